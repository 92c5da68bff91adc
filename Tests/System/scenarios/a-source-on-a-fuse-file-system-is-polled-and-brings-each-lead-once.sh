#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
have bindfs || exit 77
[ -c /dev/fuse ] || mknod -m 666 /dev/fuse c 10 229 2>/dev/null || true
install_leadclock
make_source share
# What the other machine has, and what is seen of it here.
behind=/var/lib/behind
mkdir "$behind"; chown leadclock:leadclock-drop "$behind"; chmod 3770 "$behind"
bindfs -o allow_other "$behind" "$inbox/share" || { echo "skipped: no FUSE here"; exit 77; }
expect_equal "file system" fuseblk "$(stat -f -c %T "$inbox/share")"
start_leadclock
expect_match "said at the start" "share polled .fuse." "$(entries LEADCLOCK_EVENT=started -- MESSAGE)"
expect_match "status" "share polled .fuse." "$(shown StatusText)"

at_share() { as shop bash -c 'umask 027; '"$1" drop "$2" "$3"; }
# Through the mount and behind its back, renamed in and in place.
at_share 'printf "%s\n" "$2" >"$1.part" && mv "$1.part" "$1"' "$inbox/share/renamed.json" "$(lead 1)"
at_share 'printf "%s\n" "$2" >"$1"' "$inbox/share/placed.json" "$(lead 2)"
at_share 'printf "%s\n" "$2" >"$1.part" && mv "$1.part" "$1"' "$behind/renamed-behind.json" "$(lead 3)"
at_share 'printf "%s\n" "$2" >"$1"' "$behind/placed-behind.json" "$(lead 4)"
# A writer that takes its time: nothing tells when it closes, so it has to be quiet for a while.
at_share 'printf "%s" "${2:0:40}" >"$1"; sleep 1; printf "%s\n" "${2:40}" >>"$1"' "$behind/slow.json" "$(lead 5)"
wait_for 20 "five leads" leads_are 5
wait_for 10 "all of them gone from there" is_empty "$behind"
expect_equal "archived" 5 "$(archived)"
expect_equal "duplicates" 0 "$(count_entries LEADCLOCK_EVENT=lead-duplicate)"
expect_equal "quarantined" 0 "$(count_entries LEADCLOCK_EVENT=file-quarantined)"

# A crash in between costs nothing.
for number in 6 7 8; do at_share 'printf "%s\n" "$2" >"$1"' "$behind/$number.json" "$(lead $number)"; done
sleep 2.2
systemctl kill --signal=KILL leadclockd
wait_for 30 "eight leads" leads_are 8
wait_for 10 "all of them gone" is_empty "$behind"
expect_equal "archived" 8 "$(archived)"

# The share goes, and comes back.
fusermount3 -uz "$inbox/share" || umount --lazy "$inbox/share"
wait_for 5 "unmounted, said" different_are 1 LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-unavailable LEADCLOCK_SOURCE=share
lead 9 >"$behind/ninth.json.part"; chmod 644 "$behind/ninth.json.part"; mv "$behind/ninth.json.part" "$behind/ninth.json"
bindfs -o allow_other "$behind" "$inbox/share"
wait_for 15 "the lead in it" leads_are 9
