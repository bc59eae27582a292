"""The files that a check found missing or altered; a row leads to where they are used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.services.integrity import DamagedFile, UsePlace
from spbe_desktop.ui.evidence_check import sentences
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring
from spbe_desktop.ui.widgets.painted import Right, draw_text, text_width

ROW_ROLE = Qt.ItemDataRole.UserRole
_ROW = 50

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One file as the list shows it."""

    title: str
    told: str
    place: UsePlace | None
    where: str
    found_at: str
    """Where its bytes were found; empty while they are not."""


def line_of(
    damaged: DamagedFile, found: Mapping[str, HashedFile], shown: int | None
) -> FindingLine:
    """Return the line of *damaged*; its place is in assessment *shown* if it is used there."""
    file = damaged.file
    here = [use for use in file.uses if use.assessment_id == shown]
    place = next(iter(here or file.uses), None)
    others = max(0, len(file.uses) - 1)
    at = found.get(file.sha256)
    return FindingLine(
        title=sentences.title_of(file),
        told=sentences.told_of(damaged),
        place=place,
        where=sentences.place_of(place, shown, others),
        found_at="" if at is None else f"Ditemukan di {at.path}",
    )


class FindingsModel(QAbstractListModel):
    """Lists the files; a drive that is offline makes thousands, of which few are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._damaged: Sequence[DamagedFile] = ()
        self._found: Mapping[str, HashedFile] = {}
        self._shown: int | None = None

    def show_files(
        self, damaged: Sequence[DamagedFile], found: Mapping[str, HashedFile], shown: int | None
    ) -> None:
        """List *damaged* instead."""
        self.beginResetModel()
        self._damaged, self._found, self._shown = damaged, found, shown
        self.endResetModel()

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._damaged)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._damaged):
            return None
        line = line_of(self._damaged[index.row()], self._found, self._shown)
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.title, line.told, line.found_at) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.found_at or line.told
        return line if role == ROW_ROLE else None


class FindingsList(QListView):
    """Shows the lines; a click or Enter asks for the place."""

    place_requested = Signal(object)
    """UsePlace."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._findings = FindingsModel()
        self.setModel(self._findings)
        self.setItemDelegate(_FindingDelegate(theme, icons, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Berkas yang hilang atau berubah")
        self.clicked.connect(self._on_chosen)
        self.activated.connect(self._on_chosen)
        theme.changed.connect(self.doItemsLayout)

    def show_files(
        self, damaged: Sequence[DamagedFile], found: Mapping[str, HashedFile], shown: int | None
    ) -> None:
        """Show *damaged*, with where the bytes of those that were *found* are."""
        self._findings.show_files(damaged, found, shown)
        self.setCurrentIndex(self._findings.index(0, 0))

    def _on_chosen(self, index: QModelIndex) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, FindingLine) and line.place is not None:
            self.place_requested.emit(line.place)


class _FindingDelegate(QStyledItemDelegate):
    """Paints a file: its title over what is wrong or where it was found, and the way to it."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(_ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(ROW_ROLE)
        if not isinstance(line, FindingLine):
            return
        tokens, px, rect = self._theme.tokens, self._theme.px, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.hover)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, tokens.line)
        icon, tone = ("circle-check", "success") if line.found_at else ("octagon-alert", "error")
        mark = QRect(rect.x() + px(8), rect.y() + px(8), px(16), px(16))
        self._icons.paint(painter, mark, icon, tone)
        right = self._paint_place(painter, rect, line)
        left = rect.x() + px(34)
        title = QRect(left, rect.y() + px(6), right - left - px(12), px(18))
        draw_text(painter, title, line.title, self._theme.font(bold=True), tokens.text)
        told = QRect(left, rect.y() + px(26), rect.right() - left - px(8), px(16))
        ink = tokens.success if line.found_at else tokens.text_2
        draw_text(painter, told, line.found_at or line.told, self._theme.font("small"), ink)
        if option.state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 1, -1, -2), tokens)
        painter.restore()

    def _paint_place(self, painter: QPainter, rect: QRect, line: FindingLine) -> int:
        """Paint the way to the place at the right, and return where that begins."""
        tokens, px = self._theme.tokens, self._theme.px
        leads = line.place is not None
        font = self._theme.font("small", bold=leads)
        text = f"{line.where} →" if leads else line.where
        width = min(text_width(font, text) + 2, rect.width() // 2)
        place = QRect(rect.right() - px(8) - width, rect.y() + px(6), width, px(18))
        draw_text(painter, place, text, font, tokens.accent if leads else tokens.text_3, Right)
        return place.left()
