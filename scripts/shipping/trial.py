"""Tries the Windows program under Wine: its self-test, its window, its installer."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from shipping.places import BUILD, version
from shipping.screen import picture_when_painted
from shipping.wine import PREFIX, Wine, windows_path

CONSOLE, WINDOW = "spbe-desktop.exe", "SPBE Desktop.exe"
USERS = PREFIX / "drive_c" / "users"
_MENU_AND_DESKTOP = (
    "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/SPBE Desktop.lnk",
    "Desktop/SPBE Desktop.lnk",
)
_IN_USE = 3
_CLASSES = r"HKCU\Software\Classes"
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\SPBEDesktop"


def self_test(wine: Wine, program: Path) -> None:
    """Let the program try itself, from the console and without one."""
    wine.must_run(str(program / CONSOLE), "self-test", seconds=300)
    # It has nobody to tell, but its exit status; it starts the process that reads files, too.
    wine.must_run(str(program / WINDOW), "self-test", seconds=300)


def take_picture(wine: Wine, program: Path, target: Path, display: str) -> None:
    """Open the sample in the real window, and keep a picture of it as *target*."""
    workspace = BUILD / "windows" / "contoh"
    shutil.rmtree(workspace, ignore_errors=True)
    wine.must_run(str(program / CONSOLE), "demo", windows_path(workspace), seconds=300)
    wine.start(str(program / WINDOW), windows_path(workspace))
    picture_when_painted(display, seconds=180).save(target)
    wine.end_all()


def install_and_remove(wine: Wine, installer: Path, display: str) -> None:
    """Install silently, then over an older copy with data beside it, and remove it again.

    While the program is open nothing of it is touched.
    """
    shutil.rmtree(_placed(), ignore_errors=True)
    wine.must_run(str(installer), "/S")
    placed = _placed()
    _require(_told(wine, _UNINSTALL, "DisplayVersion") == version(), "the list of programs")
    _require(_told(wine, _CLASSES + r"\.spbepack") == "SPBEDesktop.Pack", "the kinds of files")
    _require(len(_entries()) == len(_MENU_AND_DESKTOP), "Start menu and desktop")
    wine.must_run(str(placed / CONSOLE), "self-test", seconds=300)

    # An older version has left files that this one does not know; the officer has data.
    stale, own = placed / "_internal" / "lama.dll", placed / "catatan saya.txt"
    stale.write_bytes(b"")
    own.write_bytes(b"")
    wine.must_run(str(installer), "/S")
    _require(own.exists() and not stale.exists(), "the upgrade")
    wine.must_run(str(placed / CONSOLE), "--version")

    wine.start(str(placed / WINDOW))
    picture_when_painted(display, seconds=180)
    _require(wine.run(str(installer), "/S") == _IN_USE, "no upgrade while it is open")
    wine.end_all()
    wine.must_run(str(placed / CONSOLE), "--version")

    # It copies itself away and goes on from there.
    wine.must_run(str(placed / "uninstall.exe"), "/S")
    wine.wait()
    _require(own.exists() and not (placed / "_internal").exists(), "the removal")
    _require(not _entries(), "Start menu and desktop, removed")
    for key in (_UNINSTALL, _CLASSES + r"\.spbepack", _CLASSES + r"\SPBEDesktop.Package"):
        _require(not _told(wine, key), key)


def run_portable(wine: Wine, archive: Path, display: str) -> None:
    """Open the portable copy, and see that it writes nothing outside its own folder."""
    unpacked = BUILD / "windows" / "portabel"
    shutil.rmtree(unpacked, ignore_errors=True)
    shutil.unpack_archive(archive, unpacked)
    program = next(unpacked.iterdir())
    before = _of_the_user(wine)
    wine.start(str(program / WINDOW))
    picture_when_painted(display, seconds=180)
    wine.end_all()
    kept = {path.name for path in (program / "data").iterdir()}
    _require("grafik" in kept and "galat.log" not in kept, "what the portable copy keeps")
    _require(_of_the_user(wine) == before, "nothing outside of the portable copy")


def _of_the_user(wine: Wine) -> set[str]:
    """Return what is ours in the user's folders and in the registry."""
    files = {str(path) for path in USERS.rglob("*") if "spbe" in path.name.lower()}
    return files | {wine.answer("reg", "query", r"HKCU\Software\SPBE Desktop", "/s")}


def _placed() -> Path:
    return _home() / "AppData" / "Local" / "Programs" / "SPBE Desktop"


def _home() -> Path:
    """Return the home of the one user that the prefix has, beside what all share."""
    return next(path for path in USERS.iterdir() if path.name != "Public")


def _entries() -> list[Path]:
    return [path for place in _MENU_AND_DESKTOP if (path := _home() / place).exists()]


def _told(wine: Wine, key: str, name: str = "") -> str:
    """Return what the registry says; nothing if it says nothing."""
    value = ("/v", name) if name else ("/ve",)
    answer = wine.answer("reg", "query", key, *value)
    return next((line.split()[-1] for line in answer.splitlines() if "REG_SZ" in line), "")


def _require(holds: bool, fact: str) -> None:
    if not holds:
        sys.exit(f"The installer failed at: {fact}")
    print(f"as it should be: {fact}", flush=True)
