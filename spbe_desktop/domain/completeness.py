"""What stands between an assessment and its package: errors, warnings and things to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from spbe_desktop.domain.document_checks import EvidenceView
from spbe_desktop.domain.evidence_checks import check_evidence
from spbe_desktop.domain.findings import Field, Finding, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet, gaps_in


def check(sheet: Sheet, view: EvidenceView) -> tuple[Finding, ...]:
    """Return all findings on *sheet*: errors, warnings, then what is good to know.

    Within each the order is that of `FindingCode`, then that of the instrument.
    """
    found = chain(
        *(
            look(row)
            for look in (_gaps, _without_evidence, _fallen, _without_explanation)
            for row in sheet.rows
        ),
        _answers(sheet),
        check_evidence(sheet, view),
        _below_target(sheet),
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


def _gaps(row: IndicatorRow) -> Iterator[Finding]:
    if gaps := gaps_in(row.explanation):
        yield Finding(
            FindingCode.GAPS,
            Severity.ERROR,
            (row.key,),
            field=Field.EXPLANATION,
            title=row.indicator.list_title,
            subjects=gaps,
        )


def _without_evidence(row: IndicatorRow) -> Iterator[Finding]:
    if row.without_evidence:
        yield _warning(FindingCode.WITHOUT_EVIDENCE, row, Field.EVIDENCE)


def _fallen(row: IndicatorRow) -> Iterator[Finding]:
    if row.fallen and not row.explanation.strip():
        yield _warning(FindingCode.FALLEN, row, Field.EXPLANATION)


def _without_explanation(row: IndicatorRow) -> Iterator[Finding]:
    # A fall without a reason is said already, and says more.
    if row.answered and not row.fallen and not row.explanation.strip():
        yield _warning(FindingCode.WITHOUT_EXPLANATION, row, Field.EXPLANATION)


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


def _only_title(sheet: Sheet, keys: Sequence[IndicatorKey]) -> str:
    return sheet.by_key[keys[0]].indicator.list_title if len(keys) == 1 else ""
