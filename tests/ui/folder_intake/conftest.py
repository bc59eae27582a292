"""A folder on the disk, and what looking through it has found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from spbe_desktop.domain.name_reading import NameReader
from spbe_desktop.services.folder_scan import FolderScan, KnownDocument, scan
from tests.packs import pack

INSTRUMENT = pack("spbe-2020")

Look = Callable[..., FolderScan]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "eviden"
    found.mkdir()
    return found


@pytest.fixture
def look(folder: Path) -> Look:
    """Write files of the given names, each with its own bytes unless told, and look."""

    def found(
        *names: str, same: tuple[str, ...] = (), known: tuple[KnownDocument, ...] = ()
    ) -> FolderScan:
        for name in (*names, *same):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"%PDF-1.7 " + (b"sama" if name in same else name.encode()))
        return scan(folder, NameReader(INSTRUMENT), known)

    return found
