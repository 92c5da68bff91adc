#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock

unit=/usr/lib/systemd/system/leadclockd.service
expect_done "exposure at most 1.0" systemd-analyze security --offline=yes --threshold=10 --no-pager "$unit"
expect_equal "complaints about the units" "" "$(systemd-analyze verify --man=no "$unit" /usr/lib/systemd/system/leadclock.target 2>&1)"

start_leadclock
process=$(main_process)
status() { sed -nE "s/^$1:\s+//p" "/proc/$process/status"; }
expect_equal "no new privileges" 1 "$(status NoNewPrivs)"
expect_equal "system calls filtered" 2 "$(status Seccomp)"
# Bit 28 is CAP_LEASE.
expect_equal "capabilities it has" 0000000010000000 "$(status CapEff)"
expect_equal "capabilities it could get" 0000000010000000 "$(status CapBnd)"
expect_equal "user" leadclock "$(stat -c %U "/proc/$process")"
[ "$(readlink "/proc/$process/ns/net")" != "$(readlink /proc/1/ns/net)" ] || fail "it shares the network"
# Its own view of the file system, from outside.
view=/proc/$process/root
for path in /usr/x /etc/leadclock/x "$configuration" /var/lib/x /var/spool/x; do
  expect_refused "writing $path" touch "$view$path"
done
expect_done "writing its state" touch "$view$state/x"
expect_refused "running another program" "$view/usr/bin/id"
expect_refused "running what it wrote" bash -c "cp /usr/bin/id $state/x && chmod +x $state/x && $view$state/x"
