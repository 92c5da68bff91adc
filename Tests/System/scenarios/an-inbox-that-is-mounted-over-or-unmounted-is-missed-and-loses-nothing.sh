#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
make_source shop
# One source lies on a file system of its own.
mount -t tmpfs -o "mode=3770,uid=$(id -u leadclock),gid=$(getent group leadclock-drop | cut -d: -f3)" tmpfs "$inbox/shop"
start_leadclock
drop_by_rename forms first.json "$(lead 1)"
wait_for 5 "the first lead" leads_are 1

# Something is mounted over a source. The kernel says nothing of it.
lead 2 >/run/under.json; chown forms:leadclock-drop /run/under.json
cp -p /run/under.json "$inbox/website/under.json.part"
mkdir /run/other && mount -t tmpfs -o mode=0755 tmpfs /run/other
mount --bind /run/other "$inbox/website"
wait_for 5 "mounted over, said" different_are 1 LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-unavailable
expect_equal "source and priority" $'website\t2' \
  "$(entries LEADCLOCK_EVENT=inbox-unavailable -- LEADCLOCK_SOURCE PRIORITY)"
# The service follows the path, as producers do, and so it holds what is mounted there.
umount --lazy "$inbox/website"
mv "$inbox/website/under.json.part" "$inbox/website/under.json"
wait_for 10 "the lead that lay under it" leads_are 2
drop_by_rename forms third.json "$(lead 3)"
wait_for 5 "the lead after it" leads_are 3
expect_between "times that it was missed" 1 2 "$(different LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-unavailable)"

# The file system of a source goes, and comes back.
before=$(different LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-unavailable LEADCLOCK_SOURCE=shop)
umount --lazy "$inbox/shop"
wait_for 5 "unmounted, said" different_are $((before + 1)) LEADCLOCK_KEY LEADCLOCK_EVENT=inbox-unavailable LEADCLOCK_SOURCE=shop
mount -t tmpfs -o "mode=3770,uid=$(id -u leadclock),gid=$(getent group leadclock-drop | cut -d: -f3)" tmpfs "$inbox/shop"
as shop bash -c 'umask 027; printf "%s\n" "$2" >"$1.part" && mv "$1.part" "$1"' drop "$inbox/shop/fourth.json" "$(lead 4)"
wait_for 10 "the lead in it" leads_are 4
expect_equal "state" active "$(shown ActiveState)"
expect_equal "restarts" 0 "$(shown NRestarts)"
