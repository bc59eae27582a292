"""A vault that is only read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import SpbeError
from spbe_desktop.evidence.incoming import StoredFile
from spbe_desktop.evidence.vault import Batch, Vault


class ClosedVault(Vault):
    """Gives out what it has, and raises what *refusal* returns instead of changing anything."""

    def __init__(self, folder: Path, refusal: Callable[[], SpbeError]) -> None:
        super().__init__(folder)
        self._refusal = refusal

    @override
    def add(self, source: Path, report: Report = unreported) -> StoredFile:
        self._refuse()

    @override
    def add_bytes(self, content: bytes) -> StoredFile:
        self._refuse()

    @override
    @contextmanager
    def batch(self) -> Iterator[Batch]:
        self._refuse()

    @override
    def remove(self, sha256: str) -> None:
        self._refuse()

    @override
    def sweep(self) -> None:
        """Leave everything as it is: nothing half copied can be ours."""

    def _refuse(self) -> NoReturn:
        raise self._refusal()
