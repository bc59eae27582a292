"""Sheets, last year's figures, the change log and the trend, read from small workspaces."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from spbe_desktop.domain.instrument import GroupCode, IndicatorKey
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.founding import add_agency, start_assessment
from spbe_desktop.services.offices import regions_of
from spbe_desktop.services.publishing import SetPublished, SetTargetIndex
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.stage_edits import StoreStageValues
from spbe_desktop.services.stages import read_stages
from spbe_desktop.services.summary import read_summary
from spbe_desktop.services.timeline import changes_of, earlier_answer
from spbe_desktop.services.trends import published_results, read_trend, targets_of
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_NEXT_YEAR,
    DISKOMINFO_THIS_YEAR,
    office_facts,
    text,
    value,
)

ONE = IndicatorKey("1")


def sheet_of(workspace, assessment_id=DISKOMINFO_THIS_YEAR, stage="mandiri"):
    return read_sheet(workspace, assessment_id, stage)


def publish(workspace, stage, index, *, year=2024, code="spbe-2020", groups=None):
    workspace.editor.run(SetPublished(1, year, stage, code, Decimal(index), groups or {}))


def test_an_empty_sheet_has_every_indicator_and_no_index(workspace):
    sheet = sheet_of(workspace)

    assert len(sheet.rows) == 47
    assert sheet.score.index is None
    assert not any(row.answered or row.previous for row in sheet.rows)


def test_last_years_value_is_that_of_its_latest_stage(workspace):
    workspace.editor.run(value("1", 4, DISKOMINFO_LAST_YEAR))
    workspace.editor.run(value("2", 4, DISKOMINFO_LAST_YEAR))
    workspace.editor.run(value("1", 3, DISKOMINFO_LAST_YEAR, stage="hasil"))

    rows = sheet_of(workspace).by_key

    assert rows[ONE].previous == 3
    assert rows[IndicatorKey("2")].previous == 4, "kept, because no later stage spoke of it"


def test_another_instruments_values_are_no_values_of_last_year(workspace):
    workspace.editor.run(value("1", 4))

    sheet = sheet_of(workspace, DISKOMINFO_NEXT_YEAR)

    assert sheet.instrument.id != sheet_of(workspace).instrument.id
    assert all(row.previous is None for row in sheet.rows)
    assert earlier_answer(workspace, sheet, ONE) is None
    assert read_summary(workspace, sheet).previous is None


def test_another_offices_values_are_no_values_of_last_year(workspace):
    workspace.editor.run(value("1", 4, DISKOMINFO_LAST_YEAR))
    bappeda = add_agency(workspace, office_facts("bappeda"))
    own = start_assessment(workspace, bappeda.id, 2025)

    assert sheet_of(workspace, own.id).by_key[ONE].previous is None


def test_a_later_stages_value_stands_beside_the_own_one(workspace):
    workspace.editor.run(value("1", 4))
    workspace.editor.run(value("1", 3, stage="dokumen"))
    workspace.editor.run(value("1", 2, stage="hasil"))

    assert sheet_of(workspace).by_key[ONE].value == 4
    assert sheet_of(workspace).by_key[ONE].assessed == 2
    assert sheet_of(workspace, stage="dokumen").by_key[ONE].value == 3


def test_a_later_stage_keeps_the_values_it_did_not_speak_of(workspace):
    two = IndicatorKey("2")
    workspace.editor.run(value("1", 4))
    workspace.editor.run(value("2", 4))
    workspace.editor.run(value("1", 3, stage="dokumen"))

    sheet = sheet_of(workspace, stage="dokumen")

    assert [(sheet.by_key[k].value, sheet.by_key[k].kept_from) for k in (ONE, two)] == [
        (3, ""),
        (4, "mandiri"),
    ]
    assert (sheet.answered, sheet.score.answered) == (1, 2)
    assert sheet_of(workspace).by_key[two].assessed is None, "only her own word so far"
    assert sheet_of(workspace, stage="interviu").score.index is None, "not begun"


@pytest.mark.parametrize("stage", ["mandiri", "dokumen", "interviu", "visitasi", "hasil"])
def test_sheet_stages_and_trend_tell_one_index_of_a_stage(workspace, stage):
    for key, number in (("1", 5), ("2", 4), ("3", 4)):
        workspace.editor.run(value(key, number))
    for key, number in (("1", 2), ("2", 3)):
        workspace.editor.run(value(key, number, stage="dokumen"))
    said = StageEntry(IndicatorKey("2"), Decimal(1), clarified=False)
    heard = StageEntry(IndicatorKey("1"), Decimal(4), clarified=True)
    workspace.editor.run(StoreStageValues(DISKOMINFO_THIS_YEAR, "interviu", (said, heard)))
    workspace.editor.run(value("3", 1, stage="hasil"))

    sheet = sheet_of(workspace, stage=stage)
    matrix = read_stages(workspace, DISKOMINFO_THIS_YEAR).matrix
    place = matrix.place_of[stage]
    column = matrix.columns[place].score
    trend = read_trend(workspace, 1, sheet.assessment.agency)

    assert column is not None
    assert sheet.score == column
    assert [row.value for row in sheet.rows] == [row.cells[place].value for row in matrix.rows]
    assert [bool(row.kept_from) for row in sheet.rows] == [
        row.cells[place].inherited for row in matrix.rows
    ]
    told = {p.result.stage: p.result.index for p in trend.points}
    assert told.get(stage, column.index) == column.index
    assert ("visitasi" in told) is False, "nothing was valued there"


def test_a_stage_where_a_proposal_stands_in_for_the_assessors_covers_less(workspace):
    workspace.editor.run(value("1", 4))
    workspace.editor.run(value("2", 4))
    workspace.editor.run(value("1", 3, stage="dokumen"))
    agency = sheet_of(workspace).assessment.agency

    results = {p.result.stage: p.result for p in read_trend(workspace, 1, agency).points}

    assert (results["mandiri"].answered, results["dokumen"].answered) == (2, 1)


@pytest.mark.parametrize(("assessed", "fair"), [(46, False), (47, True)])
def test_years_are_subtracted_only_once_assessors_have_valued_all(workspace, assessed, fair):
    keys = [str(number) for number in range(1, 48)]
    for key in keys:
        workspace.editor.run(value(key, 3, DISKOMINFO_LAST_YEAR, stage="hasil"))
        workspace.editor.run(value(key, 4))
    for key in keys[:assessed]:
        workspace.editor.run(value(key, 4, stage="dokumen"))

    assert (
        read_summary(workspace, sheet_of(workspace, stage="dokumen")).previous_comparable is fair
    )


def test_last_years_answer_is_shown_with_its_text_and_stage(workspace):
    workspace.editor.run(value("1", 3, DISKOMINFO_LAST_YEAR, stage="hasil"))
    workspace.editor.run(text("1", "Forum ada.", assessment_id=DISKOMINFO_LAST_YEAR))

    sheet = sheet_of(workspace)
    earlier = earlier_answer(workspace, sheet, ONE)

    assert earlier is not None
    assert (earlier.year, earlier.explanation) == (2024, "Forum ada.")
    assert earlier.value == 3
    assert earlier.stage == next(s.name for s in sheet.instrument.stages if s.code == "hasil")
    assert earlier.evidence == ()


def test_the_own_figure_of_last_year_goes_before_the_published_one(workspace):
    publish(workspace, "hasil", "3.27")
    workspace.editor.run(value("1", 4, DISKOMINFO_LAST_YEAR))

    previous = read_summary(workspace, sheet_of(workspace)).previous

    assert previous is not None
    assert previous.index == 4
    assert (previous.proposal, previous.year) == (True, 2024)


def test_without_an_own_figure_the_latest_published_stage_counts(workspace):
    publish(workspace, "dokumen", "3.28")
    publish(workspace, "mandiri", "4.35")
    before = read_summary(workspace, sheet_of(workspace)).previous
    publish(workspace, "hasil", "3.79")
    after = read_summary(workspace, sheet_of(workspace)).previous

    assert before
    assert after
    assert (before.stage, after.stage) == ("dokumen", "hasil")
    assert not after.proposal


def test_last_years_figure_under_another_instrument_is_not_compared(workspace):
    publish(workspace, "hasil", "3.27", year=2025)

    assert read_summary(workspace, sheet_of(workspace, DISKOMINFO_NEXT_YEAR)).previous is None


def test_the_target_of_the_year_belongs_to_the_region(workspace):
    workspace.editor.run(SetTargetIndex(1, 2025, Decimal("3.5")))
    workspace.editor.run(SetTargetIndex(1, 2026, Decimal("2.6")))

    assert read_summary(workspace, sheet_of(workspace)).target == Decimal("3.5")
    assert targets_of(workspace, 1) == {2025: Decimal("3.5"), 2026: Decimal("2.6")}


def test_a_published_figure_keeps_its_domains(workspace):
    groups = {GroupCode("D1"): Decimal("3.90"), GroupCode("D2"): Decimal("3.00")}
    publish(workspace, "hasil", "3.27", groups=groups)

    (result,) = published_results(workspace, 1)

    assert result.index == Fraction("3.27")
    assert result.groups == {code: Fraction(share) for code, share in groups.items()}


def test_a_published_figure_that_is_corrected_is_replaced(workspace):
    publish(workspace, "hasil", "2.37", groups={GroupCode("D1"): Decimal(3)})
    publish(workspace, "hasil", "3.27")

    (result,) = published_results(workspace, 1)

    assert (result.index, result.groups) == (Fraction("3.27"), {})


def test_the_trend_joins_what_was_published_with_what_is_proposed(workspace):
    publish(workspace, "hasil", "3.27")
    workspace.editor.run(value("1", 4))
    agency = sheet_of(workspace).assessment.agency

    trend = read_trend(workspace, regions_of(workspace)[0].id, agency)

    assert [(p.year, p.result.stage, p.result.proposal) for p in trend.points] == [
        (2024, "hasil", False),
        (2025, "mandiri", True),
    ]
    assert [str(rounded(p.result.index)) for p in trend.points] == ["3.27", "4.00"]


def test_the_trend_asks_the_database_little(workspace):
    for stage in ("mandiri", "dokumen", "hasil"):
        for year in (DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR):
            workspace.editor.run(value("1", 3, year, stage=stage))
    agency = sheet_of(workspace).assessment.agency
    asked: list[str] = []

    workspace.database.raw.set_trace_callback(asked.append)
    trend = read_trend(workspace, agency.region.id, agency)
    workspace.database.raw.set_trace_callback(None)

    assert len(trend.points) == 6
    # Regions, published indices, their groups, assessments, targets, and two for each year.
    assert len(asked) == 5 + 2 * 3


def test_a_trend_without_figures_is_empty(workspace):
    trend = read_trend(workspace, 1, sheet_of(workspace).assessment.agency)

    assert trend.points == ()


def test_the_change_log_has_the_newest_change_first(workspace, clock):
    workspace.editor.run(value("1", 3))
    clock.advance(60)
    workspace.editor.run(value("1", 4))
    workspace.editor.run(value("2", 1))

    entries = changes_of(workspace, DISKOMINFO_THIS_YEAR, ONE)

    assert [(e.field, e.stage, e.before, e.after) for e in entries] == [
        ("value", "mandiri", "3", "4"),
        ("value", "mandiri", "", "3"),
    ]
    assert entries[0].at == clock.now


def test_the_change_log_shows_typing_by_the_sitting(workspace, clock):
    for content in ("T", "Ti", "Tim"):
        workspace.editor.run(text("1", content))
        clock.advance(4)
    clock.advance(3600)
    workspace.editor.run(text("1", "Tim dibentuk"))

    entries = changes_of(workspace, DISKOMINFO_THIS_YEAR, ONE)

    assert [(e.before, e.after) for e in entries] == [("Tim", "Tim dibentuk"), ("", "Tim")]


@pytest.mark.parametrize("kind", [AnswerField.NOTE, AnswerField.EXPLANATION])
def test_typing_in_two_texts_by_turns_stays_apart(workspace, clock, kind):
    workspace.editor.run(text("1", "a", AnswerField.NOTE))
    workspace.editor.run(text("1", "b", AnswerField.EXPLANATION))
    workspace.editor.run(text("1", "c", kind))

    entries = changes_of(workspace, DISKOMINFO_THIS_YEAR, ONE)

    assert [e.after for e in entries] == (["c", "b", "a"] if kind == "note" else ["c", "a"])
