"""Shortcomings and checklists through the real window, over two years."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from spbe_desktop.domain.shortcomings import ShortcomingSource, ShortcomingState
from spbe_desktop.errors import DiskFullError
from spbe_desktop.services.offices import assessments_of
from spbe_desktop.services.shortcoming_reading import read_shortcomings
from spbe_desktop.ui.finding_tab.add_dialog import AddDialog
from spbe_desktop.ui.widgets.labels import ElidedLink
from spbe_desktop.ui.widgets.link_chip import LinkChip

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def open_findings(desktop):
    desktop.frame.tabs.set_current("temuan")
    return desktop.shown.view._pages.current


def add(desktop, text, source=ShortcomingSource.MEETING, key="19", *, many=False):
    tab = open_findings(desktop)
    tab.findings.add.click()
    dialog = desktop.frame.findChild(AddDialog)
    dialog.words.setPlainText(text)
    dialog.many.setChecked(many)
    dialog.source.setCurrentIndex(dialog.source.findData(source.value))
    dialog.indicator.setCurrentIndex(dialog.indicator.findData(key))
    dialog._accept.click()
    dialog.deleteLater()
    desktop.idle()


def rows(desktop):
    table = open_findings(desktop).findings.table
    return [tuple(cell.text for cell in row.cells) for row in table.facts.rows]


def labels(desktop):
    return [row[0] for row in rows(desktop)]


def title_count(desktop):
    return next(count for key, _, count in desktop.frame.tabs._tabs if key == "temuan")


def assessment(desktop, year):
    found = assessments_of(desktop.shown.workspace)
    agency = desktop.sheet.assessment.agency.id
    return next(each for each in found if (each.agency.id, each.year) == (agency, year))


def known(desktop, year):
    found = read_shortcomings(desktop.shown.workspace, assessment(desktop, year))
    return {each.shortcoming.label: each for each in found}


def own_lines(desktop, key):
    tab = open_findings(desktop)
    tab.segments.choose("checklist")
    tab.checklist.indicators.choose(key)
    lines = tab.checklist._checklists[key].lines
    return {line.words: line.present for line in lines if line.own}


def start_next_year(desktop):
    agency = desktop.sheet.assessment.agency
    desktop.shown.start_assessment(agency.id, 2026, None)
    assert desktop.sheet.assessment.year == 2026


VERBATIM = "Bukti hanya memuat SK;\nlaporan tidak ada. "


def fill_this_year(desktop):
    """Add three findings, one in an assessor's words, and a line of a checklist."""
    add(desktop, VERBATIM, ShortcomingSource.ASSESSOR)
    add(desktop, "Forum belum rapat\n\nArsip tercecer", key="20", many=True)
    tab = open_findings(desktop)
    tab.segments.choose("checklist")
    tab.checklist.indicators.choose("19")
    tab.checklist.words.setFocus()
    desktop.press("Notula berparaf", Key.Key_Return)
    tab.segments.choose("findings")


def states(desktop, year):
    return {
        label: (each.state, each.steps, each.proofs)
        for label, each in known(desktop, year).items()
    }


def test_the_next_year_inherits_findings_and_lines_with_their_age(sample):
    fill_this_year(sample)
    assert known(sample, 2025)["T-2025-003"].shortcoming.words == VERBATIM
    assert title_count(sample) == "8"

    start_next_year(sample)

    assert title_count(sample) == "8"
    inherited = {row[0]: row for row in rows(sample)}
    assert inherited["T-2025-003"][4] == "tahun ke-2"
    assert inherited["T-2024-002"][4] == "tahun ke-3"
    successor = known(sample, 2026)["T-2025-003"].keys[0]
    assert own_lines(sample, successor)["Notula berparaf"] is False


def test_what_the_next_year_closes_stays_open_in_the_year_before(sample, answers):
    fill_this_year(sample)
    last_year = states(sample, 2025)
    start_next_year(sample)
    table = open_findings(sample).findings.table

    table.choose(known(sample, 2026)["T-2025-003"].id)
    table.setFocus()
    sample.press(Key.Key_T, Key.Key_S)
    answers.words = "Diganti instrumen baru"
    table.choose(known(sample, 2026)["T-2025-004"].id)
    sample.press(Key.Key_R)

    now = known(sample, 2026)
    assert now["T-2025-003"].state is ShortcomingState.DONE
    assert now["T-2025-004"].steps[-1].reason == "Diganti instrumen baru"
    assert labels(sample)[0] == "T-2025-001"
    assert not {"T-2025-003", "T-2025-004"} & set(labels(sample))
    assert title_count(sample) == "6"
    assert states(sample, 2025) == last_year
    sample.frame.header.year_chosen.emit(str(assessment(sample, 2025).id))
    assert {"T-2025-003", "T-2025-004"} <= set(labels(sample))
    assert title_count(sample) == "8"


def test_a_line_marked_and_ended_next_year_leaves_the_year_before_as_it_was(sample):
    then = own_lines(sample, "19")
    start_next_year(sample)
    tab = open_findings(sample)
    key = next(k for k, each in _checklists(tab) if any(line.own for line in each.lines))
    tab.checklist.indicators.choose(key)
    first, second = (x for x in tab.checklist._checklists[key].lines if x.own)
    tab.checklist.lines.choose(first.item)
    tab.checklist.lines.setFocus()
    sample.press(Key.Key_Space)
    tab.checklist.lines.choose(second.item)
    sample.press(Key.Key_Delete)

    assert own_lines(sample, key) == {first.words: True}
    sample.press((Key.Key_Z, CTRL))
    assert own_lines(sample, key) == {first.words: True, second.words: False}
    sample.frame.header.year_chosen.emit(str(assessment(sample, 2025).id))
    assert own_lines(sample, "19") == then


def _checklists(tab):
    tab.segments.choose("checklist")
    return tab.checklist._checklists.items()


def test_what_the_check_before_sending_finds_is_adopted_once_and_undone_at_once(sample):
    tab = open_findings(sample)
    first = labels(sample)
    tab.findings.adopt.click()
    adopted = labels(sample)
    assert len(adopted) > len(first)
    assert sample.notice == f"{len(adopted) - len(first)} temuan diambil dari pemeriksaan."

    tab.findings.adopt.click()

    assert labels(sample) == adopted
    assert sample.notice == "Tidak ada temuan baru dari pemeriksaan."
    sample.press((Key.Key_Z, CTRL))
    assert labels(sample) == first
    assert sample.frame.tabs.current_key == "temuan"


def test_a_finding_leads_to_its_indicator_and_filters_narrow_the_list(sample):
    tab = open_findings(sample)
    tab.findings.filters._states[ShortcomingState.DONE].click()
    assert "T-2024-004" in labels(sample)
    tab.findings.filters._states[ShortcomingState.DONE].click()
    assert "T-2024-004" not in labels(sample)

    tab.findings.table.choose(known(sample, 2025)["T-2025-002"].id)
    tab.findings.table.setFocus()
    sample.press(Key.Key_Return)

    assert sample.tab.current_key == "21"


def test_the_panel_of_an_indicator_lists_adds_and_leads_to_what_is_open(sample, qtbot):
    sample.shown.view.go_to("16")
    sample.tab.show_panel("findings")
    qtbot.waitUntil(lambda: told_beside(sample) == ["T-2024-001 · Dikerjakan"])
    sample.tab.panel.page("findings").add.click()
    dialog = sample.frame.findChild(AddDialog)
    assert dialog.indicator.currentData() == "16"
    dialog.words.setPlainText("Belum ada perjanjian tingkat layanan")
    dialog._accept.click()

    both = ["T-2025-003 · Terbuka", "T-2024-001 · Dikerjakan"]
    qtbot.waitUntil(lambda: told_beside(sample) == both)
    assert sample.tab.strip.tab("findings").accessibleName() == "Temuan, 2 temuan terbuka"
    links_beside(sample)[0].click()

    assert sample.frame.tabs.current_key == "temuan"
    table = open_findings(sample).findings.table
    assert table.chosen_id == known(sample, 2025)["T-2025-003"].id
    assert title_count(sample) == "6"


def told_beside(desktop):
    return [link.text() for link in links_beside(desktop)]


def links_beside(desktop):
    page = desktop.tab.panel.page("findings")
    return [link for link in page.findChildren(ElidedLink) if link.isVisible()]


def test_own_words_are_put_right_and_those_of_an_assessor_are_not(sample, answers):
    tab = open_findings(sample)
    tab.findings.table.choose(known(sample, 2025)["T-2024-001"].id)
    assert not tab.findings.panel.body.reword.isVisible()
    tab.findings.table.choose(known(sample, 2025)["T-2025-002"].id)
    answers.words = "Kerangka kerja risiko belum ditetapkan Bupati."

    tab.findings.panel.body.reword.click()

    assert known(sample, 2025)["T-2025-002"].shortcoming.words == answers.words
    sample.press((Key.Key_Z, CTRL))
    assert known(sample, 2025)["T-2025-002"].shortcoming.words != answers.words


def test_a_document_that_proves_nothing_is_taken_away_by_its_cross_until_it_is_needed(sample):
    tab = open_findings(sample)
    tab.findings.table.choose(known(sample, 2025)["T-2025-002"].id)
    tab.findings.table.setFocus()
    sample.press(Key.Key_T, Key.Key_S)
    assert known(sample, 2025)["T-2025-002"].state is ShortcomingState.DONE
    tab.findings.filters.clear()
    tab.findings.choose(known(sample, 2025)["T-2025-002"].id)
    chip = tab.findings.panel.body.findChild(LinkChip)
    chip.setFocus()
    sample.press(Key.Key_Delete)
    assert sample.notice.startswith("Temuan T-2025-002 ditandai selesai berdasarkan dokumen ini")

    sample.press((Key.Key_Z, CTRL))
    tab.findings.panel.body.findChild(LinkChip).setFocus()
    sample.press(Key.Key_Delete)

    assert known(sample, 2025)["T-2025-002"].proofs == ()


def test_what_was_written_of_a_finding_stays_when_the_disk_is_full(sample, monkeypatch):
    tab = open_findings(sample)
    tab.findings.add.click()
    dialog = sample.frame.findChild(AddDialog)
    dialog.words.setPlainText("Notula belum berparaf")
    editor, whole = sample.shown.workspace.editor, labels(sample)
    run = editor.run

    def full(_operation):
        raise DiskFullError(sample.shown.workspace.root)

    monkeypatch.setattr(editor, "run", full)
    dialog._accept.click()
    assert dialog.isVisible()
    assert dialog.words.toPlainText() == "Notula belum berparaf"
    assert labels(sample) == whole

    monkeypatch.setattr(editor, "run", run)
    dialog._accept.click()

    assert not dialog.isVisible()
    assert set(labels(sample)) - set(whole) == {"T-2025-003"}


def test_the_watch_list_tells_why_and_leads_to_the_indicator(sample):
    tab = open_findings(sample)
    tab.segments.choose("watch")
    found = {row.id: row.cells for row in tab.watch.table.facts.rows}
    assert "tetap 2 tahun" in found["16"][4].text
    assert "dokumen tidak ada" in found["16"][1].below.lower()
    before = len(found)
    tab.watch.threshold_chosen.emit(sample.preferences.watch_threshold + 1)
    assert len(tab.watch.table.facts.rows) > before

    tab.watch.table.choose("16")
    tab.watch.table.setFocus()
    sample.press(Key.Key_Return)

    assert sample.tab.current_key == "16"


@pytest.mark.parametrize("everything", [False, True])
def test_checklists_are_printed_for_one_indicator_or_all(sample, home, monkeypatch, everything):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    tab = open_findings(sample)
    tab.segments.choose("checklist")
    tab.checklist.indicators.choose("19")
    target = home / "checklist.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    (tab.checklist.print_all if everything else tab.checklist.print_one).click()
    sample.idle()

    paper = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in paper)
    assert "Checklist pemenuhan 2025" in text
    assert "SK tim memuat nama jabatan" in text
    assert ("17. Jaringan Intra" in text) == everything
    assert (len(paper) > 3) == everything
    assert sample.notice == f"Checklist disimpan di {target}."


def test_a_line_that_the_disk_refuses_stays_in_its_field(sample, monkeypatch):
    tab = open_findings(sample)
    tab.segments.choose("checklist")
    tab.checklist.indicators.choose("19")

    def full(_operation):
        raise DiskFullError(sample.shown.workspace.root)

    monkeypatch.setattr(sample.shown.workspace.editor, "run", full)
    tab.checklist.words.setText("Notula berparaf")
    tab.checklist.add.click()

    assert tab.checklist.words.text() == "Notula berparaf"


def test_a_note_is_stored_while_it_is_typed_and_never_lost(sample):
    tab = open_findings(sample)
    first, second = (known(sample, 2025)[label].id for label in ("T-2025-001", "T-2025-002"))
    tab.findings.table.choose(first)
    tab.findings.panel.body.note.setFocus()
    sample.press("tanya Bappeda")

    tab.findings.table.choose(second)
    assert known(sample, 2025)["T-2025-001"].shortcoming.note == "tanya Bappeda"

    tab.findings.panel.body.note.setFocus()
    sample.press("rapat Jumat")
    sample.frame.tabs.set_current("ringkasan")
    assert known(sample, 2025)["T-2025-002"].shortcoming.note == "rapat Jumat"


def test_the_view_that_was_shown_comes_back_in_another_year(sample):
    open_findings(sample).segments.choose("checklist")

    start_next_year(sample)

    tab = open_findings(sample)
    assert tab.shown == "checklist"
    assert tab.checklist.indicators.facts.rows
