"""Mounts a drive that hangs for ever, then runs a command: `hung_drive.py FOLDER COMMAND…`.

It is a FUSE file system (Linux: `include/uapi/linux/fuse.h`) whose server says hello, takes the
first question and never answers it: what waits for that answer cannot even be killed, as with
the worst of network drives. It ends with the command. Needs mount rights, as `unshare` gives them.
"""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
import sys
import threading

_HELLO = struct.Struct("<IiQ IIIIHHIIHHI7I")
_HEADER = struct.Struct("<IIQ")


def main(folder: str, *command: str) -> int:
    """Mount at `folder`, run the command, and let go of all that hangs."""
    drive = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={drive},rootmode=40000,user_id={os.getuid()},group_id={os.getgid()}"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"hung", folder.encode(), b"fuse.sshfs", 0, options.encode()):
        raise OSError(ctypes.get_errno(), "mount")
    threading.Thread(target=_serve, args=(drive,), daemon=True).start()
    try:
        return subprocess.run(command, check=False).returncode
    finally:
        libc.umount2(folder.encode(), 1)  # MNT_FORCE ends what waits


def _serve(drive: int) -> None:
    _, _, unique = _HEADER.unpack_from(os.read(drive, 1 << 17))
    size = _HELLO.size
    os.write(drive, _HELLO.pack(size, 0, unique, 7, 31, 0, 0, 12, 9, 65536, 1, 0, 0, 0, *[0] * 7))
    os.read(drive, 1 << 17)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
