"""The whole journal, sieved: whatever the portions, each line of the wish is read once."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from spbe_desktop.services.change_log import LogLine, LogWish, choices_of, portion_of
from spbe_desktop.services.founding import add_agency
from spbe_desktop.services.journal_check import verify
from spbe_desktop.services.publishing import SetTargetIndex
from spbe_desktop.services.submission import freeze, record_sent, reopen, write
from spbe_desktop.words.changes import content_told
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    journal_of,
    office_facts,
    text,
    value,
)


@pytest.fixture
def busy(workspace, clock):
    for number in range(1, 8):
        workspace.editor.run(value(str(number), number % 5 + 1))
        clock.advance(3600)
    workspace.editor.run(text("1", "SK Bupati"))
    workspace.editor.run(value("1", 2, DISKOMINFO_LAST_YEAR))
    return workspace


def all_of(workspace, wish, size=3):
    found: list[LogLine] = []
    older_than = None
    while lines := portion_of(workspace, wish, older_than, size):
        found += lines
        older_than = lines[-1].id
    return found


@pytest.mark.parametrize("size", [1, 3, 9, 50])
def test_portions_of_any_size_give_every_line_once_newest_first(busy, size):
    ids = [line.id for line in all_of(busy, LogWish(), size)]

    assert ids == [line["id"] for line in reversed(journal_of(busy))]


def test_a_line_tells_who_when_where_what_and_from_what_to_what(busy):
    (line,) = portion_of(busy, LogWish(assessment_id=DISKOMINFO_LAST_YEAR))

    assert (line.year, line.agency, line.key) == (2024, "Dinas Kominfo", "1")
    assert (line.field, line.before, line.after, line.reason) == ("value", "", "2", "")
    assert line.actor == choices_of(busy).actors[0]


def test_each_sieve_leaves_only_its_own_lines(busy, clock):
    one = all_of(busy, LogWish(assessment_id=DISKOMINFO_THIS_YEAR, key="1"))
    texts = all_of(busy, LogWish(field="explanation"))
    late = all_of(busy, LogWish(since=clock.now - timedelta(hours=2)))

    assert [line.field for line in one] == ["explanation", "value"]
    assert [line.after for line in texts] == ["SK Bupati"]
    assert [line.key for line in late] == ["1", "1", "7", "6"]
    assert all_of(busy, LogWish(actor="tidak ada orang ini")) == []


def test_what_belongs_to_no_assessment_is_there_too(busy):
    region = busy.database.rows("SELECT id FROM region")[0]["id"]
    busy.editor.run(SetTargetIndex(region, 2026, Decimal("3.5")))

    assert set(choices_of(busy).fields) == {
        *("agency", "assessment", "explanation", "target_index", "value")
    }
    (line,) = portion_of(busy, LogWish(field="target_index"))
    assert (line.year, line.after) == (None, "3.5")


def test_sending_and_reopening_stand_in_the_log_with_the_reason_but_not_in_the_package(
    workspace, tmp_path
):
    for indicator in freeze(workspace, DISKOMINFO_THIS_YEAR).instrument.indicators:
        workspace.editor.run(value(indicator.key, 2))
    frozen = freeze(workspace, DISKOMINFO_THIS_YEAR)
    record_sent(workspace, DISKOMINFO_THIS_YEAR, write(frozen, tmp_path / "paket.zip"))
    assert freeze(workspace, DISKOMINFO_THIS_YEAR) == frozen

    reopen(workspace, DISKOMINFO_THIS_YEAR, "Bukti indikator 3 keliru")

    reopened, sent = portion_of(workspace, LogWish(), size=2)
    assert (reopened.field, reopened.before, reopened.after) == ("reopened", "1", "2")
    assert reopened.reason == "Bukti indikator 3 keliru"
    assert (sent.field, sent.after) == ("sent", "1")
    changes = freeze(workspace, DISKOMINFO_THIS_YEAR).changes
    assert {change.field for change in changes} == {"value"}
    assert verify(workspace) is None


def test_the_beginnings_of_agencies_and_assessments_stand_in_the_log_and_in_no_package(workspace):
    lines = portion_of(workspace, LogWish(field="assessment"))
    told = [content_told(line.field, line.after) for line in lines]

    assert told[-1] == "Dinas Kominfo 2025, spbe-2020, 30 Sep 2025"
    assert len(told) == 3
    assert all(line.actor and line.year is None for line in lines)
    assert {line.after for line in portion_of(workspace, LogWish(field="agency"))} == {
        "Dinas Kominfo",
        "Badan Perencanaan",
    }
    add_agency(workspace, office_facts())
    assert len(portion_of(workspace, LogWish(field="agency"))) == 2
    assert verify(workspace) is None
    assert freeze(workspace, DISKOMINFO_THIS_YEAR).changes == ()
