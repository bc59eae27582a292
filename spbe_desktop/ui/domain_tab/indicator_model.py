"""The indicators of one tab as an item model: aspects with their indicators, or a flat list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from typing_extensions import override

from spbe_desktop.domain.instrument import Group, Indicator, IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.domain.slot_states import SlotCount
from spbe_desktop.words.coverage import KEPT, chosen
from spbe_desktop.words.formats import number, plain

_Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `IndicatorRow` of an indicator; none for an aspect."""

SLOTS_ROLE = Qt.ItemDataRole.UserRole + 3
"""The `SlotCount` of an indicator, where it is known."""

ASPECT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `AspectFigure` of an aspect; none for an indicator."""

_ROOT = QModelIndex()

_TOP = 0
"""The internal id of a top row; a row inside aspect n has n + 1."""


@dataclass(frozen=True, slots=True)
class AspectFigure:
    """What the row of an aspect shows."""

    title: str
    answered: int
    total: int
    value: Fraction | None
    chosen: str = ""
    """What the answered ones are."""


class IndicatorModel(QAbstractItemModel):
    """Adapts a group of the instrument and the rows of a sheet to a tree view."""

    def __init__(self, group: Group, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aspects = tuple(
            g for inner in group.groups for g in inner.walk() if g.own_indicators
        )
        self._own = group.own_indicators
        self._rows: Mapping[IndicatorKey, IndicatorRow] = {}
        self._counts: Mapping[IndicatorKey, SlotCount] = {}
        self._figures: tuple[AspectFigure, ...] = tuple(
            AspectFigure(aspect.short_title, 0, len(aspect.own_indicators), None)
            for aspect in self._aspects
        )
        self._places = dict(self._placed())

    def show(
        self, sheet: Sheet, counts: Mapping[IndicatorKey, SlotCount] = MappingProxyType({})
    ) -> tuple[IndicatorKey, ...]:
        """Take over the rows of *sheet*; return the keys of those that changed.

        *counts* says how many slots are filled, where that is known.
        """
        before, self._rows = self._rows, sheet.by_key
        counted, self._counts = self._counts, counts
        changed = tuple(
            key
            for key in self._places
            if (before.get(key), counted.get(key)) != (sheet.by_key[key], counts.get(key))
        )
        for key in changed:
            index = self.index_of(key)
            self.dataChanged.emit(index, index)
        self._show_figures(sheet)
        return changed

    def row_at(self, index: _Index) -> IndicatorRow | None:
        """Return the row at *index*; none for an aspect, or before a sheet was shown."""
        indicator = self._indicator_at(index)
        return None if indicator is None else self._rows.get(indicator.key)

    def index_of(self, key: IndicatorKey) -> QModelIndex:
        """Return the index of indicator *key*; an invalid one if this tab does not hold it."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.createIndex(place[0], 0, place[1])

    def _placed(self) -> list[tuple[IndicatorKey, tuple[int, int]]]:
        own = [(indicator.key, (row, _TOP)) for row, indicator in enumerate(self._own)]
        return own + [
            (indicator.key, (row, number + 1))
            for number, aspect in enumerate(self._aspects)
            for row, indicator in enumerate(aspect.own_indicators)
        ]

    def _show_figures(self, sheet: Sheet) -> None:
        for place, aspect in enumerate(self._aspects):
            score = sheet.score.groups[aspect.code]
            answered = sheet.answered_in(aspect)
            figure = AspectFigure(
                aspect.short_title, answered, score.total, score.value, chosen(sheet)
            )
            if figure != self._figures[place]:
                figures = list(self._figures)
                figures[place] = figure
                self._figures = tuple(figures)
                index = self.index(len(self._own) + place, 0)
                self.dataChanged.emit(index, index)

    def _indicator_at(self, index: _Index) -> Indicator | None:
        if not index.isValid():
            return None
        number = index.internalId()
        if number == _TOP:
            return self._own[index.row()] if index.row() < len(self._own) else None
        return self._aspects[number - 1].own_indicators[index.row()]

    @override
    def index(self, row: int, column: int, parent: _Index = _ROOT) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        inner = parent.row() - len(self._own) + 1 if parent.isValid() else _TOP
        return self.createIndex(row, column, inner)

    @override
    def parent(self, child: _Index) -> QModelIndex:  # type: ignore[override] # QObject's is hidden
        if not child.isValid() or child.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(len(self._own) + child.internalId() - 1, 0, _TOP)

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._own) + len(self._aspects)
        if parent.internalId() != _TOP or parent.row() < len(self._own):
            return 0
        return len(self._aspects[parent.row() - len(self._own)].own_indicators)

    @override
    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 1

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        if self._indicator_at(index) is None:
            return flag.ItemIsEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        indicator = self._indicator_at(index)
        if indicator is None:
            return _aspect_data(self._figures[index.row() - len(self._own)], role)
        if role == SLOTS_ROLE:
            return self._counts.get(indicator.key)
        count = self._counts.get(indicator.key)
        return _indicator_data(indicator, self._rows.get(indicator.key), count, role)


def _aspect_data(figure: AspectFigure, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return figure.title
        case Qt.ItemDataRole.AccessibleTextRole:
            value = "" if figure.value is None else f", indeks {number(figure.value, 2)}"
            return f"{figure.title}, {figure.answered} dari {figure.total} {figure.chosen}{value}"
        case _ if role == ASPECT_ROLE:
            return figure
    return None


def _indicator_data(
    indicator: Indicator, row: IndicatorRow | None, count: SlotCount | None, role: int
) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return f"{indicator.number} {indicator.list_title}"
        case Qt.ItemDataRole.ToolTipRole:
            notes = [] if row is None else [*row_counts(row, count), *row_notes(row)]
            return "\n".join([f"{indicator.number} {indicator.short_title}", *notes])
        case Qt.ItemDataRole.AccessibleTextRole:
            return _spoken(indicator, row, count)
        case _ if role == ROW_ROLE:
            return row
    return None


def row_notes(row: IndicatorRow) -> list[str]:
    """Return in words what the marks of a row say."""
    notes = {
        "tanpa eviden": row.without_evidence,
        f"{row.gaps} isian belum lengkap": bool(row.gaps),
        "ditandai": row.flagged,
        "turun dari tahun lalu": row.fallen,
    }
    return [note for note, holds in notes.items() if holds]


def row_counts(row: IndicatorRow, count: SlotCount | None) -> list[str]:
    """Return in words how many documents an indicator has, and how many slots they fill."""
    slots = [] if count is None else [f"{count.filled} dari {count.total} butir terisi"]
    return [f"{row.evidence_count} eviden", *slots]


def _spoken(indicator: Indicator, row: IndicatorRow | None, count: SlotCount | None) -> str:
    parts = [f"{indicator.number} {indicator.short_title}"]
    if row is not None:
        answer = "belum diisi" if row.value is None else f"nilai {plain(row.value)}"
        if row.kept_from:
            answer += f" {KEPT}"
        parts += [answer, *row_counts(row, count), *row_notes(row)]
    return ", ".join(parts)
