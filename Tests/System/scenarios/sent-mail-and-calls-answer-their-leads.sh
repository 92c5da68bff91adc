#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
configure 1h 2h
sed -i 's/\(emails: \[ana@example.com\]\)/\1, extensions: ["2000"]/' "$configuration"
start_leadclock
have postconf || exit 0
examples=$repository/config/examples
install -D -m 0755 "$examples/drop.sh" /usr/local/lib/leadclock/drop.sh

# Four people who wait, each of whom will be answered in another way.
for number in 0 1 2; do
  drop_by_rename forms "sent.$number.json" \
    "{\"name\":\"Buyer $number\",\"email\":\"sent.$number@customer.example\",\"message\":\"please call about offer $number\"}"
done
drop_by_rename forms called.json '{"name":"Buyer 3","phone":"+34 600 000 003","message":"please call"}'
drop_by_rename forms tried.json '{"name":"Buyer 4","phone":"+34 600 000 004","message":"please call"}'
wait_for 20 "five leads" leads_are 5
# What answers within 15 s is taken for a machine's.
sleep 17

postconf -e 'inet_interfaces = loopback-only' 'mydestination = localhost' 'myhostname = mail.example.com' \
  'disable_dns_lookups = yes' 'maillog_file = /var/log/postfix.log'
postconf -F '*/*/chroot = n'
"$examples/sent-mail-postfix.sh" @example.com >/run/keep/setup 2>&1 || fail "$(cat /run/keep/setup)"
postfix start >/dev/null 2>&1 || fail "postfix does not start"
wait_for 10 "postfix" bash -c ': >/dev/tcp/127.0.0.1/25'
printf 'From: Ana <ana@example.com>\nTo: sent.0@customer.example\nSubject: offer 0\n\nThe quote by our own server.\n' |
  sendmail -f ana@example.com sent.0@customer.example

# answered NAME: how it was, as the journal says it; "-" for nothing yet.
answered() {
  entries LEADCLOCK_EVENT=lead-answered LEADCLOCK_LEAD="$(lead_of "$1")" -- MESSAGE
}
lead_of() {
  listed | python3 -c 'import json, sys
print(next(lead["id"] for lead in json.load(sys.stdin) if lead["contact"]["full_name"] == sys.argv[1]))' "$1"
}
is_answered() { [ -n "$(answered "$1")" ]; }

wait_for 20 "the answer by the own server" is_answered "Buyer 0"
expect_match "the answer" ' answered (by ana )?after .* by mail' "$(answered "Buyer 0")"

postconf -X sender_bcc_maps
"$examples/sent-mail-postfix.sh" --receive sent-k7qx2m@leads.example.com >/run/keep/setup 2>&1 ||
  fail "$(cat /run/keep/setup)"
postfix reload >/dev/null 2>&1
for service in google microsoft; do
  python3 - "$writers/sent/$service.eml" <<'PYTHON'
import email.utils, smtplib, sys
mail = open(sys.argv[1]).read().replace("@DATE@", email.utils.formatdate(localtime=True))
smtplib.SMTP("127.0.0.1").sendmail("ana@example.com", ["sent-k7qx2m@leads.example.com"], mail)
PYTHON
done
for number in 1 2; do
  wait_for 20 "the answer to Buyer $number" is_answered "Buyer $number"
  expect_match "the answer" ' answered (by ana )?after .* by mail' "$(answered "Buyer $number")"
done

# A call that was taken, and one that was not.
add_user asterisk
install -d -o asterisk -g asterisk /var/log/asterisk/cdr-csv
setfacl -m u:asterisk:wx "$spool/responses"
now=$(TZ=Europe/Berlin date '+%F %T')
{
  echo "\"\",\"2000\",\"0034600000003\",\"from-internal\",\"\"\"Ana\"\" <2000>\",\"PJSIP/2000-1\",\"PJSIP/t-2\",\"Dial\",\"PJSIP/0034600000003@t,30\",\"$now\",\"$now\",\"$now\",128,120,\"ANSWERED\",\"DOCUMENTATION\",\"1777886100.1\",\"\""
  echo "\"\",\"2000\",\"0034600000004\",\"from-internal\",\"\"\"Ana\"\" <2000>\",\"PJSIP/2000-3\",\"PJSIP/t-4\",\"Dial\",\"PJSIP/0034600000004@t,30\",\"$now\",\"\",\"$now\",30,0,\"NO ANSWER\",\"DOCUMENTATION\",\"1777886100.3\",\"\""
} | as asterisk tee /var/log/asterisk/cdr-csv/Master.csv >/dev/null
expect_done "the hand-over" as asterisk "$examples/asterisk-handover.sh"
wait_for 20 "the answer by telephone" is_answered "Buyer 3"
expect_match "the answer" ' answered (by ana )?after .* by call' "$(answered "Buyer 3")"
for number in 0 1 2 3; do
  expect_match "who answered Buyer $number" 'answered after .*, by ana' "$(as ana leadclock show "$(lead_of "Buyer $number")")"
done
expect_equal "the call that nobody took" "" "$(answered "Buyer 4")"
expect_match "its history" '(attempt|tried)' "$(as ana leadclock show "$(lead_of "Buyer 4")")"

# Nothing of all that lies about: what answered is gone, and nothing was put aside.
expect_equal "left in responses" "" "$(ls "$spool/responses")"
expect_equal "put aside" "" "$(ls "$spool/quarantine")"
