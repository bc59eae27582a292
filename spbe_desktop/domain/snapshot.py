"""An assessment as it stood at one moment, in a form that can be kept and compared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from spbe_desktop.domain.instrument import IndicatorKey


class Occasion(StrEnum):
    """Why a snapshot was made."""

    STAGE = "stage"
    """The first value of a later stage: it holds what stood before that."""
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class SnapshotDocument:
    """A document that proved an indicator; *digest* is of its bytes, or its address has none."""

    title: str
    digest: str
    slots: tuple[str, ...] = ()
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Values by stage and indicator, explanations, evidence by its id, verdicts by slot.

    What an older form of a snapshot did not hold is empty.
    """

    values: Mapping[str, Mapping[IndicatorKey, str]]
    explanations: Mapping[IndicatorKey, str]
    evidence: Mapping[IndicatorKey, Mapping[str, SnapshotDocument]]
    verdicts: Mapping[IndicatorKey, Mapping[str, str]]
    """Codes as the journal keeps them: "revise; draft; the note"."""
    objections: Mapping[IndicatorKey, Mapping[str, str]] = field(default_factory=dict)
    """By their id, as the journal keeps them: "L2-01; pending; the argument", then the answer."""
    clarifications: Mapping[str, Mapping[IndicatorKey, str]] = field(default_factory=dict)
    """What was said beside the values, by stage: "not_clarified; the note"."""

    def canonical(self) -> str:
        """Return the one text that stands for this content: JSON, sorted, without white space."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def snapshot_of(text: str) -> Snapshot:
    """Return the snapshot whose canonical text is *text*."""
    found = json.loads(text)
    return Snapshot(
        found["values"],
        found["explanations"],
        {
            key: {
                evidence_id: SnapshotDocument(
                    each["title"], each["digest"], tuple(each["slots"]), each["proposed"]
                )
                for evidence_id, each in documents.items()
            }
            for key, documents in found["evidence"].items()
        },
        found["verdicts"],
        found.get("objections", {}),
        found.get("clarifications", {}),
    )


def digest_of(text: str) -> str:
    """Return the SHA-256 of a canonical text, in lower-case hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
