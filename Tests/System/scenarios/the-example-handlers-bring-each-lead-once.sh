#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock
examples=$repository/config/examples

written_by example-python bash -c "for file in *; do $examples/drop.py $inbox/example-python <\$file; done"
written_by example-shell bash -c "for file in *; do $examples/drop.sh $inbox/example-shell <\$file; done"
if have php curl; then
  # A form: fields in, so what is stored is not the staged bytes.
  make_source example-form
  LEADCLOCK_INBOX=$inbox/example-form as forms php -q -S 127.0.0.1:8080 "$examples/handler.php" &
  server=$!
  wait_for 5 "PHP's web server" bash -c ': >/dev/tcp/127.0.0.1/8080'
  for number in $(seq 30); do
    expect_equal "the form's answer" "thank you" "$(curl --silent --data "name=Buyer+$number" \
      --data "email=form.$number@customer.example" --data "message=offer+$number" http://127.0.0.1:8080/)"
  done
  kill $server
  make_source example-call
  as forms php -r "require '$examples/file_put_contents.php';
    for (\$n = 0; \$n < 30; \$n++) { leadclock_drop(['name' => \"Buyer \$n\", 'email' => \"call.\$n@customer.example\",
      'message' => \"offer \$n\"], '$inbox/example-call') || exit(1); }"
  for source in example-form example-call; do
    wait_for 10 "30 leads of $source" different_are 30 LEADCLOCK_LEAD LEADCLOCK_EVENT=lead-received LEADCLOCK_SOURCE=$source
  done
fi
if have nginx php-fpm8.2 curl; then
  install -D -m 0644 "$examples/webhook.php" /usr/local/lib/leadclock/webhook.php
  install -m 0644 "$examples/webhook.nginx.conf" /etc/nginx/conf.d/webhook.conf
  rm -f /etc/nginx/sites-enabled/*
  stage webhook
  usermod --append --groups leadclock-drop www-data
  mkdir -p /run/php
  php-fpm8.2 --daemonize
  nginx
  wait_for 5 "nginx" bash -c ': >/dev/tcp/127.0.0.1/8088'
  for file in "$staged"/webhook/*; do
    expect_equal "the webhook's answer" 204 "$(curl --silent --output /dev/null --write-out '%{http_code}' \
      --data-binary "@$file" http://127.0.0.1:8088/leads/change-this-word)"
  done
  expect_equal "another path" 404 "$(curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:8088/)"
fi
expect_each_once
