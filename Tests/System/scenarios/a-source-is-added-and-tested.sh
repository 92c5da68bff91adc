#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

expect_done "adding a source" leadclock source add kiosk --user forms
expect_equal "its folder" "leadclock leadclock-drop 3730" "$(stat -c '%U %G %a' "$inbox/kiosk")"
expect_match "its list" 'default:user:leadclock:rwx' "$(getfacl --absolute-names "$inbox/kiosk" | sed 's/\t.*//')"
expect_match "the sources listed" kiosk "$(leadclock source list)"
as forms bash -c 'umask 077; printf "%s\n" "$2" >"$1"' drop "$inbox/kiosk/lead.json" "$(lead 1)"
wait_for 5 "its lead" entries_are 1 LEADCLOCK_EVENT=lead-received LEADCLOCK_SOURCE=kiosk

expect_done "testing a source" leadclock source test kiosk
wait_for 5 "the test" entries_are 1 LEADCLOCK_EVENT=test-received LEADCLOCK_SOURCE=kiosk
expect_equal "leads" 1 "$(leads_listed)"
