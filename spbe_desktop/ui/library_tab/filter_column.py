"""The filters beside the table: what to tick, by condition, group, family and year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.document_families import DocumentFamily
from spbe_desktop.domain.library_filter import Choice, Condition, Facet
from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.library_tab.condition_words import condition_word
from spbe_desktop.ui.library_tab.entry_words import FAMILY_NAMES
from spbe_desktop.ui.library_tab.filter_line import FilterLine
from spbe_desktop.ui.library_tab.view import LibraryView
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton

Value = tuple[str, str]
"""A value of a facet, and its name."""


class FilterColumn(QWidget):
    """Shows the values that the library has, and tells which are ticked."""

    choice_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: dict[tuple[Facet, str], FilterLine] = {}
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._clear = LinkButton(theme, "Hapus penyaring", role="small")
        self._build()
        self._clear.clicked.connect(self.clear)
        theme.changed.connect(self.update)

    @property
    def choice(self) -> Choice:
        """Return what is ticked."""
        ticked: dict[Facet, list[str]] = {}
        for (facet, value), line in self._lines.items():
            if line.isChecked():
                ticked.setdefault(facet, []).append(value)
        return ticked

    def line(self, facet: Facet, value: str) -> FilterLine:
        """Return the line of a value."""
        return self._lines[facet, value]

    def clear(self) -> None:
        """Untick everything."""
        for line in self._lines.values():
            line.setChecked(False)
        self._clear.hide()
        self.choice_changed.emit()

    def show_view(self, view: LibraryView) -> None:
        """Show the values that documents have, and what each would show."""
        sections = _sections(view)
        wanted = [(facet, value) for facet, _head, values in sections for value, _ in values]
        ticked = {place for place, line in self._lines.items() if line.isChecked()}
        if wanted != list(self._lines):
            self._rebuild(sections)
        for facet, _head, values in sections:
            for value, name in values:
                count = view.shown.counts[facet].get(value, 0)
                checked = (facet, value) in ticked
                self._lines[facet, value].show_value(name, count, checked=checked)
        self._clear.setVisible(bool(self.choice))

    def _on_line_clicked(self) -> None:
        self._clear.setVisible(bool(self.choice))
        self.choice_changed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(self._body), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(self._theme.px(14), 2, 0, 6)
        foot.addWidget(self._clear)
        foot.addStretch(1)
        column.addLayout(foot)
        self._clear.hide()
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, self._theme.px(10), 0, self._theme.px(6))
        self.setAccessibleName("Penyaring")

    def _rebuild(self, sections: Sequence[Section]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for facet, head, values in sections:
            self._column.addWidget(_Heading(self._theme, head))
            for value, name in values:
                line = FilterLine(self._theme, name)
                line.clicked.connect(self._on_line_clicked)
                self._lines[facet, value] = line
                self._column.addWidget(line)
            self._column.addSpacing(self._theme.px(10))
        self._column.addStretch(1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), tokens.line)
        painter.end()


Section = tuple[Facet, str, Sequence[Value]]
"""A facet, what stands above its values, and these."""


class _Heading(Label):
    """What stands above the values of a facet."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, role="caption", tone="text_2", bold=True)
        self.setContentsMargins(theme.px(14), theme.px(4), theme.px(14), theme.px(4))

    @override
    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        font = self.font()
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(font)


def _sections(view: LibraryView) -> list[Section]:
    known = view.everything.counts
    sections: list[Section] = [
        (
            Facet.CONDITION,
            "Keadaan",
            [(c.value, condition_word(c, view.year).name) for c in _FILTER_ORDER],
        ),
        (Facet.GROUP, view.groups_heading, view.groups),
        (Facet.FAMILY, "Jenis", [(f.value, FAMILY_NAMES[f]) for f in DocumentFamily]),
        (Facet.YEAR, "Tahun", [(y, y) for y in sorted(known[Facet.YEAR], reverse=True)]),
    ]
    # A value that no document has would only be in the way; groups stay, they are few and known.
    kept = [
        (facet, head, [v for v in values if facet is Facet.GROUP or known[facet].get(v[0])])
        for facet, head, values in sections
    ]
    return [section for section in kept if section[2]]


_FILTER_ORDER = (Condition.READY, *(c for c in Condition if c is not Condition.READY))
"""What is in order stands first, as most documents should be."""
