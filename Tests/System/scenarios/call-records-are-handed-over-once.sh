#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
add_user asterisk
install -d -o asterisk -g asterisk /var/log/asterisk/cdr-csv
setfacl -m u:asterisk:wx "$spool/responses"
master=/var/log/asterisk/cdr-csv/Master.csv
handover=$repository/config/examples/asterisk-handover.sh

# Calls end all the while: Asterisk opens the file for each row anew.
calls=300
as asterisk python3 - $master $calls <<'PYTHON' &
import sys, time
for call in range(int(sys.argv[2])):
    number = f"00346000{call:05}"
    row = (f'"","2000","{number}","from-internal","""Rep"" <2000>","PJSIP/2000-{call}","PJSIP/t-{call}",'
        f'"Dial","PJSIP/{number}@t,30","2026-05-04 09:15:00","2026-05-04 09:15:08","2026-05-04 09:17:08",'
        f'128,120,"ANSWERED","DOCUMENTATION","1777886100.{call}",""\n')
    with open(sys.argv[1], "a") as file:
        file.write(row)
    time.sleep(0.02)
PYTHON
exchange=$!
while kill -0 $exchange 2>/dev/null; do
  expect_done "a hand-over" as asterisk "$handover"
  sleep 0.3
done
wait $exchange
# Two at a time hand over once.
as asterisk "$handover" & as asterisk "$handover"; wait
expect_done "the last hand-over" as asterisk "$handover"

rows() { cat "$spool"/responses/calls-*.csv; }
expect_equal "rows" $calls "$(rows | wc -l)"
expect_equal "different rows" $calls "$(rows | sort -u | wc -l)"
expect_equal "whole rows" $calls "$(rows | grep -c '^"".*,"1777886100\.[0-9]*",""$')"
(($(ls "$spool"/responses/calls-*.csv | wc -l) > 1)) || fail "one batch alone: nothing grew meanwhile"
as leadclock cat "$spool"/responses/calls-*.csv >/dev/null || fail "the daemon cannot read the batches"

# A batch that cannot be dropped stays, and is dropped when it can be.
echo '"","2000","1","","","","","Dial","","2026-05-04 09:15:00","","","1",1,"ANSWERED","DOCUMENTATION","z",""' |
  as asterisk bash -c "cat >$master"
setfacl -x u:asterisk "$spool/responses"
expect_refused "a folder that takes nothing" as asterisk "$handover"
setfacl -m u:asterisk:wx "$spool/responses"
expect_done "the same again" as asterisk "$handover"
expect_equal "rows, with the late one" $((calls + 1)) "$(rows | sort -u | wc -l)"
expect_equal "left under a hidden name" "" "$(find "$spool/responses" -name '.*' -type f)"
