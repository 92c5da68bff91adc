"""write.py MANNER FOLDER FILE...: writes copies of files into a folder, as Python programs do."""

import mmap
import os
import sys
import tempfile


def opened(folder, name, content):
    with open(f"{folder}/{name}", "w", encoding="utf-8") as file:
        file.write(content.decode())


def replaced(folder, name, content):
    """The hidden name is the caller's; the mode is tempfile's 0600 until it is changed."""
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", suffix=".tmp", delete=False) as file:
        file.write(content)
        os.fchmod(file.fileno(), 0o640)
    os.replace(file.name, f"{folder}/{name}")


def unnamed(folder, name, content):
    descriptor = os.open(folder, os.O_WRONLY | os.O_TMPFILE, 0o640)
    os.write(descriptor, content)
    # Only with a folder's descriptor is it linkat, which follows the link.
    above = os.open(folder, os.O_PATH)
    os.link(f"/proc/self/fd/{descriptor}", name, dst_dir_fd=above)
    os.close(above)
    os.close(descriptor)


def mapped(folder, name, content):
    """The descriptor is closed before a byte is there; the content comes in two halves."""
    descriptor = os.open(f"{folder}/{name}", os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o640)
    os.ftruncate(descriptor, len(content))
    with mmap.mmap(descriptor, len(content)) as memory:
        os.close(descriptor)
        half = len(content) // 2
        memory[:half] = content[:half]
        memory.flush()
        memory[half:] = content[half:]


MANNERS = {"opened": opened, "replaced": replaced, "unnamed": unnamed, "mapped": mapped}
for path in sys.argv[3:]:
    with open(path, "rb") as source:
        MANNERS[sys.argv[1]](sys.argv[2], os.path.basename(path), source.read())
