"""Choosing documents, and what keys, buttons and drops ask of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from spbe_desktop.domain.evidence import DocumentDescription, EvidenceKind, FileState
from spbe_desktop.domain.library import EarlierRevision
from spbe_desktop.ui.library_tab.document_menu import document_menu
from spbe_desktop.ui.widgets.labels import ElidedLink, LinkButton
from tests.builders import MOMENT, make_library_document, make_library_use

USED = make_library_document(
    1,
    make_library_use(1, "5", level=3, pages="1–7"),
    make_library_use(2, "2", assessment_id=2, year=2024),
    title="Laporan Reviu",
    dated=date(2025, 3, 1),
)
UNUSED = make_library_document(2, title="Notula", dated=date(2025, 2, 1))
LOST = make_library_document(
    3, title="SK Tim", document_type="SK", state=FileState.MISSING, dated=date(2025, 1, 1)
)
LIBRARY = (USED, UNUSED, LOST)


@pytest.fixture
def screen(open_tab):
    found = open_tab(*LIBRARY)
    found.tab.choose(("D0003",))
    found.tab.table.setFocus()
    return found


def shown(widget):
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)
    )


def link(widget, text):
    found = widget.findChildren(LinkButton) + widget.findChildren(ElidedLink)
    return next(each for each in found if each.text() == text and each.isVisibleTo(widget))


def click(qtbot, widget):
    qtbot.waitUntil(widget.isVisible)  # what was just made is laid out in the next turn
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_Space, "preview_requested"),
    ],
)
def test_a_key_acts_on_the_document_that_is_chosen(screen, qtbot, key, signal):
    screen.tab.choose(("D0002",))

    with qtbot.waitSignal(getattr(screen.tab, signal)) as asked:
        qtbot.keyClick(screen.tab.table, key)

    assert asked.args == ["D0002"]


def test_delete_asks_for_all_that_are_chosen(screen, qtbot):
    screen.tab.choose(("D0001", "D0002"))

    with qtbot.waitSignal(screen.tab.discard_wanted) as asked:
        qtbot.keyClick(screen.tab.table, Qt.Key.Key_Delete)

    assert asked.args == [("D0001", "D0002")]
    assert screen.tab.foot.chosen.text() == "2 dipilih"


def test_what_is_chosen_stays_chosen_while_the_list_changes(screen):
    screen.tab.choose(("D0002",))

    screen.show(make_library_document(9, title="Baru", dated=date(2025, 9, 9)), *LIBRARY)

    assert screen.tab.chosen_ids == ("D0002",)
    assert screen.details.document == UNUSED


def test_the_details_tell_what_a_document_is_and_where_it_is_used(screen, source):
    source.pages["D0001"] = 12
    screen.tab.choose(("D0001",))

    text = shown(screen.details)

    assert "Laporan Reviu" in text
    assert "PDF · 12 halaman · 1.000 byte · revisi 1" in text
    assert [b.text() for b in screen.details.findChildren(ElidedLink)] == [
        "5 Indikator 5, hlm.\N{NO-BREAK SPACE}1–7",
        "2 Indikator 2",
    ]


def test_each_use_leads_to_its_indicator_in_its_year(screen, qtbot):
    screen.tab.choose(("D0001",))

    with qtbot.waitSignal(screen.tab.use_requested) as asked:
        click(qtbot, link(screen.details, "2 Indikator 2"))

    assert (asked.args[0].year, asked.args[0].key) == (2024, "2")


def test_what_is_wrong_is_said_with_the_one_thing_to_do(screen, qtbot):
    screen.tab.choose(("D0003",))
    messages = [strip.accessibleName() for strip in screen.details.messages]
    assert messages[0].startswith("Kesalahan: Berkas tidak ditemukan")
    assert messages[1].startswith("Peringatan: Nomor masih kosong")

    with qtbot.waitSignal(screen.tab.locate_wanted) as asked:
        click(qtbot, link(screen.details.messages[0], "Cari berkas"))
    assert asked.args == ["D0003"]

    click(qtbot, link(screen.details.messages[1], "Ubah keterangan"))
    assert screen.details.form is not None


def test_a_document_without_a_use_can_be_linked_from_its_message(screen, qtbot):
    screen.tab.choose(("D0002",))

    with qtbot.waitSignal(screen.tab.link_wanted) as asked:
        click(qtbot, link(screen.details.messages[0], "Tautkan …"))

    assert asked.args == [("D0002",)]


def test_a_description_is_typed_in_the_details_and_handed_on(screen, qtbot):
    screen.tab.choose(("D0002",))
    qtbot.keyClick(screen.tab.table, Qt.Key.Key_E)
    form = screen.details.form
    form.fields.number.setFocus()
    qtbot.keyClicks(form.fields.number, "005/44")

    with qtbot.waitSignal(screen.tab.described) as asked:
        qtbot.keyClick(form.fields.number, Qt.Key.Key_Return)

    assert asked.args == [
        "D0002",
        DocumentDescription(
            title="Notula", document_type="Rencana kerja", number="005/44", dated=date(2025, 2, 1)
        ),
    ]
    assert screen.tab.table.hasFocus()


def test_what_is_being_typed_survives_a_change_elsewhere(screen, qtbot):
    screen.tab.choose(("D0002",))
    screen.tab.edit_chosen()
    form = screen.details.form
    qtbot.keyClicks(form.fields.number, "005")

    screen.show(USED, make_library_document(2, title="Notula", size=7), LOST)

    assert screen.details.form is form
    assert form.fields.number.text() == "005"


def test_a_proposal_from_the_file_waits_in_the_form(screen, source, qtbot):
    source.suggested["D0002"] = {"number": "005/44/2025"}
    screen.tab.choose(("D0002",))
    screen.tab.edit_chosen()

    click(qtbot, link(screen.details.form, "Terapkan usulan"))

    assert screen.details.form.fields.number.text() == "005/44/2025"


def test_earlier_revisions_can_be_opened(screen, source, qtbot):
    earlier = EarlierRevision(
        1, EvidenceKind.FILE, "Laporan Reviu", "lama.pdf", 940_000, "a" * 64, "", MOMENT
    )
    source.earlier["D0001"] = [earlier]
    screen.tab.choose(("D0001",))
    assert "1 · 918 KB · diganti 25 Sep 2025" in shown(screen.details)

    with qtbot.waitSignal(screen.tab.revision_opened) as asked:
        click(qtbot, link(screen.details, "Buka"))

    assert asked.args == [earlier]


def test_the_whole_digest_is_copied(screen, qtbot):
    screen.tab.choose(("D0002",))
    buttons = screen.details.findChildren(QToolButton)

    click(qtbot, next(b for b in buttons if b.accessibleName() == "Salin sidik"))

    assert QGuiApplication.clipboard().text() == UNUSED.sha256


def test_a_file_that_is_gone_cannot_be_opened_but_replaced(screen, qtbot):
    screen.tab.choose(("D0003",))
    assert not screen.tab.panel.open.isEnabled()

    with qtbot.waitSignal(screen.tab.replace_wanted) as asked:
        click(qtbot, screen.tab.panel.replace)

    assert asked.args == ["D0003"]


def test_many_documents_are_counted_and_linked_together(screen, qtbot):
    screen.tab.table.selectAll()
    assert "3 dokumen dipilih" in shown(screen.tab.panel)
    assert not screen.tab.panel.replace.isVisible()

    with qtbot.waitSignal(screen.tab.link_wanted) as asked:
        click(qtbot, screen.tab.panel.link)

    assert asked.args == [("D0001", "D0002", "D0003")]


def test_only_what_nothing_uses_can_be_taken_out(screen, icons):
    def entries(*ids):
        screen.tab.choose(ids)
        menu = document_menu(screen.tab, screen.tab.table.chosen, icons, screen.tab)
        return {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}

    assert entries("D0002")["Keluarkan dari pustaka"]
    assert not entries("D0001", "D0002")["Keluarkan dari pustaka (masih dipakai)"]
    assert "Ganti berkas …" not in entries("D0001", "D0002")


def test_files_dropped_anywhere_on_the_tab_are_offered(screen, qtbot):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/kerja/a.pdf"), QUrl.fromLocalFile("/kerja/b.pdf")])
    point, actions = QPointF(600, 300), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        screen.tab, QDragEnterEvent(point.toPoint(), actions, mime, buttons, keys)
    )
    assert screen.tab.drops.target.isVisible()

    with qtbot.waitSignal(screen.tab.files_offered) as asked:
        QApplication.sendEvent(screen.tab, QDropEvent(point, actions, mime, buttons, keys))

    assert asked.args == [[Path("/kerja/a.pdf"), Path("/kerja/b.pdf")]]


def test_in_a_narrow_window_the_details_open_over_the_table_and_escape_closes_them(
    open_tab, qtbot
):
    screen = open_tab(*LIBRARY, width=911, height=340)
    screen.tab.choose(("D0001",))
    assert not screen.tab.panel.isVisible()

    click(qtbot, screen.tab.bar.panel)
    assert screen.tab.panel.isVisible()
    qtbot.keyClick(screen.tab.table, Qt.Key.Key_Escape)

    assert not screen.tab.panel.isVisible()


def test_reading_is_told_and_can_be_paused(screen, qtbot):
    screen.tab.foot.show_reading("Membaca isi berkas 12 dari 300 …", paused=False)
    assert screen.tab.foot.reading.isVisible()

    with qtbot.waitSignal(screen.tab.pause_toggled):
        click(qtbot, screen.tab.foot.pause)

    screen.tab.foot.show_reading("", paused=False)
    assert not screen.tab.foot.pause.isVisible()


def test_every_way_of_adding_is_offered_once(screen):
    texts = [action.text() for action in screen.tab.bar.menu().actions()]

    assert texts == [
        "Berkas …",
        "Tautkan berkas tanpa salin …",
        "Alamat web …",
        "Dari folder …",
    ]
