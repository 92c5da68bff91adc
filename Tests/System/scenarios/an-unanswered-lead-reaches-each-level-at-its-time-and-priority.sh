#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

before=$(microseconds)
drop_by_rename forms slow.json "$(lead 1)"
after=$(microseconds)
wait_for 8 "both levels" entries_are 2 LEADCLOCK_EVENT=level-reached

lead=$(entries LEADCLOCK_EVENT=lead-received -- LEADCLOCK_LEAD)
expect_match "the lead's id" '^L-[0-9]+$' "$lead"
expect_equal "levels in order, with their priorities" $'at-risk\t5\nlate\t4' \
  "$(entries LEADCLOCK_EVENT=level-reached "LEADCLOCK_LEAD=$lead" -- LEADCLOCK_LEVEL PRIORITY)"

# Never early (a file's time stamp is as coarse as the kernel's tick, 10 ms at most), and soon.
mapfile -t reached < <(entries LEADCLOCK_EVENT=level-reached -- __REALTIME_TIMESTAMP)
expect_between "µs until at-risk, from before the drop" 990000 9000000 $((reached[0] - before))
expect_between "µs until at-risk, from after the drop" 0 1500000 $((reached[0] - after))
expect_between "µs until late, from before the drop" 1990000 9000000 $((reached[1] - before))
expect_between "µs until late, from after the drop" 0 2500000 $((reached[1] - after))

expect_equal "different keys" 2 "$(different LEADCLOCK_KEY LEADCLOCK_EVENT=level-reached)"
