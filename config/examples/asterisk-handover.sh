#!/bin/bash
# asterisk-handover.sh [FOLDER] [MASTER.CSV]: hands the call records written since the last time over
# to Leadclock, as one closed batch. Run it every minute as the account of Asterisk:
#   setfacl -m u:asterisk:wx /var/spool/leadclock/responses
#   * * * * *  asterisk  /usr/local/lib/leadclock/asterisk-handover.sh      (/etc/cron.d/leadclock)
#
# Asterisk opens Master.csv for each call anew, so a renamed one is complete once nobody has it open.
# A batch is put aside only when it has been dropped, under a name of its own: after a failure or a
# power cut it is dropped again, and call records that are known change nothing.
set -euo pipefail
umask 027
folder=${1:-/var/spool/leadclock/responses}
master=${2:-/var/log/asterisk/cdr-csv/Master.csv}

# One at a time: a run may take longer than a minute when the disk is full.
exec 9>>"$master.lock"
flock --nonblock 9 || exit 0

if [ -s "$master" ]; then mv "$master" "$master.batch-$(date +%Y%m%dT%H%M%S)"; sleep 1; fi
for batch in "$master".batch-*; do
  [ -f "$batch" ] || continue
  name=calls-${batch##*.batch-}-$(stat -c %i "$batch").csv
  rm -f "$folder/.$name.tmp"
  cp "$batch" "$folder/.$name.tmp" && sync "$folder/.$name.tmp" && mv "$folder/.$name.tmp" "$folder/$name"
  mv "$batch" "${batch/.batch-/.done-}"
done
# What was handed over stays a week.
find "$(dirname "$master")" -maxdepth 1 -name "$(basename "$master").done-*" -mtime +7 -delete
