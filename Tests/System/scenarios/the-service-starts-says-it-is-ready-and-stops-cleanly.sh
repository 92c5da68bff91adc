#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

expect_equal "state after start" active "$(shown ActiveState)"
expect_equal "type" notify "$(shown Type)"
expect_match "status line" '^[0-9]+ open, [0-9]+ overdue, .*outbox [0-9]+; inbox ok; config [0-9]+$' "$(shown StatusText)"
expect_equal "watchdog" 20s "$(systemctl show --property=WatchdogUSec --value leadclockd)"
expect_equal "started entries" 1 "$(count_entries LEADCLOCK_EVENT=started)"
expect_equal "priority of started" 5 "$(entries LEADCLOCK_EVENT=started -- PRIORITY)"

systemctl stop leadclockd
expect_equal "result after stop" success "$(shown Result)"
expect_equal "stopped entries" 1 "$(count_entries LEADCLOCK_EVENT=stopped)"

expect_done "the target starts it too" systemctl start leadclock.target
wait_for 5 "the service under its target" systemctl is-active leadclockd
systemctl stop leadclock.target
wait_for 5 "the service stops with its target" state_is inactive
