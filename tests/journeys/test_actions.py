"""From a pasted recommendation to an action that is done, through the real window."""

from __future__ import annotations

import os
from datetime import date, timedelta

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from spbe_desktop.domain.actions import ActionState
from spbe_desktop.errors import DiskFullError
from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.ui.action_tab.paste_dialog import PasteDialog
from spbe_desktop.ui.action_tab.tab import REGISTER, TABLE, ActionTab
from spbe_desktop.ui.today import today
from spbe_desktop.ui.widgets.labels import Label


@pytest.fixture
def tab(sample):
    sample.frame.tabs.set_current("aksi")
    return sample.frame.findChild(ActionTab)


def plan(desktop):
    found = desktop.sheet.assessment
    return read_plan(desktop.shown.workspace, found.agency.id, found.year, today())


def paste(sample, tab, qtbot, text):
    tab.bar.paste.click()
    dialog = tab.window().findChild(PasteDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.source.setPlainText(text)
    return dialog


def go_back_and_forth(sample, steps, before):
    """Undo *steps* edits, which leads to *before*, and make them again."""
    bridge, after = sample.shown.bridge, plan(sample)
    for _step in range(steps):
        assert bridge.undo()
    assert plan(sample) == before
    for _step in range(steps):
        assert bridge.redo()
    assert plan(sample) == after


def test_the_overdue_stand_first_and_are_counted_in_the_tab(sample, tab):
    first = tab.plan.lines.lines[0]

    assert "terlambat" in first.cells[1]
    assert first.tone == "error"
    late = plan(sample).overdue(today())
    assert late
    page = next(p for p in sample.shown.view._tabs if p.key == "aksi")
    assert page.count(sample.sheet) == f"{late} terlambat"


def test_nothing_pasted_is_stored_before_it_is_accepted(sample, tab, qtbot):
    before = plan(sample)
    tab.turn_to(REGISTER)
    dialog = paste(sample, tab, qtbot, "1. Perkuat tim (I19)\n2. Tidak perlu")

    assert plan(sample) == before
    dialog.reject()
    assert plan(sample) == before


def test_a_pasted_recommendation_becomes_an_action_that_is_done_with_evidence(sample, tab, qtbot):
    before = plan(sample)
    tab.turn_to(REGISTER)
    dialog = paste(sample, tab, qtbot, "a. Perkuat tim\nkoordinasi (I19).\nb. Tidak perlu")
    dialog.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog._accept.click()

    [new] = [r for r in plan(sample).recommendations if r not in before.recommendations]
    assert (new.number, new.words, new.key) == ("a", "Perkuat tim koordinasi (I19).", "19")
    assert new in plan(sample).pending()

    tab.register.choose(new.id)
    tab.panel.act.click()
    assert tab.form.title.text() == new.words
    tab.form.due.setText("1 Jan 2020")
    tab.form.level.setText("5")
    tab.form.submit()

    assert new not in plan(sample).pending()
    first = plan(sample).actions[0]
    assert (first.title, first.due, first.key) == (new.words, date(2020, 1, 1), "19")
    assert tab.plan.lines.lines[0].id == first.id

    assert "indeks bila tercapai" in tab.form.gain.text()
    tab.form.state.setCurrentIndex(tab.form.state.findData(ActionState.DONE.value))
    tab.form.evidence.link(next(iter(before.documents)))
    tab.form.finding.link(next(iter(before.findings)))
    tab.form.submit()

    done = next(item for item in plan(sample).actions if item.id == first.id)
    assert done.state is ActionState.DONE
    assert done.done_on == today()
    assert done.evidence
    assert done.findings[0] in plan(sample).findings
    assert tab.plan.lines.lines[0].id != first.id
    go_back_and_forth(sample, 3, before)


def test_a_wrong_date_is_told_at_its_field_and_nothing_is_stored(sample, tab):
    tab.bar.new.click()
    tab.form.title.setText("Susun SOP")
    tab.form.due.setText("31 Feb 2026")
    before = plan(sample)

    assert not tab.form.submit()

    assert tab.form._fields[tab.form.due].error
    assert plan(sample) == before


def test_what_is_wrong_stays_in_its_field_when_another_action_is_chosen(sample, tab):
    first, second, *_others = tab.plan.shown
    tab.plan.choose(first)
    tab.form.due.setText("31 Feb 2026")

    tab.plan.choose(second)

    assert tab.form.item.id == tab.plan.chosen == first
    assert tab.form.due.text() == "31 Feb 2026"


def test_what_was_typed_is_stored_when_another_action_is_chosen(sample, tab):
    first, second, *_others = tab.plan.shown
    tab.plan.choose(first)
    tab.form.title.setText("Judul baru")

    tab.plan.choose(second)

    assert {item.id: item.title for item in plan(sample).actions}[first] == "Judul baru"
    assert tab.form.item.id == second


def test_the_text_for_each_agency_names_what_is_due(sample, tab):
    tab.turn_to(TABLE)
    tab.bar.copy.click()

    text = QGuiApplication.clipboard().text()
    assert text.startswith("Yth. Kepala Dinas Komunikasi dan Informatika,\nmohon tindak lanjut")
    assert "1. Susun dan tetapkan peta rencana SPBE 2025–2029 (indikator 12)" in text
    assert "triwulan II" not in text


def test_who_is_named_without_an_agency_is_not_called_its_head(sample, tab):
    tab.new_requested.emit()
    tab.form.title.setText("Susun notula")
    tab.form.responsible.setText("Budi Santoso")
    tab.form.submit()
    tab.bar.copy.click()

    assert "Yth. Budi Santoso,\nmohon tindak lanjut" in QGuiApplication.clipboard().text()


def test_what_nobody_has_answered_stays_in_view_in_later_years(sample, tab):
    pending = [item.id for item in plan(sample).pending()]
    found = sample.sheet.assessment

    later = read_plan(sample.shown.workspace, found.agency.id, found.year + 3, today())

    assert [item.id for item in later.recommendations] == pending
    following = read_plan(sample.shown.workspace, found.agency.id, found.year + 1, today())
    assert following.recommendations == plan(sample).recommendations


def test_a_pasted_text_stays_when_the_disk_is_full(sample, tab, qtbot, monkeypatch):
    dialog = paste(sample, tab, qtbot, "1. Menyusun laporan indikator 19.")
    before = plan(sample)
    editor = sample.shown.workspace.editor
    run = editor.run

    def full(_operation):
        raise DiskFullError(sample.shown.workspace.root)

    monkeypatch.setattr(editor, "run", full)
    dialog._accept.click()
    assert dialog.isVisible()
    assert plan(sample) == before

    monkeypatch.setattr(editor, "run", run)
    dialog._accept.click()

    assert not dialog.isVisible()
    assert len(plan(sample).recommendations) == len(before.recommendations) + 1


def test_a_calendar_that_cannot_be_saved_leaves_the_one_before(sample, tab, tmp_path, monkeypatch):
    path = tmp_path / "a.ics"
    path.write_bytes(b"yang lama")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(os, "fsync", lambda _file: (_ for _ in ()).throw(OSError(28, "penuh")))

    tab.bar.calendar.click()
    sample.idle()

    assert path.read_bytes() == b"yang lama"
    assert list(tmp_path.glob("a.ics*")) == [path]
    assert "tidak mempunyai cukup ruang" in sample.notice


def test_the_calendar_that_is_saved_holds_every_due_day(sample, tab, tmp_path, monkeypatch):
    path = tmp_path / "a.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    tab.bar.calendar.click()
    sample.idle()

    assert sample.notice == f"Kalender disimpan di {path}."
    read = Calendar.from_ical(path.read_bytes())
    assert len(read.walk("VTODO")) == len(read.walk("VEVENT")) == 4


def import_file(sample, tab, answers, path):
    tab.turn_to(REGISTER)
    answers.files = (path,)
    tab.bar.from_file.click()
    sample.idle()
    return tab.window().findChild(PasteDialog)


def test_recommendations_of_a_file_are_chosen_before_they_are_stored(
    sample, tab, answers, tmp_path
):
    path = tmp_path / "LHE.csv"
    path.write_text("Indikator;Rekomendasi\n19;Susun peta\n99;Latih ASN\n20;\n19;Tidak perlu\n")
    before = plan(sample)

    dialog = import_file(sample, tab, answers, path)

    assert dialog.origin.text() == "3 butir dari LHE.csv."
    assert "tidak dikenal pada baris 3;" in dialog.remarks.text()
    assert "kosong: baris 4." in dialog.remarks.text()
    assert not dialog.source.isVisible()
    assert plan(sample) == before
    dialog.table.setCurrentCell(1, 2)
    dialog.key.setCurrentIndex(dialog.key.findData("20"))
    dialog.key.activated.emit(dialog.key.currentIndex())
    dialog.table.item(2, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog._accept.click()

    new = [r for r in plan(sample).recommendations if r not in before.recommendations]
    assert [(r.key, r.words) for r in new] == [("19", "Susun peta"), ("20", "Latih ASN")]
    go_back_and_forth(sample, 1, before)


def test_a_file_without_recommendations_says_why_and_may_be_followed_by_another(
    sample, tab, answers, tmp_path
):
    path = tmp_path / "LHE.docx"
    path.write_bytes(b"")

    assert import_file(sample, tab, answers, path) is None
    assert "kosong (0 byte)" in sample.notice
    assert "Tidak ada yang ditambahkan" in sample.notice
    assert tab.bar.from_file.isEnabled()


def saved_calendar(sample, tab, path):
    tab.turn_to(TABLE)
    tab.bar.calendar.click()
    sample.idle()
    read = Calendar.from_ical(path.read_bytes())
    return {str(task["uid"]): task for task in read.walk("VTODO")}


def test_what_was_told_to_calendars_and_was_cancelled_or_removed_is_withdrawn(
    sample, tab, tmp_path, monkeypatch, answers
):
    path = tmp_path / "a.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    first = saved_calendar(sample, tab, path)
    dated = [item for item in plan(sample).actions if item.due and not item.closed]
    removed, cancelled, moved = dated[:3]
    answers.words = "Anggaran dialihkan"
    later = sample.shown.workspace.clock() + timedelta(minutes=5)
    monkeypatch.setattr(sample.shown.workspace.editor, "_clock", lambda: later)

    tab._close()
    tab.form.clear()
    tab.board.move_requested.emit(cancelled.id, ActionState.CANCELLED)
    tab.form.removal_requested.emit(removed.id)
    tab.plan.choose(moved.id)
    tab.form.due.setText("1 Des 2026")
    tab.form.submit()
    second = saved_calendar(sample, tab, path)

    assert second.keys() == first.keys()
    state = {item.id: second[f"tugas-{item.id}@aksi.spbe-desktop"]["status"] for item in dated}
    assert state[removed.id] == state[cancelled.id] == "CANCELLED"
    assert state[moved.id] == "NEEDS-ACTION"
    assert all(second[uid]["sequence"] > first[uid]["sequence"] for uid in first)


def test_a_calendar_is_not_written_before_it_can_be_noted(sample, tab, tmp_path, monkeypatch):
    path = tmp_path / "a.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def full(*_):
        raise DiskFullError(sample.shown.workspace.root)

    monkeypatch.setattr("spbe_desktop.ui.calendar_saving.note_handed_out", full)
    tab.bar.calendar.click()
    sample.idle()

    assert not path.exists()
    assert "tidak mempunyai cukup ruang" in sample.notice


def test_the_history_of_an_indicator_tells_what_became_of_its_action(sample, tab):
    view = sample.shown.view
    view.go_to("19")
    view.group_tab.show_panel("changes")
    sample.frame.tabs.set_current("aksi")
    tab.bar.new.click()
    tab.form.title.setText("Tetapkan SK tim")
    tab.form.key.setCurrentIndex(tab.form.key.findData("19"))
    tab.form.submit()

    view.go_to("19")

    shown = [label.text() for label in view.group_tab.findChildren(Label)]
    assert "Rencana aksi: Tetapkan SK tim, Direncanakan, 19" in shown
