#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock
drop_by_rename forms explained.json "$(lead 1)"
drop_by_rename forms garbage.json "$(head -c 300 /dev/urandom | base64)"
wait_for 8 "both levels" entries_are 2 LEADCLOCK_EVENT=level-reached
lead=$(entries LEADCLOCK_EVENT=lead-received -- LEADCLOCK_LEAD)
expect_done "answering" as ana leadclock answer "$lead" --by ana
wait_for 5 "the answer" entries_are 1 LEADCLOCK_EVENT=lead-answered
wait_for 15 "the quarantined file" entries_are 1 LEADCLOCK_EVENT=file-quarantined
systemctl stop leadclockd

explained=$(journalctl --no-pager --catalog SYSLOG_IDENTIFIER=leadclockd)
expect_match "level" "Subject: Lead $lead reached level at-risk" "$explained"
expect_match "arrival" "Subject: Lead $lead arrived from website" "$explained"
expect_match "what to do" "leadclock answer $lead" "$explained"
expect_match "manual page" 'man:leadclock-events\(7\)' "$explained"
# A field that an entry does not carry would stand there by its bare name.
bare=$(grep -oE '@?LEADCLOCK_[A-Z_]+@?' <<<"$explained" | sort -u || true)
expect_equal "fields named by the catalog and absent from the entry" "" "$bare"

entries -- MESSAGE_ID LEADCLOCK_EVENT MESSAGE | sort -u >/run/seen
while IFS=$'\t' read -r id event message; do
  expect_match "message id of '$message'" '^[0-9a-f]{32}$' "$id"
  journalctl --list-catalog "$id" | grep -q . || fail "no catalog entry for $event, $id"
  expect_equal "event that the catalog names $id" "# $event" \
    "$(grep -B1 -e "-- $id" /usr/lib/systemd/catalog/leadclock.catalog | head -1)"
done </run/seen
