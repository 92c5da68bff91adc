#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

drop_by_rename forms renamed.json "$(lead 1)"
wait_for 5 "the renamed lead" entries_are 1 LEADCLOCK_EVENT=lead-received
drop_in_place forms written.json "$(lead 2)"
wait_for 5 "the lead written in place" entries_are 2 LEADCLOCK_EVENT=lead-received
drop_by_link forms linked.json "$(lead 3)"
wait_for 5 "the linked lead" entries_are 3 LEADCLOCK_EVENT=lead-received
# A producer with umask 077, as many form handlers have.
as forms bash -c 'umask 077; printf "%s\n" "$2" >"$1"' drop "$inbox/website/private.json" "$(lead 4)"
wait_for 5 "the lead of a producer with umask 077" entries_are 4 LEADCLOCK_EVENT=lead-received

expect_equal "source and priority" $'website\t6' \
  "$(entries LEADCLOCK_EVENT=lead-received -- LEADCLOCK_SOURCE PRIORITY | sort -u)"
expect_equal "different leads" 4 "$(different LEADCLOCK_LEAD LEADCLOCK_EVENT=lead-received)"
expect_equal "leads in the list" 4 "$(leads_listed)"
wait_for 5 "an empty inbox" test -z "$(find "$inbox/website" -type f)"
expect_equal "files in the archive" 4 "$(find "$spool/archive" -type f | wc -l)"
expect_equal "files in quarantine" 0 "$(find "$spool/quarantine" -type f | wc -l)"
