"""Where a document proves something: year by year, each a way to its indicator."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.ui.library_tab.view import NamedUse
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.badges import LevelBadge
from spbe_desktop.ui.widgets.labels import ElidedLink, Label
from spbe_desktop.words.formats import ABSENT

_KEPT = "\N{NO-BREAK SPACE}"


class UseList(QWidget):
    """A line for each use; the year stands before the first of its year."""

    use_requested = Signal(object)
    """The `DocumentUse` to turn to."""

    def __init__(self, theme: Theme, uses: Sequence[NamedUse]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        year = 0
        for named in uses:
            column.addWidget(self._line(theme, named, with_year=named.use.year != year))
            year = named.use.year
        if not uses:
            column.addWidget(Label(theme, ABSENT, role="small", tone="text_3"))

    def _line(self, theme: Theme, named: NamedUse, *, with_year: bool) -> QWidget:
        line, use = QWidget(), named.use
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        year = Label(theme, str(use.year) if with_year else "", role="small", tone="text_2")
        year.setFixedWidth(theme.px(32))
        level = LevelBadge(theme, small=True)
        level.set_level(str(use.level or 0), use.level, named.ranks)
        # A level that is not said is nothing to be done, so it is not drawn as a gap.
        badge = QWidget() if use.level is None else level
        badge.setFixedSize(level.sizeHint())
        link = ElidedLink(theme, _text(named), role="small")
        link.setAccessibleName(f"Buka indikator {named.number} tahun {use.year}: {named.title}")
        link.clicked.connect(lambda: self.use_requested.emit(use))
        for part in (year, badge):
            row.addWidget(part)
        row.addWidget(link, 1)
        return line


def _text(named: NamedUse) -> str:
    use = named.use
    parts = [
        f"{named.number} {named.title}",
        f"hlm.{_KEPT}{use.pages}" if use.pages else "",
        f"revisi{_KEPT}{use.revision}" if use.revision else "",
        "usulan" if use.proposed else "",
    ]
    return ", ".join(part for part in parts if part)
