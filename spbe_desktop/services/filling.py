"""Fills slots with documents of which the indicator may have some already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spbe_desktop.domain.evidence import Document, EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.attaching_many import Addition, AttachMany
from spbe_desktop.services.compound import Several
from spbe_desktop.services.editing import Operation
from spbe_desktop.services.placing import Place


@dataclass(frozen=True, slots=True)
class Filling:
    """What is to become of documents: each is new, elsewhere under the indicator, or there."""

    new: tuple[Document, ...]
    elsewhere: tuple[EvidenceUse, ...]
    """What the indicator has, but not in the slots that are meant or as a proposal only."""
    there: tuple[str, ...]
    """The titles of what is where it was to go already."""

    @property
    def count(self) -> int:
        """Return how many documents come to stand where they did not."""
        return len(self.new) + len(self.elsewhere)


def sort_out(
    documents: Iterable[Document], uses: Iterable[EvidenceUse], slots: Sequence[SlotCode]
) -> Filling:
    """Return what is to become of *documents* under an indicator that has *uses*."""
    known = {use.sha256: use for use in uses if use.kind is not EvidenceKind.ADDRESS}
    new: dict[str, Document] = {}
    elsewhere: dict[str, EvidenceUse] = {}
    there: list[str] = []
    for document in documents:
        use, digest = known.get(document.sha256), document.sha256
        if digest in new or digest in elsewhere:
            there.append(document.title)
        elif use is None:
            new[digest] = document
        elif use.proposed or not set(slots) <= set(use.slots):
            elsewhere[digest] = use
        else:
            there.append(use.title)
    return Filling(tuple(new.values()), tuple(elsewhere.values()), tuple(there))


def fill(
    filling: Filling,
    assessment_id: int,
    key: IndicatorKey,
    level: int | None,
    slots: tuple[SlotCode, ...],
) -> Operation:
    """Return the one step that carries *filling* out; it has something to do."""
    additions = tuple(Addition(document, key, level, slots) for document in filling.new)
    edits: list[Operation] = [AttachMany(assessment_id, additions)] if additions else []
    edits += [
        Place(assessment_id, key, use.use_id, tuple(sorted({*use.slots, *slots})))
        for use in filling.elsewhere
    ]
    return edits[0] if len(edits) == 1 else Several(tuple(edits))
