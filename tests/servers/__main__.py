"""Installs what a server needs and becomes it: `python -m tests.servers mail FOLDER`.

It runs in namespaces of its own, so that whatever it starts ends with it.
"""

from __future__ import annotations

import os
import subprocess
import sys

from filelock import FileLock

from tests.servers.starting import BUILD, PROJECT


def main(name: str, folder: str) -> None:
    """Never returns: where packages are missing, the log says which command installs them."""
    BUILD.mkdir(parents=True, exist_ok=True)
    with FileLock(BUILD / "packages.lock"):
        subprocess.run([PROJECT / "tools" / "system-packages", "servers"], check=True)
    as_root = () if os.geteuid() == 0 else ("--user", "--map-root-user")
    spaces = ("--mount", "--pid", "--fork", "--kill-child", "--mount-proc")
    server = (sys.executable, "-m", f"tests.servers.{name}", folder)
    os.execvp("unshare", ["unshare", *as_root, *spaces, *server])  # noqa: S606


if __name__ == "__main__":
    main(*sys.argv[1:])
