from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import insert, update

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.domain.watch_list import Cause, WatchReason
from spbe_desktop.models.tables import evidence
from spbe_desktop.models.team_tables import duty
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.founding import start_assessment
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.offices import agencies_of, assessment_of
from spbe_desktop.services.placing import SetVerdict
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.slot_reading import standings_of
from spbe_desktop.services.watching import read_watch_list
from spbe_desktop.words.watch_list import agency_slots_text, slots_text
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    catalogue,
    make_document,
    value,
)

NINETEEN = IndicatorKey("19")


def run(workspace, *edits):
    for edit in edits:
        workspace.editor.run(edit)


def watch_list(workspace, assessment_id=DISKOMINFO_THIS_YEAR, threshold="2"):
    sheet = read_sheet(workspace, assessment_id)
    uses = uses_of(workspace, assessment_id)
    standings = standings_of(workspace, sheet, uses)
    return read_watch_list(workspace, sheet, standings, uses, Decimal(threshold))


def reasons(workspace, threshold="2"):
    found = watch_list(workspace, threshold=threshold).entries
    return {entry.indicator.key: entry.reasons for entry in found}


def causes(workspace, key):
    found = watch_list(workspace).entries
    return next(entry.causes for entry in found if entry.indicator.key == key)


def test_low_fallen_and_stuck_indicators_are_watched_and_others_not(workspace):
    run(workspace, *(value(key, 4, DISKOMINFO_LAST_YEAR) for key in ("1", "2", "3", "4")))
    run(workspace, value("1", 2), value("2", 3), value("3", 4), value("4", 5), value("5", 3))

    assert reasons(workspace) == {
        "1": (WatchReason.LOW, WatchReason.FALLEN),
        "2": (WatchReason.FALLEN,),
        "3": (WatchReason.STUCK,),
    }


def test_the_threshold_decides_what_is_low(workspace):
    run(workspace, value("1", 3), value("2", 2))

    assert set(reasons(workspace, "1.5")) == set()
    assert set(reasons(workspace, "3")) == {"1", "2"}


def test_whoever_is_at_the_top_is_not_stuck(workspace):
    run(workspace, value("1", 5, DISKOMINFO_LAST_YEAR), value("1", 5))

    assert reasons(workspace) == {}


def test_the_latest_stage_of_a_year_counts(workspace):
    run(workspace, value("1", 4), value("1", 2, stage="hasil"))

    (entry,) = watch_list(workspace).entries

    assert entry.value == 2


def test_a_year_that_was_left_out_ends_the_row(workspace):
    office = assessment_of(workspace, DISKOMINFO_THIS_YEAR).agency
    years = [start_assessment(workspace, office.id, year, None) for year in (2022, 2021)]
    run(workspace, value("1", 3, DISKOMINFO_LAST_YEAR), value("1", 3))
    run(workspace, *(value("1", 3, found.id) for found in years))

    (entry,) = watch_list(workspace).entries

    assert entry.years == 2


def test_the_why_tells_of_documents_verdicts_owners_and_values(workspace):
    run(workspace, value("19", 2, DISKOMINFO_LAST_YEAR), value("19", 2))
    slot, key = SlotCode("L1-01"), IndicatorKey("19")
    rejected, outdated = VerdictOutcome.REJECTED, VerdictReason.OUTDATED
    run(workspace, SetVerdict(DISKOMINFO_THIS_YEAR, key, slot, rejected, outdated))

    assert causes(workspace, "19") == (
        Cause.ABSENT,
        Cause.REJECTED,
        Cause.OUTDATED,
        Cause.NO_OWNER,
        Cause.UNCHANGED,
    )


def test_an_indicator_with_a_lead_has_an_owner(workspace):
    run(workspace, value("19", 2))
    row = {
        "id": "d1",
        "assessment_id": DISKOMINFO_THIS_YEAR,
        "key": "19",
        "agency_id": 1,
        "lead": True,
    }
    with workspace.database.begin() as connection:
        connection.execute(insert(duty).values(row))

    assert Cause.NO_OWNER not in causes(workspace, "19")


def test_agencies_are_listed_by_their_need_where_there_are_several(workspace):
    run(workspace, value("1", 3))
    assert watch_list(workspace).agencies == ()
    other = next(each for each in agencies_of(workspace) if each.code == "bappeda")
    started = start_assessment(workspace, other.id, 2025, None)
    run(workspace, value("1", 1, started.id), value("2", 2, started.id))

    first, second = watch_list(workspace).agencies

    assert (first.agency.code, first.low, first.watched, first.answered) == ("bappeda", 2, 2, 2)
    assert (second.agency.code, second.watched) == ("diskominfo", 0)


def test_an_agency_is_told_with_the_why_of_its_indicators(workspace):
    other = next(each for each in agencies_of(workspace) if each.code == "bappeda")
    started = start_assessment(workspace, other.id, 2025, None)
    run(workspace, value("1", 1, started.id), value("2", 2, started.id))
    rejected, reason = VerdictOutcome.REJECTED, VerdictReason.NARROW
    run(
        workspace,
        Attach(started.id, IndicatorKey("2"), make_document()),
        SetVerdict(started.id, IndicatorKey("1"), SlotCode("L1-01"), rejected, reason),
        SetVerdict(started.id, IndicatorKey("2"), SlotCode("L1-01"), VerdictOutcome.ACCEPTED),
    )
    with workspace.database.begin() as connection:
        connection.execute(update(evidence).values(valid_until=date(2025, 1, 1)))

    first, _second = watch_list(workspace).agencies

    assert dict(first.causes) == {
        Cause.ABSENT: 2,
        Cause.REJECTED: 1,
        Cause.OUTDATED: 1,
        Cause.NO_OWNER: 2,
    }
    one, two = first.entries
    assert [slot.code for slot in one.refused] == ["L1-01"]
    assert {slot.level for slot in one.absent} <= {None, 1, 2}
    assert "L1-01" not in {slot.code for slot in two.absent}
    assert f"1: bukti ditolak atau diminta revisi ({one.refused[0].short})" in (
        agency_slots_text(first)
    )


def test_the_slots_of_another_agency_are_told_as_the_officer_s_own_are(workspace, tmp_path):
    """The same facts are read in two ways: with files for one, in few queries for all."""
    other = next(each for each in agencies_of(workspace) if each.code == "bappeda")
    started = start_assessment(workspace, other.id, 2025, None)
    codes = [slot.code for slot in slots_of(catalogue().for_year(2025).by_key[NINETEEN])]
    run(workspace, value("19", 2, started.id))
    (tmp_path / "sk.pdf").write_bytes(b"%PDF-1.4")
    document = take_in(workspace.vault, tmp_path / "sk.pdf")
    run(workspace, Attach(started.id, NINETEEN, document, slots=(codes[0],)))
    revise = VerdictOutcome.REVISE, VerdictReason.NARROW
    run(workspace, SetVerdict(started.id, NINETEEN, codes[1], *revise))

    [own] = watch_list(workspace, started.id).entries
    [seen] = next(a for a in watch_list(workspace).agencies if a.agency == other).entries

    assert codes[0] not in {slot.code for slot in own.absent}
    assert (own.causes, own.absent, own.refused) == (seen.causes, seen.absent, seen.refused)
    assert own.refused[0].text in slots_text(own)
