"""A submission as readers want it: one row per indicator, with its evidence beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.instrument import Group, Indicator, StageDefinition
from spbe_desktop.domain.package import Submission, SubmittedEvidence, SubmittedUse

KINDS: Mapping[EvidenceKind, str] = {
    EvidenceKind.FILE: "Berkas",
    EvidenceKind.LINK: "Berkas",
    EvidenceKind.ADDRESS: "Alamat web",
}
CLASSIFICATIONS: Mapping[Classification, str] = {
    Classification.ORDINARY: "Biasa",
    Classification.RESTRICTED: "Terbatas",
    Classification.SECRET: "Rahasia",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """One document under one indicator."""

    use: SubmittedUse
    evidence: SubmittedEvidence


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator with all that was said of it; *section* is the inner group that holds it."""

    section: Group | None
    indicator: Indicator
    values: Mapping[str, Decimal]
    explanation: str
    target: Decimal | None
    proofs: tuple[Proof, ...]


def rows_of(submission: Submission, group: Group) -> Iterator[Row]:
    """Yield the rows of *group* and of the groups in it, in the instrument's order."""
    answers = {answer.key: answer for answer in submission.answers}
    proofs = _proofs(submission)
    for inner in group.walk():
        for indicator in inner.own_indicators:
            answer = answers.get(indicator.key)
            yield Row(
                section=None if inner is group else inner,
                indicator=indicator,
                values=answer.values if answer else {},
                explanation=answer.explanation if answer else "",
                target=answer.target if answer else None,
                proofs=tuple(proofs.get(indicator.key, ())),
            )


def stages_of(submission: Submission) -> tuple[StageDefinition, ...]:
    """Return the stage of the submission and every other one that has a value, in order."""
    used = {stage for answer in submission.answers for stage in answer.values}
    used.add(submission.identity.stage)
    return tuple(stage for stage in submission.instrument.stages if stage.code in used)


def stage_name(submission: Submission) -> str:
    """Return what the instrument calls the submission's stage."""
    code = submission.identity.stage
    names = {stage.code: stage.name for stage in submission.instrument.stages}
    return names.get(code, code)


def uses_in_order(submission: Submission) -> list[SubmittedUse]:
    """Return the uses by indicator and level, whatever order they were submitted in."""
    order = {indicator.key: n for n, indicator in enumerate(submission.instrument.indicators)}
    titles = {item.id: item.title for item in submission.evidence}
    return sorted(
        submission.uses,
        key=lambda use: (
            order[use.key],
            -1 if use.level is None else use.level,
            titles[use.evidence_id],
            use.evidence_id,
            use.pages,
            use.role,
        ),
    )


def unused(submission: Submission) -> list[SubmittedEvidence]:
    """Return the evidence that proves no indicator yet."""
    used = {use.evidence_id for use in submission.uses}
    return sorted(
        (item for item in submission.evidence if item.id not in used),
        key=lambda item: (item.title, item.id),
    )


def _proofs(submission: Submission) -> dict[str, list[Proof]]:
    by_id = {item.id: item for item in submission.evidence}
    proofs: dict[str, list[Proof]] = {}
    for use in uses_in_order(submission):
        proofs.setdefault(use.key, []).append(Proof(use, by_id[use.evidence_id]))
    return proofs
