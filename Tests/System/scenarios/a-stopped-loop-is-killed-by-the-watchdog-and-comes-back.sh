#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
drop_in watchdog WatchdogSec=2 RestartSec=100ms
start_leadclock
drop_by_rename forms before.json "$(lead 1)"
wait_for 5 "the first lead" entries_are 1 LEADCLOCK_EVENT=lead-received
sleep 5
expect_equal "restarts of a loop that passes" 0 "$(shown NRestarts)"

came_back() { [ "$(shown NRestarts)" = 1 ] && state_is active; }
process=$(main_process)
kill -STOP "$process"
drop_by_rename forms meanwhile.json "$(lead 2)"
wait_for 12 "another process" came_back
[ "$(main_process)" != "$process" ] || fail "it is still the stopped process, $process"
wait_for 8 "the lead dropped meanwhile" different_are 2 LEADCLOCK_LEAD LEADCLOCK_EVENT=lead-received
wait_for 8 "levels of both leads" different_are 2 LEADCLOCK_LEAD LEADCLOCK_LEVEL=late
expect_equal "core files" 0 "$(find "$state" "$spool" / -maxdepth 1 -name 'core*' | wc -l)"
