"""The instruments of a workspace: pinned byte for byte, so that an update changes nothing."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.errors import PackFault, PackInvalidError, StorageFailedError
from spbe_desktop.evidence.storage import flush_folder, writing_to
from spbe_desktop.instruments.loader import load_bytes

DIGEST_SHOWN = 12
"""How much of the digest stands in a file name."""


class PinnedInstruments:
    """The packs in one folder, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Instrument] = {}

    def keep(self, instrument: Instrument, pack: Path) -> str:
        """Copy *pack* into the workspace and return the name it has there."""
        name = f"{instrument.id}@{instrument.digest[:DIGEST_SHOWN]}.yaml"
        with writing_to(self._folder):
            self._write(name, pack.read_bytes())
        return name

    def get(self, file_name: str, digest: str) -> Instrument:
        """Return the instrument pinned as *file_name*; refuse one whose bytes have changed."""
        if file_name not in self._read:
            path = self._folder / file_name
            raw = _bytes_of(path)
            if hashlib.sha256(raw).hexdigest() != digest:
                fault = PackFault(place=file_name, reason="isi berkas instrumen sudah berubah")
                raise PackInvalidError(str(path), (fault,))
            self._read[file_name] = load_bytes(raw, str(path))
        return self._read[file_name]

    def _write(self, name: str, raw: bytes) -> None:
        """Write the pack for good: the row that names it is about to be, too."""
        self._folder.mkdir(exist_ok=True)
        partial = self._folder / f"{name}.part"
        with partial.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(self._folder / name)
        flush_folder(self._folder)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        fault = PackFault(place=path.name, reason="berkas instrumen tidak ditemukan")
        raise PackInvalidError(str(path), (fault,)) from error
    except OSError as error:
        raise StorageFailedError(path, error.strerror or str(error)) from error
