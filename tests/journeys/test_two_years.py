"""Two years of one agency: stage by stage, then a new year that leaves the old one as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from spbe_desktop.domain.shortcomings import ShortcomingSource, ShortcomingState
from spbe_desktop.models.all_tables import METADATA
from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.ui.action_tab.tab import REGISTER, ActionTab
from spbe_desktop.ui.today import today
from tests.journeys.test_actions import paste
from tests.journeys.test_findings import (
    add,
    assessment,
    known,
    open_findings,
    own_lines,
    start_next_year,
)
from tests.journeys.test_stages import FIVE, cell, give

Key = Qt.Key
FALLING = {"1": (3, 2, 2, 1), "2": (3, 2, 2, 2), "19": (2, 2, 1, 1)}
"""What the assessors left of three claims: by documents, interview, visit, and in the end."""


@pytest.fixture
def year_2025(sample, qtbot):
    """All five stages of 2025, with findings, a line of a checklist and a recommendation."""
    sample.frame.tabs.set_current("tahapan")
    for place, stage in enumerate(FIVE[1:]):
        for key, values in FALLING.items():
            give(sample, qtbot, key, stage, values[place])
    add(sample, "Laporan tim koordinasi tidak ada.", ShortcomingSource.ASSESSOR, "19")
    tab = open_findings(sample)
    tab.segments.choose("checklist")
    tab.checklist.indicators.choose("19")
    tab.checklist.words.setFocus()
    sample.press("Notula berparaf", Key.Key_Return)
    tab.segments.choose("findings")
    sample.frame.tabs.set_current("aksi")
    actions = sample.frame.findChild(ActionTab)
    actions.turn_to(REGISTER)
    paste(sample, actions, qtbot, "1. Perkuat tim koordinasi (I19).")._accept.click()
    return sample


def rows_of(desktop, year):
    """Return every row that belongs to the assessment of *year*, or is dated in that year."""
    found = assessment(desktop, year)
    with desktop.shown.workspace.database.begin() as connection:
        return {
            table.name: [
                tuple(row)
                for row in connection.execute(select(table).order_by(*table.primary_key))
                if _is_of(row._mapping, found)
            ]
            for table in METADATA.sorted_tables
            if {"assessment_id", "year"} & set(table.c.keys())
        }


def _is_of(row, found):
    if "assessment_id" in row:
        return row["assessment_id"] == found.id
    return row["year"] == found.year


def test_the_old_year_stays_as_it_was_and_the_new_one_knows_what_it_left_open(year_2025, qtbot):
    desktop = year_2025
    assert [cell(desktop, "1", stage).value for stage in FIVE] == [4, 3, 2, 2, 1]
    before = rows_of(desktop, 2025)
    assert before["score"]
    assert before["finding"]

    start_next_year(desktop)

    # The new year begins empty, but for what was left open.
    assert not any(row.answered for row in desktop.sheet.rows)
    left = known(desktop, 2026)
    label = next(each for each in left if left[each].shortcoming.words.startswith("Laporan tim"))
    assert left[label].age == 2
    successor = left[label].keys[0]
    assert own_lines(desktop, successor)["Notula berparaf"] is False
    found = desktop.sheet.assessment
    plan = read_plan(desktop.shown.workspace, found.agency.id, found.year, today())
    assert "Perkuat tim koordinasi (I19)." in {each.words for each in plan.recommendations}

    # Work on it: a level chosen and revoked, the finding closed with evidence.
    desktop.shown.view.go_to(successor)
    desktop.shown.choose_level(3)
    assert desktop.sheet.by_key[successor].level.number == 3
    desktop.tab.clear_value()
    assert desktop.value(successor) is None
    table = open_findings(desktop).findings.table
    table.choose(left[label].shortcoming.id)
    table.setFocus()
    desktop.press(Key.Key_T, Key.Key_S)
    assert known(desktop, 2026)[label].state is ShortcomingState.DONE

    assert rows_of(desktop, 2025) == before
    assert known(desktop, 2025)[label].state is ShortcomingState.OPEN
