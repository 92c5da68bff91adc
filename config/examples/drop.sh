#!/bin/sh
# drop.sh [FOLDER] <LEAD: drops what it is given as one lead, such as a mail from a filter:
#   maildrop  to "| /usr/local/bin/drop.sh /var/spool/leadclock/inbox/mail"
#   procmail  :0 w
#             | /usr/local/bin/drop.sh /var/spool/leadclock/inbox/mail
# A hidden name, then a rename: the lead is there whole or not at all. The caller sees a failure.
set -eu
umask 027
inbox=${1:-/var/spool/leadclock/inbox/website}
name=$(date +%s)-$$
trap 'rm -f "$inbox/.$name.tmp"' EXIT
cat >"$inbox/.$name.tmp"
sync "$inbox/.$name.tmp"
mv "$inbox/.$name.tmp" "$inbox/$name"
