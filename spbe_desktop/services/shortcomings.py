"""The edits of shortcomings (temuan): add, take a step, prove, describe. None deletes one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from typing_extensions import override

from spbe_desktop.cycle_errors import (
    AssessorsWordsError,
    ShortcomingProofNeededError,
    ShortcomingReasonMissingError,
    ShortcomingUnprovedError,
    ShortcomingWordlessError,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.shortcomings import Gravity, ShortcomingSource, ShortcomingState
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import IndicatorUnknownError
from spbe_desktop.models.follow_up_tables import finding, finding_evidence, finding_step
from spbe_desktop.services.answering import terms_of
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation
from spbe_desktop.services.row_edits import Line, Row
from spbe_desktop.services.shortcoming_rows import (
    finding_row,
    is_proved,
    known_codes,
    label_of,
    last_number,
    last_step,
    next_step_id,
    place_of,
    put_follow_up,
    rests_on,
    title_of,
)


@dataclass(frozen=True, slots=True)
class NewFinding:
    """What is to be followed up; an assessor's *words* are stored as they are given."""

    words: str
    source: ShortcomingSource
    gravity: Gravity
    key: IndicatorKey | None = None
    slot: SlotCode | None = None
    note: str = ""
    code: str = ""
    """Names an automatic finding; the same one is not added twice."""


@dataclass(frozen=True)
class _FindingEdit:
    """An edit of shortcomings, seen from one assessment; undone where it was made."""

    assessment_id: int

    key = ""
    """None: undoing must not lead away from the list."""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def _changed(self) -> Changes:
        return Changes(self.assessment_id, findings=True)


@dataclass(frozen=True)
class AddFindings(_FindingEdit):
    """Add *findings* to the year of an assessment, whether it was sent or not.

    An automatic one is passed over if it was added in this year already, or is still open from an
    earlier one.
    """

    findings: tuple[NewFinding, ...]

    kind = "add_findings"

    def apply(self, desk: Desk) -> Applied:
        """Store them with the next numbers of the year.

        Raise IndicatorUnknownError, and ShortcomingWordlessError for one that says nothing.
        """
        terms, place = terms_of(desk, self.assessment_id), place_of(desk, self.assessment_id)
        known = known_codes(desk, place["agency_id"], place["year"])
        number = last_number(desk, place)
        step = next_step_id(desk)
        rows: list[Row] = []
        labels: dict[str, list[str]] = defaultdict(list)
        for new in self.findings:
            if new.key is not None and new.key not in terms.instrument.by_key:
                raise IndicatorUnknownError(terms.instrument.id, new.key)
            if new.code and new.code in known:
                continue
            known.add(new.code)
            number += 1
            found = _added(desk, new, place | {"number": number})
            opening = _step(desk, step, found.place["id"], place["year"], ShortcomingState.OPEN)
            labels[new.key or ""].append(label_of({**place, "number": number}))
            rows += [found, opening]
            step += 1
        told = [
            Line("finding", "", "; ".join(added), self.assessment_id, key)
            for key, added in labels.items()
        ]
        return put_follow_up(desk, self, rows, *told)


@dataclass(frozen=True)
class TakeStep(_FindingEdit):
    """Bring a shortcoming to another state, from the year of the assessment on."""

    finding_id: str
    state: ShortcomingState
    reason: str = ""

    kind = "finding_step"

    def apply(self, desk: Desk) -> Applied:
        """Add the step; the same state without a new reason is none.

        Raise ShortcomingUnprovedError if nothing proves that it is done, and
        ShortcomingReasonMissingError if nothing says why it is not relevant.
        """
        row, place = finding_row(desk, self.finding_id), place_of(desk, self.assessment_id)
        reason = well_formed(self.reason).strip()
        before = last_step(desk, self.finding_id, place["year"])
        if before is not None and before.state == self.state and not reason:
            return Applied(self._changed(), self)
        if self.state is ShortcomingState.DONE and not is_proved(desk, row["id"], place["year"]):
            raise ShortcomingUnprovedError(label_of(row))
        if self.state is ShortcomingState.NOT_RELEVANT and not reason:
            raise ShortcomingReasonMissingError(label_of(row))
        step = _step(desk, next_step_id(desk), self.finding_id, place["year"], self.state, reason)
        told = f"{label_of(row)}; {self.state}" + (f"; {reason}" if reason else "")
        was = f"{label_of(row)}; {before.state}" if before is not None else ""
        line = Line("finding_state", was, told, self.assessment_id, row["key"])
        return put_follow_up(desk, self, [step], line)


@dataclass(frozen=True)
class LinkFindingEvidence(_FindingEdit):
    """Name a document of the library that shows that a shortcoming was put right."""

    finding_id: str
    evidence_id: str

    kind = "finding_evidence"

    def apply(self, desk: Desk) -> Applied:
        """Store the link, from the year of the assessment on; one that is there is none."""
        row, year = finding_row(desk, self.finding_id), place_of(desk, self.assessment_id)["year"]
        link = finding_evidence.c
        known = select(link.year).where(
            link.finding_id == self.finding_id,
            link.evidence_id == self.evidence_id,
            link.year <= year,
        )
        if desk.connection.execute(known).first() is not None:
            return Applied(self._changed(), self)
        told = f"{label_of(row)}; {title_of(desk, self.evidence_id)}"
        line = Line("finding_state", "", told, self.assessment_id, row["key"])
        return put_follow_up(desk, self, [_link(self.finding_id, self.evidence_id, year)], line)


@dataclass(frozen=True)
class UnlinkFindingEvidence(_FindingEdit):
    """Take back that a document proves a shortcoming, where it was named in this year."""

    finding_id: str
    evidence_id: str

    kind = "finding_evidence"

    def apply(self, desk: Desk) -> Applied:
        """Remove the link; raise ShortcomingProofNeededError if what is done rests on it alone."""
        row, year = finding_row(desk, self.finding_id), place_of(desk, self.assessment_id)["year"]
        if rests_on(desk, self.finding_id, self.evidence_id, year):
            raise ShortcomingProofNeededError(label_of(row))
        told = f"{label_of(row)}; {title_of(desk, self.evidence_id)}"
        line = Line("finding_state", told, "", self.assessment_id, row["key"])
        link = replace(_link(self.finding_id, self.evidence_id, year), values=None)
        return put_follow_up(desk, self, [link], line)


@dataclass(frozen=True)
class DescribeFinding(_FindingEdit):
    """Change the own note and the gravity."""

    finding_id: str
    note: str
    gravity: Gravity

    kind = "describe_finding"

    @override
    def continues(self, earlier: Operation) -> bool:
        """More typing in the same note is the same step."""
        return isinstance(earlier, DescribeFinding) and (
            (earlier.finding_id, earlier.gravity) == (self.finding_id, self.gravity)
        )

    def apply(self, desk: Desk) -> Applied:
        """Store what is said."""
        row = finding_row(desk, self.finding_id)
        said = {"note": well_formed(self.note), "severity": self.gravity.value}
        before = {name: row[name] for name in said}
        applied = _described(desk, self, row, said)
        if applied.inverse == self:
            return applied
        inverse = replace(self, note=before["note"], gravity=Gravity(before["severity"]))
        return Applied(applied.changes, inverse)


@dataclass(frozen=True)
class RewordFinding(_FindingEdit):
    """Put our own words right."""

    finding_id: str
    words: str

    kind = "describe_finding"

    def apply(self, desk: Desk) -> Applied:
        """Store the words.

        Raise AssessorsWordsError for those of an assessor, and ShortcomingWordlessError for none.
        """
        row, words = finding_row(desk, self.finding_id), well_formed(self.words).strip()
        if row["source"] == ShortcomingSource.ASSESSOR:
            raise AssessorsWordsError(label_of(row))
        if not words:
            raise ShortcomingWordlessError(label_of(row))
        return _described(desk, self, row, {"words": words})


def _described(
    desk: Desk,
    edit: DescribeFinding | RewordFinding,
    row: Mapping[str, Any],
    said: Mapping[str, str],
) -> Applied:
    before, after = (
        "; ".join([label_of(row), *(told[name] for name in said)]) for told in (row, said)
    )
    line = Line("finding", before, after, edit.assessment_id, row["key"])
    return put_follow_up(desk, edit, [Row(finding, {"id": edit.finding_id}, said)], line)


def _added(desk: Desk, new: NewFinding, place: Mapping[str, Any]) -> Row:
    # A note is copied as the assessor gave it: not even blanks at its ends are ours to drop.
    verbatim = new.source is ShortcomingSource.ASSESSOR
    words = well_formed(new.words) if verbatim else well_formed(new.words).strip()
    if not words.strip():
        raise ShortcomingWordlessError("")
    said = {
        "key": new.key or "",
        "slot": new.slot or "",
        "source": new.source.value,
        "code": new.code,
        "severity": new.gravity.value,
        "words": words,
        "note": well_formed(new.note),
        "found_at": desk.now,
    }
    return Row(finding, {"id": uuid4().hex}, {**place, **said})


def _step(
    desk: Desk, step_id: int, finding_id: str, year: int, state: ShortcomingState, reason: str = ""
) -> Row:
    said = {
        "finding_id": finding_id,
        "year": year,
        "state": state.value,
        "reason": reason,
        "actor": desk.actor,
        "at": desk.now,
    }
    return Row(finding_step, {"id": step_id}, said)


def _link(finding_id: str, evidence_id: str, year: int) -> Row:
    place = {"finding_id": finding_id, "evidence_id": evidence_id, "year": year}
    return Row(finding_evidence, place, {})
