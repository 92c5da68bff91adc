#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
make_source shop
own_mount() {
  mount -t tmpfs -o "mode=3770,uid=$(id -u leadclock),gid=$(getent group leadclock-drop | cut -d: -f3)" tmpfs "$inbox/shop"
}
drop_at_shop() { # FILE CONTENT
  as shop bash -c 'umask 027; printf "%s\n" "$2" >"$1.part" && mv "$1.part" "$1"' drop "$inbox/shop/$1" "$2"
}
missed() { different LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-unavailable LEADCLOCK_SOURCE="$1"; }
missed_are() { [ "$(missed "$2")" = "$1" ]; }
recovered_are() { different_are "$1" LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-recovered LEADCLOCK_SOURCE="$2"; }
reason() { entries LEADCLOCK_EVENT=inbox-unavailable LEADCLOCK_SOURCE="$1" -- LEADCLOCK_REASON | tail -1; }

# One source lies on a file system of its own. That is said, and its files are copied out of it.
own_mount
start_leadclock
expect_match "said at the start" "shop on a mount of its own .tmpfs., copied out" "$(entries LEADCLOCK_EVENT=started -- MESSAGE)"
drop_by_rename forms first.json "$(lead 1)"
wait_for 5 "the first lead" leads_are 1
drop_at_shop second.json "$(lead 2)"
wait_for 5 "the lead on the other mount" leads_are 2
wait_for 5 "nothing left there" is_empty "$inbox/shop"
expect_equal "archived" 2 "$(archived)"

# Something is mounted over a source. The kernel says nothing of it. What lies on it is nobody's lead.
lead 3 >"$inbox/website/under.json.part"; chown forms:leadclock-drop "$inbox/website/under.json.part"; chmod 640 "$inbox/website/under.json.part"
mkdir /run/other && mount -t tmpfs -o mode=0755 tmpfs /run/other
lead 99 >/run/other/over.json
mount --bind /run/other "$inbox/website"
wait_for 5 "mounted over, said" missed_are 1 website
expect_equal "priority" 2 "$(entries LEADCLOCK_EVENT=inbox-unavailable -- PRIORITY)"
expect_match "what to do" "tmpfs is mounted over it; unmount it, or leadclock reload" "$(reason website)"
sleep 3
expect_match "status" "inbox unavailable .website." "$(shown StatusText)"
recovered_are 0 website || fail "it was taken for the inbox"
leads_are 2 || fail "a lead from what is mounted over the inbox"
umount "$inbox/website" # nobody holds it
wait_for 5 "back, said" recovered_are 1 website
mv "$inbox/website/under.json.part" "$inbox/website/under.json"
wait_for 10 "the lead that lay under it" leads_are 3
drop_by_rename forms fourth.json "$(lead 4)"
wait_for 5 "the lead after it" leads_are 4

# So does a bind mount of the same file system.
mkdir "$spool/elsewhere" && mount --bind "$spool/elsewhere" "$inbox/website"
wait_for 5 "bound over, said" missed_are 2 website
umount "$inbox/website"
wait_for 5 "back again, said" recovered_are 2 website

# What is mounted on a name is not read.
lead 98 >/run/bound.json; chmod 644 /run/bound.json
touch "$inbox/website/bound.json"; mount --bind /run/bound.json "$inbox/website/bound.json"
wait_for 15 "mounted on a name, said" different_are 1 LEADCLOCK_KEY LEADCLOCK_EVENT=file-stalled LEADCLOCK_SOURCE=website
expect_match "why" "something is mounted on its name" "$(entries LEADCLOCK_EVENT=file-stalled -- LEADCLOCK_REASON)"
umount "$inbox/website/bound.json"; rm -f "$inbox/website/bound.json"
leads_are 4 || fail "a lead from what is mounted on a name"

# The file system of a source goes: the empty folder that is left is not the source.
umount --lazy "$inbox/shop"
wait_for 5 "unmounted, said" missed_are 1 shop
expect_match "what to do" "its file system .tmpfs. is not mounted; mount it again" "$(reason shop)"
sleep 3
recovered_are 0 shop || fail "the empty mount point was taken for the inbox"
own_mount
drop_at_shop fifth.json "$(lead 5)"
wait_for 5 "mounted again, said" recovered_are 1 shop
wait_for 10 "the lead in it" leads_are 5
expect_equal "times that website was missed" 2 "$(missed website)"

# So it is after a crash, a boot or a late mount: nobody starts from an empty mount point.
umount --lazy "$inbox/shop"
wait_for 5 "unmounted again, said" missed_are 2 shop
systemctl kill --signal=KILL leadclockd
wait_for 20 "missed by the next one" missed_are 3 shop
own_mount
drop_at_shop sixth.json "$(lead 6)"
wait_for 10 "the lead in it, once it is there" leads_are 6

# Unless somebody says that the folder is right as it is.
umount --lazy "$inbox/shop"
wait_for 5 "gone for good, said" missed_are 4 shop
systemctl reload leadclockd
drop_at_shop seventh.json "$(lead 7)"
wait_for 10 "the lead in the folder itself" leads_are 7
wait_for 5 "everything taken away" is_empty "$inbox/shop"
expect_equal "archived" 7 "$(archived)"
expect_equal "state" active "$(shown ActiveState)"
expect_equal "restarts" 1 "$(shown NRestarts)"
