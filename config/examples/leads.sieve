# A copy of every mail of the site's forms goes to Leadclock, and the mail itself is delivered as
# ever, also when the copy fails (:try): then it is in the mailbox alone, and Dovecot's log says so.
# Put your form's sender in place of the address.
# dovecot-sieve.conf allows it;  leadclock source add mail --user THE-ACCOUNT
require ["vnd.dovecot.pipe", "copy"];

if address :is "from" "wordpress@example.com" {
    pipe :copy :try "drop.sh" ["/var/spool/leadclock/inbox/mail"];
}
