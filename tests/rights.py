"""Folders that may be read and not written to, also where the tests run as root."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Have permissions mean something even where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def forbid_writing(root: Path, *, files: int = 0o444, folders: int = 0o555) -> None:
    """Let *root* and all below it be read alone."""
    for path in (root, *root.rglob("*")):
        path.chmod(folders if path.is_dir() else files)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A folder that others may look into, as pytest's are not."""
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    yield place
    for path in (place, *place.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(place)


@pytest.fixture
def temporary(public_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary copies are put, in a place of the test's own."""
    place = public_folder / "sementara"
    place.mkdir()
    place.chmod(0o777)
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def picture_of(root: Path) -> dict[str, tuple[str, int, int]]:
    """Return all that stands below *root*: digest, rights, and when each was changed."""
    found = {}
    for path in sorted((root, *root.rglob("*"))):
        facts = path.stat()
        content = b"" if path.is_dir() else path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        found[str(path)] = (digest, facts.st_mode, facts.st_mtime_ns)
    return found
