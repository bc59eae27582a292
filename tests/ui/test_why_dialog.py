"""Why the index is so: the steps add up, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QTreeWidget

from spbe_desktop.ui.why_dialog import WhyDialog, exact, explanation
from tests.ui.summaries import make_summary


@pytest.fixture
def dialog(theme, qtbot):
    dialog = WhyDialog(theme, make_summary({"1": 3, "3": 2, "5": 4}))
    qtbot.addWidget(dialog)
    return dialog


def test_the_formula_is_written_out_with_its_figures():
    formula, predicate, coverage = explanation(make_summary({"1": 3, "3": 2, "5": 4}))

    assert formula == (
        "Indeks = jumlah (nilai × bobot) ÷ jumlah bobot yang terisi "
        "= 22,5 ÷ 7,5 = 3, ditampilkan 3,00."
    )
    assert predicate == (
        "Predikat Baik: mulai 2,6 sampai di bawah 3,5, menurut indeks sebelum dibulatkan."
    )
    assert coverage == (
        "Terisi 3 dari 6 indikator: 3,00 Baik. Bila 3 yang kosong dihitung pada nilai "
        "terendah: 2,00 Cukup."
    )


def test_the_table_ends_with_the_sum(dialog):
    tree = dialog.findChild(QTreeWidget)
    last = tree.topLevelItem(tree.topLevelItemCount() - 1)

    assert [last.text(column) for column in range(5)] == ["Jumlah", "3", "7,50 %", "22,5", "3"]


def test_what_is_not_filled_in_is_said_to_be_so(dialog):
    lines = dialog.copied_text().splitlines()

    assert "    I2 Peta Rencana SPBE\t–\t(2,50 %)\t–\tbelum diisi" in lines


def test_everything_can_be_copied(dialog):
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Salin semua")

    copy.click()

    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.copied_text()
    assert copied.splitlines()[-1] == "Jumlah\t3\t7,50 %\t22,5\t3"


def test_without_answers_it_says_that_there_is_no_index():
    first, *_ = explanation(make_summary({}))

    assert first == "Belum ada indikator yang diisi, jadi belum ada indeks."


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(3), "3"),
        (Fraction(5, 2), "2,5"),
        (Fraction(29999, 10000), "2,9999"),
        (Fraction(2, 3), "0,6666…"),
        (Fraction(259999, 100000), "2,5999…"),
    ],
)
def test_a_figure_is_exact_or_says_that_it_goes_on(value, written):
    assert exact(value) == written
