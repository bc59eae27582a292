"""Slots on the cards and in the panel: seen, filled, confirmed, judged."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QMenu

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slot_states import (
    SlotVerdict,
    VerdictOutcome,
    VerdictReason,
    standings,
)
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.ui.domain_tab.dragged_use import mime_of
from spbe_desktop.ui.domain_tab.indicator_model import SLOTS_ROLE
from tests.builders import MOMENT, make_assessment, make_use
from tests.packs import pack

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction
TEAM = "19"
ONE, PLAN, DONE, PROGRAMME = "L1-01", "L2-01", "L2-02", "L3-01"


class Slots:
    """Indicator 19 on the screen, with documents in slots as a test wishes."""

    def __init__(self, screen):
        self.screen = screen
        self.tab = screen.tab
        self.indicator = screen.instrument.by_key[TEAM]

    def show(self, *uses, level=3, verdicts=(), assessment=None, known=True):
        self.screen.source.evidence[TEAM] = list(uses)
        locked = bool(assessment and assessment.locked)
        found = standings(self.indicator, uses, verdicts, sent=locked)
        self.screen.source.known = {TEAM: found} if known else {}
        self.tab.go_to(TEAM)
        confirmed = sum(not use.proposed for use in uses)
        row = self.screen.row(TEAM, level, evidence_count=confirmed)
        self.screen.show(row, assessment=assessment)
        self.tab.refresh_panels()

    def card(self, level):
        return self.tab.page.cards.card_of(level)

    def chips(self, level):
        return {chip.standing.slot.code: chip for chip in self.card(level).slots.chips}

    def items(self):
        self.tab.show_panel("evidence")
        return self.tab.panel.page("evidence").items


@pytest.fixture
def slots(open_tab):
    instrument = pack("spbe-2020")
    # The tab of the second domain holds indicator 19.
    shown = replace(instrument, groups=instrument.groups[1:] + instrument.groups[:1])
    return Slots(open_tab(shown))


def use(number=1, *filled, title="Rencana Kerja", proposed=False, kind=EvidenceKind.FILE):
    found = make_use(number, TEAM, title=title, slots=filled, kind=kind)
    return replace(found, proposed=proposed)


def verdict(slot, outcome, reason=None):
    return SlotVerdict(SlotCode(slot), outcome, reason, "Belum ditandatangani.", MOMENT)


def entries(menu: QMenu):
    return [action.text() for action in menu.actions() if action.text()]


def act(menu: QMenu, *path):
    """Trigger the entry that *path* leads to."""
    for text in path[:-1]:
        inner = next(a for a in menu.actions() if a.text() == text).menu()
        assert isinstance(inner, QMenu)
        menu = inner
    next(a for a in menu.actions() if a.text() == path[-1]).trigger()


def drop(qapp, widget, mime, point):
    """Drag *mime* over *widget* and let go of it; tell whether it was taken."""
    for kind in (QDragEnterEvent, QDragMoveEvent):
        moved = kind(point, COPY, mime, LEFT, NONE)
        moved.setAccepted(False)
        qapp.sendEvent(widget, moved)
    dropped = QDropEvent(QPointF(point), COPY, mime, LEFT, NONE)
    dropped.setAccepted(False)
    qapp.sendEvent(widget, dropped)
    return dropped.isAccepted()


def test_the_chosen_level_shows_its_slots_and_how_they_stand(slots):
    slots.show(use(1, PLAN), level=2)

    names = [chip.accessibleName() for chip in slots.card(2).slots.chips]

    assert names == [
        "Butir L2-01 Rencana kerja tim: siap",
        "Butir L2-02 Pelaksanaan rencana kerja: kosong",
    ]
    assert slots.card(3).slots is None or not slots.card(3).slots.isVisible()


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (VerdictOutcome.ACCEPTED, "diterima"),
        (VerdictOutcome.REVISE, "revisi"),
        (VerdictOutcome.REJECTED, "ditolak"),
    ],
)
def test_a_verdict_is_told_with_its_reason_and_note(slots, outcome, state):
    slots.show(use(1, PLAN), level=2, verdicts=[verdict(PLAN, outcome, VerdictReason.DRAFT)])

    chip = slots.chips(2)[PLAN]

    assert chip.accessibleName().endswith(state)
    assert "draf atau tanpa tanda tangan. Belum ditandatangani." in chip.toolTip()


def test_before_evidence_was_looked_after_chips_say_nothing_of_it(qtbot, slots):
    slots.show(use(1, PLAN), level=2, known=False)
    chip = slots.chips(2)[PLAN]

    assert chip.accessibleName().endswith("sedang diperiksa")
    room = slots.card(2).height()
    slots.show(use(1, PLAN), level=2)

    assert slots.chips(2)[PLAN].accessibleName().endswith("siap")
    assert slots.card(2).height() == room


def settled(tab):
    """Lay out what has changed, the page and the cards on it."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def test_what_is_below_the_cards_stays_where_it_is_whichever_level_is_chosen(slots):
    page = slots.tab.page
    tops = set()
    for level in (None, 1, 2, 3, 4, 5):
        slots.show(level=level)
        page.write()
        settled(slots.tab)
        tops.add(page.explanation.y() - page.cards.y())

    assert len(tops) == 1


@pytest.mark.parametrize("key", [str(number) for number in range(11, 21)])
def test_chips_and_the_five_cards_fit_without_scrolling_on_a_laptop(slots, key):
    slots.tab.go_to(key)
    cards = slots.tab.page.cards
    for level in range(1, 6):
        slots.screen.show(slots.screen.row(key, level, previous=2, target=4))
        settled(slots.tab)
        card, last = cards.card_of(level), cards.cards[-1]
        chips = card.slots.chips

        assert last.mapTo(slots.tab, last.rect().bottomLeft()).y() < slots.tab.height()
        assert all(chip.width() == chip.sizeHint().width() for chip in chips)
        assert all(
            card.rect().contains(chip.mapTo(card, chip.rect().bottomRight())) for chip in chips
        )


def test_levels_below_tell_of_empty_slots_and_those_above_what_they_would_need(slots):
    slots.show(use(1, PLAN, PROGRAMME), level=3)

    assert slots.card(1).face.note == slots.card(2).face.note == "1 butir kosong"
    assert "Pelaksanaan rencana kerja" not in slots.card(1).toolTip()
    assert DONE in slots.card(2).toolTip()
    assert slots.card(4).face.note == "tingkat berikutnya"
    assert slots.card(4).face.asks == "perlu 4 butir lagi"
    assert "L4-02" in slots.card(4).toolTip()


def test_a_level_below_whose_slots_are_full_is_met(slots):
    slots.show(use(1, ONE, PLAN, DONE, PROGRAMME), level=3)

    assert {slots.card(level).face.note for level in (1, 2)} == {"ikut terpenuhi"}


def test_the_list_counts_the_filled_slots_of_the_claim(slots):
    slots.show(use(1, PLAN, PROGRAMME, "L5-01"), level=3)

    model = slots.tab.list.model
    index = model.index_of(TEAM)

    assert index.data(SLOTS_ROLE).filled == 2
    assert index.data(SLOTS_ROLE).total == 4
    assert "2 dari 4 butir terisi" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "2 dari 4 butir terisi" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_an_empty_slot_offers_files_documents_of_the_indicator_and_the_library(qtbot, slots):
    slots.show(use(1, title="SK & Lampiran"), level=2)
    actions, standing = slots.tab.slots, slots.chips(2)[PLAN].standing
    menu = actions.menu(standing, slots.tab)

    assert entries(menu) == [
        "Pilih berkas …",
        "Dokumen indikator ini",
        "Dari pustaka …",
        "Catat hasil penilaian …",
    ]
    with qtbot.waitSignal(actions.files_wanted) as files:
        act(menu, "Pilih berkas …")
    with qtbot.waitSignal(actions.library_wanted) as library:
        act(menu, "Dari pustaka …")
    with qtbot.waitSignal(actions.placed) as placed:
        act(menu, "Dokumen indikator ini", "SK && Lampiran")

    assert files.args == library.args == [TEAM, PLAN]
    assert placed.args == [1, (PLAN,)]


def test_a_document_can_be_taken_out_of_a_slot_and_stays_in_its_others(qtbot, slots):
    slots.show(use(1, PLAN, DONE), level=2)
    menu = slots.tab.slots.menu(slots.chips(2)[PLAN].standing, slots.tab)

    with qtbot.waitSignal(slots.tab.slots.placed) as placed:
        act(menu, "Rencana Kerja", "Keluarkan dari butir ini")

    assert placed.args == [1, (DONE,)]


def test_in_a_sent_assessment_slots_are_looked_at_and_judged_alone(qtbot, slots):
    slots.show(use(1, PLAN), level=2, assessment=make_assessment(locked=True))
    menu = slots.tab.slots.menu(slots.chips(2)[PLAN].standing, slots.tab)

    assert entries(menu) == ["Rencana Kerja", "Catat hasil penilaian …"]
    with qtbot.waitSignal(slots.tab.evidence_previewed) as previewed:
        act(menu, "Rencana Kerja", "Pratinjau")
    with qtbot.waitSignal(slots.tab.slots.verdict_wanted) as judged:
        act(menu, "Catat hasil penilaian …")

    assert previewed.args == [1]
    assert judged.args == [TEAM, PLAN]


@pytest.mark.parametrize("way", ["tick", "key"])
def test_a_proposal_is_confirmed_at_its_chip_with_one_press(qtbot, slots, way):
    slots.show(use(1, PLAN, proposed=True), level=2)
    chip = slots.chips(2)[PLAN]
    assert chip.accessibleName().endswith("usulan")

    with qtbot.waitSignal(slots.tab.slots.confirmed) as confirmed:
        if way == "tick":
            qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 8, chip.height() // 2))
        else:
            qtbot.keyClick(chip, Qt.Key.Key_C)

    assert confirmed.args == [1]


def test_the_rest_of_a_proposed_chip_opens_its_menu(qtbot, slots):
    slots.show(use(1, PLAN, proposed=True), level=2)
    chip = slots.chips(2)[PLAN]

    with qtbot.assertNotEmitted(slots.tab.slots.confirmed):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(20, chip.height() // 2))

    menu = chip.findChild(QMenu)
    assert menu.isVisible()
    menu.close()


def test_files_dropped_on_a_chip_are_for_its_slot(qtbot, qapp, slots):
    slots.show(level=2)
    chip = slots.chips(2)[DONE]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/kerja/laporan.pdf")])
    middle = chip.mapTo(slots.tab, chip.rect().center())

    with qtbot.waitSignal(slots.tab.incoming.slot_files_offered) as offered:
        drop(qapp, slots.tab, mime, middle)

    assert offered.args == [TEAM, DONE, [Path("/kerja/laporan.pdf")]]


def test_a_chip_leaves_files_to_the_tab_and_takes_documents_itself(qtbot, qapp, slots):
    slots.show(use(1, PLAN), level=2)
    chip = slots.chips(2)[DONE]
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/kerja/laporan.pdf")])

    with qtbot.waitSignal(slots.tab.slots.placed) as placed:
        assert drop(qapp, chip, mime_of(1), chip.rect().center())

    assert placed.args == [1, (PLAN, DONE)]
    enter = QDragEnterEvent(chip.rect().center(), COPY, files, LEFT, NONE)
    chip.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_a_document_that_is_not_of_this_indicator_is_not_placed(qtbot, qapp, slots):
    slots.show(use(1, PLAN), level=2)
    chip = slots.chips(2)[DONE]

    with qtbot.assertNotEmitted(slots.tab.slots.placed):
        assert not drop(qapp, chip, mime_of(99), chip.rect().center())


def test_documents_stand_by_level_and_unplaced_ones_first(slots):
    slots.show(use(1, PROGRAMME, title="C"), use(2, title="A"), use(3, DONE, PROGRAMME, title="B"))

    assert [item.use.title for item in slots.items()] == ["A", "B", "C"]
    page = slots.tab.panel.page("evidence")
    named = [label.accessibleName() for label in page._headings]
    assert named == [
        "Belum ditempatkan pada butir 1",
        "Tingkat 1 0/1",
        "Tingkat 2 1/2",
        "Tingkat 3 1/1",
    ]
    offered = [chip.standing.slot.code for row in page._rows.values() for chip in row.chips]
    assert offered == [ONE, PLAN]


def test_an_unplaced_document_is_placed_with_one_click(qtbot, slots):
    slots.show(use(1, PLAN), use(2, title="Laporan"))
    item = slots.items()[0]

    with qtbot.waitSignal(slots.tab.slots.placed) as placed:
        qtbot.mouseClick(item.suggestion, LEFT)

    assert placed.args == [2, (PROGRAMME,)]


def test_a_document_tells_its_slots_and_they_are_ticked_in_its_menu(qtbot, slots):
    slots.show(use(1, PLAN, PROGRAMME))
    item = slots.items()[0]
    menu = slots.tab.slots.placing_menu(item.use, item._slots, item)

    assert "L2-01" in item._filled.text()
    assert "L3-01" in item._filled.text()
    ticked = [action.text()[:5] for action in menu.actions() if action.isChecked()]
    assert ticked == [PLAN, PROGRAMME]
    with qtbot.waitSignal(slots.tab.slots.placed) as placed:
        act(menu, "L3-01  Seluruh program terlaksana")
    assert placed.args == [1, (PLAN,)]


def test_slots_are_chosen_in_the_form_too(qtbot, slots):
    slots.show(use(1, PLAN))
    item = slots.items()[0]
    item.open_form()
    item.form.slots.choose(SlotCode(DONE))
    assert item.form.slots.text() == "L2-01, L2-02"

    with qtbot.waitSignal(slots.tab.slots.placed) as placed:
        item.form.save()

    assert placed.args == [1, (PLAN, DONE)]


def test_a_form_in_which_no_slot_was_touched_places_nothing(qtbot, slots):
    slots.show(use(1, PLAN))
    item = slots.items()[0]
    item.open_form()

    with qtbot.assertNotEmitted(slots.tab.slots.placed):
        item.form.save()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_C])
def test_a_proposed_document_is_confirmed_with_one_key(qtbot, slots, key):
    slots.show(use(1, PLAN, proposed=True))
    item = slots.items()[0]
    item.setFocus()

    with qtbot.waitSignal(slots.tab.slots.confirmed) as confirmed:
        qtbot.keyClick(item, key)

    assert confirmed.args == [1]
    assert item.accessibleName() == "Eviden Rencana Kerja, usulan"


def test_space_previews_the_focused_document(qtbot, slots):
    slots.show(use(1, PLAN))
    item = slots.items()[0]
    item.setFocus()

    with qtbot.waitSignal(slots.tab.evidence_previewed) as previewed:
        qtbot.keyClick(item, Qt.Key.Key_Space)

    assert previewed.args == [1]


def test_an_address_alone_asks_for_something_dated(qtbot, slots):
    slots.show(use(1, PLAN, kind=EvidenceKind.ADDRESS))
    item = slots.items()[0]
    picture, file = item._alone.links

    assert "Alamat web saja belum cukup" in item.warning
    with qtbot.waitSignal(slots.tab.picture_wanted) as pasted:
        qtbot.mouseClick(picture, LEFT)
    with qtbot.waitSignal(slots.tab.file_wanted) as chosen:
        qtbot.mouseClick(file, LEFT)
    assert pasted.args == chosen.args == [1]


def test_an_address_with_a_screenshot_beside_it_is_enough(slots):
    address = use(1, PLAN, kind=EvidenceKind.ADDRESS)
    shot = replace(use(2, PLAN, title="Tangkapan layar"), source_address=address.location)
    slots.show(address, shot)

    assert [item.warning for item in slots.items()] == ["", ""]


def test_in_a_low_window_slots_are_counted_and_reached_through_a_menu(qtbot, open_tab):
    instrument = pack("spbe-2020")
    screen = open_tab(instrument, width=911, height=368)
    uses = (make_use(1, "1", slots=("L4-01",)),)
    screen.source.evidence["1"] = list(uses)
    screen.source.known = {
        "1": standings(instrument.by_key[IndicatorKey("1")], uses, (), sent=False)
    }
    screen.show(screen.row("1", Decimal(4), evidence_count=1))
    card = screen.tab.page.cards.card_of(4)

    assert not card.slots.isVisible()
    assert card.summary.isVisible()
    assert card.summary.text() == "1 dari 2 butir"
    menu = screen.tab.slots.level_menu(card._standing, card)
    assert entries(menu) == ["Pasal integrasi SPBE: siap", "Reviu kebijakan: kosong"]
