from __future__ import annotations

import pytest

from spbe_desktop.words.changes import field_name
from spbe_desktop.words.operations import STEP_KINDS, step_name

WITHOUT_INDICATOR = {
    "add_findings",
    "checklist_line",
    "checklist_mark",
    "describe_finding",
    "finding_evidence",
    "finding_step",
    "action",
    "attach_many",
    "carry_over",
    "person",
    "team",
    "team_member",
    "take_team",
    "take_duties",
    "milestone",
    "plan_year",
    "describe_document",
    "discard",
    "keep",
    "recommendation",
    "relink",
    "revise",
}


def test_steps_are_named_by_what_they_were_done_to():
    assert step_name("value", "19") == "tingkat indikator 19"
    assert step_name("history", "2023") == "riwayat indeks 2023"


@pytest.mark.parametrize("kind", sorted(STEP_KINDS))
def test_every_step_has_a_name_with_and_without_its_object(kind):
    assert step_name(kind)
    assert step_name(kind) == step_name(kind).strip()
    # What is done to a document, a finding, the team or the calendar belongs to no indicator.
    assert ("35-2" in step_name(kind, "35-2")) == (kind not in WITHOUT_INDICATOR)


def test_a_field_of_a_later_release_is_named_by_its_code():
    assert field_name("value") == "Tingkat"
    assert field_name("weather") == "weather"
