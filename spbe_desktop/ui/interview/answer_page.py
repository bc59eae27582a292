"""One indicator in large type: the questions, and behind them what there is to answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.domain.interview import InterviewSheet
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.interview import claim_of, last_year_of, questions_of


class AnswerPage(QWidget):
    """Shows a sheet; the answer stays hidden until it is asked for."""

    def __init__(self, theme: Theme, sheet: InterviewSheet) -> None:
        super().__init__()
        self._theme = theme
        self._answer = self._answer_of(sheet)
        self._hint = Label(
            theme, "Jawab dengan suara, lalu tekan Enter untuk melihat jawabannya.", tone="text_2"
        )
        self._hint.setWordWrap(True)
        self._build(sheet)
        self.reveal(False)

    @property
    def revealed(self) -> bool:
        """Tell whether the answer is shown."""
        return not self._answer.isHidden()

    def reveal(self, shown: bool) -> None:
        """Show the answer, or hide it."""
        self._answer.setVisible(shown)
        self._hint.setVisible(not shown)

    def _build(self, sheet: InterviewSheet) -> None:
        px = self._theme.px
        title = f"{sheet.indicator.number} · {sheet.indicator.title}"
        column = QVBoxLayout(self)
        column.setContentsMargins(px(40), px(16), px(40), px(16))
        column.setSpacing(px(14))
        column.addWidget(Label(self._theme, title, role="title", wrap=True))
        column.addWidget(Label(self._theme, claim_of(sheet), role="section", tone="accent"))
        sides = QHBoxLayout()
        sides.setSpacing(px(40))
        sides.addWidget(scrolling(self._questions_of(sheet)), 1)
        sides.addWidget(scrolling(self._beside(self._hint, self._answer)), 1)
        column.addLayout(sides, 1)

    def _questions_of(self, sheet: InterviewSheet) -> QWidget:
        parts = [Label(self._theme, "Yang mungkin ditanyakan", role="section")]
        asked = questions_of(sheet) or ("Jelaskan penerapannya dan tunjukkan buktinya.",)
        parts += [
            Label(self._theme, f"{number}.  {text}", role="title", bold=False, wrap=True)
            for number, text in enumerate(asked, 1)
        ]
        return self._beside(*parts)

    def _answer_of(self, sheet: InterviewSheet) -> QWidget:
        theme = self._theme
        parts = [Label(theme, "Jawaban", role="section")]
        for label, text in (
            ("Kriteria", sheet.criterion),
            ("Penjelasan", sheet.explanation.strip()),
            ("Tahun lalu", last_year_of(sheet)),
            ("Catatan asesor tahun lalu", sheet.last_year.note if sheet.last_year else ""),
            ("Catatan Anda", sheet.note.strip()),
            ("Yang menjawab", ", ".join(sheet.answered_by)),
            ("Eviden", "\n".join(map(_proof, sheet.evidence)) or "Belum ada."),
        ):
            if text:
                parts += [Label(theme, label, role="small", tone="text_2"), self._text(text)]
        return self._beside(*parts)

    def _text(self, text: str) -> Label:
        return Label(self._theme, text, wrap=True)

    def _beside(self, *parts: QWidget) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, self._theme.px(12), 0)
        column.setSpacing(self._theme.px(8))
        shown: Sequence[QWidget] = parts
        for part in shown:
            column.addWidget(part)
        column.addStretch(1)
        return side


def _proof(use: EvidenceUse) -> str:
    told = [use.title, use.number, f"hlm. {use.pages}" if use.pages else ""]
    return "• " + " · ".join(filter(None, told))
