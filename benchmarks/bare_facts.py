"""The floor of `balie check`: the same things read by the shortest script, with no judgement."""

import json
import shutil
import socket
import subprocess

import psutil


def ran(*argv: str) -> str:
    """What a program prints, or nothing where it is missing."""
    if shutil.which(argv[0]) is None:
        return ""
    return subprocess.run(argv, capture_output=True, text=True, timeout=5, check=False).stdout


print(
    json.dumps(
        {
            "disks": [psutil.disk_usage(p.mountpoint) for p in psutil.disk_partitions()],
            "memory": psutil.virtual_memory(),
            "swap": psutil.swap_memory(),
            "boot": psutil.boot_time(),
            "battery": psutil.sensors_battery(),
            "load": psutil.getloadavg(),
            "addresses": list(psutil.net_if_addrs()),
            "lookup": socket.getaddrinfo("localhost", None)[0][4][0],
            "jobs": ran("lpstat", "-d", "-p", "-o"),
            "updates": ran("apt", "list", "--upgradable").count("\n"),
            "errors": ran("journalctl", "-p", "err", "-o", "json", "-n", "1000").count("\n"),
        }
    )
)
