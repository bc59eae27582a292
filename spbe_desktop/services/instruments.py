"""The instruments of a workspace: pinned byte for byte, so that an update changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, select

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.errors import PackFault, PackInvalidError
from spbe_desktop.instruments.loader import load
from spbe_desktop.models.tables import pinned_instrument

_DIGEST_SHOWN = 12
"""How much of the digest stands in a file name."""


class PinnedInstruments:
    """The packs in one folder, each read once."""

    def __init__(self, folder: Path, load_pack: Callable[[Path], Instrument] = load) -> None:
        self._folder = folder
        self._load = load_pack
        self._read: dict[str, Instrument] = {}

    def pin(self, connection: Connection, instrument: Instrument, pack: Path) -> int:
        """Copy *pack* into the workspace, if it is not there yet, and return its row."""
        known = connection.execute(
            select(pinned_instrument.c.id).where(pinned_instrument.c.digest == instrument.digest)
        ).scalar()
        if known is not None:
            return int(known)
        name = f"{instrument.id}@{instrument.digest[:_DIGEST_SHOWN]}.yaml"
        self._folder.mkdir(exist_ok=True)
        partial = self._folder / f"{name}.part"
        partial.write_bytes(pack.read_bytes())
        partial.replace(self._folder / name)
        row = {"code": instrument.id, "digest": instrument.digest, "file_name": name}
        stored = connection.execute(
            insert(pinned_instrument).values(row).returning(pinned_instrument.c.id)
        )
        return int(stored.scalar_one())

    def get(self, file_name: str, digest: str) -> Instrument:
        """Return the instrument pinned as *file_name*; refuse one whose bytes have changed."""
        if file_name not in self._read:
            path = self._folder / file_name
            if not path.is_file():
                fault = PackFault(place=file_name, reason="berkas instrumen tidak ditemukan")
                raise PackInvalidError(str(path), (fault,))
            instrument = self._load(path)
            if instrument.digest != digest:
                fault = PackFault(place=file_name, reason="isi berkas instrumen sudah berubah")
                raise PackInvalidError(str(path), (fault,))
            self._read[file_name] = instrument
        return self._read[file_name]
