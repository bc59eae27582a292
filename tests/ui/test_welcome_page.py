"""The first page: three ways to begin, and a form that says what is missing where."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton

from spbe_desktop.ui.new_workspace_form import NewWorkspace, NewWorkspaceForm, find_faults
from spbe_desktop.ui.welcome_page import WelcomePage


@pytest.fixture
def page(theme, icons, qtbot, tmp_path):
    page = WelcomePage(
        theme,
        icons,
        years=(2026, 2025),
        year=2026,
        home=tmp_path,
        recent=[tmp_path / "Diskominfo 2025"],
    )
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def _press(page, text):
    next(b for b in page.findChildren(QPushButton) if b.text() == text).click()


def _fill(form, qtbot):
    for editor, text in (
        (form._agency_name, "Dinas Komunikasi dan Informatika"),
        (form._agency_short, "Diskominfo"),
        (form._region_name, "Kabupaten Paser"),
        (form._region_code, "6401"),
    ):
        qtbot.keyClicks(editor, text)


def test_the_example_can_be_asked_for(page, qtbot):
    with qtbot.waitSignal(page.sample_requested):
        _press(page, "Buka contoh")


def test_a_workspace_that_was_open_before_can_be_opened_again(page, qtbot, tmp_path):
    with qtbot.waitSignal(page.open_requested) as told:
        _press(page, "Diskominfo 2025")

    assert told.args == [tmp_path / "Diskominfo 2025"]


def test_another_workspace_can_be_chosen(page, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))

    with qtbot.waitSignal(page.open_requested) as told:
        page._existing.button.click()

    assert told.args == [tmp_path]


def test_an_office_begins_with_what_it_typed(page, qtbot, tmp_path):
    _press(page, "Mulai sebagai OPD")
    form = page.findChild(NewWorkspaceForm)
    _fill(form, qtbot)

    with qtbot.waitSignal(page.create_requested) as told:
        _press(page, "Buat buku kerja")

    assert told.args == [
        NewWorkspace(
            region_code="6401",
            region_name="Kabupaten Paser",
            agency_code="DISKOMINFO",
            agency_name="Dinas Komunikasi dan Informatika",
            agency_short_name="Diskominfo",
            year=2026,
            folder=tmp_path / "Diskominfo 2026",
        )
    ]


def test_a_form_with_gaps_says_so_beside_each_and_sends_nothing(page, qtbot):
    _press(page, "Mulai sebagai OPD")
    form = page.findChild(NewWorkspaceForm)

    with qtbot.assertNotEmitted(page.create_requested):
        qtbot.keyClick(form._region_name, Qt.Key.Key_Return)

    faulty = [name for name, field in form._fields.items() if field.error]
    assert faulty == [
        "agency_name",
        "agency_short_name",
        "agency_code",
        "region_name",
        "region_code",
    ]
    assert form._agency_name.hasFocus()


def test_what_was_typed_is_not_replaced_by_a_suggestion(page, qtbot, tmp_path):
    _press(page, "Mulai sebagai OPD")
    form = page.findChild(NewWorkspaceForm)
    form._agency_code.selectAll()
    qtbot.keyClicks(form._agency_code, "2.16")

    _fill(form, qtbot)

    assert form.facts().agency_code == "2.16"


def test_going_back_shows_the_choices_again(page):
    _press(page, "Mulai sebagai OPD")

    _press(page, "Kembali")

    assert page._choice_row.isVisible()
    assert page._office.button.hasFocus()


def test_a_folder_that_is_not_empty_is_refused(tmp_path):
    (tmp_path / "surat.pdf").touch()
    facts = NewWorkspace("6401", "Paser", "DINKES", "Dinas Kesehatan", "Dinkes", 2026, tmp_path)

    assert find_faults(facts) == {
        "folder": "Folder ini sudah berisi. Pilih folder baru atau yang masih kosong."
    }


@pytest.mark.parametrize("code", ["64", "6401", "64.01"])
def test_codes_of_provinces_and_regencies_are_accepted(tmp_path, code):
    folder = tmp_path / "baru"
    facts = NewWorkspace(code, "Paser", "DINKES", "Dinas Kesehatan", "Dinkes", 2026, folder)

    assert not find_faults(facts)


@pytest.mark.parametrize("code", ["", "640", "64011", "KAB"])
def test_other_codes_are_not(code):
    facts = NewWorkspace(code, "Paser", "A", "Dinas", "D", 2026, Path("/tempat/baru"))

    assert "region_code" in find_faults(facts)


def test_a_failure_is_told_beside_the_folder(page):
    _press(page, "Mulai sebagai OPD")

    page.show_failure("Diska penuh.")

    assert page.findChild(NewWorkspaceForm)._fields["folder"].error == "Diska penuh."


def test_the_text_size_is_set_and_told(page, theme, qtbot):
    with qtbot.waitSignal(page.text_scale_chosen) as told:
        _press(page, "125 %")

    assert told.args == [1.25]
    assert theme.text_scale == 1.25


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_never_needs_to_scroll_sideways(page, theme, qtbot, scale):
    theme.text_scale = scale
    page.resize(900, 440)

    qtbot.waitUntil(lambda: page.horizontalScrollBar().maximum() == 0)
