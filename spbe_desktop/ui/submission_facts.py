"""The figures of step Ringkasan, counted on the very content that the package is made of."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.package import Submission
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.exchange.names import withheld_digests
from spbe_desktop.services.submission import SentPackage, changes_since
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.submit_dialog.facts import AnswerChange, SubmissionFacts


def submission_facts(
    workspace: Workspace, sheet: Sheet, frozen: Submission, last: SentPackage | None, folder: Path
) -> SubmissionFacts:
    """Return what the officer looks over: *frozen* is what would be written, *last* was sent."""
    score, instrument, found = frozen.score, frozen.instrument, sheet.assessment
    decimals = instrument.display_decimals
    files = [item for item in frozen.evidence if item.kind is not EvidenceKind.ADDRESS]
    withheld = withheld_digests(frozen)
    packed = {item.sha256: item.size for item in files if item.sha256 not in withheld}
    return SubmissionFacts(
        agency=found.agency.name,
        year=found.year,
        revision=found.revision,
        index_title=instrument.index_title,
        index=None if score.index is None else rounded(score.index, decimals),
        predicate=score.predicate.name if score.predicate else "",
        predicate_rank=score.predicate.rank if score.predicate else 0,
        predicate_ranks=len(instrument.predicates),
        answered=score.answered,
        total=score.total,
        index_if_lowest=rounded(score.index_if_lowest, decimals),
        predicate_if_lowest=score.predicate_if_lowest.name,
        files=len(packed),
        size=sum(packed.values()),
        addresses=len(frozen.evidence) - len(files),
        secret=tuple(item.title for item in files if item.sha256 in withheld),
        folder=folder,
        file_name=f"{frozen.identity.name}.spbe.zip",
        contact_name=found.contact_name,
        contact_phone=found.contact_phone,
        changes=_changes_since(workspace, found.id, last),
        last_sent=last.written_at.astimezone().date() if last else None,
    )


def _changes_since(
    workspace: Workspace, assessment_id: int, last: SentPackage | None
) -> tuple[AnswerChange, ...]:
    if last is None:
        return ()
    lines = changes_since(workspace, assessment_id, last.written_at)
    return tuple(AnswerChange(c.key, c.field, c.before, c.after) for c in lines)
