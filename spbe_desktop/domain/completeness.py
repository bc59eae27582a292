"""What stands between an assessment and its package: errors, warnings and things to know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.scoring import NearThreshold
from spbe_desktop.domain.sheet import EvidenceUse, IndicatorRow, Sheet, gaps_in

SHARED_WIDELY = 3
"""From how many indicators on the same document is worth knowing of."""

Uses = Mapping[IndicatorKey, Sequence[EvidenceUse]]
"""The evidence of each indicator; one without evidence may be left out."""


class Severity(StrEnum):
    """What a finding means for sending."""

    ERROR = "error"
    """The package is not made."""
    WARNING = "warning"
    """The package is made once the officer has accepted it."""
    INFO = "info"
    """Good to know."""


class FindingCode(StrEnum):
    """What was found."""

    NOTHING_ANSWERED = "nothing_answered"
    GAPS = "gaps"
    EVIDENCE_MISSING = "evidence_missing"
    EVIDENCE_ALTERED = "evidence_altered"
    UNANSWERED = "unanswered"
    WITHOUT_EVIDENCE = "without_evidence"
    FALLEN = "fallen"
    WITHOUT_EXPLANATION = "without_explanation"
    ADDRESS_ONLY = "address_only"
    BELOW_TARGET = "below_target"
    SECRET_LEFT_OUT = "secret_left_out"
    SHARED_EVIDENCE = "shared_evidence"
    NEAR_THRESHOLD = "near_threshold"


class Field(StrEnum):
    """The part of an indicator where a finding can be put right."""

    VALUE = "value"
    EXPLANATION = "explanation"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; *subjects* names the documents or the placeholders that it is about."""

    code: FindingCode
    severity: Severity
    keys: tuple[IndicatorKey, ...] = ()
    """The indicators concerned, in the order of the instrument."""
    field: Field | None = None
    title: str = ""
    """The short title of the one indicator concerned; empty if it is about several."""
    subjects: tuple[str, ...] = ()
    value: Decimal | None = None
    previous: Decimal | None = None
    near: NearThreshold | None = None

    @property
    def key(self) -> IndicatorKey | None:
        """Return the indicator to begin with; None if the finding is about no indicator."""
        return self.keys[0] if self.keys else None

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what stays the same when the same thing is found again."""
        return (self.code, *self.keys, *self.subjects)


def check(sheet: Sheet, uses: Uses) -> tuple[Finding, ...]:
    """Return all findings on *sheet*: errors, warnings, then what is good to know.

    Within each the order is that of `FindingCode`, then that of the instrument.
    """
    found = chain(
        *(
            look(row, uses.get(row.key, ()))
            for look in (_gaps, _without_evidence, _fallen, _without_explanation, _address_only)
            for row in sheet.rows
        ),
        _answers(sheet),
        _files(sheet, uses),
        _below_target(sheet),
        _shared(sheet, uses),
        _near_threshold(sheet),
    )
    severities, codes = list(Severity), list(FindingCode)
    return tuple(sorted(found, key=lambda f: (severities.index(f.severity), codes.index(f.code))))


def blocking(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings that keep the package from being made."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _answers(sheet: Sheet) -> Iterator[Finding]:
    unanswered = tuple(row.key for row in sheet.rows if not row.answered)
    if len(unanswered) == len(sheet.rows):
        yield Finding(
            FindingCode.NOTHING_ANSWERED, Severity.ERROR, unanswered[:1], field=Field.VALUE
        )
    elif unanswered:
        yield Finding(FindingCode.UNANSWERED, Severity.WARNING, unanswered, field=Field.VALUE)


def _gaps(row: IndicatorRow, _uses: Sequence[EvidenceUse]) -> Iterator[Finding]:
    if gaps := gaps_in(row.explanation):
        yield Finding(
            FindingCode.GAPS,
            Severity.ERROR,
            (row.key,),
            field=Field.EXPLANATION,
            title=row.indicator.list_title,
            subjects=gaps,
        )


def _without_evidence(row: IndicatorRow, _uses: Sequence[EvidenceUse]) -> Iterator[Finding]:
    if row.without_evidence:
        yield _warning(FindingCode.WITHOUT_EVIDENCE, row, Field.EVIDENCE)


def _fallen(row: IndicatorRow, _uses: Sequence[EvidenceUse]) -> Iterator[Finding]:
    if row.fallen and not row.explanation.strip():
        yield _warning(FindingCode.FALLEN, row, Field.EXPLANATION)


def _without_explanation(row: IndicatorRow, _uses: Sequence[EvidenceUse]) -> Iterator[Finding]:
    # A fall without a reason is said already, and says more.
    if row.answered and not row.fallen and not row.explanation.strip():
        yield _warning(FindingCode.WITHOUT_EXPLANATION, row, Field.EXPLANATION)


def _address_only(row: IndicatorRow, uses: Sequence[EvidenceUse]) -> Iterator[Finding]:
    if row.answered and uses and all(use.kind is EvidenceKind.ADDRESS for use in uses):
        yield _warning(
            FindingCode.ADDRESS_ONLY, row, Field.EVIDENCE, tuple(use.title for use in uses)
        )


def _warning(
    code: FindingCode, row: IndicatorRow, field: Field, subjects: tuple[str, ...] = ()
) -> Finding:
    return Finding(
        code,
        Severity.WARNING,
        (row.key,),
        field=field,
        title=row.indicator.list_title,
        subjects=subjects,
        value=row.value,
        previous=row.previous,
    )


def _files(sheet: Sheet, uses: Uses) -> Iterator[Finding]:
    """Find what is wrong with files, once per document however often it is used."""
    codes = {
        FileState.MISSING: FindingCode.EVIDENCE_MISSING,
        FileState.ALTERED: FindingCode.EVIDENCE_ALTERED,
    }
    documents = _by_document(sheet, uses)
    for keys, use in documents:
        if use.state in codes:
            # A secret file is not put into the package, so it cannot hold it up.
            secret = use.classification is Classification.SECRET
            yield Finding(
                codes[use.state],
                Severity.WARNING if secret else Severity.ERROR,
                keys,
                field=Field.EVIDENCE,
                title=_only_title(sheet, keys),
                subjects=(use.title,),
            )
    left_out = [
        (keys, use.title)
        for keys, use in documents
        if use.classification is Classification.SECRET and use.kind is not EvidenceKind.ADDRESS
    ]
    if left_out:
        concerned = {key for keys, _ in left_out for key in keys}
        yield Finding(
            FindingCode.SECRET_LEFT_OUT,
            Severity.INFO,
            tuple(row.key for row in sheet.rows if row.key in concerned),
            field=Field.EVIDENCE,
            subjects=tuple(title for _, title in left_out),
        )


def _shared(sheet: Sheet, uses: Uses) -> Iterator[Finding]:
    for keys, use in _by_document(sheet, uses):
        if len(keys) >= SHARED_WIDELY:
            yield Finding(
                FindingCode.SHARED_EVIDENCE,
                Severity.INFO,
                keys,
                field=Field.EVIDENCE,
                subjects=(use.title,),
            )


def _below_target(sheet: Sheet) -> Iterator[Finding]:
    below = tuple(row.key for row in sheet.rows if row.below_target)
    if below:
        title = _only_title(sheet, below)
        yield Finding(
            FindingCode.BELOW_TARGET, Severity.INFO, below, field=Field.VALUE, title=title
        )


def _near_threshold(sheet: Sheet) -> Iterator[Finding]:
    if sheet.score.near is not None:
        yield Finding(FindingCode.NEAR_THRESHOLD, Severity.INFO, near=sheet.score.near)


def _by_document(
    sheet: Sheet, uses: Uses
) -> tuple[tuple[tuple[IndicatorKey, ...], EvidenceUse], ...]:
    """Return each document once, with the indicators that use it."""
    first: dict[str, EvidenceUse] = {}
    keys: dict[str, dict[IndicatorKey, None]] = {}
    for row in sheet.rows:
        for use in uses.get(row.key, ()):
            first.setdefault(use.evidence_id, use)
            keys.setdefault(use.evidence_id, {})[row.key] = None
    return tuple((tuple(keys[name]), use) for name, use in first.items())


def _only_title(sheet: Sheet, keys: Sequence[IndicatorKey]) -> str:
    return sheet.by_key[keys[0]].indicator.list_title if len(keys) == 1 else ""
