"""What is asked about a screenshot and about a verdict."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QPushButton

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slot_states import (
    SlotStanding,
    SlotState,
    SlotVerdict,
    VerdictOutcome,
    VerdictReason,
)
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.ui.capture import Capture
from spbe_desktop.ui.screenshot_dialog import ScreenshotDialog
from spbe_desktop.ui.verdict_answer import VerdictAnswer
from spbe_desktop.ui.verdict_dialog import VerdictDialog
from tests.builders import MOMENT
from tests.packs import pack

TEAM = pack("spbe-2020").by_key[IndicatorKey("19")]
TAKEN = datetime(2025, 9, 8, 3, 42, tzinfo=UTC)


@pytest.fixture
def screenshot(qtbot, theme):
    """Return a function that asks about a wide picture, with a proposal."""

    def ask(address="https://jdih.paserkab.go.id", slots=()):
        image = QImage(1920, 1080, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.darkCyan)
        proposed = Capture("Tangkapan layar", TAKEN, address, slots)
        dialog = ScreenshotDialog(theme, image, proposed, TEAM)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return ask


def press(qtbot, dialog: QDialog, text):
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_is_proposed_for_a_screenshot_is_kept_when_it_is_right(qtbot, screenshot):
    slot = slots_of(TEAM)[3]
    dialog = screenshot(slots=(slot.code,))

    press(qtbot, dialog, "Lampirkan")

    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.answer() == Capture(
        "Tangkapan layar", TAKEN, "https://jdih.paserkab.go.id", (slot.code,)
    )


def test_everything_that_is_proposed_can_be_changed(qtbot, screenshot):
    dialog = screenshot()
    dialog.title.setText("Halaman JDIH")
    dialog.moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(TAKEN.timestamp()) - 3600))
    dialog.address.setText("jdih.paserkab.go.id/perbup")
    dialog.slot.setCurrentIndex(1)

    press(qtbot, dialog, "Lampirkan")
    answer = dialog.answer()

    assert answer.title == "Halaman JDIH"
    assert (TAKEN - answer.at).total_seconds() == 3600
    assert answer.address == "https://jdih.paserkab.go.id/perbup"
    assert answer.slots == (slots_of(TEAM)[0].code,)


@pytest.mark.parametrize(
    ("title", "address", "said"),
    [
        ("", "", "Ketik judulnya."),
        ("Layar", "javascript:alert(1)", "alamat"),
    ],
)
def test_what_cannot_be_right_is_said_beside_its_field(qtbot, screenshot, title, address, said):
    dialog = screenshot()
    dialog.title.setText(title)
    dialog.address.setText(address)

    press(qtbot, dialog, "Lampirkan")

    assert dialog.isVisible()
    errors = dialog._title_field.error + dialog._address_field.error
    assert said.lower() in errors.lower()


def test_an_address_may_be_left_out(qtbot, screenshot):
    dialog = screenshot(address="")

    press(qtbot, dialog, "Lampirkan")

    assert dialog.answer().address == ""


def standing(verdict=None):
    return SlotStanding(slots_of(TEAM)[1], SlotState.READY, (), verdict)


def revise(reason):
    return SlotVerdict(slots_of(TEAM)[1].code, VerdictOutcome.REVISE, reason, "x", MOMENT)


@pytest.fixture
def judging(qtbot, theme):
    """Return a function that asks about a slot."""

    def ask(verdict=None):
        dialog = VerdictDialog(theme, standing(verdict))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return ask


def test_a_reason_is_asked_for_only_where_something_is_wrong(judging):
    dialog = judging()

    shown = {}
    for outcome, button in dialog._outcomes.items():
        button.setChecked(True)
        shown[outcome] = dialog._reason_field.isVisible()

    assert shown == {
        VerdictOutcome.ACCEPTED: False,
        VerdictOutcome.REVISE: True,
        VerdictOutcome.REJECTED: True,
        None: False,
    }


def test_outcome_reason_and_note_are_answered(judging):
    dialog = judging()
    dialog._outcomes[VerdictOutcome.REJECTED].setChecked(True)
    dialog._reason.setCurrentText("Objek salah")
    dialog._note.setPlainText("  Laporan PD lain. ")

    assert dialog.answer() == VerdictAnswer(
        VerdictOutcome.REJECTED, VerdictReason.WRONG_OBJECT, "Laporan PD lain."
    )


def test_what_was_accepted_has_no_reason(judging):
    dialog = judging(
        SlotVerdict(
            slots_of(TEAM)[1].code, VerdictOutcome.REVISE, VerdictReason.DRAFT, "x", MOMENT
        )
    )
    assert dialog.answer() == VerdictAnswer(VerdictOutcome.REVISE, VerdictReason.DRAFT, "x")

    dialog._outcomes[VerdictOutcome.ACCEPTED].setChecked(True)

    assert dialog.answer() == VerdictAnswer(VerdictOutcome.ACCEPTED, None, "x")


def test_a_verdict_is_taken_back_whole(judging):
    dialog = judging(revise(None))

    dialog._outcomes[None].setChecked(True)

    assert dialog.answer() == VerdictAnswer(None)
