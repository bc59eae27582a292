"""What a computer can see of evidence before an assessor does: files, dates, drafts, slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spbe_desktop.domain.document_checks import (
    EvidenceView,
    Uses,
    document_problems,
    outside_year,
)
from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.file_facts import FileFacts
from spbe_desktop.domain.findings import Field, Finding, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse, IndicatorRow, Sheet
from spbe_desktop.domain.slot_states import lower_gaps, standings

SHARED_WIDELY = 3
"""From how many indicators on the same document is worth knowing of."""

_PARTIAL = re.compile(r"\bsebagian\b", re.IGNORECASE)
_FULL = re.compile(r"\b(seluruh|semua|keseluruhan)\b|100\s?%", re.IGNORECASE)


def check_evidence(sheet: Sheet, view: EvidenceView) -> Iterator[Finding]:
    """Find what is wrong with evidence, or worth knowing, in the order of the instrument."""
    documents = _by_document(sheet, view.uses)
    for keys, use in documents:
        for code in document_problems(use, view):
            yield _of_document(sheet, keys, use, code)
    for row in sheet.rows:
        yield from _address_only(row, view.uses.get(row.key, ()))
        yield from _slots(row, view, cumulative=sheet.instrument.cumulative)
    yield from _shared(documents)
    yield from _left_out(sheet, view.uses, documents)
    yield from _summed_up(sheet, view, documents)


_SEVERITIES = {
    FindingCode.EVIDENCE_MISSING: Severity.ERROR,
    FindingCode.EVIDENCE_ALTERED: Severity.ERROR,
}


def _of_document(
    sheet: Sheet, keys: tuple[IndicatorKey, ...], use: EvidenceUse, code: FindingCode
) -> Finding:
    # A secret file is not put into the package, so it cannot hold it up.
    secret = use.classification is Classification.SECRET
    severity = Severity.WARNING if secret else _SEVERITIES.get(code, Severity.WARNING)
    return Finding(
        code,
        severity,
        keys,
        field=Field.EVIDENCE,
        title=sheet.by_key[keys[0]].indicator.list_title if len(keys) == 1 else "",
        subjects=(use.title,),
    )


def _address_only(row: IndicatorRow, uses: Sequence[EvidenceUse]) -> Iterator[Finding]:
    if row.answered and uses and all(use.kind is EvidenceKind.ADDRESS for use in uses):
        yield _of_row(FindingCode.ADDRESS_ONLY, row, tuple(use.title for use in uses))


def _slots(row: IndicatorRow, view: EvidenceView, *, cumulative: bool) -> Iterator[Finding]:
    uses = view.uses.get(row.key, ())
    standing = standings(row.indicator, uses, view.verdicts.get(row.key, ()), sent=False)
    texts = {each.slot.code: each.slot.text for each in standing}
    for use in uses:
        if _contradict(texts[code] for code in use.slots if code in texts):
            yield _of_row(FindingCode.PARTIAL_AND_FULL, row, (use.title,))
    # While no document of the indicator was placed, that is said once for all indicators.
    placed = any(use.slots and not use.proposed for use in uses)
    if cumulative and placed and row.level is not None:
        gaps = lower_gaps(standing, row.level.number)
        # A slot whose file is gone is told of with that file.
        empty = [each.slot for each in gaps if all(use.proposed for use in each.uses)]
        if empty:
            named = tuple(f"{slot.code} {slot.short}" for slot in empty)
            yield _of_row(FindingCode.LOWER_SLOT_EMPTY, row, named)


def _contradict(texts: Iterable[str]) -> bool:
    """Tell whether one text speaks of a part alone and another of the whole."""
    said = [(bool(_PARTIAL.search(text)), bool(_FULL.search(text))) for text in texts]
    return (True, False) in said and (False, True) in said


def _of_row(code: FindingCode, row: IndicatorRow, subjects: tuple[str, ...]) -> Finding:
    return Finding(
        code,
        Severity.WARNING,
        (row.key,),
        field=Field.EVIDENCE,
        title=row.indicator.list_title,
        subjects=subjects,
        value=row.value,
        previous=row.previous,
    )


_Documents = Sequence[tuple[tuple[IndicatorKey, ...], EvidenceUse]]


def _shared(documents: _Documents) -> Iterator[Finding]:
    for keys, use in documents:
        if len(keys) >= SHARED_WIDELY:
            yield Finding(
                FindingCode.SHARED_EVIDENCE,
                Severity.INFO,
                keys,
                field=Field.EVIDENCE,
                subjects=(use.title,),
            )


def _left_out(sheet: Sheet, uses: Uses, documents: _Documents) -> Iterator[Finding]:
    """Find what does not go into the package: proposals, and secret files."""
    proposed = {key: [u for u in found if u.proposed] for key, found in uses.items()}
    titles = dict.fromkeys(use.title for found in proposed.values() for use in found)
    keys = {key for key, found in proposed.items() if found}
    yield from _together(FindingCode.PROPOSED_LEFT_OUT, Severity.WARNING, sheet, keys, titles)
    secret = [
        (keys, use.title)
        for keys, use in documents
        if use.classification is Classification.SECRET and use.kind is not EvidenceKind.ADDRESS
    ]
    concerned = {key for keys, _ in secret for key in keys}
    yield from _together(
        FindingCode.SECRET_LEFT_OUT,
        Severity.INFO,
        sheet,
        concerned,
        [title for _, title in secret],
    )


def _summed_up(sheet: Sheet, view: EvidenceView, documents: _Documents) -> Iterator[Finding]:
    """Find what is worth knowing, and is said once for all documents."""
    year = sheet.assessment.year
    outside = [(keys, use) for keys, use in documents if outside_year(use, year)]
    scans = [(keys, use) for keys, use in documents if _without_text(view.facts_of(use))]
    unread = [(keys, use) for keys, use in documents if view.is_unread(use)]
    for code, found in (
        (FindingCode.OUTSIDE_YEAR, outside),
        (FindingCode.WITHOUT_TEXT, scans),
        (FindingCode.UNREAD, unread),
    ):
        concerned = {key for keys, _ in found for key in keys}
        yield from _together(code, Severity.INFO, sheet, concerned, [u.title for _, u in found])
    unplaced = {
        key: [use.title for use in found if not use.slots and not use.proposed]
        for key, found in view.uses.items()
    }
    titles = dict.fromkeys(title for found in unplaced.values() for title in found)
    keys = {key for key, found in unplaced.items() if found}
    yield from _together(FindingCode.UNPLACED, Severity.INFO, sheet, keys, titles)


def _without_text(facts: FileFacts | None) -> bool:
    return facts is not None and facts.text_found is False


def _together(
    code: FindingCode,
    severity: Severity,
    sheet: Sheet,
    keys: set[IndicatorKey],
    titles: Iterable[str],
) -> Iterator[Finding]:
    if keys:
        in_order = tuple(row.key for row in sheet.rows if row.key in keys)
        yield Finding(code, severity, in_order, field=Field.EVIDENCE, subjects=tuple(titles))


def _by_document(sheet: Sheet, uses: Uses) -> _Documents:
    """Return each document once, with the indicators that use it."""
    first: dict[str, EvidenceUse] = {}
    keys: dict[str, dict[IndicatorKey, None]] = {}
    for row in sheet.rows:
        for use in uses.get(row.key, ()):
            first.setdefault(use.evidence_id, use)
            keys.setdefault(use.evidence_id, {})[row.key] = None
    return tuple((tuple(keys[name]), use) for name, use in first.items())
