#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock
examples=$repository/config/examples
install -D -m 0755 "$examples/drop.sh" /usr/local/lib/leadclock/drop.sh

# mailbox SOURCE: an account with ten mails of a form and one of a colleague, in its home.
mailbox() {
  useradd --create-home --user-group --groups leadclock-drop "$1"
  people_of "$1"
  python3 - "$staged/$1.people" "/home/$1" <<'PYTHON'
import json, sys
from email.message import EmailMessage
for number, person in enumerate(json.load(open(sys.argv[1]))):
    mail = EmailMessage()
    mail["From"] = "My Site <wordpress@example.com>"
    mail["Reply-To"] = person["email"]
    mail["To"] = "sales@example.com"
    mail["Subject"] = "My Site: a question"
    mail["Message-ID"] = f"<{person['email']}>"
    mail.set_content("".join(f"{label}: {person[key]}\n" for label, key in
        [("Name", "name"), ("Email", "email"), ("Phone", "phone"), ("Message", "message")]))
    open(f"{sys.argv[2]}/{number}.eml", "wb").write(bytes(mail))
open(sys.argv[2] + "/other.eml", "w").write(
    "From: Ben <ben@example.com>\nTo: ana@example.com\nSubject: lunch\n\nat noon?\n")
PYTHON
  chmod 755 "/home/$1"; chmod 644 "/home/$1"/*
}
# filter SOURCE MODE EXAMPLE FILE: the example as the account's filter, into a folder of its own.
filter() {
  sed "s,inbox/mail,inbox/$1," "$examples/$3" >"/home/$1/$4"
  chown "$1" "/home/$1/$4"; chmod "$2" "/home/$1/$4"
  filters+=("$1")
}
# filed SOURCE COMMAND...: each mail through the filter, as the account; then all eleven are in its
# mailbox as ever.
filed() {
  local source=$1 file; shift
  for file in "/home/$source"/*.eml; do
    (cd "/home/$source" && HOME=/home/$source as "$source" "$@" <"$file") || fail "$source: '$*' ended with $?"
  done
  expect_equal "$source: mails in the mailbox" 11 "$(cat "/home/$source"/Maildir/new/* | grep -c '^Subject:')"
}
filters=()

if have procmail; then
  mailbox procmail
  filter procmail 0644 procmailrc .procmailrc
  filed procmail procmail DEFAULT=/home/procmail/Maildir/
fi
if have maildrop; then
  mailbox maildrop
  filter maildrop 0600 maildroprc .mailfilter
  sed -i 's/^#DEFAULT/DEFAULT/' /etc/maildroprc
  as maildrop mkdir -p /home/maildrop/Maildir/{new,cur,tmp}
  filed maildrop maildrop
fi
if have doveconf sievec; then
  mailbox sieve
  install -m 0644 "$examples/dovecot-sieve.conf" /etc/dovecot/conf.d/99-leadclock.conf
  filter sieve 0644 leads.sieve .dovecot.sieve
  filed sieve env USER=sieve /usr/lib/dovecot/dovecot-lda -o mail_location=maildir:/home/sieve/Maildir
fi
[ "${#filters[@]}" != 0 ] || exit 0
expect_people "${filters[@]}"

# Without the folder the mail server keeps the mail, or it is in the mailbox all the same.
rm -rf "${inbox:?}"/*
for source in "${filters[@]}"; do rm -rf "/home/$source"/Maildir/new/*; done
if [[ " ${filters[*]} " == *\ sieve\ * ]]; then
  filed sieve env USER=sieve /usr/lib/dovecot/dovecot-lda -o mail_location=maildir:/home/sieve/Maildir
fi
cd /
for source in procmail maildrop; do
  [[ " ${filters[*]} " == *\ $source\ * ]] || continue
  status=0
  HOME=/home/$source as $source $source <"/home/$source/1.eml" || status=$?
  expect_equal "$source: what the mail server is told" 75 $status
  expect_equal "$source: mails" 0 "$(find "/home/$source/Maildir/new" -type f | wc -l)"
done
