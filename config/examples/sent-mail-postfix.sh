#!/bin/sh
# sent-mail-postfix.sh @DOMAIN|ADDRESS...     this server sends the firm's mail: a copy of what these
#                                             people send goes to Leadclock (sender_bcc_maps)
# sent-mail-postfix.sh --receive ADDRESS      another service sends the copies here, to this address:
#                                             sent-mail-google.md, sent-mail-microsoft.md
# As root, once; put drop.sh into /usr/local/lib/leadclock first. Every line can be done by hand.
#
# Whoever can send mail in a colleague's name can answer leads in it: let your server refuse mail from
# outside that claims to be yours (SPF, DMARC, reject_sender_login_mismatch).
set -eu
folder=/var/spool/leadclock/responses
[ -x /usr/local/lib/leadclock/drop.sh ] || { echo "install -D -m 0755 drop.sh /usr/local/lib/leadclock/drop.sh" >&2; exit 66; }
[ $# -gt 0 ] || { sed -n '2,6s/^# //p' "$0" >&2; exit 64; }

# An account that may drop answers there, and nothing else: it reads nothing of Leadclock's.
id leadmail >/dev/null 2>&1 || useradd --system --no-create-home --shell /usr/sbin/nologin leadmail
setfacl -m u:leadmail:wx "$folder"
pipe="flags=R user=leadmail argv=/usr/local/lib/leadclock/drop.sh $folder"
postconf -M "leadclock/unix=leadclock unix - n n - 4 pipe $pipe"

# add MAP PARAMETER: one more table, beside those that are there.
add() {
  case " $(postconf -h "$2") " in
    *" hash:/etc/postfix/$1 "*) ;;
    *) postconf -e "$2 = $(postconf -h "$2") hash:/etc/postfix/$1" ;;
  esac
}
if [ "$1" = --receive ]; then
  address=$2 domain=${2#*@}
  echo "$address x" >/etc/postfix/leadclock-received
  echo "$domain leadclock:" >/etc/postfix/leadclock-received-transport
  add leadclock-received relay_recipient_maps
  add leadclock-received-transport transport_maps
  case " $(postconf -h relay_domains) " in
    *" $domain "*) ;;
    *) postconf -e "relay_domains = $(postconf -h relay_domains) $domain" ;;
  esac
  postmap /etc/postfix/leadclock-received /etc/postfix/leadclock-received-transport
else
  for sender in "$@"; do echo "$sender copies@leadclock.invalid"; done >/etc/postfix/leadclock-bcc
  echo "leadclock.invalid leadclock:" >/etc/postfix/leadclock-bcc-transport
  add leadclock-bcc sender_bcc_maps
  add leadclock-bcc-transport transport_maps
  postmap /etc/postfix/leadclock-bcc /etc/postfix/leadclock-bcc-transport
fi
postfix check
echo "now: systemctl reload postfix"
