"""The card with the chart: heading, legend, what to show, and ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.charts.legend import legend_of
from spbe_desktop.domain.trend import Trend, focused, index_heading, index_names, years_covered
from spbe_desktop.errors import StorageFailedError
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.chart_choices import ChartChoices
from spbe_desktop.ui.trend_tab.chart_look import chart_style
from spbe_desktop.ui.trend_tab.legend_line import LegendLine
from spbe_desktop.ui.trend_tab.sentences import caution
from spbe_desktop.ui.trend_tab.take_along import (
    KINDS,
    named,
    picture_of,
    print_picture,
    save_picture,
)
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.ui.widgets.typed_keys import keep_letters
from spbe_desktop.words.failures import sentence

_LEGEND_BESIDE = 940
"""Width from which the legend has room beside the heading."""

_AFTER_PAINT_MS = 30
"""Leaves the window time to paint the rest of the tab before matplotlib is imported."""


class ChartCard(Card):
    """Shows a trend; matplotlib is imported when that first happens on a screen."""

    region_chosen = Signal(str)
    history_requested = Signal()
    shown_changed = Signal(object)
    """The trend as it is shown, with the chosen stage as its main figures."""

    def __init__(
        self, theme: Theme, icons: Icons, fonts: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent, padding=(16, 12))
        self._icons = icons
        self._fonts = fonts
        self._trend: Trend | None = None
        self._draw: Callable[[Trend, tuple[str, ...]], None] | None = None
        self._regions = QComboBox()
        self._heading = ElidedLabel(theme, role="section", bold=True)
        self._years = Label(theme, role="small", tone="text_2")
        self._legend = LegendLine(theme)
        self._history = QPushButton("Isi riwayat")
        self._copy = self._make_button("copy", "Salin grafik sebagai gambar")
        self._save = self._make_button("download", "Simpan grafik: PNG, PDF, atau SVG")
        self._print = self._make_button("printer", "Cetak grafik")
        self._choices = ChartChoices(theme)
        self._row, self._second_row = QHBoxLayout(), QHBoxLayout()
        self._place = QVBoxLayout()
        self._waiting = Label(theme, "Menyiapkan grafik…", tone="text_3")
        self._caution = Label(theme, role="small", tone="text_2", wrap=True)
        self._strip = MessageStrip(theme, icons)
        self._build()
        self._connect()

    def show_trend(self, trend: Trend) -> None:
        """Show *trend*, keeping what was chosen to be shown."""
        self._trend = trend
        self._choices.show_trend(trend)
        self._refresh()

    def set_regions(self, regions: list[tuple[str, str]], current: str) -> None:
        """Offer *regions* as (code, name); a single one needs no choice."""
        self._regions.blockSignals(True)
        self._regions.clear()
        for code, name in regions:
            self._regions.addItem(name, code)
        self._regions.setCurrentIndex(max(0, self._regions.findData(current)))
        self._regions.blockSignals(False)
        self._regions.setVisible(len(regions) > 1)
        if self._trend is not None:
            self._refresh()

    def save_as(self, target: Path) -> None:
        """Write the chart to *target*, and tell whether it is there."""
        if self._trend is None:
            return
        try:
            save_picture(target, self.shown, self._choices.groups)
        except StorageFailedError as error:
            self._tell("error", "Grafik belum disimpan.", sentence(error))
        else:
            self._tell("success", "Grafik tersimpan:", str(target))

    @property
    def shown(self) -> Trend:
        """The trend with the chosen stage as its main figures."""
        assert self._trend is not None
        stage = self._choices.stage
        return focused(self._trend, stage) if stage else self._trend

    def _on_choices_changed(self) -> None:
        self._refresh()

    def _on_region_activated(self, number: int) -> None:
        self.region_chosen.emit(self._regions.itemData(number))

    def _on_copy_clicked(self) -> None:
        if self._trend is not None:
            image = picture_of(self.shown, self._choices.groups)
            QGuiApplication.clipboard().setImage(image)
            self._tell("success", "Grafik disalin.", "Tempel ke dokumen atau pesan Anda.")

    def _on_save_clicked(self) -> None:
        if self._trend is None:
            return
        name = f"{index_heading(self._trend)} {years_covered(self._trend)}.png"
        path, kind = QFileDialog.getSaveFileName(self, "Simpan grafik", name, ";;".join(KINDS))
        if path:
            self.save_as(named(Path(path), KINDS.get(kind, "png")))

    def _on_print_clicked(self) -> None:
        if self._trend is None:
            return
        from PySide6.QtGui import QPageLayout
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            print_picture(printer, self.shown, self._choices.groups)

    def _refresh(self) -> None:
        shown = self.shown
        # Beside the choice of region its name would stand there twice.
        choice = not self._regions.isHidden()
        self._heading.set_text(index_names(shown) if choice else index_heading(shown))
        self._years.setText(years_covered(shown))
        self._caution.setText(caution(shown))
        self._caution.setVisible(bool(caution(shown)))
        self._strip.hide()
        self._show_legend()
        if self._draw is not None:
            self._draw(shown, self._choices.groups)
        self.shown_changed.emit(shown)

    def _show_legend(self) -> None:
        if self._trend is not None:
            self._legend.show_entries(legend_of(self.shown, chart_style(self._theme)))

    def _make_canvas(self) -> None:
        if self._draw is not None:
            return
        from spbe_desktop.charts.fonts import register_fonts
        from spbe_desktop.ui.trend_tab.chart_canvas import ChartCanvas

        if self._fonts is not None:
            register_fonts(self._fonts)
        canvas = ChartCanvas(self._theme)
        self._waiting.hide()
        self._place.addWidget(canvas)
        self._draw = canvas.show_trend
        if self._trend is not None:
            self._refresh()

    def _tell(self, kind: Kind, lead: str, text: str) -> None:
        self._strip.show_message(kind, lead, text)
        self._strip.show()

    def _make_button(self, icon: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        return button

    def _build(self) -> None:
        row = self._row
        row.setSpacing(8)
        self._heading.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row.addWidget(self._regions)
        row.addWidget(self._heading)
        row.addWidget(self._years)
        row.addStretch(1)
        row.addWidget(self._legend)
        row.addWidget(self._history)
        for button in (self._copy, self._save, self._print):
            row.addWidget(button)
        self._place.addWidget(self._waiting)
        self.body.setSpacing(6)
        self.body.addLayout(row)
        self.body.addLayout(self._second_row)
        self.body.addWidget(self._choices)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self._caution)
        self.body.addWidget(self._strip)
        self._regions.setAccessibleName("Pemerintah daerah")
        self._regions.hide()
        keep_letters(self._regions)
        self._caution.hide()
        self._strip.hide()

    def _connect(self) -> None:
        self._choices.changed.connect(self._on_choices_changed)
        self._regions.activated.connect(self._on_region_activated)
        self._history.clicked.connect(self.history_requested)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._save.clicked.connect(self._on_save_clicked)
        self._print.clicked.connect(self._on_print_clicked)
        self._theme.changed.connect(self._show_legend)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_LEGEND_BESIDE)
        if narrow != bool(self._second_row.count()):
            self._place_legend(below=narrow)

    def _place_legend(self, *, below: bool) -> None:
        """Put the legend beside the heading, or on a line of its own."""
        if below:
            self._row.removeWidget(self._legend)
            self._second_row.addWidget(self._legend)
            self._second_row.addStretch(1)
        else:
            self._second_row.removeWidget(self._legend)
            self._second_row.takeAt(0)
            self._row.insertWidget(self._row.indexOf(self._history), self._legend)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._draw is None:
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._make_canvas)
