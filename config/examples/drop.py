#!/usr/bin/env python3
"""drop.py [FOLDER] <LEAD: drops what it is given as one lead; import drop() in a form handler.

A hidden name, fsync, rename: the lead is there whole or not at all, and survives a power cut once
drop() has returned. Mode 0640 is what lets the daemon read; tempfile.mkstemp() would make 0600.
"""

import os
import sys
import uuid


def drop(lead, inbox="/var/spool/leadclock/inbox/website", ending=".json"):
    """Drops bytes as one lead; raises OSError when they could not be stored."""
    name = uuid.uuid4().hex + ending
    folder = os.open(inbox, os.O_PATH)
    try:
        hidden = os.open(f".{name}.tmp", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640, dir_fd=folder)
        with open(hidden, "wb") as file:
            file.write(lead)
            file.flush()
            os.fsync(file.fileno())
        os.rename(f".{name}.tmp", name, src_dir_fd=folder, dst_dir_fd=folder)
    finally:
        os.close(folder)


if __name__ == "__main__":
    drop(sys.stdin.buffer.read(), *sys.argv[1:2])
