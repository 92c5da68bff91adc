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

  # What cannot be stored goes by mail, and only without mail the visitor is asked to call.
  port=8081
  for mailer in true false; do
    LEADCLOCK_INBOX=$inbox/none as forms php -q -d "sendmail_path=sh -c 'cat >/tmp/mailed; $mailer'" \
      -S 127.0.0.1:$port "$examples/handler.php" 2>/run/keep/php &
    wait_for 5 "PHP's web server" bash -c ": >/dev/tcp/127.0.0.1/$port"
    said=$(curl --silent --data "email=kept@customer.example" http://127.0.0.1:$port/)
    port=$((port + 1))
    expect_match "what was mailed" 'kept@customer.example' "$(cat /tmp/mailed)"
    if $mailer; then expect_equal "the answer" "thank you" "$said"; else expect_match "the answer" "please call us" "$said"; fi
  done
fi
if have nginx php-fpm8.2 fcgiwrap curl; then
  install -D -m 0644 "$examples/webhook.php" /usr/local/lib/leadclock/webhook.php
  install -m 0755 "$examples/webhook.cgi" "$examples/drop.sh" /usr/local/lib/leadclock
  sed "s,SCRIPT_FILENAME.*webhook.cgi;,& fastcgi_param LEADCLOCK_INBOX $inbox/webhook-cgi;," \
    "$examples/webhook.nginx.conf" >/etc/nginx/conf.d/webhook.conf
  rm -f /etc/nginx/sites-enabled/*
  stage webhook
  usermod --append --groups leadclock-drop www-data
  mkdir -p /run/php
  php-fpm8.2 --daemonize
  systemctl start fcgiwrap.socket
  nginx
  wait_for 5 "nginx" bash -c ': >/dev/tcp/127.0.0.1/8088'
  # posted PATH FILE TYPE: the status of a POST.
  posted() {
    curl --silent --output /dev/null --write-out '%{http_code}' --header "Content-Type: $3" \
      --data-binary "@$2" "http://127.0.0.1:8088/$1/change-this-word"
  }
  type_of() {
    case $1 in *.json) echo application/json ;; *.form) echo application/x-www-form-urlencoded ;; *) echo message/rfc822 ;; esac
  }
  for file in "$staged"/webhook/*; do
    expect_equal "the webhook's answer" 204 "$(posted leads "$file" "$(type_of "$file")")"
  done
  expect_equal "another path" 404 "$(curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:8088/)"
  expect_equal "a visit" 403 "$(curl --silent --output /dev/null --write-out '%{http_code}' http://127.0.0.1:8088/leads/change-this-word)"
  : >/tmp/nothing
  expect_equal "an empty body" 500 "$(posted leads /tmp/nothing application/json)"

  # The same without PHP.
  stage webhook-cgi
  for file in "$staged"/webhook-cgi/*; do
    expect_equal "the script's answer" 204 "$(posted hooks "$file" "$(type_of "$file")")"
  done
  expect_equal "an empty body" 500 "$(posted hooks /tmp/nothing application/json)"
fi
expect_each_once

if have nginx php-fpm8.2 fcgiwrap curl; then
  # A form with a file is stored as it came, by both.
  systemctl stop leadclockd
  for path in leads hooks; do
    expect_equal "the answer to a form with a file" 204 "$(curl --silent --output /dev/null --write-out '%{http_code}' \
      --form email=ana@customer.example --form plan=@"$0" http://127.0.0.1:8088/$path/change-this-word)"
  done
  for file in "$inbox"/webhook/* "$inbox"/webhook-cgi/*; do
    expect_match "what is stored" '^--[-A-Za-z0-9]+'$'\r' "$(head -1 "$file")"
    expect_equal "parts" 2 "$(grep -c '^Content-Disposition: form-data; name=' "$file")"
  done
fi
