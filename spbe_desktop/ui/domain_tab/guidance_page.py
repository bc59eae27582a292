"""What helps to answer: what an indicator is about, its usual evidence, and the source."""

from __future__ import annotations

from typing_extensions import override

from spbe_desktop.domain.instrument import EvidenceItem, IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.bullet import Bullet
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import Label


class GuidancePage(PanelPage):
    """Shows the instrument's own words on one indicator."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, "Panduan")
        self._shown = IndicatorKey("")
        self._source = Label(theme, role="small", tone="text_3", wrap=True)
        self._column.addWidget(Rule(theme))
        self._column.addWidget(self._source)

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        if row.key == self._shown:
            return
        self._shown = row.key
        indicator = row.indicator
        self._empty()
        self._paragraph(indicator.title, tone="text", bold=True)
        if indicator.explanation:
            self._paragraph(indicator.explanation)
        self._list_evidence((*indicator.evidence, *indicator.coded_evidence))
        self._list("Pertanyaan yang biasa diajukan", indicator.interview)
        self._list("Catatan pedoman", indicator.notes)
        self._scroll.verticalScrollBar().setValue(0)
        provenance = sheet.instrument.provenance
        self._caption("Asal teks")
        self._paragraph(provenance.text_origin, tone="text_3")
        self._source.setText(indicator.reference or provenance.regulation)

    def _list_evidence(self, items: tuple[EvidenceItem, ...]) -> None:
        general = tuple(item.text for item in items if item.level is None)
        self._list("Bukti yang biasa dipakai", general)
        for level in sorted({item.level for item in items if item.level is not None}):
            texts = tuple(item.text for item in items if item.level == level)
            self._list(f"Butir bukti tingkat {level}", texts)

    def _list(self, title: str, texts: tuple[str, ...]) -> None:
        if texts:
            self._caption(title)
            for text in texts:
                self._body.addWidget(Bullet(self._theme, text))
