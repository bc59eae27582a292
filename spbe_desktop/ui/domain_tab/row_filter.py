"""The chips above the list: what about an indicator may ask for the officer's attention."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.ui.domain_tab.indicator_model import IndicatorModel


class Concern(StrEnum):
    """One kind of work that may be left at an indicator."""

    UNANSWERED = "unanswered"
    WITHOUT_EVIDENCE = "without_evidence"
    FLAGGED = "flagged"
    FALLEN = "fallen"
    BELOW_TARGET = "below_target"


CONCERN_NAMES: Mapping[Concern, str] = MappingProxyType(
    {
        Concern.UNANSWERED: "Belum",
        Concern.WITHOUT_EVIDENCE: "Tanpa eviden",
        Concern.FLAGGED: "Ditandai",
        Concern.FALLEN: "Turun",
        Concern.BELOW_TARGET: "< Target",
    }
)

_APPLIES: Mapping[Concern, Callable[[IndicatorRow], bool]] = MappingProxyType(
    {
        Concern.UNANSWERED: lambda row: not row.answered,
        Concern.WITHOUT_EVIDENCE: lambda row: row.without_evidence,
        Concern.FLAGGED: lambda row: row.flagged,
        Concern.FALLEN: lambda row: row.fallen,
        Concern.BELOW_TARGET: lambda row: row.below_target,
    }
)


def applies(concern: Concern, row: IndicatorRow) -> bool:
    """Tell whether *row* is one of those that the chip *concern* counts."""
    return _APPLIES[concern](row)


class RowFilter(QSortFilterProxyModel):
    """Leaves the indicators that match one of the chosen concerns; all if none is chosen."""

    def __init__(self, model: IndicatorModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._concerns: frozenset[Concern] = frozenset()
        self._only: frozenset[IndicatorKey] | None = None
        self._current = IndicatorKey("")
        self.setRecursiveFilteringEnabled(True)
        # A row must not vanish under the officer's hands because she has just answered it.
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    def choose(
        self,
        concerns: frozenset[Concern],
        current: IndicatorKey,
        only: frozenset[IndicatorKey] | None = None,
    ) -> None:
        """Show what matches *concerns*, and the *current* indicator in any case.

        Where *only* is given, nothing but these indicators is shown beside the current one.
        """
        if not concerns and not self._concerns and only is None and self._only is None:
            self._current = current
            return
        self.beginFilterChange()
        self._concerns, self._current, self._only = concerns, current, only
        self.endFilterChange()

    @override
    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        if not self._concerns and self._only is None:
            return True
        row = self._model.row_at(self._model.index(source_row, 0, source_parent))
        if row is None:
            return False
        if row.key == self._current:
            return True
        if self._only is not None and row.key not in self._only:
            return False
        return not self._concerns or any(applies(c, row) for c in self._concerns)
