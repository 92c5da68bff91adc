#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
drop_in quick-restart RestartSec=100ms
start_leadclock

leads=40 kills=0
RANDOM=20261121
for number in $(seq $leads); do
  drop_by_rename forms "lead-$number.json" "$(lead "$number")"
  if ((RANDOM % 4 == 0)); then
    sleep "0.0$((RANDOM % 10))"
    systemctl kill --signal=KILL --kill-whom=main leadclockd 2>/dev/null && kills=$((kills + 1))
  fi
done
expect_between "kills" 5 $leads "$kills"
wait_for 10 "the service is back" systemctl is-active leadclockd
wait_for 15 "every lead in the list" leads_are $leads
wait_for 15 "every lead in the journal" different_are $leads LEADCLOCK_LEAD LEADCLOCK_EVENT=lead-received
wait_for 15 "at-risk for every lead" different_are $leads LEADCLOCK_LEAD LEADCLOCK_LEVEL=at-risk
wait_for 15 "late for every lead" different_are $leads LEADCLOCK_LEAD LEADCLOCK_LEVEL=late

# One key for one thing that happened, and one thing for one key, however often it is said.
entries LEADCLOCK_EVENT=lead-received LEADCLOCK_EVENT=level-reached -- \
  LEADCLOCK_KEY LEADCLOCK_EVENT LEADCLOCK_LEAD LEADCLOCK_LEVEL | sort -u >/run/said
expect_equal "things without a key" 0 "$(grep -c '^-' /run/said || true)"
expect_equal "different things said" $((leads * 3)) "$(wc -l </run/said)"
expect_equal "different keys" $((leads * 3)) "$(cut -f1 /run/said | sort -u | wc -l)"
expect_equal "different things under those keys" $((leads * 3)) "$(cut -f2- /run/said | sort -u | wc -l)"
expect_equal "files left in the inbox" 0 "$(find "$inbox" -type f | wc -l)"
expect_equal "files in the archive" $leads "$(find "$spool/archive" -type f | wc -l)"
