#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
configure 2s 4s
start_leadclock

drop_by_rename forms quick.json "$(lead 1)"
wait_for 5 "the lead" entries_are 1 LEADCLOCK_EVENT=lead-received
lead=$(entries LEADCLOCK_EVENT=lead-received -- LEADCLOCK_LEAD)

said=$(as ana leadclock answer "$lead" --by ana)
expect_match "the verdict" "$lead answered by ana" "$said"
wait_for 5 "the answer in the journal" entries_are 1 LEADCLOCK_EVENT=lead-answered "LEADCLOCK_LEAD=$lead"
expect_equal "priority of answered" 6 "$(entries LEADCLOCK_EVENT=lead-answered -- PRIORITY)"

sleep 4.5
expect_equal "levels reached after the answer" 0 "$(count_entries LEADCLOCK_EVENT=level-reached)"
expect_equal "state in the list" answered \
  "$(listed | python3 -c 'import json, sys; print(json.load(sys.stdin)[0]["state"])')"
expect_equal "responses left in the folder" 0 "$(find "$spool/responses" -type f | wc -l)"
