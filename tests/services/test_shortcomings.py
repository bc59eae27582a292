from __future__ import annotations

import pytest

from spbe_desktop.cycle_errors import (
    AssessorsWordsError,
    ShortcomingProofNeededError,
    ShortcomingReasonMissingError,
    ShortcomingUnprovedError,
    ShortcomingWordlessError,
)
from spbe_desktop.domain.completeness import check
from spbe_desktop.domain.document_checks import EvidenceView
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.shortcomings import (
    Gravity,
    ShortcomingSource,
    ShortcomingState,
    adoptable,
    code_of,
)
from spbe_desktop.errors import DocumentInUseError, IndicatorUnknownError
from spbe_desktop.services.founding import start_assessment
from spbe_desktop.services.keeping import Discard, Keep
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.open_findings import open_by_key, open_findings
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.shortcoming_reading import read_shortcomings
from spbe_desktop.services.shortcomings import (
    AddFindings,
    DescribeFinding,
    LinkFindingEvidence,
    NewFinding,
    RewordFinding,
    TakeStep,
    UnlinkFindingEvidence,
)
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    THIS_YEAR,
    dump,
    make_document,
    value,
)

DONE, DROPPED = ShortcomingState.DONE, ShortcomingState.NOT_RELEVANT
WORDS = "  Dokumen belum\nditandatangani; lihat hal. 3 "


def new(words="SK tim belum diperbarui", key="19", source=ShortcomingSource.MEETING, code=""):
    found = IndicatorKey(key) if key else None
    return NewFinding(words, source, Gravity.MEDIUM, found, code=code)


def add(workspace, *findings, at=DISKOMINFO_THIS_YEAR):
    workspace.editor.run(AddFindings(at, findings or (new(),)))


def seen(workspace, assessment_id=DISKOMINFO_THIS_YEAR):
    return read_shortcomings(workspace, assessment_of(workspace, assessment_id))


def document(workspace):
    kept = make_document()
    workspace.editor.run(Keep(kept))
    return kept.id


def test_findings_are_numbered_within_their_year(workspace):
    add(workspace, new("satu"), new("dua", key=""))
    add(workspace, new("lain"), at=DISKOMINFO_LAST_YEAR)

    labels = [each.shortcoming.label for each in seen(workspace)]

    assert labels == ["T-2025-001", "T-2025-002", "T-2024-001"]


def test_the_words_of_an_assessor_stay_as_they_were_given(workspace):
    add(workspace, new(WORDS, source=ShortcomingSource.ASSESSOR))
    (found,) = seen(workspace)
    workspace.editor.run(
        DescribeFinding(DISKOMINFO_THIS_YEAR, found.id, "Sudah dibahas", Gravity.SEVERE)
    )

    with pytest.raises(AssessorsWordsError):
        workspace.editor.run(RewordFinding(DISKOMINFO_THIS_YEAR, found.id, "lain"))

    (kept,) = seen(workspace)
    assert kept.shortcoming.words == WORDS
    assert (kept.shortcoming.note, kept.shortcoming.gravity) == ("Sudah dibahas", Gravity.SEVERE)


def test_own_words_can_be_put_right_and_taken_back(workspace):
    add(workspace)
    (found,) = seen(workspace)
    workspace.editor.run(RewordFinding(DISKOMINFO_THIS_YEAR, found.id, "SK diperbarui"))
    assert seen(workspace)[0].shortcoming.words == "SK diperbarui"

    workspace.editor.undo()

    assert seen(workspace)[0].shortcoming.words == "SK tim belum diperbarui"


def test_nothing_is_done_without_a_document_nor_dropped_without_a_reason(workspace):
    add(workspace)
    (found,) = seen(workspace)

    with pytest.raises(ShortcomingUnprovedError):
        workspace.editor.run(TakeStep(DISKOMINFO_THIS_YEAR, found.id, DONE))
    with pytest.raises(ShortcomingReasonMissingError):
        workspace.editor.run(TakeStep(DISKOMINFO_THIS_YEAR, found.id, DROPPED, "  "))

    assert seen(workspace)[0].state is ShortcomingState.OPEN


def test_what_a_later_year_closes_stays_open_in_the_year_before(workspace):
    add(workspace, at=DISKOMINFO_LAST_YEAR)
    (before,) = seen(workspace, DISKOMINFO_LAST_YEAR)
    proof = document(workspace)
    workspace.editor.run(LinkFindingEvidence(DISKOMINFO_THIS_YEAR, before.id, proof))
    workspace.editor.run(TakeStep(DISKOMINFO_THIS_YEAR, before.id, DONE))

    (now,) = seen(workspace)

    assert (now.state, now.age, len(now.proofs)) == (DONE, 2, 1)
    (then,) = seen(workspace, DISKOMINFO_LAST_YEAR)
    assert (then.state, then.steps, then.proofs) == (before.state, before.steps, ())
    assert open_findings(workspace, assessment_of(workspace, DISKOMINFO_LAST_YEAR)) == 1
    assert open_findings(workspace, assessment_of(workspace, DISKOMINFO_THIS_YEAR)) == 0


def test_what_is_open_is_sorted_by_the_indicators_that_it_concerns(workspace):
    add(workspace, new("tinggal"), new("gugur"), new("umum", key=""), new("lain", key="20"))
    dropped = next(each for each in seen(workspace) if each.shortcoming.words == "gugur")
    workspace.editor.run(TakeStep(DISKOMINFO_THIS_YEAR, dropped.id, DROPPED, "Usang"))

    found = open_by_key(workspace, assessment_of(workspace, DISKOMINFO_THIS_YEAR))

    words = {key: [each.shortcoming.words for each in inside] for key, inside in found.items()}
    assert words == {"19": ["tinggal"], "20": ["lain"]}


def test_a_finding_lives_on_under_the_next_instrument_or_is_told_to_have_no_counterpart(workspace):
    office = assessment_of(workspace, DISKOMINFO_THIS_YEAR).agency
    old = start_assessment(workspace, office.id, 2020, None)
    add(workspace, new("terputus", key="7"), new("dipecah", key="3"), at=old.id)

    broken, split = seen(workspace)

    assert (broken.keys, broken.unmapped, broken.age) == ((), True, 6)
    assert (split.keys, split.unmapped) == (("1", "2"), False)


def test_a_document_that_proves_a_finding_stays_in_the_library(workspace):
    add(workspace)
    proof = document(workspace)
    workspace.editor.run(LinkFindingEvidence(DISKOMINFO_THIS_YEAR, seen(workspace)[0].id, proof))

    with pytest.raises(DocumentInUseError):
        workspace.editor.run(Discard(proof))


@pytest.mark.parametrize("words", ["", " \n", "\x00\x07"])
def test_a_finding_without_words_is_refused(workspace, words):
    with pytest.raises(ShortcomingWordlessError):
        add(workspace, new(words, source=ShortcomingSource.ASSESSOR))
    add(workspace)
    (found,) = seen(workspace)

    with pytest.raises(ShortcomingWordlessError):
        workspace.editor.run(RewordFinding(DISKOMINFO_THIS_YEAR, found.id, words))

    assert seen(workspace) == (found,)


def test_a_proof_is_taken_back_unless_what_is_done_rests_on_it(workspace):
    add(workspace, at=DISKOMINFO_LAST_YEAR)
    (found,) = seen(workspace)
    proof = document(workspace)
    workspace.editor.run(LinkFindingEvidence(DISKOMINFO_LAST_YEAR, found.id, proof))
    workspace.editor.run(TakeStep(DISKOMINFO_THIS_YEAR, found.id, DONE))
    take_back = UnlinkFindingEvidence(DISKOMINFO_LAST_YEAR, found.id, proof)

    with pytest.raises(ShortcomingProofNeededError):
        workspace.editor.run(take_back)
    workspace.editor.run(TakeStep(DISKOMINFO_THIS_YEAR, found.id, ShortcomingState.OPEN, "Salah"))
    before = dump(workspace)
    workspace.editor.run(take_back)

    assert seen(workspace)[0].proofs == ()
    workspace.editor.undo()
    assert dump(workspace) == before


def test_a_proof_of_another_year_is_not_taken_back_from_this_one(workspace):
    add(workspace, at=DISKOMINFO_LAST_YEAR)
    (found,) = seen(workspace)
    proof = document(workspace)
    workspace.editor.run(LinkFindingEvidence(DISKOMINFO_LAST_YEAR, found.id, proof))

    workspace.editor.run(UnlinkFindingEvidence(DISKOMINFO_THIS_YEAR, found.id, proof))

    assert len(seen(workspace)[0].proofs) == 1


def test_automatic_findings_are_adopted_once(workspace):
    workspace.editor.run(value("19", 3))
    found = check(read_sheet(workspace, DISKOMINFO_THIS_YEAR), EvidenceView({}))
    adopted = tuple(
        NewFinding("x", ShortcomingSource.SELF_CHECK, gravity, each.key, code=code_of(each))
        for each, gravity in adoptable(found)
    )
    add(workspace, *adopted)
    first = seen(workspace)

    add(workspace, *adopted)

    assert first
    assert seen(workspace) == first
    assert all(each.shortcoming.code for each in first)


def test_each_edit_can_be_taken_back_and_made_again(workspace):
    proof = document(workspace)
    states = [dump(workspace)]
    add(workspace)
    states.append(dump(workspace))
    (found,) = seen(workspace)
    for edit in (
        LinkFindingEvidence(DISKOMINFO_THIS_YEAR, found.id, proof),
        TakeStep(DISKOMINFO_THIS_YEAR, found.id, DONE, "Terbit"),
        TakeStep(DISKOMINFO_THIS_YEAR, found.id, ShortcomingState.OPEN, "Dicabut"),
    ):
        workspace.editor.run(edit)
        states.append(dump(workspace))

    for state in states[-2::-1]:
        workspace.editor.undo()
        assert dump(workspace) == state
    for state in states[1:]:
        workspace.editor.redo()
        assert dump(workspace) == state


def test_an_unknown_indicator_is_refused_and_nothing_is_stored(workspace):
    before = dump(workspace)

    with pytest.raises(IndicatorUnknownError):
        add(workspace, new("ada"), new(key="99"))

    assert dump(workspace) == before


def test_years_ahead_are_not_known(workspace):
    add(workspace)

    assert seen(workspace, DISKOMINFO_LAST_YEAR) == ()
    assert seen(workspace)[0].shortcoming.year == THIS_YEAR
