"""Ringkasan: what the package holds, what changed, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.submit_dialog.facts import AnswerChange, SubmissionFacts
from spbe_desktop.ui.submit_dialog.target_form import FolderChooser, TargetForm
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.badges import PredicateTag
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.changes import field_name
from spbe_desktop.words.formats import ABSENT, day, listed, number, size

_MOST_CHANGES = 8
_LONGEST_VALUE = 24


class SummaryStep(QWidget):
    """Shows *facts* beside the form that completes them."""

    def __init__(
        self, theme: Theme, icons: Icons, facts: SubmissionFacts, choose_folder: FolderChooser
    ) -> None:
        super().__init__()
        self._theme = theme
        self._facts = facts
        self.form = TargetForm(theme, facts, choose_folder)
        self.message = MessageStrip(theme, icons)
        self._build()

    def _build(self) -> None:
        px = self._theme.px
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(20), px(4), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.message)
        self.message.hide()
        sides = QHBoxLayout()
        sides.setSpacing(px(20))
        sides.addLayout(self._left(), 1)
        sides.addWidget(Rule(self._theme, upright=True))
        sides.addWidget(self.form, 1)
        column.addLayout(sides, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(content))

    def _left(self) -> QVBoxLayout:
        px = self._theme.px
        column = QVBoxLayout()
        column.setSpacing(px(10))
        column.addWidget(Label(self._theme, "Isi paket", role="section"))
        column.addLayout(self._index_line())
        column.addLayout(self._contents())
        column.addSpacing(px(8))
        column.addWidget(Label(self._theme, self._changes_title(), role="section", wrap=True))
        changes = QVBoxLayout()
        changes.setSpacing(px(4))
        for text in self._changes():
            changes.addWidget(Label(self._theme, text, tone="text_2", wrap=True))
        column.addLayout(changes)
        column.addStretch(1)
        return column

    def _index_line(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(10))
        facts = self._facts
        figure = ABSENT if facts.index is None else number(facts.index, 2)
        row.addWidget(Label(self._theme, facts.index_title, tone="text_2"))
        row.addWidget(Label(self._theme, figure, role="figure"))
        if facts.index is not None:
            tag = PredicateTag(self._theme)
            tag.set_predicate(facts.predicate, facts.predicate_rank, facts.predicate_ranks)
            row.addWidget(tag)
        row.addStretch(1)
        return row

    def _contents(self) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, text) in enumerate(self._content_lines()):
            grid.addWidget(Label(self._theme, name, tone="text_2"), place, 0, top)
            grid.addWidget(Label(self._theme, text, wrap=True), place, 1, top)
        return grid

    def _content_lines(self) -> list[tuple[str, str]]:
        facts = self._facts
        lines = [("Terisi", f"{number(facts.answered)} dari {number(facts.total)} indikator")]
        if facts.answered < facts.total:
            lowest = f"{number(facts.index_if_lowest, 2)} {facts.predicate_if_lowest}"
            lines.append(("Bila kosong", f"{lowest}, jika yang kosong dihitung terendah"))
        files = f"{number(facts.files)} berkas, {size(facts.size)}"
        lines.append(("Eviden", files if facts.files else "tanpa berkas"))
        if facts.addresses:
            lines.append(("Alamat web", f"{number(facts.addresses)}, dicatat sebagai alamat"))
        if facts.secret:
            left_out = f"{number(len(facts.secret))} berkas rahasia: {listed(facts.secret)}"
            lines.append(("Tidak ikut", left_out))
        return lines

    def _changes_title(self) -> str:
        facts = self._facts
        if facts.last_sent is None:
            return f"Revisi {facts.revision}"
        return f"Perubahan sejak revisi {facts.revision - 1}, {day(facts.last_sent)}"

    def _changes(self) -> list[str]:
        facts = self._facts
        if facts.last_sent is None:
            return ["Belum ada revisi yang dikirim sebelumnya."]
        if not facts.changes:
            return ["Tidak ada isian yang berubah."]
        lines = [_change_text(change) for change in facts.changes[:_MOST_CHANGES]]
        rest = len(facts.changes) - len(lines)
        return [*lines, f"dan {number(rest)} perubahan lain"] if rest else lines


def _change_text(change: AnswerChange) -> str:
    where = f"{change.key} · " if change.key else ""
    name = field_name(change.field)
    before, after = _short(change.before), _short(change.after)
    if before and after:
        return f"{where}{name}: {before} → {after}"
    if after:
        return f"{where}{name}: {after}"
    return f"{where}{name}: {before} dihapus" if before else f"{where}{name} diubah"


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[: _LONGEST_VALUE - 1].rstrip()}…"
