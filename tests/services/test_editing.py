"""Undo and redo: any way there leads back, typing is one step, the journal only grows."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spbe_desktop.cycle_errors import StageClosedError
from spbe_desktop.domain.evidence import DocumentDescription, EvidenceKind
from spbe_desktop.domain.instrument import GroupCode, IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import (
    DocumentInUseError,
    EvidenceAlreadyAttachedError,
    EvidenceKeptAlreadyError,
)
from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.attaching import Attach, Describe, Detach, Reuse
from spbe_desktop.services.editing import DEPTH, Operation
from spbe_desktop.services.journal_check import verify
from spbe_desktop.services.keeping import DescribeDocument, Discard, Keep, Revise
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.placing import Confirm, Place, SetVerdict
from spbe_desktop.services.publishing import SetPublished, SetTargetIndex
from spbe_desktop.services.relinking import LinkPlace, MoveLinks
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import Workspace
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    Clock,
    described,
    dump,
    edits_in_journal,
    journal_of,
    make_document,
    opened,
    text,
    value,
)

Edit = Callable[[Workspace], Operation | None]
"""Makes an operation of what is there at that moment; none if it would need more."""

keys = st.sampled_from(["1", "2", "19"]).map(IndicatorKey)
assessments = st.sampled_from([DISKOMINFO_THIS_YEAR, DISKOMINFO_LAST_YEAR])
documents = st.sampled_from(
    [
        make_document(1),
        make_document(2, content=1),
        make_document(3),
        make_document(4, EvidenceKind.LINK, content=3),
        make_document(5, EvidenceKind.LINK),
        make_document(6, EvidenceKind.ADDRESS),
    ]
)


def always(make: Callable[..., Operation], *parts: st.SearchStrategy[Any]) -> Any:
    return st.builds(lambda *drawn: lambda _: make(*drawn), *parts)


def on_a_use(make: Callable[[EvidenceUse, int], Operation]) -> Any:
    def choose(number: int, assessment_id: int) -> Edit:
        def edit(workspace: Workspace) -> Operation | None:
            found = [use for uses in uses_of(workspace, assessment_id).values() for use in uses]
            return make(found[number % len(found)], assessment_id) if found else None

        return edit

    return st.builds(choose, st.integers(0, 9), assessments)


def on_a_document(make: Callable[[str], Operation]) -> Any:
    def choose(number: int) -> Edit:
        def edit(workspace: Workspace) -> Operation | None:
            rows = workspace.database.rows("SELECT id FROM evidence ORDER BY id")
            return make(rows[number % len(rows)]["id"]) if rows else None

        return edit

    return st.builds(choose, st.integers(0, 9))


slots = st.sets(st.sampled_from(["L1-01", "L2-01", "L3-01"]).map(SlotCode)).map(
    lambda found: tuple(sorted(found))
)
placed = slots.flatmap(
    lambda wanted: on_a_use(lambda use, of: Place(of, use.key, use.use_id, wanted))
)


def moved(use: EvidenceUse, _assessment_id: int) -> Operation:
    return MoveLinks((LinkPlace(use.evidence_id, use.revision, "/baru/90.mp4", 90),))


edits = st.one_of(
    always(value, keys, st.sampled_from([None, 1, 3, 5]), assessments),
    always(lambda key, number: value(key, number, stage="hasil"), keys, st.integers(1, 5)),
    always(text, keys, st.sampled_from(["", "a", "ab", "abc"])),
    always(lambda key, t: text(key, t, AnswerField.NOTE), keys, st.sampled_from(["", "x"])),
    always(lambda key, on: text(key, on, AnswerField.FLAGGED), keys, st.booleans()),
    always(
        lambda key, goal: text(key, goal, AnswerField.TARGET),
        keys,
        st.sampled_from([None, Decimal(2), Decimal(4)]),
    ),
    always(Attach, assessments, keys, documents, st.sampled_from([None, 3]), slots, st.booleans()),
    placed,
    on_a_use(lambda use, of: Confirm(of, use.key, use.use_id)),
    on_a_use(lambda use, of: Confirm(of, use.key, use.use_id, proposed=True)),
    always(
        SetVerdict,
        assessments,
        keys,
        st.sampled_from([SlotCode("L1-01"), SlotCode("L3-01")]),
        st.sampled_from([None, *VerdictOutcome]),
        st.sampled_from([None, VerdictReason.DRAFT]),
        st.sampled_from(["", "Tanpa tanda tangan"]),
    ),
    on_a_use(lambda use, of: Detach(of, use.key, use.use_id)),
    on_a_use(lambda use, of: Reuse(of, IndicatorKey("30"), use.evidence_id)),
    on_a_use(lambda use, of: Describe(of, use.key, use.use_id, described(f"SK {use.use_id}"))),
    on_a_use(moved),
    always(Keep, documents),
    on_a_use(lambda use, _: Revise(use.evidence_id, make_document(91))),
    on_a_use(lambda use, _: Revise(use.evidence_id, make_document(92, EvidenceKind.LINK))),
    on_a_use(
        lambda use, _: DescribeDocument(
            use.evidence_id, DocumentDescription(title="SK", valid_until=date(2027, 1, 31))
        )
    ),
    on_a_document(Discard),
    always(
        lambda year, index, share: SetPublished(
            1, year, "hasil", "spbe-2020", index, {GroupCode("D1"): share} if index else {}
        ),
        st.sampled_from([2022, 2023]),
        st.sampled_from([None, Decimal("2.13"), Decimal("2.90")]),
        st.sampled_from([Decimal("3.00"), Decimal("3.90")]),
    ),
    always(
        SetTargetIndex,
        st.just(1),
        st.sampled_from([2025, 2026]),
        st.sampled_from([None, Decimal("3.5")]),
    ),
)
gestures = st.one_of(edits, edits, st.sampled_from(["undo", "redo"]), st.floats(0.5, 5))


def perform(workspace: Workspace, clock: Clock, gesture: Any) -> None:
    editor = workspace.editor
    if isinstance(gesture, float):
        clock.advance(gesture)
    elif gesture == "undo":
        if editor.next_undo:
            editor.undo()
    elif gesture == "redo":
        if editor.next_redo:
            editor.redo()
    elif operation := gesture(workspace):
        try:
            editor.run(operation)
        except (
            EvidenceAlreadyAttachedError,
            EvidenceKeptAlreadyError,
            DocumentInUseError,
            StageClosedError,
        ):
            return


@settings(max_examples=40)
@given(st.lists(gestures, max_size=14))
def test_whatever_was_done_undone_is_the_start_and_redone_the_end(template, history):
    clock = Clock()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "buku kerja"
        shutil.copytree(template, root)
        workspace = opened(root, clock)
        editor = workspace.editor
        start = dump(workspace)
        for gesture in history:
            perform(workspace, clock, gesture)
        while editor.next_redo:
            editor.redo()
        end = dump(workspace)

        while editor.next_undo:
            editor.undo()
        undone = dump(workspace)
        while editor.next_redo:
            editor.redo()
        redone = dump(workspace)
        workspace.close()

    assert undone == start
    assert redone == end


def explanation_of(workspace: Workspace, key: str = "1") -> str:
    return read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[IndicatorKey(key)].explanation


def typed(workspace: Workspace, clock: Clock, *contents: str, pause: float = 1) -> None:
    for content in contents:
        workspace.editor.run(text("1", content))
        clock.advance(pause)


def test_typing_without_a_pause_is_one_step(workspace, clock):
    typed(workspace, clock, "T", "Ti", "Tim", "Tim dibentuk")

    workspace.editor.undo()

    assert explanation_of(workspace) == ""
    assert workspace.editor.next_undo is None


@pytest.mark.parametrize("jump", [-3600, 3600])
def test_a_clock_that_is_set_while_typing_is_a_pause_and_loses_nothing(workspace, clock, jump):
    typed(workspace, clock, "Tim")
    clock.advance(jump)
    typed(workspace, clock, "Tim dibentuk")

    workspace.editor.undo()
    assert explanation_of(workspace) == "Tim"
    workspace.editor.redo()
    assert explanation_of(workspace) == "Tim dibentuk"
    assert verify(workspace) is None


def test_typing_after_a_pause_is_another_step(workspace, clock):
    typed(workspace, clock, "Tim", "Tim dibentuk", pause=3.1)

    workspace.editor.undo()

    assert explanation_of(workspace) == "Tim"


def test_one_redo_brings_back_all_that_was_typed(workspace, clock):
    typed(workspace, clock, "T", "Ti", "Tim")
    workspace.editor.undo()

    workspace.editor.redo()

    assert explanation_of(workspace) == "Tim"


def test_typing_after_a_redo_is_a_step_of_its_own(workspace, clock):
    typed(workspace, clock, "Tim")
    workspace.editor.undo()
    workspace.editor.redo()
    typed(workspace, clock, "Tim dibentuk")

    workspace.editor.undo()

    assert explanation_of(workspace) == "Tim"


def test_typing_in_another_field_or_indicator_is_another_step(workspace):
    workspace.editor.run(text("1", "a"))
    workspace.editor.run(text("1", "b", AnswerField.NOTE))
    workspace.editor.run(text("2", "c"))

    workspace.editor.undo()
    workspace.editor.undo()

    assert explanation_of(workspace) == "a"


def test_what_was_typed_and_taken_back_is_nothing_to_undo(workspace, clock):
    workspace.editor.run(value("2", 3))
    typed(workspace, clock, "T", "")

    workspace.editor.undo()

    assert workspace.editor.next_undo is None
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).score.answered == 0


def test_each_choice_is_a_step(workspace):
    for number in (1, 2, 3):
        workspace.editor.run(value("1", number))

    workspace.editor.undo()

    row = read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[IndicatorKey("1")]
    assert row.value == 2


@pytest.mark.parametrize(
    "again",
    [
        value("1", 3),
        text("1", "isi"),
        SetTargetIndex(1, 2025, Decimal("3.5")),
        SetPublished(
            1, 2024, "hasil", "spbe-2020", Decimal("3.27"), {GroupCode("D1"): Decimal(3)}
        ),
    ],
    ids=lambda edit: edit.kind,
)
def test_an_edit_that_changes_nothing_is_no_step_and_keeps_redo(workspace, again):
    workspace.editor.run(again)
    workspace.editor.run(value("2", 4))
    workspace.editor.undo()
    redo, lines = workspace.editor.next_redo, len(journal_of(workspace))

    workspace.editor.run(again)

    assert workspace.editor.next_redo == redo
    assert len(journal_of(workspace)) == lines
    workspace.editor.undo()
    assert workspace.editor.next_undo is None


def test_a_new_edit_ends_redo(workspace):
    workspace.editor.run(value("1", 3))
    workspace.editor.undo()

    workspace.editor.run(value("2", 3))

    assert workspace.editor.next_redo is None


def test_only_so_many_steps_are_remembered(workspace):
    for number in range(DEPTH + 5):
        workspace.editor.run(value("1", number % 5 + 1))

    undone = 0
    while workspace.editor.next_undo:
        workspace.editor.undo()
        undone += 1

    assert undone == DEPTH


def test_after_forgetting_nothing_is_undone_or_redone(workspace):
    workspace.editor.run(value("1", 3))
    workspace.editor.run(value("2", 3))
    workspace.editor.undo()

    workspace.editor.forget()

    assert workspace.editor.next_undo is None
    assert workspace.editor.next_redo is None


def test_the_journal_only_grows_even_by_undoing(workspace, clock):
    workspace.editor.run(value("1", "3.0"))
    first = edits_in_journal(workspace)
    clock.advance(60)
    workspace.editor.run(value("1", 4))
    workspace.editor.undo()

    lines = edits_in_journal(workspace)

    assert lines[: len(first)] == first
    assert [(line["before"], line["after"]) for line in lines] == [
        ("", "3"),
        ("3", "4"),
        ("4", "3"),
    ]
    assert {line["actor"] for line in lines} == {workspace.editor._actor}
    assert lines[-1]["at"] == clock.now
