#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
# Where a mapping of a file that is closed is seen as a writer: an overlay does not say so.
mkdir -p $spool && mount -t tmpfs tmpfs $spool
install_leadclock
start_leadclock

for manner in opened replaced unnamed mapped; do
  written_by python-$manner bash -c "python3 $writers/write.py $manner $inbox/python-$manner *"
done
if have node; then written_by node bash -c "node $writers/write.js $inbox/node *"; fi
if have php; then written_by php bash -c "php $writers/write.php $inbox/php *"; fi
if have php curl; then
  stage php-upload
  LEADCLOCK_INBOX=$inbox/php-upload as forms php -q -S 127.0.0.1:8080 "$writers/upload.php" &
  server=$!
  wait_for 5 "PHP's web server" bash -c ': >/dev/tcp/127.0.0.1/8080'
  for file in "$staged"/php-upload/*; do
    curl --silent --fail --form "lead=@$file" http://127.0.0.1:8080/ || fail "the upload of $file"
  done
  kill $server
fi
expect_each_once
