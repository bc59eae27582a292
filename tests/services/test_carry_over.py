"""What the year before leaves to an assessment: brought, confirmed, set aside, taken back."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import AssessmentLockedError
from spbe_desktop.instruments.crosswalk import crosswalk_of
from spbe_desktop.models.tables import assessment
from spbe_desktop.services.attaching import Attach, Detach
from spbe_desktop.services.carry_plan import heirs_in_year, plan_carry_over
from spbe_desktop.services.carry_settling import (
    ConfirmDocuments,
    ConfirmExplanation,
    DismissExplanation,
    confirm_all,
)
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.placing import Confirm
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.submission import freeze
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_NEXT_YEAR,
    DISKOMINFO_THIS_YEAR,
    dump,
    make_document,
    opened,
    text,
    value,
)

HERE, BEFORE = DISKOMINFO_THIS_YEAR, DISKOMINFO_LAST_YEAR
POLICY, TEAM, PLAN = map(IndicatorKey, ("1", "19", "21"))


def fill_last_year(workspace):
    """Answer, explain and prove; one document was a mere proposal then, too."""
    run = workspace.editor.run
    run(value("1", 4, BEFORE))
    run(text("1", "Kebijakan ditetapkan dengan Perbup 12.", assessment_id=BEFORE))
    run(text("19", "Tim bekerja.", assessment_id=BEFORE))
    slots = (SlotCode("L2-01"),)
    run(Attach(BEFORE, TEAM, make_document(1), level=2, slots=slots))
    run(Attach(BEFORE, PLAN, make_document(2)))
    run(Attach(BEFORE, PLAN, make_document(3), proposed=True))


@pytest.fixture
def filled(workspace):
    fill_last_year(workspace)
    return workspace


def sheet_of(workspace, assessment_id=HERE):
    return read_sheet(workspace, assessment_id)


def bring(workspace):
    plan = plan_carry_over(workspace, sheet_of(workspace))
    assert plan is not None
    workspace.editor.run(plan.operation)
    return plan


def proposals(workspace):
    rows = sheet_of(workspace).rows
    return {row.key: row.proposal for row in rows if row.proposal is not None}


def of_year(found, assessment_id):
    """Return the rows of a dump that belong to one assessment."""
    return {
        table: [row for row in rows if row.get("assessment_id") == assessment_id]
        for table, rows in found.items()
    }


def test_explanations_and_documents_come_as_proposals_and_levels_stay_empty(filled):
    bring(filled)

    found = proposals(filled)
    assert {key: (p.explanation, p.documents, p.year) for key, p in found.items()} == {
        "1": ("Kebijakan ditetapkan dengan Perbup 12.", 0, 2024),
        "19": ("Tim bekerja.", 1, 2024),
        "21": ("", 1, 2024),
    }
    sheet = sheet_of(filled)
    assert not sheet.score.answered
    assert not any(row.answered or row.explanation or row.evidence_count for row in sheet.rows)
    assert sheet.documents == 0
    use = uses_of(filled, HERE)[TEAM][0]
    assert (use.proposed, use.carried_from, use.level, use.slots) == (True, 2024, 2, ("L2-01",))


def test_the_year_before_is_not_touched(filled):
    before = of_year(dump(filled), BEFORE)

    bring(filled)
    filled.editor.run(ConfirmExplanation(HERE, POLICY))
    filled.editor.run(confirm_all(HERE, [TEAM], [TEAM, PLAN]))

    assert of_year(dump(filled), BEFORE) == before


def test_all_that_was_brought_is_one_step_to_undo(filled):
    before = dump(filled)
    bring(filled)
    after = dump(filled)

    filled.editor.undo()
    assert dump(filled) == before

    filled.editor.redo()
    assert dump(filled) == after


def test_what_is_there_already_stays_and_a_second_time_brings_nothing(filled):
    filled.editor.run(text("1", "Sudah saya tulis."))
    filled.editor.run(Attach(HERE, TEAM, make_document(1)))

    bring(filled)

    assert "1" not in proposals(filled)
    assert proposals(filled)["19"].documents == 0
    assert not uses_of(filled, HERE)[TEAM][0].proposed
    step = filled.editor.next_undo
    bring(filled)
    assert filled.editor.next_undo is step


def test_what_was_set_aside_comes_again_when_it_is_asked_for_again(filled):
    bring(filled)
    filled.editor.run(DismissExplanation(HERE, TEAM))
    assert proposals(filled)["19"].explanation == ""
    before = dump(filled)

    bring(filled)

    assert proposals(filled)["19"].explanation == "Tim bekerja."
    filled.editor.undo()
    assert dump(filled) == before


def test_a_confirmed_explanation_goes_below_what_was_written_meanwhile(filled):
    bring(filled)
    filled.editor.run(text("19", "Baru."))
    before = dump(filled)

    filled.editor.run(ConfirmExplanation(HERE, TEAM))

    assert sheet_of(filled).by_key[TEAM].explanation == "Baru.\n\nTim bekerja."
    assert proposals(filled)["19"].explanation == ""
    filled.editor.undo()
    assert dump(filled) == before


def test_many_are_confirmed_in_one_step_and_none_beside_them(filled):
    bring(filled)
    filled.editor.run(Attach(HERE, TEAM, make_document(7), proposed=True))
    before = dump(filled)

    filled.editor.run(confirm_all(HERE, [TEAM], [TEAM]))

    assert set(proposals(filled)) == {"1", "21"}
    by_title = {use.title: use.proposed for use in uses_of(filled, HERE)[TEAM]}
    assert by_title == {"Dokumen 1": False, "Dokumen 7": True}, "the second came from elsewhere"
    filled.editor.undo()
    assert dump(filled) == before


def test_a_document_is_confirmed_alone_as_any_other_proposal(filled):
    bring(filled)
    use = uses_of(filled, HERE)[PLAN][0]

    filled.editor.run(Confirm(HERE, PLAN, use.use_id))

    assert "21" not in proposals(filled)
    assert sheet_of(filled).by_key[PLAN].evidence_count == 1


def test_a_document_taken_away_and_back_is_still_known_to_come_from_that_year(filled):
    bring(filled)
    use = uses_of(filled, HERE)[PLAN][0]
    filled.editor.run(Detach(HERE, PLAN, use.use_id))
    assert "21" not in proposals(filled)

    filled.editor.undo()

    assert proposals(filled)["21"].documents == 1


def test_nothing_is_brought_into_what_was_sent(filled):
    plan = bring(filled)
    filled.editor.undo()
    with filled.database.begin() as connection:
        connection.execute(
            update(assessment).where(assessment.c.id == HERE).values(sent_at=filled.clock())
        )

    edits: tuple[Operation, ...] = (
        plan.operation,
        ConfirmExplanation(HERE, TEAM),
        DismissExplanation(HERE, TEAM),
        ConfirmDocuments(HERE, (TEAM,)),
    )
    for edit in edits:
        with pytest.raises(AssessmentLockedError):
            filled.editor.run(edit)


def test_without_a_year_before_there_is_nothing_to_bring(workspace):
    assert plan_carry_over(workspace, sheet_of(workspace, BEFORE)) is None
    agency = sheet_of(workspace).assessment.agency.id
    assert heirs_in_year(workspace, agency, 2024) is None
    heirs = heirs_in_year(workspace, agency, 2025)
    assert heirs is not None
    assert len(heirs.by_old) == 47


def test_nothing_that_is_only_proposed_leaves_in_a_package(filled):
    filled.editor.run(value("1", 3))
    bring(filled)
    filled.editor.run(ConfirmExplanation(HERE, TEAM))

    frozen = repr(freeze(filled, HERE))

    assert "Tim bekerja." in frozen, "this one she has confirmed"
    assert "Kebijakan ditetapkan" not in frozen
    assert "Dokumen 1" not in frozen


def test_across_instruments_what_was_said_goes_to_every_counterpart_to_be_looked_at(filled):
    for number in (19, 20):
        filled.editor.run(text(str(number), f"Uraian {number}."))
    filled.editor.run(Attach(HERE, TEAM, make_document(8), 3))
    sheet = sheet_of(filled, DISKOMINFO_NEXT_YEAR)
    step = crosswalk_of(filled.catalogue).transition("spbe-2020", sheet.instrument.id)
    assert step is not None
    expected = {edge.new for key in (TEAM, IndicatorKey("20")) for edge in step.successors(key)}

    plan = plan_carry_over(filled, sheet)

    assert plan is not None
    answers = {each.key: each for each in plan.operation.answers}
    assert expected <= set(answers)
    assert all(answers[key].criteria_changed for key in expected)
    for key in expected:
        said = {
            n for n in ("19", "20") for edge in step.successors(IndicatorKey(n)) if edge.new == key
        }
        named = {n for n in ("19", "20") if f"{n} · " in answers[key].explanation}
        assert named == said, "whoever reads it knows of which indicators it was said"
    uses = [use for use in plan.operation.uses if use.title == make_document(8).title]
    assert uses
    assert {(use.level, use.slots) for use in uses} == {(None, ())}
    assert len({use.key for use in uses}) == len(uses), "once under an indicator"


ACTIONS = st.lists(
    st.sampled_from(["bring", "confirm", "dismiss", "all", "write", "documents"]), max_size=8
)


@given(actions=ACTIONS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_done_undoing_it_all_leads_back(folder, tmp_path, actions):
    root = tmp_path / "salinan"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(folder, root)
    workspace = opened(root)
    try:
        fill_last_year(workspace)
        last, before = workspace.editor.next_undo, dump(workspace)
        for place, name in enumerate(actions):
            if name == "bring":
                bring(workspace)
                continue
            edits: dict[str, Operation] = {
                "confirm": ConfirmExplanation(HERE, TEAM),
                "dismiss": DismissExplanation(HERE, POLICY),
                "all": confirm_all(HERE, [POLICY, TEAM], [TEAM, PLAN]),
                "write": text("19", f"Tulisan {place}"),
                "documents": ConfirmDocuments(HERE, (PLAN,)),
            }
            workspace.editor.run(edits[name])
        after = dump(workspace)
        steps = 0
        while workspace.editor.next_undo is not last:
            workspace.editor.undo()
            steps += 1
        assert dump(workspace) == before
        for _ in range(steps):
            workspace.editor.redo()
        assert dump(workspace) == after
    finally:
        workspace.close()
