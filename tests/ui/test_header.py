"""The header gives its room to what cannot be shortened."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox

from spbe_desktop.ui.chooser import Choice
from spbe_desktop.ui.header import Header, HeaderFigures

FIGURES = HeaderFigures("Indeks", "2,98", "Baik", 3, 5, 31, 47)
LONG = "Dinas Komunikasi, Informatika, Statistik, dan Persandian Provinsi Kalimantan Timur"


@pytest.fixture
def header(qtbot, theme, icons):
    made = Header(theme, icons)
    qtbot.addWidget(made)
    made.set_years([Choice("1", "2025")], "1")
    made.set_stages([Choice("mandiri", "Penilaian Mandiri", "Mandiri")], "mandiri")
    made.set_figures(FIGURES)
    made.resize(1366, 44)
    made.show()
    return made


def shown_text(chooser) -> str:
    """Return the name as it is painted, with an ellipsis where it is cut."""
    option = QStyleOptionComboBox()
    chooser.initStyleOption(option)
    return option.currentText


def fits(chooser):
    option = QStyleOptionComboBox()
    chooser.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = (
        chooser.style()
        .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, chooser)
        .width()
    )
    return QFontMetrics(chooser.font()).horizontalAdvance(shown_text(chooser)) <= room


def test_a_name_of_usual_length_is_whole_beside_the_whole_search(header):
    header.set_agencies([Choice("1", "Dinas Kesehatan", "Dinkes")], "1")
    header.layout().activate()

    assert shown_text(header.agency) == "Dinas Kesehatan"
    assert header.search.width() == header.search.full_width


def test_for_a_long_name_the_search_shrinks_to_its_icon(header):
    header.set_agencies([Choice("1", "Dinas Kesehatan " * 2, "Dinkes")], "1")
    header.layout().activate()
    before = header.search.width()

    header.set_agencies([Choice("1", LONG[:60], "Diskominfo")], "1")
    header.layout().activate()

    assert header.search.width() < before == header.search.full_width
    assert shown_text(header.agency) == LONG[:60]


def test_only_the_agency_gives_way_and_its_name_ends_in_an_ellipsis(header):
    header.resize(900, 44)
    header.set_agencies([Choice("1", LONG, "")], "1")
    header.layout().activate()

    assert shown_text(header.agency).endswith("…")
    assert all(fits(chooser) for chooser in (header.agency, header.year, header.stage))
    assert shown_text(header.stage) == "Penilaian Mandiri"


def test_what_was_sent_is_reopened_by_a_button_that_does_not_call_for_it(header):
    assert (header.send.text(), header.send.property("kind")) == ("Kirim paket", "primary")

    header.show_sent(True)

    assert (header.send.text(), header.send.property("kind")) == ("Buka kembali", "")
