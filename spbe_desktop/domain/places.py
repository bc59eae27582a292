"""Where a folder lies: on a disk of this computer, or where others reach it or take it away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import PurePath


class PlaceKind(StrEnum):
    """What may happen to a folder there behind the back of whoever works in it."""

    LOCAL = "local"
    """Nothing."""
    SYNCED = "synced"
    """A service copies it to other computers, and copies back what changed there."""
    NETWORK = "network"
    """Other computers reach it too, and it is away whenever the network is."""
    REMOVABLE = "removable"
    """Somebody pulls it out."""


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place; *service* names who keeps a synced one in step."""

    kind: PlaceKind
    service: str = ""

    @property
    def shared(self) -> bool:
        """Tell whether another computer may work in the same folder unseen by our lock."""
        return self.kind in {PlaceKind.SYNCED, PlaceKind.NETWORK}


LOCAL = Place(PlaceKind.LOCAL)


class Drive(Enum):
    """What Windows says of a drive, as far as it matters here."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class Mount:
    """Where Linux has hung a disk in, and what kind of file system it has."""

    point: PurePath
    file_system: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the system says of its disks and of the services that keep folders in step."""

    home: PurePath
    synced: tuple[tuple[PurePath, str], ...] = ()
    """Folders that a service has declared as its own, with its name."""
    mount: Mount | None = None
    """What holds the folder in question, where the system knows mounts."""
    drive: Drive = Drive.FIXED
    label: str = ""
    """The name of the drive that holds the folder in question."""


_GOOGLE = "Google Drive"
_USUAL_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": _GOOGLE,
    "googledrive": _GOOGLE,
    "google-drive": _GOOGLE,
    "my drive": _GOOGLE,
    "drive saya": _GOOGLE,
    "shared drives": _GOOGLE,
    "drive bersama": _GOOGLE,
    "other computers": _GOOGLE,
    "komputer lainnya": _GOOGLE,
    "icloud drive": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
}
_NAMES_OF_OFFICES = (("onedrive - ", "OneDrive"), ("dropbox (", "Dropbox"))
"""How the folders of an organisation begin: "OneDrive - Pemkab Paser"."""

_SERVICE_MOUNTS = {
    "fuse.google-drive-ocamlfuse": _GOOGLE,
    "fuse.onedriver": "OneDrive",
    "fuse.rclone": "rclone",
}
_NETWORK_MOUNTS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "vboxsf", "virtiofs", "davfs", "ceph", "afs"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.glusterfs", "fuse.smbnetfs", "fuse.vmhgfs-fuse"}
)
_STICK_MOUNTS = frozenset({"vfat", "exfat", "iso9660", "udf", "msdos"})
_STICK_FOLDERS = ("/media", "/run/media")
_DESKTOP_MOUNT = "fuse.gvfsd-fuse"
"""Where the desktop shows what it has opened: shares, telephones, drives in the cloud."""
_DESKTOP_SERVICES = {"google-drive": _GOOGLE, "onedrive": "OneDrive"}
_DESKTOP_STICKS = frozenset({"mtp", "gphoto2", "afc"})


def place_of(folder: PurePath, around: Surroundings) -> Place:
    """Return where *folder*, an absolute path whose links were followed, lies."""
    service = _declared(folder, around.synced) or _named(folder, around)
    if service:
        return Place(PlaceKind.SYNCED, service)
    if folder.drive:
        return _on_drive(folder, around)
    return LOCAL if around.mount is None else _on_mount(folder, around.mount)


def _declared(folder: PurePath, synced: Iterable[tuple[PurePath, str]]) -> str:
    return next((name for root, name in synced if folder.is_relative_to(root)), "")


def _named(folder: PurePath, around: Surroundings) -> str:
    """Return the service whose usual name a folder has that lies where such folders lie."""
    if around.label.casefold() == _GOOGLE.casefold():
        return _GOOGLE
    top = around.mount.point if around.mount else folder
    for root in (around.home, *folder.parents[-1:], top):
        if folder != root and folder.is_relative_to(root):
            name = _service_called(folder.relative_to(root).parts[0])
            if name:
                return name
    return ""


def _service_called(name: str) -> str:
    name = name.casefold()
    begins = (service for start, service in _NAMES_OF_OFFICES if name.startswith(start))
    return _USUAL_NAMES.get(name) or next(begins, "")


def _on_drive(folder: PurePath, around: Surroundings) -> Place:
    if is_share(folder) or around.drive is Drive.REMOTE:
        return Place(PlaceKind.NETWORK)
    return Place(PlaceKind.REMOVABLE) if around.drive is Drive.REMOVABLE else LOCAL


def is_share(folder: PurePath) -> bool:
    r"""Tell whether Windows reaches *folder* by the name of a server, as in \\server\folder."""
    drive = folder.drive.replace("/", "\\")
    # \\?\C: is a long path on a disk, \\?\UNC\server is one on a server.
    local = drive.startswith("\\\\?\\") and not drive.upper().startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\") and not local


def _on_mount(folder: PurePath, mount: Mount) -> Place:
    kind = mount.file_system
    if kind in _SERVICE_MOUNTS:
        return Place(PlaceKind.SYNCED, _SERVICE_MOUNTS[kind])
    if kind == _DESKTOP_MOUNT:
        return _opened_by_desktop(folder, mount)
    if kind in _NETWORK_MOUNTS:
        return Place(PlaceKind.NETWORK)
    on_stick = any(mount.point.is_relative_to(top) for top in _STICK_FOLDERS)
    return Place(PlaceKind.REMOVABLE) if kind in _STICK_MOUNTS or on_stick else LOCAL


def _opened_by_desktop(folder: PurePath, mount: Mount) -> Place:
    """Return the place of what is called "google-drive:host=gmail.com" or "smb-share:…"."""
    scheme = "".join(folder.relative_to(mount.point).parts[:1]).partition(":")[0]
    if scheme in _DESKTOP_SERVICES:
        return Place(PlaceKind.SYNCED, _DESKTOP_SERVICES[scheme])
    return Place(PlaceKind.REMOVABLE if scheme in _DESKTOP_STICKS else PlaceKind.NETWORK)


def conflict_copies(name: str, beside: Sequence[str]) -> tuple[str, ...]:
    """Return the names in *beside* that a service gives to a second file *name*, sorted.

    OneDrive adds the computer ("a-LAPTOP.db"), Google Drive and iCloud a number ("a (1).db",
    "a 2.db"), Dropbox and Nextcloud words in brackets, Syncthing a word of its own.
    """
    stem, dot, suffix = name.rpartition(".")
    pattern = re.compile(rf"{re.escape(stem)}[ ._(-].+{re.escape(dot + suffix)}", re.IGNORECASE)
    return tuple(sorted(each for each in beside if pattern.fullmatch(each)))
