#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
drop_in watchdog WatchdogSec=5
start_leadclock

# More entries than the journal's socket holds.
leads=400
systemctl kill --signal=STOP systemd-journald
as forms bash -c "cd $inbox/website; umask 027
  for n in \$(seq $leads); do
    printf '{\"name\":\"Buyer %d\",\"email\":\"buyer.%d@customer.example\",\"message\":\"offer %d\"}' \$n \$n \$n >\$n.part
    mv \$n.part \$n.json
  done"
wait_for 20 "every lead in the list while the journal is silent" leads_are $leads
sleep 3
expect_equal "restarts" 0 "$(shown NRestarts)"

systemctl kill --signal=CONT systemd-journald
wait_for 20 "every arrival in the journal" different_are $leads LEADCLOCK_LEAD LEADCLOCK_EVENT=lead-received
wait_for 20 "every last level in the journal" different_are $leads LEADCLOCK_LEAD LEADCLOCK_LEVEL=late
expect_equal "different keys" $((leads * 3)) \
  "$(different LEADCLOCK_KEY LEADCLOCK_EVENT=lead-received LEADCLOCK_EVENT=level-reached)"
expect_equal "restarts at the end" 0 "$(shown NRestarts)"
