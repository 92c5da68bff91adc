#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
configure 4s 60s
start_leadclock
systemctl stop leadclockd

before=$(microseconds)
drop_by_rename forms early.json "$(lead 1)"
after=$(microseconds)
sleep 2.5
start_leadclock
wait_for 8 "the level" entries_are 1 LEADCLOCK_EVENT=level-reached LEADCLOCK_LEVEL=at-risk

reached=$(entries LEADCLOCK_EVENT=level-reached -- __REALTIME_TIMESTAMP)
expect_between "µs until at-risk, from before the drop" 3990000 9000000 $((reached - before))
expect_between "µs until at-risk, from after the drop" 0 4600000 $((reached - after))
expect_equal "leads received" 1 "$(count_entries LEADCLOCK_EVENT=lead-received)"
