"""What is wrong with evidence is seen where it stands, and before sending, in the same words."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from spbe_desktop.ui.submit_dialog import SubmitDialog
from tests.reader.documents import make_pdf


@pytest.fixture
def draft(home):
    path = home / "Notula Rapat Juni 2025.pdf"
    path.write_bytes(make_pdf(["DRAFT", "Notula rapat koordinasi"]))
    return path


def warnings(desktop):
    return [item.warning for item in desktop.tab.panel.page("evidence").items]


def heads(desktop):
    (dialog,) = desktop.frame.findChildren(SubmitDialog)
    return [label.text() for label in dialog.findChildren(QLabel)]


def read_all(desktop, path):
    """Wait until the file at *path* was read, as happens some seconds after opening."""
    desktop.shown.room.read_on()
    known = len(desktop.shown.room.facts)
    desktop.tab.files_offered.emit("19", 3, [path])
    desktop.idle()
    desktop.qtbot.waitUntil(lambda: len(desktop.shown.room.facts) > known, timeout=30_000)


def test_an_aged_review_is_marked_at_its_indicator(sample):
    sample.shown.view.go_to("19", "evidence")

    assert "Reviu berumur 2 tahun atau lebih." in warnings(sample)


def test_a_draft_is_seen_at_the_document_and_before_sending(sample, draft, qtbot):
    sample.shown.view.go_to("19", "evidence")
    title = "Notula Rapat Juni 2025"
    read_all(sample, draft)
    uses = sample.shown.bridge.evidence_of("19")
    (use,) = (use for use in uses if use.title == title)
    qtbot.waitUntil(lambda: use.sha256 in sample.shown.room.facts, timeout=30_000)

    sample.tab.refresh_panels()
    assert "Berkas eviden tampak belum final." in warnings(sample)
    sample.shown.send()

    told = heads(sample)
    assert "Berkas eviden tampak belum final" in told
    assert any(title in text for text in told)
