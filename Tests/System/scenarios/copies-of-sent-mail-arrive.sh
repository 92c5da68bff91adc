#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
have postconf || exit 0
examples=$repository/config/examples
install -D -m 0755 "$examples/drop.sh" /usr/local/lib/leadclock/drop.sh

# The machine's own sendmail, its lookups and its queue, without a network.
postconf -e 'inet_interfaces = loopback-only' 'mydestination = localhost' 'myhostname = mail.example.com' \
  'disable_dns_lookups = yes' 'maillog_file = /var/log/postfix.log'
postconf -F '*/*/chroot = n'
"$examples/sent-mail-postfix.sh" @example.com >/run/keep/setup 2>&1 || fail "$(cat /run/keep/setup)"
"$examples/sent-mail-postfix.sh" @example.com >/run/keep/setup 2>&1 || fail "a second time: $(cat /run/keep/setup)"
expect_equal "tables, once each" hash:/etc/postfix/leadclock-bcc "$(postconf -h sender_bcc_maps | xargs)"
postfix start >/dev/null 2>&1 || fail "postfix does not start"
wait_for 10 "postfix" bash -c ': >/dev/tcp/127.0.0.1/25'

# sent FROM TO TEXT: as a program on this server sends it.
sent() { printf 'From: <%s>\nTo: <%s>\nSubject: your question\n\n%s\n' "$1" "$2" "$3" | sendmail -f "$1" "$2"; }
copies() { ls "$spool/responses" | wc -l; }
copies_are() { [ "$(copies)" = "$1" ]; }

sent ana@example.com sent.0@customer.example "here is the quote"
wait_for 20 "the copy of a sent mail: $(tail -3 /var/log/postfix.log)" copies_are 1
sent stranger@elsewhere.example sent.0@customer.example "not ours"
wait_for 20 "the stranger's mail" grep -q 'from=<stranger@elsewhere.example>.*queue active' /var/log/postfix.log
copy=$(echo "$spool"/responses/*)
expect_match "the copy" 'From: <ana@example.com>' "$(cat "$copy")"
expect_match "its recipient" 'To: <sent.0@customer.example>' "$(cat "$copy")"
expect_equal "its owner and group" leadmail:leadclock-ops "$(stat -c %U:%G "$copy")"
expect_refused "leadmail lists the ledger" as leadmail ls "$state"
expect_refused "leadmail lists the answers" as leadmail ls "$spool/responses"
as leadclock head -c 1 "$copy" >/dev/null || fail "the daemon cannot read the copy"

# While the folder takes nothing the copy waits in the queue, and the sender hears nothing of it.
chmod 0500 "$spool/responses"; setfacl -x u:leadmail "$spool/responses"
sent ana@example.com sent.3@customer.example "one more"
wait_for 20 "the copy in the queue" bash -c 'mailq | grep -q copies@leadclock.invalid'
setfacl -m u:leadmail:wx "$spool/responses"; chmod 3730 "$spool/responses"
postqueue -f
wait_for 20 "the copy after all" copies_are 2
# Google's and Microsoft's copies come by SMTP, to the one address that is taken.
postconf -X sender_bcc_maps
"$examples/sent-mail-postfix.sh" --receive sent-k7qx2m@leads.example.com >/run/keep/setup 2>&1 ||
  fail "$(cat /run/keep/setup)"
postfix reload >/dev/null 2>&1
smtp() { # FROM TO FILE
  python3 - "$@" <<'PYTHON'
import email.utils, smtplib, sys
mail = open(sys.argv[3]).read().replace("@DATE@", email.utils.formatdate(localtime=True))
smtplib.SMTP("127.0.0.1").sendmail(sys.argv[1], [sys.argv[2]], mail)
PYTHON
}
for service in google microsoft; do
  smtp ana@example.com sent-k7qx2m@leads.example.com "$writers/sent/$service.eml"
done
wait_for 20 "both copies" copies_are 4
expect_refused "another address" smtp ana@example.com sent@leads.example.com "$writers/sent/google.eml"

expect_equal "left under a hidden name" "" "$(find "$spool/responses" -name '.*' -type f)"
