#!/bin/sh
# drop.sh [FOLDER] <FILE: drops what it is given as one file, such as a mail from a filter. Put it in
# /usr/local/lib/leadclock, where the other examples look for it; procmailrc, leads.sieve, maildrop and
# postfix.md use it.
# A hidden name, fsync, rename: the file is there whole or not at all. On failure nothing is left, and
# 75 (EX_TEMPFAIL) makes a mail server keep the mail and try again.
umask 027
inbox=${1:-/var/spool/leadclock/inbox/website}
name=$(date +%s.%N)-$$
hidden=$inbox/.$name.tmp
# What is there already under that name is somebody else's.
set -C
cat >"$hidden" && [ -s "$hidden" ] && sync "$hidden" && mv "$hidden" "$inbox/$name" && exit 0
rm -f "$hidden"
exit 75
