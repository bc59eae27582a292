"""Why the index is what it is: every weighted term, the sum, the predicate and the coverage."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from spbe_desktop.domain.instrument import PredicateBasis
from spbe_desktop.domain.scoring import Term
from spbe_desktop.domain.summary import Summary
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.summary_tab import sentences
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words import formats
from spbe_desktop.words.coverage import kept

COLUMNS = ("Bagian", "Nilai", "Bobot", "Nilai × bobot", "Sumbangan ke indeks")

_EXACT_DECIMALS = 4
_NUMBER_WIDTHS = (70, 80, 104, 144)

_Row = tuple[str, str, str, str, str]


class WhyDialog(Dialog):
    """Shows the steps of one index; they can be copied as a table."""

    def __init__(self, theme: Theme, summary: Summary, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            f"Mengapa {sentences.index_text(summary)}?",
            subtitle=sentences.index_heading(summary),
            size=(872, 636),
            parent=parent,
        )
        self._summary = summary
        self._tree = QTreeWidget()
        self._fill()
        self._tree.setFocus()

    def copied_text(self) -> str:
        """Return everything the dialog shows as text, the table with tabs between columns."""
        term = self._summary.sheet.score.explanation
        table = ["\t".join(COLUMNS)]
        table += ["\t".join(row) for row in _rows(term, term.weight)]
        return "\n".join([*explanation(self._summary), "", *table])

    def _on_copy_requested(self) -> None:
        QGuiApplication.clipboard().setText(self.copied_text())

    def _fill(self) -> None:
        for line in explanation(self._summary):
            label = Label(self._theme, line, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        self._fill_tree()
        self.body.addWidget(self._tree, 1)
        copy = self.add_button("Salin semua")
        copy.clicked.connect(self._on_copy_requested)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self._tree)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_copy_requested)
        self.add_button("Tutup", primary=True).clicked.connect(self.accept)

    def _fill_tree(self) -> None:
        tree, term = self._tree, self._summary.sheet.score.explanation
        tree.setHeaderLabels(COLUMNS)
        tree.setAccessibleName("Rincian perhitungan indeks")
        tree.setMinimumHeight(self._theme.px(170))
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setStretchLastSection(False)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column, width in enumerate(_NUMBER_WIDTHS, start=1):
            tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            tree.header().resizeSection(column, self._theme.px(width))
            tree.headerItem().setTextAlignment(column, right)
        for inner in term.terms:
            tree.addTopLevelItem(self._item(inner, term.weight))
        total = QTreeWidgetItem(list(_row(term, term.weight, title="Jumlah")))
        self._dress(total, term, bold=True)
        tree.addTopLevelItem(total)
        tree.expandToDepth(0)
        tree.setCurrentIndex(tree.model().index(0, 0))

    def _item(self, term: Term, answered: Fraction) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(_row(term, answered)))
        self._dress(item, term, bold=bool(term.terms))
        for inner in term.terms:
            item.addChild(self._item(inner, answered))
        return item

    def _dress(self, item: QTreeWidgetItem, term: Term, *, bold: bool) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in range(len(COLUMNS)):
            item.setFont(column, self._theme.font("small", bold=bold))
            if column:
                item.setTextAlignment(column, right)
            if term.value is None:
                item.setForeground(column, QBrush(self._theme.tokens.text_3))
        item.setToolTip(0, term.title)


def explanation(summary: Summary) -> list[str]:
    """Return in sentences how the index, its predicate and its coverage come about."""
    return [
        line
        for line in (
            _formula(summary),
            _predicate(summary),
            sentences.near_threshold(summary),
            _coverage(summary),
        )
        if line
    ]


def _formula(summary: Summary) -> str:
    term, index = summary.sheet.score.explanation, summary.sheet.score.index
    if index is None:
        return "Belum ada indikator yang diisi, jadi belum ada indeks."
    products = exact(index * term.weight)
    return (
        f"Indeks = jumlah (nilai × bobot) ÷ jumlah bobot yang terisi "
        f"= {products} ÷ {exact(term.weight)} = {exact(index)}, "
        f"ditampilkan {sentences.index_text(summary)}."
    )


def _predicate(summary: Summary) -> str:
    reached = summary.sheet.score.predicate
    if reached is None:
        return ""
    predicates = summary.instrument.predicates
    place = predicates.index(reached)
    lower = formats.number(max(reached.lower, summary.instrument.lowest), 1)
    upper = ""
    if place + 1 < len(predicates):
        upper = f" sampai di bawah {formats.number(predicates[place + 1].lower, 1)}"
    is_rounded = summary.instrument.predicate_basis is PredicateBasis.ROUNDED
    basis = "sesudah dibulatkan" if is_rounded else "sebelum dibulatkan"
    return f"Predikat {reached.name}: mulai {lower}{upper}, menurut indeks {basis}."


def _coverage(summary: Summary) -> str:
    score = summary.sheet.score
    if score.complete:
        return kept(summary.sheet) or f"Semua {score.total} indikator terisi."
    shown = sentences.index_text(summary)
    word = score.predicate.name if score.predicate else ""
    lowest = sentences.figure_text(summary, score.index_if_lowest)
    return (
        f"Terisi {score.answered} dari {score.total} indikator: {shown} {word}".rstrip()
        + f". Bila {score.total - score.answered} yang kosong dihitung pada nilai terendah: "
        f"{lowest} {score.predicate_if_lowest.name}."
    )


def exact(value: Fraction) -> str:
    """Return *value* with all its decimals, or with four and "…" where they do not end."""
    for decimals in range(_EXACT_DECIMALS + 1):
        if (value * 10**decimals).denominator == 1:
            return formats.number(value, decimals)
    # What goes on behind the ellipsis must not have been rounded away.
    scale = 10**_EXACT_DECIMALS
    return formats.number(Fraction(floor(value * scale), scale), _EXACT_DECIMALS) + "…"


def _rows(term: Term, answered: Fraction, depth: int = 0) -> Iterator[_Row]:
    for inner in term.terms:
        title, *numbers = _row(inner, answered)
        first, second, third, fourth = numbers
        yield ("  " * depth + title, first, second, third, fourth)
        yield from _rows(inner, answered, depth + 1)
    if not depth:
        yield _row(term, answered, title="Jumlah")


def _row(term: Term, answered: Fraction, title: str = "") -> _Row:
    name = title or (f"{term.code} {term.title}" if not term.terms else term.title)
    if term.value is None:
        weight = f"({formats.percent(term.full_weight, 2)})"
        return (name, formats.ABSENT, weight, formats.ABSENT, "belum diisi")
    contribution = exact(term.contribution)
    product = exact(term.contribution * answered)
    return (name, exact(term.value), formats.percent(term.weight, 2), product, contribution)
