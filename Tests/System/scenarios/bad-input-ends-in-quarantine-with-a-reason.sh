#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

as forms bash -c "umask 027; cd $inbox/website
  head -c 400 /dev/urandom >noise.json
  : >empty.json
  head -c 100000 /dev/zero | tr '\0' 'a' >oversized.json
  printf '{\"name\": \"Buyer\", \"note\": ' >cut.json
  printf 'hello there\n' >unknown.txt
  ln -s /etc/passwd link.json
  mkfifo pipe.json
  printf '%s\n' '$(lead 1)' >unreadable.part; chmod 000 unreadable.part; mv unreadable.part unreadable.json"
drop_by_rename forms good.json "$(lead 2)"

wait_for 5 "the good lead among them" entries_are 1 LEADCLOCK_EVENT=lead-received
wait_for 90 "eight files in quarantine" different_are 8 LEADCLOCK_FILE LEADCLOCK_EVENT=file-quarantined
expect_equal "source and priority" $'website\t4' \
  "$(entries LEADCLOCK_EVENT=file-quarantined -- LEADCLOCK_SOURCE PRIORITY | sort -u)"
expect_equal "entries without a reason" 0 \
  "$(entries LEADCLOCK_EVENT=file-quarantined -- LEADCLOCK_REASON | grep -cE '^-?$' || true)"
expect_equal "left in the inbox" "" "$(find "$inbox/website" -mindepth 1)"

# Nothing is deleted: each is there, with its reason in a file of its own.
expect_equal "the symbolic link" 1 "$(find "$spool/quarantine" -type l | wc -l)"
expect_equal "the pipe" 1 "$(find "$spool/quarantine" -type p | wc -l)"
expect_equal "the oversized file" 1 "$(find "$spool/quarantine" -type f -size 100000c | wc -l)"
expect_equal "the noise" 1 "$(find "$spool/quarantine" -type f -size 400c | wc -l)"
expect_between "files in quarantine with their reasons" 16 16 \
  "$(find "$spool/quarantine" -mindepth 1 ! -type d | wc -l)"
expect_refused "finding the link's target in ledger or spool" grep -rq root:x:0 "$state" "$spool"

expect_equal "state" active "$(shown ActiveState)"
expect_equal "restarts" 0 "$(shown NRestarts)"
# File names carry addresses; they stay out of the journal.
expect_equal "file names in the journal" 0 \
  "$(entries -- MESSAGE LEADCLOCK_REASON | grep -cE 'noise\.|oversized\.|unreadable\.|unknown\.txt' || true)"
