"""Ringkasan: it says where the assessment stands, and every row leads somewhere."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from spbe_desktop.ui.summary_tab import SummaryTab
from spbe_desktop.ui.summary_tab.next_steps import NextStepsList, NextStepsModel
from tests.ui.summaries import make_previous, make_summary


@pytest.fixture
def tab(theme, icons, qtbot):
    tab = SummaryTab(theme, icons, today=lambda: date(2025, 9, 25))
    qtbot.addWidget(tab)
    tab.resize(1366, 600)
    tab.show_summary(make_summary(previous=make_previous()))
    tab.show()
    return tab


def _texts(tab):
    return {label.text() for label in tab.findChildren(QLabel) if label.isVisible()}


def _button(tab, text):
    return next(b for b in tab.findChildren(QPushButton) if b.text() == text)


def test_it_says_index_coverage_and_deadline(tab):
    assert {
        "2,50",
        "dari 2 indikator terisi.",
        "30 Sep 2025",
        "5 hari lagi",
        "kurang 1,00",
    } <= _texts(tab)


def test_the_reasons_and_the_page_can_be_asked_for(tab, qtbot):
    with qtbot.waitSignal(tab.why_requested):
        _button(tab, "Mengapa 2,50?").click()
    with qtbot.waitSignal(tab.one_page_requested):
        _button(tab, "Lembar satu halaman").click()


def test_a_click_on_a_step_asks_for_its_indicator(tab, qtbot):
    steps = tab.findChild(NextStepsList)
    place = steps.visualRect(steps.model().index(0, 0)).center()

    with qtbot.waitSignal(tab.indicator_requested) as told:
        qtbot.mouseClick(steps.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == ["2"]


def test_enter_on_a_step_asks_for_its_indicator(tab, qtbot):
    steps = tab.findChild(NextStepsList)
    steps.setCurrentIndex(steps.model().index(1, 0))
    steps.setFocus()

    with qtbot.waitSignal(tab.indicator_requested) as told:
        qtbot.keyClick(steps, Qt.Key.Key_Return)

    assert told.args == ["4"]


def test_when_nothing_is_left_it_says_so(tab):
    tab.show_summary(make_summary({str(n): 5 for n in range(1, 7)}))

    assert "Tidak ada yang tertinggal: semua indikator terisi dan terbukti." in _texts(tab)


def test_once_it_is_sent_it_says_so_in_place_of_what_comes_next(tab):
    tab.show_summary(make_summary(locked=True))

    assert "Sudah dikirim" in _texts(tab)
    assert (
        "Penilaian ini sudah dikirim pada 25 Sep 2025; "
        "pilih “Buka\N{NO-BREAK SPACE}kembali” jika ada isian yang perlu diubah."
    ) in _texts(tab)
    assert not tab.findChild(NextStepsList).isVisible()

    tab.show_summary(make_summary())

    assert "Berikutnya, dari yang paling menaikkan" in _texts(tab)
    assert tab.findChild(NextStepsList).isVisible()


def test_without_an_index_there_is_nothing_to_explain(tab):
    tab.show_summary(make_summary({}))

    assert not any(text.startswith("Mengapa") for text in _texts(tab))
    assert "Belum ada indikator yang diisi." in _texts(tab)


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [900, 1366])
def test_it_never_needs_to_scroll_sideways(tab, theme, qtbot, width, scale):
    theme.text_scale = scale
    tab.resize(width, 440)

    qtbot.waitUntil(lambda: tab.horizontalScrollBar().maximum() == 0)


def test_the_steps_are_a_proper_model(qtmodeltester):
    model = NextStepsModel()
    model.show_steps(make_summary().next_steps)

    qtmodeltester.check(model)
