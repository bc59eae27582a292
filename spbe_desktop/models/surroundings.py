"""What the system, and the services that keep folders in step, say of a place."""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from spbe_desktop.domain.places import LOCAL, Drive, Mount, Place, Surroundings, place_of
from spbe_desktop.models.places import (
    DRIVE_REMOTE,
    DRIVE_REMOVABLE,
    drive_type,
    kernel,
    mount_of,
    root_of,
)

_DISC = 5
_DRIVES = {
    DRIVE_REMOVABLE: Drive.REMOVABLE,
    DRIVE_REMOTE: Drive.REMOTE,
    _DISC: Drive.REMOVABLE,
}
_ONEDRIVE = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
_LONGEST_LABEL = 261


def place_on_system(folder: Path) -> Place:
    """Return where *folder*, which may still be missing, lies, as far as the system tells."""
    try:
        if sys.platform == "win32":
            return place_of(Path(os.path.abspath(folder)), _around_drive(folder))  # noqa: PTH100
        found = folder.resolve()
        around = Surroundings(_home(), tuple(synced_folders(_home())), Mount(*mount_of(found)))
        return place_of(found, around)
    except (OSError, RuntimeError):  # a loop of links, a name that no system takes
        return LOCAL


def synced_folders(home: Path) -> Iterator[tuple[Path, str]]:
    """Return the folders that OneDrive and Dropbox say they keep in step, with their names."""
    for name in _ONEDRIVE:
        if os.environ.get(name):
            yield Path(os.environ[name]), "OneDrive"
    settings = [home / ".dropbox"]
    settings += [
        Path(os.environ[name]) / "Dropbox"
        for name in ("APPDATA", "LOCALAPPDATA")
        if os.environ.get(name)
    ]
    for folder in settings:
        for path in _dropbox_folders(folder / "info.json"):
            yield path, "Dropbox"


def _dropbox_folders(info: Path) -> Iterator[Path]:
    """Return what Dropbox wrote down for programs like this one: one folder per account."""
    try:
        accounts = json.loads(info.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    for account in accounts.values() if isinstance(accounts, dict) else ():
        path = account.get("path") if isinstance(account, dict) else None
        if isinstance(path, str) and path:
            yield Path(path)


def _home() -> Path:
    return Path.home()


def _around_drive(folder: Path) -> Surroundings:
    drive = _DRIVES.get(drive_type(folder), Drive.FIXED)
    label = _label(folder) if drive is Drive.FIXED else ""
    return Surroundings(_home(), tuple(synced_folders(_home())), None, drive, label)


def _label(folder: Path) -> str:
    """Return the name of the drive, by which Google's is known."""
    name = ctypes.create_unicode_buffer(_LONGEST_LABEL)
    kernel().GetVolumeInformationW(
        root_of(folder), name, _LONGEST_LABEL, None, None, None, None, 0
    )
    return name.value
