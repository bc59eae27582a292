"""Finding documents: filters, sorting, search and what is said where nothing is found."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.library_filter import Condition, Facet
from spbe_desktop.ui.library_tab.document_model import (
    CONDITION,
    DAY,
    KEYS,
    TITLE,
    TYPE,
    DocumentModel,
)
from spbe_desktop.ui.library_tab.snippet import from_what_was_found, parts_of
from tests.builders import make_library_document, make_library_use

PERBUP = make_library_document(
    1,
    *(make_library_use(n, str(n)) for n in (1, 2, 3, 4, 5, 6)),
    title="Peraturan Bupati 47/2022",
    document_type="Perbup",
    number="47",
    dated=date(2022, 12, 30),
    size=2_000_000,
)
REVIEW = make_library_document(
    2,
    make_library_use(11, "5"),
    title="Laporan Reviu",
    document_type="Reviu",
    dated=date(2023, 6, 22),
    size=1_000_000,
)
OLD = make_library_document(
    3,
    make_library_use(21, "3", assessment_id=2, year=2024),
    title="Laporan Diklat",
    document_type="Laporan",
    dated=date(2024, 12, 20),
)
PHOTO = make_library_document(
    4, title="Foto Rapat", document_type="Foto", dated=None, state=FileState.MISSING
)
LIBRARY = (PERBUP, REVIEW, OLD, PHOTO)


def tick(screen, qtbot, facet, value):
    qtbot.mouseClick(screen.tab.filters.line(facet, value), Qt.MouseButton.LeftButton)


def counts(screen, facet, *values):
    return [screen.tab.filters.line(facet, value).count for value in values]


def test_the_model_keeps_what_qt_expects_of_it(open_tab, qtmodeltester):
    model = DocumentModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entries = open_tab(*LIBRARY).tab.table.documents.entries
    model.show_entries(entries, 2025, {})
    model.sort(TITLE)

    qtmodeltester.check(model)
    assert tester.model() is model


def test_a_row_says_what_a_document_is_and_how_it_stands(open_tab):
    screen = open_tab(*LIBRARY)
    row = screen.titles.index("Peraturan Bupati 47/2022")

    cells = [screen.cell(row, column) for column in (TYPE, DAY, KEYS, CONDITION)]
    assert cells == ["Perbup", "30 Des 2022", "1, 2, 3, 4 +2", "Siap"]


def test_what_another_year_used_names_that_year(open_tab):
    screen = open_tab(OLD, PHOTO)

    assert screen.cell(0, KEYS) == "2024: 3"
    assert screen.cell(0, CONDITION) == "Belum dipakai 2025"
    assert screen.cell(1, KEYS) == "–"
    assert screen.cell(1, CONDITION) == "Berkas hilang"


def test_the_newest_document_stands_first_and_one_without_a_date_last(open_tab):
    assert open_tab(*LIBRARY).titles == [
        "Laporan Diklat",
        "Laporan Reviu",
        "Peraturan Bupati 47/2022",
        "Foto Rapat",
    ]


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (TITLE, [PHOTO, OLD, REVIEW, PERBUP]),
        (TYPE, [PHOTO, OLD, PERBUP, REVIEW]),
        (DAY, [PHOTO, PERBUP, REVIEW, OLD]),
        (KEYS, [PERBUP, REVIEW, OLD, PHOTO]),
        (CONDITION, [PHOTO, REVIEW, OLD, PERBUP]),
    ],
)
def test_a_press_on_a_head_sorts_by_it(open_tab, column, order):
    screen = open_tab(*LIBRARY)

    screen.tab.table.horizontalHeader().sectionClicked.emit(column)

    assert screen.titles == [document.title for document in order]


def test_a_second_press_turns_the_order_round(open_tab):
    screen = open_tab(*LIBRARY)
    head = screen.tab.table.horizontalHeader()

    head.sectionClicked.emit(TITLE)
    head.sectionClicked.emit(TITLE)

    assert screen.titles[0] == "Peraturan Bupati 47/2022"


def test_ticking_a_filter_leaves_what_it_names_and_says_how_much(open_tab, qtbot):
    screen = open_tab(*LIBRARY)
    assert screen.tab.foot.total.text() == "4 dokumen · 2,9 MB"

    tick(screen, qtbot, Facet.GROUP, "D1")

    assert screen.titles == ["Peraturan Bupati 47/2022"]
    assert screen.tab.foot.total.text() == "1 dokumen · 1,9 MB"


def test_each_value_tells_how_many_documents_it_would_show(open_tab, qtbot):
    screen = open_tab(*LIBRARY)
    assert counts(screen, Facet.FAMILY, "policy", "report", "picture") == [1, 2, 1]
    assert counts(screen, Facet.CONDITION, "ready", "aged", "unused_this_year") == [1, 1, 1]

    tick(screen, qtbot, Facet.FAMILY, "report")

    assert counts(screen, Facet.FAMILY, "policy", "report", "picture") == [1, 2, 1]
    assert counts(screen, Facet.CONDITION, "ready", "aged", "unused_this_year") == [0, 1, 1]


def test_values_that_no_document_has_are_not_offered(open_tab):
    screen = open_tab(PERBUP)

    with pytest.raises(KeyError):
        screen.tab.filters.line(Facet.CONDITION, Condition.SECRET)
    assert screen.tab.filters.line(Facet.GROUP, "D2").count == 1


def test_a_filter_stays_ticked_while_documents_come_and_go(open_tab, qtbot):
    screen = open_tab(*LIBRARY)
    tick(screen, qtbot, Facet.FAMILY, "report")

    screen.show(*LIBRARY, make_library_document(9, classification=Classification.SECRET))

    assert screen.titles == ["Laporan Diklat", "Laporan Reviu"]
    assert screen.tab.filters.line(Facet.FAMILY, "report").isChecked()


def test_where_nothing_fits_the_filters_can_be_taken_away(open_tab, qtbot):
    screen = open_tab(*LIBRARY)
    tick(screen, qtbot, Facet.FAMILY, "policy")
    tick(screen, qtbot, Facet.CONDITION, "aged")
    assert screen.titles == []
    button = next(
        b
        for b in screen.tab.findChildren(QPushButton)
        if b.text() == "Hapus penyaring" and b.isVisible() and b.property("kind") != "link"
    )

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert len(screen.titles) == 4
    assert screen.tab.choice == {}


def test_an_empty_library_says_what_it_is_for(open_tab, qtbot):
    screen = open_tab()
    button = next(
        b
        for b in screen.tab._stack.currentWidget().findChildren(QPushButton)
        if b.text() == "Tambah berkas"
    )

    with qtbot.waitSignal(screen.tab.files_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_typing_asks_for_a_search_with_each_letter_and_escape_ends_it(open_tab, qtbot):
    screen = open_tab(*LIBRARY)
    asked: list[str] = []
    screen.tab.searched.connect(asked.append)
    screen.tab.focus_search()

    qtbot.keyClicks(screen.tab.bar.query, "rev")
    qtbot.keyClick(screen.tab.bar.query, Qt.Key.Key_Escape)

    assert asked == ["r", "re", "rev", ""]


def test_the_arrow_leads_from_the_search_to_what_was_found(open_tab, qtbot):
    screen = open_tab(*LIBRARY)
    screen.tab.focus_search()

    qtbot.keyClick(screen.tab.bar.query, Qt.Key.Key_Down)

    assert screen.tab.table.hasFocus()
    assert screen.tab.chosen_ids == ("D0003",)


def test_a_place_in_the_text_makes_rows_taller_and_is_gone_with_the_search(open_tab):
    screen = open_tab(*LIBRARY)
    plain = screen.tab.table.rowHeight(0)

    screen.show(*LIBRARY, snippets={"D0002": "… \x02kinerja\x03 tim …"})
    assert screen.tab.table.rowHeight(0) > plain

    screen.show(*LIBRARY)
    assert screen.tab.table.rowHeight(0) == plain


def test_an_address_is_a_link_without_a_size(open_tab):
    screen = open_tab(make_library_document(1, kind=EvidenceKind.ADDRESS, document_type=""))

    assert screen.cell(0, TYPE) == "Tautan"
    assert screen.tab.foot.total.text() == "1 dokumen · 0 byte"


@pytest.mark.parametrize(
    ("snippet", "shown"),
    [
        ("pendek \x02kata\x03 lagi", "pendek \x02kata\x03 lagi"),
        (
            "Bab satu yang menguraikan panjang lebar seluruh \x02kecamatan\x03 itu",
            "…lebar seluruh \x02kecamatan\x03 itu",
        ),
        ("tanpa\n  apa pun", "tanpa apa pun"),
    ],
)
def test_a_place_in_a_text_is_shown_from_shortly_before_what_was_found(snippet, shown):
    assert from_what_was_found(snippet) == shown


def test_what_was_found_is_told_apart_from_the_rest():
    parts = list(parts_of("… \x02tim\x03 dan \x02kerja\x03"))

    assert parts == [("… ", False), ("tim", True), (" dan ", False), ("kerja", True)]
