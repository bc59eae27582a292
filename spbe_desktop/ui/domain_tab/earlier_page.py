"""What was answered to the same indicator a year before."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EarlierAnswer, IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.bullet import Bullet
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.badges import LevelBadge
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.formats import number, plain


class EarlierPage(PanelPage):
    """Shows last year's answer and offers to begin with it."""

    copy_clicked = Signal()

    def __init__(self, theme: Theme, icons: Icons, source: PanelSource) -> None:
        super().__init__(theme, icons, "Tahun lalu")
        self._source = source
        self._known: tuple[IndicatorKey, bool] | None = None

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        known = (row.key, sheet.editable)
        if known == self._known:
            return
        self._known = known
        self._empty()
        answer = self._source.earlier_answer(row.key)
        if answer is None:
            self._counted.setText("")
            self._paragraph(
                "Tidak ada isian tahun lalu untuk indikator ini dengan instrumen yang sama.",
                tone="text_3",
            )
            return
        self._counted.setText(str(answer.year))
        self._show_value(sheet, row, answer)
        if answer.explanation:
            self._caption("Penjelasan")
            self._paragraph(f"“{answer.explanation}”")
        if answer.evidence:
            self._caption("Eviden")
            for use in answer.evidence:
                self._body.addWidget(Bullet(self._theme, use.title))
        if sheet.editable and sheet.is_self_assessment:
            self._offer_copy()

    @override
    def forget(self) -> None:
        self._known = None

    def _show_value(self, sheet: Sheet, row: IndicatorRow, answer: EarlierAnswer) -> None:
        scale = row.indicator.scale
        level = None if answer.value is None else scale.level_of(answer.value)
        badge = LevelBadge(self._theme)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if level is not None and answer.value is not None:
            text = number(answer.value, scale.decimals) if scale.decimals else plain(answer.value)
            badge.set_level(text, level.number, scale.levels[-1].number)
        names = {stage.code: stage.name for stage in sheet.instrument.stages}
        said = "Belum diisi" if level is None else f"{level.name}"
        count = f"{len(answer.evidence)} eviden" if answer.evidence else "tanpa eviden"
        stage = names.get(answer.stage, answer.stage)
        words = Label(self._theme, f"{said}, {count}\n{stage}", wrap=True)
        line.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        self._body.addWidget(holder)

    def _offer_copy(self) -> None:
        button = QPushButton("Mulai dari isian tahun lalu")
        button.setIcon(self._icons.icon("copy"))
        button.setIconSize(QSize(self._theme.px(15), self._theme.px(15)))
        button.setToolTip("Menyalin isian itu ke sini; dapat diurungkan")
        button.clicked.connect(self.copy_clicked)
        self._body.addSpacing(self._theme.px(6))
        self._body.addWidget(button)
