#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
# The spool is a file system of its own, and one source lies on another: neither gives an event.
mkdir /run/spool-disk && mount -t tmpfs -o mode=0755 tmpfs /run/spool-disk
cp -a "$spool/." /run/spool-disk/
mount --move /run/spool-disk "$spool" 2>/dev/null || mount --bind /run/spool-disk "$spool"
# What is mounted later reaches the service's own view of the file system.
drop_in mounts PrivateMounts=no MountFlags=slave
start_leadclock
drop_by_rename forms first.json "$(lead 1)"
wait_for 5 "the first lead" leads_are 1

# Something is mounted over a source: what is under it waits, and what is in it is not taken for it.
mkdir /run/other && mount -t tmpfs tmpfs /run/other
lead 2 >/run/other/hidden.json
mount --bind /run/other "$inbox/website"
wait_for 5 "mounted over, said" entries_are 1 LEADCLOCK_EVENT=inbox-unavailable
expect_equal "source and priority" $'website\t2' \
  "$(entries LEADCLOCK_EVENT=inbox-unavailable -- LEADCLOCK_SOURCE PRIORITY)"
umount "$inbox/website"
wait_for 5 "unmounted, said" entries_are 1 LEADCLOCK_EVENT=inbox-recovered
drop_by_rename forms third.json "$(lead 3)"
wait_for 5 "the lead after it" different_are 2 LEADCLOCK_LEAD LEADCLOCK_EVENT=lead-received
expect_equal "state" active "$(shown ActiveState)"
