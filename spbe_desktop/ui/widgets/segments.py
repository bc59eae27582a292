"""A segmented control: a few views of one matter, of which one is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text, text_width


class Segments(QWidget):
    """Buttons side by side; arrow keys go from one to the next."""

    chosen_changed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        parts: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._group = QButtonGroup(self)
        self._parts = {key: _Segment(theme, text) for key, text in parts}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for segment in self._parts.values():
            self._group.addButton(segment)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self._group.buttonToggled.connect(self._on_toggled)
        theme.changed.connect(self.update)

    @property
    def chosen(self) -> str:
        """Return the key of the part that is chosen, or nothing."""
        return next((key for key, part in self._parts.items() if part.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose the part called *key*."""
        self._parts[key].setChecked(True)

    def rename(self, key: str, text: str) -> None:
        """Call the part *key* by *text* from now on."""
        self._parts[key].setText(text)
        self._parts[key].setAccessibleName(text)
        self._parts[key].updateGeometry()

    def _on_toggled(self, segment: QAbstractButton, checked: bool) -> None:
        if checked:
            self.setFocusProxy(segment)
            self.chosen_changed.emit(self.chosen)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        rounded_box(painter, self.rect(), fill=tokens.sunken, edge=tokens.line, radius=6)
        painter.end()


class _Segment(PaintedButton):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme)
        self.setCheckable(True)
        self.setText(text)
        self.setAccessibleName(text)

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("body", bold=True), self.text())
        return QSize(width + self._theme.px(28), self._theme.px(24))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, checked = self._theme.tokens, self.isChecked()
        if checked:
            rounded_box(painter, self.rect(), fill=tokens.surface, edge=tokens.line_strong)
        font = self._theme.font("body", bold=checked)
        ink = tokens.accent if checked else tokens.text if self.underMouse() else tokens.text_2
        draw_text(painter, self.rect(), self.text(), font, ink, Center)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
