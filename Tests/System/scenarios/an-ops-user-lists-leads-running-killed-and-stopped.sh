#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
drop_in no-restart Restart=no
start_leadclock
for number in 1 2 3; do drop_by_rename forms "$number.json" "$(lead $number)"; done
wait_for 8 "three leads while it runs" leads_are 3

systemctl kill --signal=KILL --kill-whom=main leadclockd
wait_for 5 "the killed service is down" state_is failed
expect_equal "leads after SIGKILL" 3 "$(leads_listed)"

systemctl reset-failed leadclockd
start_leadclock
expect_equal "leads after the recovery" 3 "$(leads_listed)"
systemctl stop leadclockd
expect_equal "leads after a clean stop" 3 "$(leads_listed)"
expect_match "as a table" 'L-[0-9]+' "$(as ana leadclock list --all)"
expect_refused "writing the ledger" as ana bash -c "echo x >>$state/ledger.db"
