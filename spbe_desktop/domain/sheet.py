"""A sheet: one assessment at one stage, as the window and the package see it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.instrument import Group, Indicator, IndicatorKey, Instrument, Level
from spbe_desktop.domain.scoring import Score
from spbe_desktop.domain.slots import SlotCode

SELF_ASSESSMENT = "mandiri"
"""The stage in which an agency proposes its own values."""

FINAL_RESULT = "hasil"
"""The stage whose values are published."""

_GAP = re.compile(r"\[ISI\b[^\]\n]*\]?")


def gaps_in(text: str) -> tuple[str, ...]:
    """Return the placeholders such as "[ISI: nomor]" that still stand in *text*."""
    return tuple(match.group() for match in _GAP.finditer(text))


@dataclass(frozen=True, slots=True)
class Region:
    """A regional government (Pemda) whose index is published."""

    id: int
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Agency:
    """One office (OPD) of a regional government."""

    id: int
    region: Region
    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One agency's assessment of one year; locked once its package was sent."""

    id: int
    agency: Agency
    year: int
    instrument_id: str
    revision: int
    sent_at: datetime | None = None
    due: date | None = None
    contact_name: str = ""
    contact_phone: str = ""

    @property
    def locked(self) -> bool:
        """Tell whether its package was sent and it was not reopened since."""
        return self.sent_at is not None


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """A document or address as it stands under one indicator."""

    use_id: int
    evidence_id: str
    key: IndicatorKey
    kind: EvidenceKind
    title: str
    original_name: str
    media_type: str
    size: int
    sha256: str
    location: str
    """The path of a link or the web address; empty for a file in the vault."""
    document_type: str
    number: str
    dated: date | None
    publisher: str
    classification: Classification
    level: int | None
    pages: str
    role: str
    added_at: datetime
    state: FileState = FileState.INTACT
    shared_with: tuple[IndicatorKey, ...] = ()
    """The other indicators of this assessment that use the same document."""
    slots: tuple[SlotCode, ...] = ()
    """The slots of the indicator that it fills, in order; none if it was not placed yet."""
    proposed: bool = False
    """Whether it is only proposed (usulan): the officer has not confirmed it."""
    carried_from: int | None = None
    """The year that it was brought from; none if it was attached anew."""
    revision: int = 1
    """Which revision of the document is meant; the bytes here are those of this revision."""
    newest_revision: int = 1
    revised_at: datetime | None = None
    """When the newest revision came in; none for a document that was never replaced."""
    signatory: str = ""
    valid_until: date | None = None
    captured_at: datetime | None = None
    source_address: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an earlier year has left for the officer to confirm; it counts for nothing yet."""

    year: int
    """The year that it comes from."""
    explanation: str
    """Empty if there was none, or it was confirmed or set aside."""
    documents: int
    """How many documents of that year await her."""
    criteria_changed: bool
    """Whether the indicator's criteria read differently in that year."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator with its answer, as lists and the editor show it."""

    indicator: Indicator
    value: Decimal | None
    """The value that counts at the stage of the sheet."""
    previous: Decimal | None
    """The value that counted at last year's latest stage; only within the same instrument."""
    target: Decimal | None
    assessed: Decimal | None
    """The value that counts at the latest stage after the self-assessment, if any."""
    explanation: str
    note: str
    flagged: bool
    evidence_count: int
    updated_at: datetime | None = None
    proposal: Proposal | None = None
    """What was brought from an earlier year and is not settled; none if nothing is."""
    kept_from: str = ""
    """The earlier stage that *value* is from; empty if it was chosen at this one."""

    @property
    def key(self) -> IndicatorKey:
        """Return the key of the indicator."""
        return self.indicator.key

    @property
    def level(self) -> Level | None:
        """Return the level that the value falls in."""
        return None if self.value is None else self.indicator.scale.level_of(self.value)

    @property
    def answered(self) -> bool:
        """Tell whether a value was chosen at this stage."""
        return self.value is not None and not self.kept_from

    @property
    def without_evidence(self) -> bool:
        """Tell whether a value was chosen that nothing proves."""
        return self.answered and not self.evidence_count

    @property
    def fallen(self) -> bool:
        """Tell whether the value is lower than last year's."""
        return self.value is not None and self.previous is not None and self.value < self.previous

    @property
    def below_target(self) -> bool:
        """Tell whether the value is lower than its target."""
        return self.value is not None and self.target is not None and self.value < self.target

    @property
    def gaps(self) -> int:
        """Return how many placeholders the explanation still has."""
        return len(gaps_in(self.explanation))


@dataclass(frozen=True)
class Sheet:
    """All indicators of one assessment at one stage, with the index they make."""

    assessment: Assessment
    instrument: Instrument
    stage: str
    rows: tuple[IndicatorRow, ...]
    score: Score
    """Over the values that count: those of this stage, and those that it keeps."""
    documents: int = 0
    """How many documents prove something here; one that is used twice counts once."""
    read_only: bool = False
    """Whether the workspace lies where nothing can be written."""

    @cached_property
    def by_key(self) -> Mapping[IndicatorKey, IndicatorRow]:
        """The rows by the key of their indicator."""
        return {row.key: row for row in self.rows}

    @property
    def answered(self) -> int:
        """Return how many indicators have a value that was chosen at this stage."""
        return sum(row.answered for row in self.rows)

    def answered_in(self, group: Group) -> int:
        """Return how many of them belong to *group*."""
        return sum(self.by_key[indicator.key].answered for indicator in group.indicators)

    @property
    def is_self_assessment(self) -> bool:
        """Tell whether the values are the agency's own proposal."""
        return self.stage == SELF_ASSESSMENT

    @property
    def sent(self) -> bool:
        """Tell whether the values shown are an own proposal that was sent."""
        return self.is_self_assessment and self.assessment.locked

    @property
    def editable(self) -> bool:
        """Tell whether answers may be changed: the own proposal is locked once it was sent."""
        return not (self.read_only or self.sent)


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """What was answered to the same indicator a year before, with the same instrument."""

    year: int
    stage: str
    value: Decimal | None
    explanation: str
    evidence: tuple[EvidenceUse, ...]
    note: str = ""
    """What was said of it beside the value of the latest stage that has such words."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One line of an indicator's change log; *field* is a code such as "value"."""

    at: datetime
    actor: str
    field: str
    stage: str
    """The stage a value belongs to; empty for other fields."""
    before: str
    after: str
    reason: str = ""
