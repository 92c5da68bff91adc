#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
install_leadclock
start_leadclock

# None of these keeps the access list that a new file inherits from the folder: what is left is mode
# 0640 and the group, which is the cure that a quarantined file's reason names.
written_by install bash -c "install -m 0640 -g leadclock-drop * $inbox/install"
written_by cp-group bash -c "chgrp leadclock-drop *; chmod 0640 *; cp -p * $inbox/cp-group"
written_by mv-group bash -c "chgrp leadclock-drop *; chmod 0640 *; mv * $inbox/mv-group"
expect_each_once
