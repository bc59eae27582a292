"""The panel: evidence, guidance, changes and last year's answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from spbe_desktop.domain.evidence import (
    Classification,
    EvidenceDescription,
    EvidenceKind,
    FileState,
)
from spbe_desktop.domain.findings import FindingCode
from tests.builders import make_assessment, make_change, make_earlier, make_use
from tests.packs import pack


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def button(widget, name):
    """Return the button whose accessible name begins with *name*."""
    buttons = [b for b in widget.findChildren(object) if hasattr(b, "click")]
    return next(b for b in buttons if b.accessibleName().startswith(name) and b.isVisible())


@pytest.fixture
def screen(open_tab):
    screen = open_tab()
    screen.source.evidence["1"] = [make_use(7, level=3)]
    screen.show(screen.row("1", 3, evidence_count=1))
    screen.tab.show_panel("evidence")
    return screen


def test_only_the_page_in_view_is_asked_for(open_tab):
    screen = open_tab()

    screen.tab.go_to("2")

    assert screen.source.asked == []


def test_choosing_a_level_asks_nothing_again(screen):
    screen.source.asked.clear()

    screen.change("1", value=Decimal(4))

    assert screen.source.asked == []


def test_a_document_is_shown_with_its_facts(screen):
    page = screen.tab.panel.page("evidence")

    assert "Rencana Kerja Tim 2025" in words(page)
    assert "PDF · 1,7 MB · 14 Jan 2025" in words(page)
    assert "Rencana kerja · hlm.\N{NO-BREAK SPACE}3–9" in words(page)
    assert screen.tab.strip.tab("evidence").badge == "1"


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("Pratinjau", "evidence_previewed"),
        ("Lepas", "evidence_detached"),
    ],
)
def test_each_action_of_a_document_is_asked_for(qtbot, screen, name, signal):
    item = screen.tab.panel.page("evidence").items[0]

    with qtbot.waitSignal(getattr(screen.tab, signal)) as asked:
        qtbot.mouseClick(button(item, name), Qt.MouseButton.LeftButton)

    assert asked.args == [7]


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Buka dengan program lain", "evidence_opened"),
        ("Buka folder", "folder_opened"),
        ("Salin nama portal", "name_wanted"),
    ],
)
def test_the_rarer_actions_of_a_document_are_in_its_menu(qtbot, screen, text, signal):
    item = screen.tab.panel.page("evidence").items[0]

    with qtbot.waitSignal(getattr(screen.tab, signal)) as asked:
        menu = item.actions_line.menu()
        next(action for action in menu.actions() if action.text() == text).trigger()

    assert asked.args == [7]


@pytest.mark.parametrize(
    ("state", "said"),
    [(FileState.MISSING, "tidak ditemukan"), (FileState.ALTERED, "berubah sejak dilampirkan")],
)
def test_a_document_that_is_lost_or_altered_is_marked_and_searched_for(qtbot, screen, state, said):
    screen.source.evidence["1"] = [make_use(7, state=state)]
    screen.tab.refresh_panels()
    item = screen.tab.panel.page("evidence").items[0]

    with qtbot.waitSignal(screen.tab.evidence_located) as asked:
        qtbot.mouseClick(button(item, "Cari berkas"), Qt.MouseButton.LeftButton)

    assert said in item.warning
    assert asked.args == [7]


def test_what_an_assessor_would_object_to_stands_at_the_document_with_one_way_out(qtbot, screen):
    screen.source.evidence["1"] = [make_use(7)]
    screen.source.problems[7] = (FindingCode.REVIEW_AGED, FindingCode.EVIDENCE_DRAFT)
    screen.tab.refresh_panels()
    item = screen.tab.panel.page("evidence").items[0]

    with qtbot.waitSignal(screen.tab.evidence_replaced) as asked:
        qtbot.mouseClick(button(item, "Ganti berkas"), Qt.MouseButton.LeftButton)

    assert item.warning.splitlines() == [
        "Reviu berumur 2 tahun atau lebih.",
        "Berkas eviden tampak belum final.",
    ]
    assert asked.args == [7]


def test_a_sound_document_carries_no_warning(screen):
    assert screen.tab.panel.page("evidence").items[0].warning == ""


def test_after_adding_a_document_it_is_described_in_place(qtbot, screen):
    screen.source.evidence["1"].append(make_use(8, title="SK Tim", document_type="", pages=""))
    screen.change("1", evidence_count=2)
    form = screen.tab.panel.page("evidence").items[1].form
    form.fields.kind.setCurrentText("Keputusan")
    form.fields.number.setText("188/12/2025")
    form.fields.dated.setText("14/1/2025")
    form.pages.setText("2")
    form.level.setCurrentIndex(form.level.findData(4))

    with qtbot.waitSignal(screen.tab.evidence_described) as asked:
        qtbot.keyClick(form.fields.number, Qt.Key.Key_Return)

    assert asked.args == [
        8,
        EvidenceDescription(
            title="SK Tim",
            document_type="Keputusan",
            number="188/12/2025",
            dated=date(2025, 1, 14),
            publisher="",
            classification=Classification.ORDINARY,
            level=4,
            pages="2",
            role="",
        ),
    ]
    assert screen.tab.panel.page("evidence").items[1].form is None


def test_a_wrong_date_is_explained_and_nothing_is_sent(qtbot, screen):
    item = screen.tab.panel.page("evidence").items[0]
    item.open_form()
    item.form.fields.dated.setText("31 Feb 2025")

    with qtbot.assertNotEmitted(screen.tab.evidence_described):
        item.form.save()

    assert "Tanggal tidak dikenali" in item.form.message


def test_a_form_keeps_what_is_typed_while_the_panel_is_refreshed(screen):
    item = screen.tab.panel.page("evidence").items[0]
    item.open_form()
    item.form.fields.number.setText("12")
    screen.source.evidence["1"].append(make_use(8))

    screen.tab.refresh_panels()

    assert screen.tab.panel.page("evidence").items[0].form.fields.number.text() == "12"


def test_escape_closes_the_form(qtbot, screen):
    item = screen.tab.panel.page("evidence").items[0]
    item.open_form()

    qtbot.keyClick(item.form.fields.number, Qt.Key.Key_Escape)

    assert item.form is None


def test_a_detached_document_leaves_the_list(screen):
    screen.source.evidence["1"] = []
    screen.change("1", evidence_count=0)

    assert screen.tab.panel.page("evidence").items == ()
    assert "Belum ada eviden untuk indikator ini." in words(screen.tab.panel.page("evidence"))


@pytest.mark.parametrize(
    ("text", "signal", "args"),
    [
        ("Berkas …", "files_wanted", ["1", None]),
        ("Tautkan berkas tanpa salin …", "link_wanted", ["1", None]),
        ("Alamat web …", "address_wanted", ["1", None]),
        ("Dokumen yang sudah ada …", "reuse_wanted", ["1"]),
    ],
)
def test_there_are_four_ways_to_add_evidence(qtbot, screen, text, signal, args):
    menu = screen.tab.panel.page("evidence").menu()

    with qtbot.waitSignal(getattr(screen.tab, signal)) as asked:
        next(a for a in menu.actions() if a.text() == text).trigger()

    assert asked.args == args


def test_a_secret_document_says_that_it_is_not_sent(screen):
    screen.source.evidence["1"] = [make_use(7, classification=Classification.SECRET)]
    screen.tab.refresh_panels()

    said = " ".join(words(screen.tab.panel.page("evidence")))
    assert "Rahasia, tidak ikut dikirim" in said


def test_an_address_opens_in_the_browser_and_has_no_folder(screen):
    screen.source.evidence["1"] = [make_use(7, kind=EvidenceKind.ADDRESS)]
    screen.tab.refresh_panels()

    names = [
        b.accessibleName()
        for b in screen.tab.panel.page("evidence").findChildren(object)
        if hasattr(b, "click") and b.isVisible()
    ]
    assert any(name.startswith("Buka:") for name in names)
    assert not any(name.startswith("Tindakan lain") for name in names)


def test_a_sent_assessment_shows_its_documents_and_changes_none(screen):
    screen.show(screen.row("1", 3, evidence_count=1), assessment=make_assessment(locked=True))
    names = [
        b.accessibleName()
        for b in screen.tab.panel.page("evidence").findChildren(object)
        if hasattr(b, "click") and b.isVisible()
    ]

    assert any(name.startswith("Pratinjau:") for name in names)
    assert not any(name.startswith(("Lepas", "Ubah", "Tambah", "Jatuhkan")) for name in names)


def test_markup_in_a_title_is_shown_as_it_is(screen):
    screen.source.evidence["1"] = [make_use(7, title="<b>SK</b> & <i>Lampiran</i>")]
    screen.tab.refresh_panels()

    label = next(
        la for la in screen.tab.panel.page("evidence").findChildren(QLabel) if "SK" in la.text()
    )
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_guidance_shows_the_instruments_own_words(open_tab):
    screen = open_tab()
    screen.tab.show_panel("guidance")

    shown = words(screen.tab.panel.page("guidance"))

    assert "Menilai sejauh mana kegiatan dilaksanakan." in shown
    assert "Rencana kerja tim" in shown
    assert shown.index("BUTIR BUKTI TINGKAT 3") < shown.index("Laporan kegiatan beserta notula")
    assert "Lampiran I hlm. 50" in shown
    assert "Judul dan bobot dari peraturan; penjelasan ditulis ulang." in shown


def test_guidance_shows_the_coded_items_under_their_level(open_tab):
    screen = open_tab(pack("spbe-2020"))
    screen.tab.show_panel("guidance")

    shown = words(screen.tab.panel.page("guidance"))

    second = next(text for text in shown if text.startswith("Peraturan atau keputusan"))
    assert (
        shown.index("BUTIR BUKTI TINGKAT 2")
        < shown.index(second)
        < shown.index("BUTIR BUKTI TINGKAT 3")
    )


def test_last_years_answer_can_be_taken_over(qtbot, open_tab):
    screen = open_tab()
    screen.source.earlier["1"] = make_earlier(2)
    screen.tab.show_panel("earlier")
    page = screen.tab.panel.page("earlier")

    with qtbot.waitSignal(screen.tab.earlier_wanted) as asked:
        qtbot.mouseClick(page.findChild(QPushButton), Qt.MouseButton.LeftButton)

    assert asked.args == ["1"]
    assert "“Forum belum dibentuk secara formal.”" in words(page)


def test_without_an_earlier_answer_nothing_is_offered(open_tab):
    screen = open_tab()
    screen.tab.show_panel("earlier")

    assert screen.tab.panel.page("earlier").findChild(QPushButton) is None


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (make_change("value", "2", "3"), "Tingkat: 2 → 3"),
        (make_change("value", "", "2.5"), "Tingkat: 2,5"),
        (make_change("value", "3", ""), "Tingkat 3 dikosongkan"),
        (make_change("explanation", "", "Sudah."), "Penjelasan ditulis"),
        (make_change("explanation", "Sudah.", "Belum."), "Penjelasan diubah"),
        (make_change("note", "Sudah.", ""), "Catatan dihapus"),
        (make_change("flagged", "False", "True"), "Ditandai"),
        (make_change("flagged", "True", "False"), "Tanda dihapus"),
        (make_change("evidence", "", "SK Tim"), "Eviden dilampirkan: SK Tim"),
        (make_change("evidence", "SK Tim", ""), "Eviden dilepas: SK Tim"),
    ],
)
def test_changes_are_told_as_lines(open_tab, change, line):
    screen = open_tab()
    screen.source.changes["1"] = [change]
    screen.tab.show_panel("changes")

    assert line in words(screen.tab.panel.page("changes"))


def test_a_value_of_another_stage_names_its_stage(open_tab):
    screen = open_tab()
    screen.source.changes["1"] = [replace(make_change(), stage="hasil")]
    screen.tab.show_panel("changes")

    assert any("Hasil akhir" in text for text in words(screen.tab.panel.page("changes")))


def test_a_second_click_on_the_open_page_closes_the_panel(qtbot, screen):
    tab = screen.tab.strip.tab("evidence")

    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)
    assert not screen.tab.panel.isVisible()
    assert not tab.isChecked()
    qtbot.mouseClick(tab, Qt.MouseButton.LeftButton)

    assert screen.tab.panel.isVisible()
    assert tab.isChecked()


def test_the_panel_opens_where_it_was_closed(screen):
    screen.tab.toggle_panel()
    screen.tab.go_to("2")

    screen.tab.toggle_panel()

    assert screen.tab.panel.page_name == "evidence"
    assert screen.tab.panel.page("evidence").items == ()
