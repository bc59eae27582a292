"""A sandbox: everything one trial may see, and what it must leave alone."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.sample import create_sample

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
SHIPPED = ROOT / "tests" / "data" / "workspaces"
"""A workspace of each revision that was ever shipped."""

WORKSPACE, OLDER, PACKAGES, RESTORED = "buku kerja", "buku kerja lama", "paket", "pulih"
"""Folders that an operation may write to."""
_SOURCES, _HOME, _TEMPORARY, _BESIDE = "sumber", "rumah", "sementara", "sebelah"
"""Folders that it may not."""

PACKAGE = "SPBE_6401_diskominfo_2025_r01.spbe.zip"
_FILES = 6
OLDER_PACKAGE = b"paket revisi sebelumnya"

Snapshot = Mapping[str, str]
"""What there is, by its path: a folder, or the digest of a file."""


@dataclass(frozen=True, slots=True)
class Sandbox:
    """The folders of one trial below *root*."""

    root: Path

    @property
    def workspace(self) -> Path:
        """Return the workspace that is worked in."""
        return self.root / WORKSPACE

    @property
    def older(self) -> Path:
        """Return a workspace of the second revision that is to be migrated, too."""
        return self.root / OLDER

    @property
    def package(self) -> Path:
        """Return where a package is written; an older one stands there."""
        return self.root / PACKAGES / PACKAGE

    @property
    def carried(self) -> Path:
        """Return where a backup is written that is carried away."""
        return self.root / PACKAGES / "cadangan.spbebackup"

    @property
    def restored(self) -> tuple[Path, Path]:
        """Return the new workspaces of a backup, and of one that was carried away."""
        return self.root / RESTORED / "dari cadangan", self.root / RESTORED / "dari berkas"

    @property
    def expected(self) -> Path:
        """Return where it is noted what a workspace may hold in the end."""
        return self.root / _BESIDE / "keadaan.json"

    @property
    def sources(self) -> list[Path]:
        """Return the files that are to be taken in."""
        return [self.root / _SOURCES / f"Laporan {number}.pdf" for number in range(_FILES)]

    def settle_in(self) -> None:
        """Have this process look for home and temporary files in here."""
        home, temporary = str(self.root / _HOME), str(self.root / _TEMPORARY)
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = home
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        for name in ("TMPDIR", "TEMP", "TMP"):
            os.environ[name] = temporary
        tempfile.tempdir = temporary

    def snapshot(self, but: tuple[str, ...]) -> Snapshot:
        """Return everything outside the folders named *but*."""
        return {
            str(path.relative_to(self.root)): _told(path)
            for path in sorted(self.root.rglob("*"))
            if path.relative_to(self.root).parts[0] not in but
        }


@dataclass(frozen=True, slots=True)
class Materials:
    """What sandboxes are filled with, made once."""

    folder: Path

    @property
    def sample(self) -> Path:
        """Return the sample workspace."""
        return self.folder / "contoh"

    def make(self) -> None:
        """Make them."""
        create_sample(self.sample, catalogue(), RESOURCES / "sample")
        (self.folder / _SOURCES).mkdir()
        for number, source in enumerate(Sandbox(self.folder).sources):
            content = hashlib.sha256(source.name.encode()).digest() * (700 << number)
            source.write_bytes(b"%PDF-1.7\n" + content)

    def fill(self, root: Path) -> Sandbox:
        """Make *root* a sandbox as if nothing had happened yet."""
        empty(root)
        sandbox = Sandbox(root)
        shutil.copytree(self.sample, sandbox.workspace)
        shutil.copytree(self.folder / _SOURCES, root / _SOURCES)
        for name in (_HOME, _TEMPORARY, _BESIDE, PACKAGES, RESTORED):
            (root / name).mkdir()
        (root / _HOME / "catatan.txt").write_text("milik orang lain", encoding="utf-8")
        (root / _BESIDE / "assessment.sqlite3").write_bytes(b"buku kerja lain")
        (root / PACKAGES / "surat.txt").write_text("milik orang lain", encoding="utf-8")
        sandbox.package.write_bytes(OLDER_PACKAGE)
        return sandbox


def catalogue() -> Catalogue:
    """Return the instruments that the program ships."""
    return Catalogue(RESOURCES / "instruments")


def empty(folder: Path) -> None:
    """Take away what is in *folder*, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def differences(before: Snapshot, after: Snapshot) -> Iterator[str]:
    """Return what was made, altered or removed."""
    for path in sorted({*before, *after}):
        if path not in after:
            yield f"removed: {path}"
        elif path not in before:
            yield f"made: {path}"
        elif before[path] != after[path]:
            yield f"altered: {path}"


def _told(path: Path) -> str:
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        return "folder" if stat.S_ISDIR(found.st_mode) else "other"
    return hashlib.sha256(path.read_bytes()).hexdigest()
