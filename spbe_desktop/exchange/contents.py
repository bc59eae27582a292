"""The two documents that programs read: `paket.json` and `penilaian.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.package import Submission, SubmittedEvidence, SubmittedUse
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.scoring import Score, rounded, score
from spbe_desktop.exchange.names import evidence_paths, withheld_digests

FORMAT = "spbe-paket"
SCHEMA_VERSION = 1
PACKAGE_DOCUMENT = "data/paket.json"
ASSESSMENT_DOCUMENT = "data/penilaian.json"

Facts = dict[str, Any]

_RANKS = tuple(Classification)


def package_facts(submission: Submission) -> Facts:
    """Return what `paket.json` says: whom the package speaks for and how much is in it."""
    identity, instrument = submission.identity, submission.instrument
    return {
        "format": FORMAT,
        "schema_version": SCHEMA_VERSION,
        "kind": "lengkap",
        "software": submission.software,
        "identifier": identity.external_identifier,
        "agency": {
            "region_code": identity.region_code,
            "region_name": identity.region_name,
            "code": identity.agency_code,
            "name": identity.agency_name,
        },
        "year": identity.year,
        "stage": identity.stage,
        "revision": identity.revision,
        "parent_sha256": submission.parent_sha256,
        "prepared": _moment(submission.prepared),
        "instrument": {
            "id": instrument.id,
            "title": instrument.title,
            "digest": instrument.digest,
        },
        "contact": {"name": submission.contact_name, "phone": submission.contact_phone},
        "highest_classification": _highest_classification(submission),
        "excluded": _excluded(submission),
        "counts": _counts(submission),
    }


def assessment_facts(submission: Submission) -> Facts:
    """Return what `penilaian.json` says: answers, scores, evidence and the change log."""
    paths = evidence_paths(submission)
    order = {indicator.key: n for n, indicator in enumerate(submission.instrument.indicators)}
    answers = sorted(submission.answers, key=lambda answer: order[answer.key])
    uses = sorted(
        submission.uses,
        key=lambda u: (order[u.key], _level_order(u), u.evidence_id, u.pages, u.role),
    )
    return {
        "schema_version": SCHEMA_VERSION,
        "identifier": submission.identity.external_identifier,
        "answers": [
            {
                "key": answer.key,
                "values": {stage: _figure(value) for stage, value in answer.values.items()},
                "explanation": answer.explanation,
                "target": None if answer.target is None else _figure(answer.target),
            }
            for answer in answers
        ],
        "scores": _scores(submission),
        "evidence": [
            _evidence(item, paths) for item in sorted(submission.evidence, key=lambda e: e.id)
        ],
        "uses": [
            {
                "evidence": use.evidence_id,
                "key": use.key,
                "level": use.level,
                "pages": use.pages,
                "role": use.role,
                "slots": list(use.slots),
            }
            for use in uses
        ],
        "changes": _changes(submission),
    }


def document(facts: Mapping[str, Any]) -> bytes:
    """Return *facts* as JSON that is the same for the same facts."""
    text = json.dumps(_clean(facts), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def excluded_evidence(submission: Submission) -> tuple[SubmittedEvidence, ...]:
    """Return the files that are left out as secret, each digest once."""
    withheld = withheld_digests(submission)
    by_digest = {
        item.sha256: item
        for item in sorted(submission.evidence, key=lambda e: e.id, reverse=True)
        if item.kind is not EvidenceKind.ADDRESS and item.sha256 in withheld
    }
    return tuple(by_digest[digest] for digest in sorted(by_digest))


def _level_order(use: SubmittedUse) -> int:
    return -1 if use.level is None else use.level


def _excluded(submission: Submission) -> list[Facts]:
    return [{"sha256": item.sha256, "size": item.size} for item in excluded_evidence(submission)]


def _counts(submission: Submission) -> Facts:
    paths = evidence_paths(submission)
    sizes = {paths[item.id]: item.size for item in submission.evidence if item.id in paths}
    return {
        "indicators": len(submission.instrument.indicators),
        "answered": submission.score.answered,
        "evidence": len(submission.evidence),
        "evidence_files": len(sizes),
        "evidence_bytes": sum(sizes.values()),
        "uses": len(submission.uses),
        "changes": len(submission.changes),
    }


def _highest_classification(submission: Submission) -> str:
    paths = evidence_paths(submission)
    included = (item.classification for item in submission.evidence if item.id in paths)
    return max(included, key=_RANKS.index, default=Classification.ORDINARY)


def _scores(submission: Submission) -> Facts:
    by_stage = {
        stage: score(
            submission.instrument,
            {a.key: a.values[stage] for a in submission.answers if stage in a.values},
        )
        for stage in _stages(submission)
    }
    by_stage[submission.identity.stage] = submission.score
    return {stage: _score(result) for stage, result in by_stage.items()}


def _stages(submission: Submission) -> Iterable[str]:
    return {stage for answer in submission.answers for stage in answer.values}


def _score(result: Score) -> Facts:
    return {
        "index": _exact(result.index),
        "index_if_lowest": _exact(result.index_if_lowest),
        "predicate": None if result.predicate is None else result.predicate.name,
        "answered": result.answered,
        "total": result.total,
        "groups": {
            code: {
                "index": _exact(group.value),
                "answered": group.answered,
                "total": group.total,
            }
            for code, group in result.groups.items()
        },
    }


def _evidence(item: SubmittedEvidence, paths: Mapping[str, str]) -> Facts:
    is_file = item.kind is not EvidenceKind.ADDRESS
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "original_name": item.original_name,
        "media_type": item.media_type,
        "size": item.size if is_file else 0,
        "sha256": item.sha256 if is_file else "",
        "file": paths.get(item.id),
        "address": item.address,
        "document_type": item.document_type,
        "number": item.number,
        "dated": _day(item.dated),
        "publisher": item.publisher,
        "signatory": item.signatory,
        "valid_until": _day(item.valid_until),
        "captured_at": None if item.captured_at is None else _moment(item.captured_at),
        "source_address": item.source_address,
        "revision": item.revision,
        "classification": item.classification,
    }


def _changes(submission: Submission) -> list[Facts]:
    changes = sorted(
        submission.changes,
        key=lambda c: (c.at, c.key, c.field, c.actor, c.before, c.after),
    )
    return [
        {
            "at": _moment(change.at),
            "actor": change.actor,
            "key": change.key,
            "field": change.field,
            "before": change.before,
            "after": change.after,
        }
        for change in changes
    ]


def _exact(value: Fraction | None) -> Facts | None:
    if value is None:
        return None
    return {"exact": str(value), "rounded": str(rounded(value))}


def _figure(value: Decimal) -> str:
    """Return a figure as "3" or "2.5": never an exponent, never trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return well_formed(str(value))
    if isinstance(value, Mapping):
        return {well_formed(str(key)): _clean(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_clean(inner) for inner in value]
    return value
