"""A disk of our own, mounted and taken away without being root: Linux's user namespaces."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NOT_HERE = "not possible here: needs Linux and unshare -rm (user namespaces)"

_ALONE = ("unshare", "--map-root-user", "--mount", "--")


def available() -> bool:
    """Tell whether a process of ours may mount something that nobody else sees."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return False
    tried = [*_ALONE, "mount", "-t", "tmpfs", "none", "/mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def run_alone(command: Sequence[str]) -> str:
    """Run *command* where it may mount; return what it prints, if it comes to an end."""
    done = subprocess.run([*_ALONE, *command], stdout=subprocess.PIPE, text=True, check=False)
    if not done.stdout:
        done.check_returncode()
    return done.stdout


@contextmanager
def mounted(place: Path, size: int) -> Iterator[Path]:
    """Mount a small disk of *size* bytes in memory at *place*."""
    place.mkdir(exist_ok=True)
    mount("-t", "tmpfs", "-o", f"size={size}", "none", str(place))
    try:
        yield place
    finally:
        unmount(place)


def mount(*words: str) -> None:
    """Mount as the command of this name does."""
    subprocess.run(["mount", *words], check=True)


def unmount(place: Path) -> None:
    """Take away what is mounted at *place*, whoever is using it."""
    subprocess.run(["umount", "--lazy", str(place)], check=False)
