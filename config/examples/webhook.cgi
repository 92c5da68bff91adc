#!/bin/sh
# A receiver for webhooks without PHP: stores the body as it came and answers at once (see
# webhook.nginx.conf, which has it behind fcgiwrap). Anything but 204 makes the sender try again.
/usr/local/lib/leadclock/drop.sh "${LEADCLOCK_INBOX:-/var/spool/leadclock/inbox/webhook}" \
  && echo 'Status: 204 No Content' || echo 'Status: 500 Internal Server Error'
echo
