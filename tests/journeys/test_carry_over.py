"""A year begun from the one before, through the real window: brought, looked at, confirmed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.founding import add_agency, start_assessment
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.workspace import create_workspace
from spbe_desktop.ui.assessment_dialog import AssessmentDialog
from tests.workspaces import RESOURCES, dump, office_facts, text, value

Key = Qt.Key
POLICY, TEAM, ROADMAP = map(IndicatorKey, ("1", "19", "2"))
OLD_WORDS = "Tugas/program kerja tim pernah dilaksanakan sesuai perencanaan"
NEW_WORDS = "Tugas/program kerja tim dilaksanakan sesuai perencanaan"


@pytest.fixture
def last_year(home: Path) -> Path:
    """A workspace with the year 2024 filled, under an older wording of one criterion."""
    packs, root = home / "instrumen lama", home / "kerja"
    shutil.copytree(RESOURCES / "instruments", packs)
    pack = packs / "spbe-2020.yaml"
    words = pack.read_text(encoding="utf-8")
    assert words.count(NEW_WORDS) == 1
    pack.write_text(words.replace(NEW_WORDS, OLD_WORDS), encoding="utf-8")
    workspace = create_workspace(root, Catalogue(packs))
    before = start_assessment(workspace, add_agency(workspace, office_facts()).id, 2024).id
    for key, said in ((POLICY, "Perbup 12 Tahun 2023."), (TEAM, "Tim rapat tiap bulan.")):
        workspace.editor.run(value(key, 3, before))
        workspace.editor.run(text(key, said, assessment_id=before))
    for number, key in enumerate((POLICY, TEAM, ROADMAP)):
        path = home / f"Dokumen {key}.pdf"
        path.write_bytes(b"%PDF-1.4\n" + bytes([number]))
        workspace.editor.run(Attach(before, key, take_in(workspace.vault, path)))
    workspace.close()
    return root


@pytest.fixture
def desktop(start, last_year):
    desktop = start(last_year)
    assert desktop.sheet.assessment.year == 2024
    return desktop


def box_of(dialog: AssessmentDialog) -> QCheckBox:
    box = dialog.findChild(QCheckBox)
    assert isinstance(box, QCheckBox)
    return box


def begin_2025(desktop, *, carry=True):
    """Begin 2025 in the dialog, with the box as it stands or unticked."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AssessmentDialog)
        dialog._year.setText("2025")
        dialog._year.textEdited.emit("2025")
        box = box_of(dialog)
        assert box.text() == "Mulai dari 2024: bawa penjelasan dan eviden sebagai usulan"
        assert box.isVisible()
        assert box.isChecked()
        box.setChecked(carry)
        dialog._create.click()

    QTimer.singleShot(0, fill)
    desktop.session._ask_new_assessment()
    assert desktop.sheet.assessment.year == 2025
    desktop.frame.activateWindow()
    desktop.qtbot.waitUntil(desktop.frame.isActiveWindow)


def go_to(desktop, key):
    desktop.shown.view.go_to(key)
    return desktop.tab.page.proposal


def run(desktop, command):
    desktop.session._command_handlers[command]()


def waiting(desktop):
    return {row.key: row.proposal for row in desktop.sheet.rows if row.proposal is not None}


def of_2024(desktop):
    found = dump(desktop.shown.workspace)
    return {
        table: [row for row in rows if row.get("assessment_id") == 1]
        for table, rows in found.items()
    }


def test_a_year_begun_from_the_last_has_its_texts_and_documents_as_proposals_alone(desktop):
    before = of_2024(desktop)

    begin_2025(desktop)

    assert desktop.notice == (
        "Dibawa dari 2024 sebagai usulan: 2 penjelasan dan 3 eviden. "
        "Kriteria 1 indikator berubah dan perlu ditinjau ulang."
    )
    assert set(waiting(desktop)) == {POLICY, TEAM, ROADMAP}
    assert not desktop.sheet.score.answered
    assert not any(row.explanation or row.evidence_count for row in desktop.sheet.rows)
    strip = go_to(desktop, TEAM)
    assert strip.isVisible()
    assert strip.accessibleName() == "Usulan dari 2024, kriteria berubah — tinjau ulang"
    assert strip._text.toPlainText() == "Tim rapat tiap bulan."
    assert of_2024(desktop) == before


def test_at_once_only_that_is_confirmed_whose_criteria_have_not_changed(desktop):
    before = of_2024(desktop)
    begin_2025(desktop)

    run(desktop, "confirm_unchanged")

    assert desktop.notice == (
        "Dikonfirmasi: 1 penjelasan dan 2 eviden. Ctrl+Z mengurungkan semuanya. "
        "1 indikator dengan kriteria berubah menunggu tinjauan Anda."
    )
    assert set(waiting(desktop)) == {TEAM}
    assert desktop.sheet.by_key[POLICY].explanation == "Perbup 12 Tahun 2023."
    assert desktop.sheet.by_key[ROADMAP].evidence_count == 1
    assert of_2024(desktop) == before

    desktop.shown.bridge.undo()

    assert set(waiting(desktop)) == {POLICY, TEAM, ROADMAP}, "it was one step"
    assert not desktop.sheet.by_key[POLICY].explanation


def test_a_text_is_taken_with_one_key_and_a_document_with_another(desktop):
    before = of_2024(desktop)
    begin_2025(desktop)
    strip = go_to(desktop, TEAM)
    strip.setFocus()

    desktop.press("u")

    assert desktop.sheet.by_key[TEAM].explanation == "Tim rapat tiap bulan."
    assert desktop.tab.page.explanation.edit.toPlainText() == "Tim rapat tiap bulan."
    assert waiting(desktop)[TEAM].documents == 1, "the document awaits its own confirmation"
    assert strip.isVisible()

    strip._documents.click()
    item = desktop.tab.panel.page("evidence").items[0]
    assert item.accessibleName() == "Eviden Dokumen 19, usulan dari 2024"
    item.setFocus()
    desktop.press("c")

    assert TEAM not in waiting(desktop)
    assert not strip.isVisible()
    assert of_2024(desktop) == before


def test_the_whole_carry_over_is_one_step_and_can_be_asked_for_later(desktop):
    begin_2025(desktop, carry=False)
    assert not waiting(desktop)

    run(desktop, "carry_over")
    assert len(waiting(desktop)) == 3

    desktop.shown.bridge.undo()
    assert not waiting(desktop)

    go_to(desktop, POLICY)
    desktop.tab.page.explanation.edit.setPlainText("Sudah saya tulis sendiri.")
    run(desktop, "carry_over")

    assert set(waiting(desktop)) == {POLICY, TEAM, ROADMAP}
    assert waiting(desktop)[POLICY].explanation == "", "what she has written stays alone"
    assert desktop.sheet.by_key[POLICY].explanation == "Sudah saya tulis sendiri."


def test_a_proposal_is_set_aside_with_a_key(desktop):
    begin_2025(desktop)
    strip = go_to(desktop, POLICY)
    strip.setFocus()

    desktop.press(Key.Key_Delete)

    assert waiting(desktop)[POLICY].explanation == ""
    assert not desktop.sheet.by_key[POLICY].explanation
    desktop.shown.bridge.undo()
    assert strip._text.toPlainText() == "Perbup 12 Tahun 2023."
    strip.setFocus()
    desktop.press("c")
    assert desktop.sheet.by_key[POLICY].explanation == "Perbup 12 Tahun 2023."


def test_without_a_year_before_that_is_said(desktop):
    run(desktop, "carry_over")

    assert desktop.notice == "Belum ada penilaian tahun 2023 untuk OPD ini."


def test_across_instruments_everything_that_came_awaits_her_own_look(desktop):
    begin_2025(desktop)
    run(desktop, "confirm_unchanged")
    desktop.shown.start_assessment(desktop.sheet.assessment.agency.id, 2026, None, carry=True)

    found = waiting(desktop)
    assert found
    assert all(each.criteria_changed for each in found.values())
    assert any("Perbup 12 Tahun 2023." in each.explanation for each in found.values())
    assert not any(row.answered or row.explanation for row in desktop.sheet.rows)

    before = dump(desktop.shown.workspace)
    run(desktop, "confirm_unchanged")

    assert dump(desktop.shown.workspace) == before
