"""Evidence by its slots: filled, previewed, confirmed, pasted, judged, and all taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.attaching import Reuse
from spbe_desktop.ui.domain_tab.indicator_model import SLOTS_ROLE
from spbe_desktop.ui.preview.dialog import PreviewDialog
from spbe_desktop.ui.verdict_answer import VerdictAnswer
from spbe_desktop.ui.welcome_page import NewWorkspace
from tests.reader.documents import make_pdf

TEAM = IndicatorKey("19")
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desktop(start, home, qtbot):
    """The window at indicator 19 of a new assessment, at level 3."""
    found = start()
    facts = NewWorkspace(
        "6401", "Kabupaten Paser", "diskominfo", "Dinas Kominfo", "Kominfo", 2025, home / "kerja"
    )
    assert found.session.create(facts)
    found.shown.view.go_to(TEAM)
    found.shown.choose_level(3)
    qtbot.waitUntil(lambda: bool(found.shown.bridge.standings()), timeout=10_000)
    return found


@pytest.fixture
def report(home):
    return written(home, "Rekapitulasi program kerja.pdf", "Seluruh kegiatan terlaksana")


def written(home, name, text) -> Path:
    path: Path = home / name
    path.write_bytes(make_pdf([text, "Lampiran"]))
    return path


def drop(desktop, widget, path):
    """Let go of the file at *path* over *widget*."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    # What was just shown has to find its place first.
    desktop.qtbot.waitUntil(lambda: widget.isVisible() and on_top(desktop, widget))
    middle = widget.mapTo(desktop.tab, widget.rect().center())
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(desktop.tab, QDragEnterEvent(middle, copy, mime, LEFT, NONE))
    QApplication.sendEvent(desktop.tab, QDropEvent(QPointF(middle), copy, mime, LEFT, NONE))
    desktop.idle()


def on_top(desktop, widget):
    """Tell whether *widget* is what lies at its own middle."""
    middle = widget.mapTo(desktop.tab, widget.rect().center())
    return desktop.tab.childAt(middle) is widget


def card(desktop, level):
    return desktop.tab.page.cards.card_of(level)


def chip(desktop, code):
    chips = card(desktop, int(code[1])).slots.chips
    return next(chip for chip in chips if chip.standing.slot.code == code)


def state(desktop, code):
    standing = desktop.shown.bridge.standings()[TEAM]
    return str(next(each.state for each in standing if each.slot.code == code))


def uses(desktop):
    return desktop.shown.bridge.evidence_of(TEAM)


def focus(desktop, item):
    """Put the keyboard on *item* once it is seen."""
    desktop.qtbot.waitUntil(item.isVisible)
    item.setFocus()


def items(desktop):
    return desktop.tab.panel.page("evidence").items


def counted(desktop):
    index = desktop.tab.list.model.index_of(TEAM)
    count = index.data(SLOTS_ROLE)
    return count.filled, count.total


def put_on_clipboard(address=""):
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    mime = QMimeData()
    mime.setImageData(image)
    if address:
        mime.setHtml(f'<img src="{address}">')
    QGuiApplication.clipboard().setMimeData(mime)


def undo_everything(desktop):
    steps = 0
    while desktop.shown.workspace.editor.next_undo is not None:
        desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
        steps += 1
        assert steps < 50
    return steps


def test_slots_are_filled_previewed_confirmed_pasted_and_taken_back(  # noqa: PLR0915 - a whole day
    desktop, report, answers, qtbot
):
    assert counted(desktop) == (0, 4)

    drop(desktop, chip(desktop, "L3-01"), report)
    assert counted(desktop) == (1, 4)
    assert chip(desktop, "L3-01").accessibleName().endswith("siap")
    assert uses(desktop)[0].level == 3

    (item,) = items(desktop)
    item.close_form()
    focus(desktop, item)
    desktop.press(Qt.Key.Key_Space)
    preview = desktop.frame.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: preview.pane.area.paper.image is not None, timeout=20_000)
    assert preview.pane.tools.page_told == "1 dari 2"
    desktop.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not desktop.frame.findChildren(PreviewDialog))
    desktop.frame.activateWindow()
    qtbot.waitUntil(desktop.frame.isActiveWindow)

    proposed = Reuse(
        desktop.sheet.assessment.id,
        IndicatorKey("20"),
        uses(desktop)[0].evidence_id,
        slots=(SlotCode("L1-01"),),
        proposed=True,
    )
    desktop.shown.bridge.run(proposed)
    desktop.shown.view.go_to("20", "evidence")
    (item,) = items(desktop)
    assert item.accessibleName().endswith("usulan")
    assert desktop.sheet.by_key["20"].evidence_count == 0
    item.close_form()
    focus(desktop, item)
    desktop.press("c")
    assert desktop.sheet.by_key["20"].evidence_count == 1

    desktop.shown.view.go_to(TEAM)
    put_on_clipboard("https://paserkab.go.id/tim.png")
    desktop.tab.list.tree.setFocus()
    desktop.press((Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier))
    desktop.idle()
    pasted = uses(desktop)[-1]
    assert answers.captured[0].address == pasted.source_address == "https://paserkab.go.id/tim.png"
    assert pasted.captured_at == answers.captured[0].at
    assert pasted.media_type == "image/png"

    undo_everything(desktop)
    assert desktop.value(TEAM) is None
    assert desktop.shown.bridge.all_evidence() == {}


def test_a_file_on_a_level_card_fills_its_slot_if_only_one_is_empty(desktop, report, home):
    drop(desktop, card(desktop, 1), report)
    assert state(desktop, "L1-01") == "siap"

    drop(desktop, card(desktop, 2), written(home, "Laporan.pdf", "Dua butir kosong"))

    assert [use.slots for use in uses(desktop)] == [("L1-01",), ()]
    assert uses(desktop)[1].level == 2


def test_the_same_file_on_another_chip_fills_both(desktop, report):
    drop(desktop, chip(desktop, "L3-01"), report)
    desktop.shown.choose_level(2)

    drop(desktop, chip(desktop, "L2-01"), report)

    assert [use.slots for use in uses(desktop)] == [("L2-01", "L3-01")]


def test_files_and_documents_of_the_library_are_chosen_for_a_slot(desktop, report, answers, home):
    answers.files = (report,)
    desktop.tab.slots.choose_files(SlotCode("L3-01"))
    desktop.idle()
    desktop.shown.view.go_to("20")
    desktop.tab.slots.library_wanted.emit("20", "L1-01")

    assert state(desktop, "L3-01") == "siap"
    (use,) = desktop.shown.bridge.evidence_of("20")
    assert use.slots == ("L1-01",)
    assert use.evidence_id == uses(desktop)[0].evidence_id


def test_an_address_alone_gets_the_screenshot_of_what_it_shows(desktop, answers, qtbot):
    answers.web = ("https://jdih.paserkab.go.id/12", "JDIH")
    desktop.tab.address_wanted.emit(TEAM, 3)
    (address,) = uses(desktop)
    assert address.kind is EvidenceKind.ADDRESS
    assert address.slots == ("L3-01",)
    (item,) = items(desktop)
    assert "Alamat web saja belum cukup" in item.warning

    QGuiApplication.clipboard().setText("bukan gambar")
    qtbot.mouseClick(item._alone.links[0], LEFT)
    assert "Belum ada gambar untuk ditempel" in desktop.notice
    put_on_clipboard()
    qtbot.mouseClick(item._alone.links[0], LEFT)
    desktop.idle()

    shot = uses(desktop)[1]
    assert shot.source_address == address.location
    assert shot.slots == ("L3-01",)
    assert [item.warning for item in items(desktop)] == ["", ""]


def test_an_address_alone_gets_a_file_that_keeps_it(desktop, answers, report, qtbot):
    answers.web = ("https://jdih.paserkab.go.id/12", "JDIH")
    desktop.tab.address_wanted.emit(TEAM, None)
    answers.files = (report,)

    qtbot.mouseClick(items(desktop)[0]._alone.links[1], LEFT)
    desktop.idle()

    assert uses(desktop)[1].source_address == "https://jdih.paserkab.go.id/12"


def test_what_an_assessor_said_is_the_state_of_the_slot_until_it_is_taken_back(
    desktop, report, answers
):
    drop(desktop, chip(desktop, "L3-01"), report)
    answers.judgement = VerdictAnswer(VerdictOutcome.REVISE, VerdictReason.DRAFT, "Tanpa ttd.")

    desktop.tab.slots.verdict_wanted.emit(TEAM, "L3-01")
    assert state(desktop, "L3-01") == "revisi"
    assert counted(desktop) == (0, 4)
    assert "Tanpa ttd." in chip(desktop, "L3-01").toolTip()
    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))

    assert state(desktop, "L3-01") == "siap"


def test_last_years_documents_come_as_proposals_and_count_once_confirmed(desktop, report, home):
    this_year, agency = desktop.sheet.assessment.id, desktop.sheet.assessment.agency.id
    desktop.shown.start_assessment(agency, 2024, None)
    desktop.shown.view.go_to(TEAM)
    desktop.shown.choose_level(3)
    drop(desktop, chip(desktop, "L3-01"), report)
    drop(desktop, card(desktop, 2), written(home, "Notula.pdf", "Belum ditempatkan"))
    desktop.shown.bridge.show(this_year, SELF_ASSESSMENT)
    desktop.shown.view.go_to(TEAM, "evidence")

    desktop.tab.earlier_wanted.emit(TEAM)

    assert [(use.proposed, use.slots) for use in uses(desktop)] == [
        (True, ("L3-01",)),
        (True, ()),
    ]
    assert desktop.sheet.by_key[TEAM].evidence_count == 0
    assert state(desktop, "L3-01") == "usulan"

    proposed = next(item for item in items(desktop) if item.use.slots)
    focus(desktop, proposed)
    desktop.press(Qt.Key.Key_Return)

    assert state(desktop, "L3-01") == "siap"
    assert desktop.sheet.by_key[TEAM].evidence_count == 1
    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert state(desktop, "L3-01") == "usulan"
    # All of them came in one step.
    desktop.press((Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
    assert uses(desktop) == ()


def test_of_several_files_for_a_slot_those_that_are_there_are_named(desktop, home, answers):
    there, other, new = (
        written(home, f"{name}.pdf", name) for name in ("SK tim", "Notula", "Daftar hadir")
    )
    tab = desktop.tab
    tab.incoming.slot_files_offered.emit("19", "L2-01", [there])
    tab.incoming.slot_files_offered.emit("19", "L2-02", [other])
    desktop.idle()

    tab.incoming.slot_files_offered.emit("19", "L2-01", [there, other, new])
    desktop.idle()

    assert {use.title: set(use.slots) for use in uses(desktop)} == {
        "SK tim": {"L2-01"},
        "Notula": {"L2-01", "L2-02"},
        "Daftar hadir": {"L2-01"},
    }
    assert desktop.notice == (
        "2 dokumen dilampirkan pada indikator 19. "
        "“SK tim” sudah ada pada butir ini, jadi tidak digandakan."
    )
    assert desktop.shown.bridge.undo()
    assert {use.title: set(use.slots) for use in uses(desktop)} == {
        "SK tim": {"L2-01"},
        "Notula": {"L2-02"},
    }

    tab.incoming.slot_files_offered.emit("19", "L2-01", [there])
    desktop.idle()
    assert desktop.notice == "“SK tim” sudah ada pada butir ini, jadi tidak digandakan."
