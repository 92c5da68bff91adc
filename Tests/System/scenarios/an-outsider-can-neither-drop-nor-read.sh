#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock
drop_by_rename forms known.json "$(lead 1)"
wait_for 5 "the lead" entries_are 1 LEADCLOCK_EVENT=lead-received
wait_for 5 "the file in the archive" bash -c "[ -n \"\$(find $spool/archive -type f)\" ]"
archived=$(find "$spool/archive" -type f)

for folder in inbox inbox/website responses receipts outbox archive quarantine; do
  expect_refused "dropping into $folder" as outsider touch "$spool/$folder/x.json"
  expect_refused "listing $folder" as outsider ls "$spool/$folder"
done
expect_refused "reading a lead's file" as outsider cat "$archived"
expect_refused "reading the ledger" as outsider cat "$state/ledger.db"
expect_refused "listing the state" as outsider ls "$state"
expect_refused "reading the configuration" as outsider cat "$configuration"
expect_refused "listing leads" as outsider leadclock list --all --json
expect_refused "answering" as outsider leadclock answer L-1 --by ana
expect_equal "answers" 0 "$(count_entries LEADCLOCK_EVENT=lead-answered)"
