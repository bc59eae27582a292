from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from spbe_desktop.domain.checklist import Checklist, ChecklistLine
from spbe_desktop.domain.slot_states import SlotState
from spbe_desktop.errors import StorageFailedError
from spbe_desktop.ui.finding_tab.checklist_paper import PaperHead, save_checklists
from tests.builders import make_indicator

HEAD = PaperHead("Diskominfo", "Kabupaten Paser", 2025, "SPBE 2020", date(2025, 9, 25))


def make_checklist(number=19, lines=3, words="SK <b>tim</b> & lampirannya"):
    found = tuple(
        ChecklistLine(f"L1-{n:02}", words, 1, present=n % 2 == 0, state=SlotState.EMPTY)
        for n in range(lines)
    )
    return Checklist(make_indicator(number, "Tim Koordinasi"), 3, found)


def pages(path):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def test_words_are_printed_as_they_are_and_empty_checklists_are_left_out(theme, tmp_path):
    target = tmp_path / "checklist.pdf"
    save_checklists((make_checklist(), make_checklist(20, 0)), HEAD, target, theme.font())

    (page,) = pages(target)

    assert "SK <b>tim</b> & lampirannya" in page
    assert "Diskominfo · Kabupaten Paser · SPBE 2020" in page
    assert "2 dari 3 sudah ada" in page
    assert "20." not in page.replace("2025", "").replace("2020", "")


def test_a_long_checklist_names_its_columns_on_each_page(theme, tmp_path):
    target = tmp_path / "checklist.pdf"
    save_checklists((make_checklist(lines=90),), HEAD, target, theme.font())

    # PDFium now and then takes each letter for a line of its own.
    found = ["".join(page.split()) for page in pages(target)]

    assert len(found) > 1
    assert all("Harusdipenuhi" in page for page in found)
    assert all("(lanjutan)" in page for page in found[1:])
    assert sum(page.count("lampirannya") for page in found) == 90


def test_what_was_there_stays_when_the_paper_cannot_be_written(theme, tmp_path):
    with pytest.raises(StorageFailedError):
        save_checklists((make_checklist(),), HEAD, tmp_path / "tiada" / "a.pdf", theme.font())
