#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
drop_in quick-restart RestartSec=50ms
"$repository/scripts/storm" --files 3000 --over 6 --service forms
