"""What is open at an indicator: its shortcomings, and the way to add one or to see all of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.domain.shortcomings import SeenShortcoming, ShortcomingSource
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLink, Label
from spbe_desktop.words.shortcomings import (
    GRAVITY_NAMES,
    SOURCE_NAMES,
    STATE_NAMES,
    age_text,
)


class FindingsPage(PanelPage):
    """Lists what is open; everything else about a shortcoming is done in the tab of them."""

    add_wanted = Signal()
    opened = Signal(str)
    """The id of a shortcoming."""

    def __init__(self, theme: Theme, icons: Icons, source: PanelSource) -> None:
        super().__init__(theme, icons, "Temuan")
        self._source = source
        self._shown: tuple[IndicatorKey, tuple[SeenShortcoming, ...]] | None = None
        self.add = QPushButton("Tambah temuan")
        self.add.setIcon(icons.icon("plus"))
        self.add.setIconSize(QSize(theme.px(15), theme.px(15)))
        self.add.clicked.connect(self.add_wanted)
        self._column.addWidget(self.add)

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        found = self._source.open_shortcomings().get(row.key, ())
        if (row.key, found) == self._shown:
            return
        self._shown = (row.key, found)
        self._counted.setText(str(len(found)) if found else "")
        self._empty()
        if not found:
            self._paragraph("Tidak ada temuan terbuka pada indikator ini.", tone="text_3")
        for seen in found:
            self._list(seen)

    def _list(self, seen: SeenShortcoming) -> None:
        found = seen.shortcoming
        link = ElidedLink(self._theme, f"{found.label} · {STATE_NAMES[seen.state]}")
        link.setToolTip("Buka di tab Temuan")
        link.clicked.connect(lambda _=False, to=seen.id: self.opened.emit(to))
        self._body.addWidget(link)
        quoted = found.source is ShortcomingSource.ASSESSOR
        self._paragraph(f"“{found.words}”" if quoted else found.words, tone="text")
        facts = (SOURCE_NAMES[found.source], GRAVITY_NAMES[found.gravity], age_text(seen))
        told = Label(self._theme, " · ".join(facts), role="caption", tone="text_3", wrap=True)
        told.setContentsMargins(0, 0, 0, self._theme.px(6))
        self._body.addWidget(told)
