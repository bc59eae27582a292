"""The package for Debian and its kin, around the frozen folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from shipping.places import BUILD, FOLDER, FOR_LINUX, PACKAGING, ROOT, size_of, version

SOURCES = PACKAGING / "linux"


def make_package(folder: Path) -> Path:
    """Pack the program in *folder* as a .deb that puts it into /usr/lib, and into the menu."""
    tree = BUILD / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    program = tree / "usr" / "lib" / FOLDER
    shutil.copytree(folder, program, symlinks=True)
    command = tree / "usr" / "bin" / FOLDER
    command.parent.mkdir()
    command.symlink_to(Path("../lib") / FOLDER / FOLDER)
    share = tree / "usr" / "share"
    icons = share / "icons" / "hicolor" / "scalable" / "apps"
    for source, target in (
        (SOURCES / "spbe-desktop.desktop", share / "applications"),
        (SOURCES / "spbe-desktop.xml", share / "mime" / "packages"),
        (ROOT / "resources" / "app" / "spbe-desktop.svg", icons),
    ):
        target.mkdir(parents=True)
        shutil.copy(source, target)
    _write_control(tree, folder)
    _open_to_all(tree)
    FOR_LINUX.mkdir(parents=True, exist_ok=True)
    made = FOR_LINUX / f"{FOLDER}_{version()}_amd64.deb"
    build = ("dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(made))
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return made


def _write_control(tree: Path, folder: Path) -> None:
    control = (SOURCES / "control").read_text(encoding="utf-8")
    kilobytes = size_of(tree)[1] // 1024
    filled = control.format(version=version(), kilobytes=kilobytes, libc=_newest_libc(folder))
    target = tree / "DEBIAN" / "control"
    target.parent.mkdir()
    target.write_text(filled, encoding="utf-8")


def _newest_libc(folder: Path) -> str:
    """Return the version of the C library that the program needs at least.

    The libraries it took from this system ask for what this system has.
    """
    wanted = {(2, 34)}
    for path in folder.rglob("*.so*"):
        if not path.is_symlink():
            content = path.read_bytes()
            wanted |= {(2, int(found)) for found in re.findall(rb"GLIBC_2\.(\d+)\0", content)}
    return ".".join(map(str, max(wanted)))


def _open_to_all(tree: Path) -> None:
    """Let everybody read what this user may read, whatever the mask of its new files is."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
