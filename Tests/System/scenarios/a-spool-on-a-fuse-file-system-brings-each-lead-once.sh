#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
have bindfs || exit 77
install_leadclock
# The whole spool, so that a rename reaches the archive; but no rename there refuses to overwrite.
behind=/var/lib/behind
cp -a "$spool" "$behind"
bindfs -o allow_other,nonempty "$behind" "$spool" || { echo "skipped: no FUSE here"; exit 77; }
start_leadclock
expect_match "said at the start" "website polled .fuse." "$(entries LEADCLOCK_EVENT=started -- MESSAGE)"
drop_by_rename forms first.json "$(lead 1)"
drop_in_place forms second.json "$(lead 2)"
drop_by_rename forms third.json "$(lead 3)"
wait_for 15 "three leads" leads_are 3
wait_for 10 "all of them taken away" is_empty "$inbox/website"
expect_equal "archived" 3 "$(archived)"
systemctl kill --signal=KILL leadclockd
drop_by_rename forms first.json "$(lead 4)"
wait_for 20 "the lead after a crash" leads_are 4
wait_for 10 "it is taken away, too" is_empty "$inbox/website"
expect_equal "archived" 4 "$(archived)"
expect_equal "not taken away in time" 0 "$(count_entries LEADCLOCK_EVENT=file-stalled)"
expect_equal "duplicates" 0 "$(count_entries LEADCLOCK_EVENT=lead-duplicate)"
drop_in_place forms broken.json '{"name": "Bu'
wait_for 20 "what is broken is put aside" different_are 1 LEADCLOCK_KEY LEADCLOCK_EVENT=file-quarantined
