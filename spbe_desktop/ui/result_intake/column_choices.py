"""What each column of a table holds, to be put right by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.domain.result_table import IGNORED
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLabel


class ColumnChoices(QWidget):
    """One choice for each column; a role that is given again leaves its old column."""

    changed = Signal()

    def __init__(
        self, theme: Theme, heads: Sequence[str], names: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__()
        self._boxes: list[QComboBox] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        for place, head in enumerate(heads):
            box = QComboBox()
            for role, name in names:
                box.addItem(name, role)
            box.setAccessibleName(f"Isi kolom {head}")
            box.setFixedWidth(theme.px(150))
            box.activated.connect(lambda _index, at=place: self._on_chosen(at))
            self._boxes.append(box)
            pair = QVBoxLayout()
            pair.setSpacing(theme.px(2))
            label = ElidedLabel(theme, head, role="small", tone="text_2")
            label.setFixedWidth(theme.px(150))
            pair.addWidget(label)
            pair.addWidget(box)
            line.addLayout(pair)
        line.addStretch(1)

    @property
    def roles(self) -> tuple[str, ...]:
        """Return what the columns hold."""
        return tuple(str(box.currentData()) for box in self._boxes)

    def set_roles(self, roles: Sequence[str]) -> None:
        """Show what the columns hold."""
        for box, role in zip(self._boxes, roles, strict=True):
            box.setCurrentIndex(max(0, box.findData(role)))

    def choose(self, place: int, role: str) -> None:
        """Let column *place* hold *role*, as if it were chosen from its list."""
        self._boxes[place].setCurrentIndex(self._boxes[place].findData(role))
        self._on_chosen(place)

    def _on_chosen(self, place: int) -> None:
        role = self._boxes[place].currentData()
        for other, box in enumerate(self._boxes):
            if other != place and role != IGNORED and box.currentData() == role:
                box.setCurrentIndex(0)
        self.changed.emit()
