#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

# sshd for the user `forms`, with files only.
start_sshd() {
  mkdir -p /run/sshd /run/keys
  ssh-keygen -q -t ed25519 -N '' -f /run/keys/host
  ssh-keygen -q -t ed25519 -N '' -f /run/keys/forms
  chmod 755 /run/keys; chmod 644 /run/keys/forms.pub
  usermod --password '*' forms
  cat >/run/keys/sshd.conf <<CONF
ListenAddress 127.0.0.1:2222
HostKey /run/keys/host
AuthorizedKeysFile /run/keys/%u.pub
StrictModes no
UsePAM no
Subsystem sftp internal-sftp -u 027
ForceCommand internal-sftp -u 027
CONF
  "$(command -v sshd)" -f /run/keys/sshd.conf -E /run/keys/log
  wait_for 5 "sshd" bash -c ': >/dev/tcp/127.0.0.1/2222'
}
# sftp_each SOURCE COMMANDS: the commands for each file, in which %s is its name.
sftp_each() {
  stage "$1"
  local file
  for file in $(ls "$staged/$1"); do printf "${2//%s/$file}\n"; done >/run/keys/batch
  (cd "$staged/$1" && sftp -q -b - -i /run/keys/forms -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o LogLevel=ERROR -P 2222 forms@127.0.0.1 </run/keys/batch >/dev/null) || fail "sftp: $(tail -3 /run/keys/log)"
}
if have sshd sftp; then
  start_sshd
  sftp_each sftp-put "put %s $inbox/sftp-put/%s"
  sftp_each sftp-rename "put %s $inbox/sftp-rename/%s.part\nrename $inbox/sftp-rename/%s.part $inbox/sftp-rename/%s"
  # The protocol's own rename, which the server does as link and unlink.
  sftp_each sftp-link "put %s $inbox/sftp-link/%s.part\nrename -l $inbox/sftp-link/%s.part $inbox/sftp-link/%s"
fi

# Mail agents deliver into the folder itself, or hand the mail to the shell example.
if have procmail; then
  written_by procmail bash -c "printf '%s\n' 'UMASK=027' ':0' '$inbox/procmail' >/tmp/procmailrc
    for file in *; do procmail -m /tmp/procmailrc <\$file; done"
  written_by procmail-pipe bash -c "printf '%s\n' SHELL=/bin/sh ':0 w' '| $repository/config/examples/drop.sh $inbox/procmail-pipe' >/tmp/procmailrc
    for file in *; do procmail -m /tmp/procmailrc <\$file; done"
fi
if have maildrop; then
  written_by maildrop-pipe bash -c "printf '%s\n' 'SHELL=\"/bin/sh\"' 'to \"| $repository/config/examples/drop.sh $inbox/maildrop-pipe\"' >/tmp/mailfilter
    chmod 600 /tmp/mailfilter; for file in *; do HOME=/tmp maildrop /tmp/mailfilter <\$file; done"
fi
# An agent may begin the mail with a line of its own.
written=("${written[@]/%/*}")
expect_each_once
