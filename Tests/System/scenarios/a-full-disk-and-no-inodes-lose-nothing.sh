#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
# The ledger and the spool on small file systems of their own.
owner="uid=$(id -u leadclock),gid=$(id -g leadclock)"
mount -t tmpfs -o "size=8m,mode=0750,$owner" tmpfs "$state"
mount -t tmpfs -o "nr_inodes=64,mode=0755,$owner" tmpfs "$spool"
systemd-tmpfiles --create leadclock.conf
make_source website
start_leadclock

# No inode is left: the day's folder in the archive cannot be made.
drop_in_place forms first.part "$(lead 1)"
mkdir "$spool/filler"
while : >"$spool/filler/$((number = ${number:-0} + 1))"; do :; done 2>/dev/null
mv "$inbox/website/first.part" "$inbox/website/first.json"
wait_for 5 "the lead" entries_are 1 LEADCLOCK_EVENT=lead-received
sleep 1.5
expect_equal "the file waits" 1 "$(find "$inbox/website" -name first.json | wc -l)"
expect_equal "state" active "$(shown ActiveState)"
rm -r "$spool/filler"
wait_for 5 "an empty inbox" test ! -e "$inbox/website/first.json"
expect_equal "files in the archive" 1 "$(find "$spool/archive" -type f | wc -l)"
mount -o remount,nr_inodes=4096 "$spool"

# No byte is left for the ledger: said once, tried again, nothing lost.
cat /dev/zero >"$state/filler" 2>/dev/null || true
for number in 2 3 4 5 6; do drop_by_rename forms "$number.json" "$(lead $number)"; done
# What room the log still had takes some; a large lead takes more.
for number in $(seq 7 60); do
  drop_by_rename forms "$number.json" "{\"name\":\"Buyer $number\",\"email\":\"buyer.$number@customer.example\",\"message\":\"$(head -c 30000 /dev/urandom | base64 -w0)\"}"
  [ "$(count_entries LEADCLOCK_EVENT=disk-low)" = 0 ] || break
done
last=$number
wait_for 5 "a full disk is said" entries_are 1 LEADCLOCK_EVENT=disk-low
sleep 2
expect_equal "said once" 1 "$(count_entries LEADCLOCK_EVENT=disk-low)"
expect_equal "state" active "$(shown ActiveState)"
expect_equal "restarts" 0 "$(shown NRestarts)"
rm "$state/filler"
wait_for 10 "every lead" leads_are "$last"
wait_for 5 "an empty inbox" bash -c '[ -z "$(ls "$1")" ]' empty "$inbox/website"
expect_equal "files in the archive" "$last" "$(find "$spool/archive" -type f | wc -l)"
