"""What became of the files that were to be taken in, as the last page tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.folder_import import Outcome
from spbe_desktop.ui.folder_intake.rows import IntakeRow, Standing
from spbe_desktop.words.formats import number, size


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """The files that came in and how they stand, those that failed and why, and the rest."""

    outcomes: tuple[tuple[PurePath, Outcome, IndicatorKey | None], ...]
    failed: tuple[tuple[PurePath, str], ...]
    left: tuple[PurePath, ...] = ()
    """Those whose turn had not come when it was cancelled."""

    @property
    def heading(self) -> str:
        """Return the one sentence that tells how it went."""
        here = len(self.outcomes)
        told = f"{number(here)} berkas sudah di tempatnya" if here else "Tidak ada yang diambil"
        if self.failed:
            return f"{told}, {number(len(self.failed))} gagal"
        return f"{told}, sisanya dibatalkan" if self.left else told

    @property
    def sections(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        """Return pairs of a title and its lines, each a file and what is said of it."""
        found = [
            ("Gagal", [(str(path), told) for path, told in self.failed]),
            ("Belum diambil", [(str(path), "Dibatalkan") for path in self.left]),
            *((title, self._lines(kind)) for title, kind in _TITLES),
        ]
        return tuple((title, tuple(lines)) for title, lines in found if lines)

    def _lines(self, kind: Outcome) -> list[tuple[str, str]]:
        return [
            (str(path), _place(key)) for path, outcome, key in self.outcomes if outcome is kind
        ]


_TITLES = (
    ("Masuk", Outcome.NEW),
    ("Ditautkan, tidak disalin lagi", Outcome.LINKED),
    ("Sudah ada sebelumnya", Outcome.ALREADY),
)


def _place(key: IndicatorKey | None) -> str:
    return "Pustaka, belum ditautkan" if key is None else f"Indikator {key}"


def summary(
    wanted: Sequence[IntakeRow], all_rows: int
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Return what is about to be done: titles, each with pairs of an amount and what it counts."""
    fresh = [row.found for row in wanted if row.found is not None and not row.is_duplicate]
    copied = size(sum(found.candidate.size for found in fresh))
    sure = sum(row.standing in {Standing.SURE, Standing.CORRECTED} for row in wanted)
    files = (
        (len(fresh), f"disalin ke buku kerja ({copied})"),
        (len(wanted) - len(fresh), "duplikat, ditautkan tanpa disalin lagi"),
        (all_rows - len(wanted), "dilewati"),
    )
    places = (
        (sure, "dilampirkan pada indikatornya"),
        (
            sum(row.standing is Standing.UNSURE for row in wanted),
            "dilampirkan sebagai usulan karena belum Anda lihat; dikonfirmasi kemudian",
        ),
        (sum(row.key is None for row in wanted), "disimpan di pustaka tanpa indikator"),
    )
    return ("Berkas", _told(files)), ("Tempatnya", _told(places))


def _told(lines: Sequence[tuple[int, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((number(amount), told) for amount, told in lines if amount)
