"""The header: whose assessment is shown, what it amounts to, and whether it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.ui.chooser import Choice, Chooser
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.search_button import SearchButton
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.figures import CoverageBar, IndexFigure
from spbe_desktop.ui.widgets.painted import Painted, draw_text, text_width

HEIGHT = 44


@dataclass(frozen=True, slots=True)
class HeaderFigures:
    """The figures in the header; *word* is empty while nothing is answered."""

    caption: str
    value: str
    word: str
    rank: int
    ranks: int
    answered: int
    total: int
    chosen: str = "terisi"
    """What the answered ones are."""


class Header(QWidget):
    """The strip at the top of the window; it shows and asks, and knows no services."""

    agency_chosen = Signal(str)
    year_chosen = Signal(str)
    stage_chosen = Signal(str)
    new_assessment_requested = Signal()
    palette_requested = Signal()
    why_requested = Signal()
    send_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._compact = False
        self._read_only = False
        self.agency = Chooser(theme, "Perangkat daerah", self, may_shrink=True)
        self.year = Chooser(theme, "Tahun penilaian", self)
        self.stage = Chooser(theme, "Tahap penilaian", self)
        self.search = SearchButton(theme, icons, self)
        self.index = IndexFigure(theme, self)
        self.coverage = CoverageBar(theme, self)
        self.saved = SavedSign(theme, icons, self)
        self.send = QPushButton(self)
        self._row = QHBoxLayout(self)
        self._build()
        self._connect()

    def set_agencies(self, choices: Sequence[Choice], current: str) -> None:
        """Offer *choices* of agencies, with *current* chosen."""
        self.agency.set_choices(choices, current)
        self._fit_search()

    def set_years(self, choices: Sequence[Choice], current: str) -> None:
        """Offer *choices* of years, with *current* chosen, and after them a new assessment."""
        self.year.set_choices(choices, current, last=Choice(_NEW, "Penilaian baru…"))
        self._fit_search()

    def set_stages(self, choices: Sequence[Choice], current: str) -> None:
        """Offer *choices* of stages, with *current* chosen."""
        self.stage.set_choices(choices, current)
        self._fit_search()

    def set_figures(self, figures: HeaderFigures | None) -> None:
        """Show *figures*; without an assessment there are none."""
        for widget in (self.index, self.coverage, self.saved, self.stage, self.search):
            widget.setVisible(figures is not None)
        self.send.setVisible(figures is not None and not self._read_only)
        if figures is None:
            return
        self._caption = figures.caption
        self.index.set_index(figures.value, figures.word, figures.rank, figures.ranks)
        self.index.set_caption("" if self._compact else figures.caption)
        self.coverage.set_coverage(figures.answered, figures.total, figures.chosen)
        self._fit_search()

    def show_read_only(self, read_only: bool) -> None:
        """Say that nothing can be stored, and offer nothing that would have to be."""
        if read_only or self._read_only:
            self.saved.show_read_only(read_only)
        self._read_only = read_only
        self.send.setVisible(not read_only)

    def show_sent(self, sent: bool) -> None:
        """Offer to send the package, or to reopen what was *sent*."""
        self._sent = sent
        self._show_send()

    def set_compact(self, compact: bool) -> None:
        """Use short names and no caption."""
        if compact == self._compact:
            return
        self._compact = compact
        for chooser in (self.agency, self.year, self.stage):
            chooser.set_compact(compact)
        self.index.set_caption("" if compact else self._caption)
        self._show_send()
        self._fit_search()

    def _build(self) -> None:
        px = self._theme.px
        self._caption = "Indeks"
        self._sent = False
        self.setFixedHeight(px(HEIGHT))
        self._show_send()
        row = self._row
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.setSpacing(px(8))
        for widget in (self.agency, self.year, self.stage, self.search):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.index)
        row.addSpacing(px(8))
        row.addWidget(self.coverage)
        row.addSpacing(px(8))
        row.addWidget(self.saved)
        row.addWidget(self.send)

    def _connect(self) -> None:
        self.agency.chosen.connect(self.agency_chosen)
        self.year.chosen.connect(self._on_year_chosen)
        self.stage.chosen.connect(self.stage_chosen)
        self.search.clicked.connect(self.palette_requested)
        self.index.clicked.connect(self.why_requested)
        self.send.clicked.connect(self.send_requested)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_year_chosen(self, choice: str) -> None:
        if choice == _NEW:
            self.year.put_back()
            self.new_assessment_requested.emit()
        else:
            self.year_chosen.emit(choice)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self._fit_search()
        self.update()

    def _fit_search(self) -> None:
        """Spell the search out only where that cuts no name."""
        self._fit_send()
        self._row.invalidate()
        others = self._row.sizeHint().width() - self.search.sizeHint().width()
        self.search.set_short(others + self.search.full_width > self.width())

    def _show_send(self) -> None:
        self._fit_send()
        if self._sent:
            self.send.setIcon(self._icons.icon("lock-open"))
        else:
            self.send.setIcon(self._icons.icon("send", "on_accent"))
        # Reopening is not what anybody should be drawn to.
        self.send.setProperty("kind", "" if self._sent else "primary")
        self.send.updateGeometry()

    def _fit_send(self) -> None:
        """Say what the button does, in one word where there is no room for two."""
        words = "Buka kembali" if self._sent else "Kirim paket"
        scant = self._compact
        if self._sent:
            self.send.setText(words)
            self._row.invalidate()
            scant = scant and self._row.minimumSize().width() > self.width()
        self.send.setText(words.split(maxsplit=1)[0] if scant else words)
        self.send.setAccessibleName(words)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_search()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()


_NEW = "new"


class SavedSign(Painted):
    """Tells when the last edit reached the disk; of fixed width, so that nothing moves."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._text = ""
        self._tone = "text_2"
        self._icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_saved(self, time: str) -> None:
        """Say that everything up to *time* is on the disk."""
        self._show(f"Tersimpan {time}" if time else "", "text_2", "check" if time else "")

    def show_editing(self) -> None:
        """Say that something typed is not on the disk yet."""
        self._show("Menyimpan…", "text_3", "")

    def show_read_only(self, read_only: bool) -> None:
        """Say that nothing can be stored; with False, nothing at all."""
        self._show("Hanya baca" if read_only else "", "text_2", "lock" if read_only else "")

    def show_unsaved(self) -> None:
        """Say that storing has failed; the words of the failure stand elsewhere."""
        self._show("Belum tersimpan", "error", "circle-alert")

    def text(self) -> str:
        """Return what it says."""
        return self._text

    def _show(self, text: str, tone: str, icon: str) -> None:
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = text_width(self._theme.font("small"), "Tersimpan 00.00.00")
        return QSize(width + self._theme.px(24), self._theme.px(28))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, rect = self._theme.px, self.rect()
        if self._icon:
            place = rect.adjusted(0, 0, 0, 0)
            place.setWidth(px(14))
            color = "success" if self._icon == "check" else self._tone
            self._icons.paint(painter, place, self._icon, color)
        words = rect.adjusted(px(20), 0, 0, 0)
        ink = self._theme.tokens.color(self._tone)
        draw_text(painter, words, self._text, self._theme.font("small"), ink)
        painter.end()
