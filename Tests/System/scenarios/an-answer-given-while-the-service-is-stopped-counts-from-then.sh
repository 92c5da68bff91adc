#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
configure 3s 60s
start_leadclock

drop_by_rename forms waiting.json "$(lead 1)"
wait_for 5 "the lead" entries_are 1 LEADCLOCK_EVENT=lead-received
lead=$(entries LEADCLOCK_EVENT=lead-received -- LEADCLOCK_LEAD)
systemctl stop leadclockd
expect_done "answering while it is stopped" as ana leadclock answer "$lead" --by ana
sleep 3.5
start_leadclock

wait_for 5 "the answer in the journal" entries_are 1 LEADCLOCK_EVENT=lead-answered "LEADCLOCK_LEAD=$lead"
waited=$(entries LEADCLOCK_EVENT=lead-answered -- LEADCLOCK_WAITED_SEC)
expect_between "seconds until the answer" 0 3 "${waited%.*}"
expect_equal "levels reached" 0 "$(count_entries LEADCLOCK_EVENT=level-reached)"
