"""After the visit: from a line of its checklist to the photos in the slot, through the window."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import DiskFullError
from spbe_desktop.ui.interview.dialog import InterviewDialog
from spbe_desktop.ui.interview.photo_dialog import PhotoDialog
from tests.journeys.test_evidence_out import press, run, words

NINETEEN = IndicatorKey("19")


@pytest.fixture
def photos(tmp_path):
    """Two photos: the camera tells the day of one, its name that of the other."""
    dated, named = tmp_path / "DSC_0001.jpg", tmp_path / "IMG_20251007_0915.jpg"
    notes = Image.Exif()
    notes.get_ifd(0x8769)[0x9003] = "2025:10:06 09:15:00"
    Image.new("RGB", (40, 30), "red").save(dated, exif=notes)
    Image.new("RGB", (40, 30), "blue").save(named)
    return dated, named


def begin(sample, filtered="19"):
    run(sample, "Lampirkan foto visitasi")
    [dialog] = [d for d in sample.frame.findChildren(PhotoDialog) if d.isVisible()]
    dialog.filter.setText(filtered)
    return dialog


def photos_of(sample):
    uses = sample.shown.bridge.evidence_of(NINETEEN)
    return [use for use in uses if use.title.startswith("Foto visitasi")]


def test_photos_of_a_line_land_in_its_slot_with_title_kind_and_day(sample, answers, photos):
    answers.files = photos
    dialog = begin(sample)
    line = dialog.model.line(0)

    press(dialog, "Pilih foto")
    sample.idle()

    first, second = photos_of(sample)
    assert (first.title, second.title) == (
        f"Foto visitasi: {line.slot.short}",
        f"Foto visitasi: {line.slot.short} (2)",
    )
    assert [use.dated for use in (first, second)] == [date(2025, 10, 6), date(2025, 10, 7)]
    assert {use.document_type for use in (first, second)} == {"Foto"}
    assert {use.slots for use in (first, second)} == {(line.slot.code,)}
    assert dialog.model.line(0).photos == 2
    assert "2 foto dilampirkan." in words(dialog)
    press(dialog, "Pilih foto")
    sample.idle()
    assert len(photos_of(sample)) == 2
    assert "0 foto dilampirkan." in words(dialog)
    assert "sudah ada pada butir ini" in words(dialog)
    assert sample.shown.bridge.undo()
    assert photos_of(sample) == []
    assert dialog.model.line(0).photos == 0


def test_after_sending_photos_lead_through_reopening_with_a_reason(
    sample, answers, photos, monkeypatch
):
    bridge = sample.shown.bridge
    with bridge.workspace.database.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE assessment SET sent_at = ? WHERE id = ?",
            (bridge.workspace.clock().isoformat(), bridge.assessment_id),
        )
    bridge.reload()
    answers.files = photos
    dialog = begin(sample)
    assert dialog.lock.isVisible()
    assert not dialog.choose.isEnabled()
    revision = sample.sheet.assessment.revision

    answers.words = "Foto visitasi menyusul"
    dialog.lock.action_requested.emit()
    assert not sample.sheet.assessment.locked
    assert not dialog.lock.isVisible()
    press(dialog, "Pilih foto")
    sample.idle()

    assert len(photos_of(sample)) == 2
    assert sample.sheet.assessment.revision == revision + 1


def test_what_the_disk_refuses_is_told_in_the_dialog(sample, answers, photos, monkeypatch):
    answers.files = photos
    dialog = begin(sample)

    def full(_operation):
        raise DiskFullError(sample.shown.workspace.root)

    monkeypatch.setattr(sample.shown.workspace.editor, "run", full)
    press(dialog, "Pilih foto")
    sample.idle()

    assert "Foto belum dilampirkan." in words(dialog)
    assert photos_of(sample) == []


def test_the_interview_dialog_leads_to_the_photos(sample):
    run(sample, "Interviu dan visitasi")
    [dialog] = sample.frame.findChildren(InterviewDialog)

    press(dialog, "Foto visitasi")

    assert any(each.isVisible() for each in sample.frame.findChildren(PhotoDialog))
