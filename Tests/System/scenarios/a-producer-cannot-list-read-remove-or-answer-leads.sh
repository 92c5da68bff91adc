#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock
drop_by_rename shop known.json "$(lead 1)"
wait_for 5 "the lead" entries_are 1 LEADCLOCK_EVENT=lead-received
# A name that the daemon leaves alone, so that the file stays where the other producer could find it.
as shop bash -c 'umask 000; printf "%s\n" "$2" >"$1"' drop "$inbox/website/.pending.json.part" "$(lead 2)"

pending=$inbox/website/.pending.json.part
expect_refused "listing the inbox" as forms ls "$inbox"
expect_refused "listing a source" as forms ls "$inbox/website"
expect_refused "reading another's file" as forms cat "$pending"
expect_refused "overwriting another's file" as forms bash -c "echo x >>$pending"
expect_refused "removing another's file" as forms rm -f "$pending"
expect_refused "renaming another's file" as forms mv "$pending" "$inbox/website/mine.json"
expect_refused "replacing another's file" as forms bash -c "echo x >$inbox/website/y.part && mv -f $inbox/website/y.part $pending"
expect_refused "reading the ledger" as forms cat "$state/ledger.db"
expect_refused "listing leads" as forms leadclock list --all --json
expect_refused "dropping a response" as forms touch "$spool/responses/x.json"
expect_refused "answering" as forms leadclock answer L-1 --by ana

lead=$(entries LEADCLOCK_EVENT=lead-received -- LEADCLOCK_LEAD)
drop_by_rename forms forged.json \
  "{\"id\":\"forged-1\",\"lead\":\"$lead\",\"kind\":\"contact\",\"channel\":\"call\",\"by\":\"ana\",\"at\":\"2026-11-21T10:04:05Z\"}"
wait_for 8 "the forged answer in quarantine" entries_are 1 LEADCLOCK_EVENT=file-quarantined
wait_for 8 "the lead's last level" entries_are 1 LEADCLOCK_LEVEL=late "LEADCLOCK_LEAD=$lead"
expect_equal "answers" 0 "$(count_entries LEADCLOCK_EVENT=lead-answered)"
expect_equal "the other producer's file" "$(lead 2)" "$(cat "$pending")"
