"""A rescue: what two databases of one damaged workspace hold, and which of them to go on with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """What takes the place of a damaged database."""

    BACKUP = "backup"
    COMBINED = "combined"
    """The backup, and what was entered after it as far as that could be read."""
    READ = "read"


@dataclass(frozen=True, slots=True)
class AssessmentPlace:
    """An assessment, told apart without the ids of a database."""

    agency: str
    """Its short name."""
    year: int


@dataclass(frozen=True, slots=True)
class AssessmentContent:
    """How much one assessment holds."""

    answers: int
    """Indicators with a value or an explanation."""
    values: int
    """Indicators with a value of the agency's own."""
    explanations: int
    documents: int
    last_change: str
    """When the newest line of its journal was written, ISO 8601 in UTC; empty if there is none."""


@dataclass(frozen=True, slots=True)
class AnswerHeld:
    """One field of an answer, and when its row was last changed."""

    content: str
    changed: str


@dataclass(frozen=True, slots=True)
class AnswerPlace:
    """A field of an answer: a value at a stage, or a text; *stage* is empty for texts."""

    assessment: AssessmentPlace
    key: str
    field: str
    stage: str = ""


Answers = Mapping[AnswerPlace, AnswerHeld]


@dataclass(frozen=True, slots=True)
class HeldContent:
    """What a database holds, as far as two of them are compared."""

    assessments: Mapping[AssessmentPlace, AssessmentContent]
    answers: Answers
    last_change: str
    """When the newest line of the journal was written; empty if there is none."""

    def total(self, count: Callable[[AssessmentContent], int], year: int | None = None) -> int:
        """Return a count over all assessments, or those of one year."""
        return sum(count(each) for each in self._of(year))

    def changed(self, year: int | None = None) -> str:
        """Return when the newest change was made, of all or in assessments of one year."""
        if year is None:
            return self.last_change
        return max((each.last_change for each in self._of(year)), default="")

    def _of(self, year: int | None) -> Iterator[AssessmentContent]:
        for place, content in self.assessments.items():
            if year in {None, place.year}:
                yield content


@dataclass(frozen=True, slots=True)
class AnswerDifference:
    """One field that the backup and what was read hold differently; empty where it is missing."""

    place: AnswerPlace
    in_backup: str
    in_read: str
    newer: bool
    """Whether what was read was entered after the last change that the backup knows."""


def differences(backup: HeldContent, read: HeldContent) -> tuple[AnswerDifference, ...]:
    """Return what differs, by agency, newest year and indicator."""
    nothing = AnswerHeld("", "")
    found = []
    for place in backup.answers.keys() | read.answers.keys():
        kept, seen = backup.answers.get(place, nothing), read.answers.get(place, nothing)
        if kept.content != seen.content:
            newer = bool(seen.content) and seen.changed > backup.last_change
            found.append(AnswerDifference(place, kept.content, seen.content, newer))
    return tuple(sorted(found, key=_order))


def years_in(*contents: HeldContent | None) -> tuple[int, ...]:
    """Return the years of all assessments, newest first."""
    years = {place.year for content in contents if content for place in content.assessments}
    return tuple(sorted(years, reverse=True))


class Reason(StrEnum):
    """Why a choice is recommended."""

    ALL_READ = "all_read"
    """Nothing is lost of what the damaged file held."""
    BACKUP_NEWER = "backup_newer"
    """The file holds an older state than the backup: its newest part is gone."""
    ONLY_BACKUP = "only_backup"
    """Nothing could be read."""
    ONLY_READ = "only_read"
    """There is no good backup."""
    NOTHING_NEWER = "nothing_newer"
    """Part is lost, and what could be read holds nothing that the backup lacks."""
    NEWER_ANSWERS = "newer_answers"
    """Part is lost, but some of what could be read is newer than the backup."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The choice that loses least, and why."""

    choice: Choice
    reason: Reason


def recommended(
    backup: HeldContent | None, read: HeldContent | None, *, lost: int, newer: int
) -> Recommendation | None:
    """Return what to go on with, if there is anything.

    *lost* tells how many rows could not be read, and *newer* how many answers were read that
    the backup does not have yet.
    """
    if backup is None:
        reason = Reason.ONLY_READ if lost else Reason.ALL_READ
        return None if read is None else Recommendation(Choice.READ, reason)
    if read is None:
        return Recommendation(Choice.BACKUP, Reason.ONLY_BACKUP)
    if not newer and backup.last_change > read.last_change:
        return Recommendation(Choice.BACKUP, Reason.BACKUP_NEWER)
    if not lost:
        return Recommendation(Choice.READ, Reason.ALL_READ)
    if newer:
        return Recommendation(Choice.COMBINED, Reason.NEWER_ANSWERS)
    return Recommendation(Choice.BACKUP, Reason.NOTHING_NEWER)


def _order(found: AnswerDifference) -> tuple[object, ...]:
    place = found.place
    parts = place.key.split("-")
    key = tuple(int(part) if part.isdecimal() else 0 for part in parts)
    return (place.assessment.agency, -place.assessment.year, key, place.field, place.stage)
