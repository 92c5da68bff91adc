#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock

folder() { # PATH OWNER GROUP MODE
  expect_equal "$1" "$2 $3 $4" "$(stat -c '%U %G %a' "$1")"
}
folder "$spool" leadclock leadclock 755
folder "$spool/inbox" leadclock leadclock-drop 3730
folder "$spool/responses" leadclock leadclock-ops 3730
folder "$spool/outbox" leadclock leadclock-courier 2750
folder "$spool/receipts" leadclock leadclock-courier 3730
folder "$spool/archive" leadclock leadclock-ops 2750
folder "$spool/quarantine" leadclock leadclock-ops 2750
folder "$state" leadclock leadclock-ops 2750
folder /etc/leadclock root leadclock-ops 750
folder "$configuration" root leadclock-ops 640

list='default:user::rwx
default:user:leadclock:rwx
default:group::---
default:mask::rwx
default:other::---'
for path in "$spool"/{inbox,responses,receipts}; do
  expect_equal "default list of $path" "$list" \
    "$(getfacl --omit-header --default --absolute-names --no-effective "$path" | sed '/^$/d; s/^\(user\|group\|mask\|other\)/default:\1/')"
done
for path in "$spool"/{outbox,archive,quarantine} "$state"; do
  expect_equal "default list of $path" "" "$(getfacl --omit-header --default --absolute-names "$path")"
done

# Installing again changes neither them nor an edited configuration.
echo '# edited' >>"$configuration"
before=$(getfacl -R --absolute-names "$spool" "$state" /etc/leadclock; cat "$configuration")
make --silent --directory "$repository" install DESTDIR=
expect_equal "after a second installation" "$before" "$(getfacl -R --absolute-names "$spool" "$state" /etc/leadclock; cat "$configuration")"

# And uninstalling keeps what people own.
touch "$state/ledger.db" "$spool/archive/kept"
make --silent --directory "$repository" uninstall DESTDIR=
for path in "$configuration" "$state/ledger.db" "$spool/archive/kept"; do
  [ -e "$path" ] || fail "uninstall removed $path"
done
[ ! -e /usr/bin/leadclockd ] || fail "uninstall left the program"
[ ! -e /usr/lib/systemd/system/leadclockd.service ] || fail "uninstall left the unit"
