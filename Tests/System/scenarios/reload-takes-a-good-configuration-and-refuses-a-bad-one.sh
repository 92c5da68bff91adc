#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
configure 1s 60s
start_leadclock
generation() { shown StatusText | sed -E 's/.*config ([0-9]+).*/\1/'; }
generation_is() { [ "$(generation)" = "$1" ]; }
first=$(generation)
process=$(main_process)

configure 1s 2s
expect_done "a good configuration" systemctl reload leadclockd
expect_equal "reloaded entries" 1 "$(count_entries LEADCLOCK_EVENT=config-reloaded)"
wait_for 3 "the status names the new generation" generation_is $((first + 1))

cp "$configuration" /run/good.yaml
sed -i 's/after: 2s/afer: 2s/' "$configuration"
expect_refused "a bad configuration" systemctl reload leadclockd
expect_equal "generation after the bad one" $((first + 1)) "$(generation)"
expect_equal "reloaded entries after the bad one" 1 "$(count_entries LEADCLOCK_EVENT=config-reloaded)"

# A bare SIGHUP is judged by the daemon itself, with the place in the file.
systemctl kill --signal=HUP --kill-whom=main leadclockd
wait_for 5 "the refusal in the journal" entries_are 1 LEADCLOCK_EVENT=config-rejected
expect_match "the reason" ':[0-9]+:[0-9]+: .*afer' "$(entries LEADCLOCK_EVENT=config-rejected -- LEADCLOCK_REASON)"

expect_equal "the same process" "$process" "$(main_process)"
expect_equal "state" active "$(shown ActiveState)"
drop_by_rename forms after.json "$(lead 1)"
wait_for 8 "the level of the configuration in force" entries_are 1 LEADCLOCK_LEVEL=late

cp /run/good.yaml "$configuration"
expect_done "a good configuration again" systemctl reload leadclockd
