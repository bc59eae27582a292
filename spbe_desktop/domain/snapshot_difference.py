"""What differs between two snapshots, indicator by indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TypeVar

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.snapshot import Snapshot, SnapshotDocument

_T = TypeVar("_T")
_ByStage = Mapping[str, Mapping[IndicatorKey, str]]


class DifferenceKind(StrEnum):
    """What of an indicator differs."""

    VALUE = "value"
    EXPLANATION = "explanation"
    ADDED = "added"
    REMOVED = "removed"
    REPLACED = "replaced"
    """The same document with other bytes."""
    PLACED = "placed"
    """The same document for other slots, or no longer a proposal."""
    VERDICT = "verdict"
    OBJECTION = "objection"
    CLARIFICATION = "clarification"
    """What was said beside the value of a stage."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; *place* is the stage, the slot or the title of the document."""

    key: IndicatorKey
    kind: DifferenceKind
    place: str
    before: str
    after: str


class Part(StrEnum):
    """Where a piece of a text stands."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of two texts."""

    part: Part
    text: str


def differences(
    before: Snapshot, after: Snapshot, order: Sequence[IndicatorKey] = ()
) -> tuple[Difference, ...]:
    """Return what differs, in the *order* of the indicators; those it does not name come last."""
    places = {key: number for number, key in enumerate(order)}
    found = [
        *_by_stage(DifferenceKind.VALUE, before.values, after.values),
        *_by_stage(DifferenceKind.CLARIFICATION, before.clarifications, after.clarifications),
        *_texts(before, after),
        *_evidence(before, after),
        *_verdicts(before, after),
        *_objections(before, after),
    ]
    return tuple(sorted(found, key=lambda each: (places.get(each.key, len(places)), each.key)))


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as pieces of whole words; what is gone stands before what is new.

    The pieces that are not NEW make up *before*, those that are not GONE make up *after*.
    """
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    pieces = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Part.SAME, "".join(old[a:b])))
            continue
        if a < b:
            pieces.append(Piece(Part.GONE, "".join(old[a:b])))
        if c < d:
            pieces.append(Piece(Part.NEW, "".join(new[c:d])))
    return tuple(pieces)


def _by_stage(kind: DifferenceKind, before: _ByStage, after: _ByStage) -> Iterator[Difference]:
    for stage in _either(before, after):
        yield from _cells(kind, before.get(stage, {}), after.get(stage, {}), stage)


def _texts(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    yield from _cells(DifferenceKind.EXPLANATION, before.explanations, after.explanations, "")


def _cells(
    kind: DifferenceKind,
    old: Mapping[IndicatorKey, str],
    new: Mapping[IndicatorKey, str],
    place: str,
) -> Iterator[Difference]:
    for key in _either(old, new):
        if old.get(key, "") != new.get(key, ""):
            yield Difference(key, kind, place, old.get(key, ""), new.get(key, ""))


def _verdicts(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    for key in _either(before.verdicts, after.verdicts):
        old, new = before.verdicts.get(key, {}), after.verdicts.get(key, {})
        for slot in _either(old, new):
            if old.get(slot, "") != new.get(slot, ""):
                yield Difference(
                    key, DifferenceKind.VERDICT, slot, old.get(slot, ""), new.get(slot, "")
                )


def _objections(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    for key in _either(before.objections, after.objections):
        old, new = before.objections.get(key, {}), after.objections.get(key, {})
        for each in _either(old, new):
            if old.get(each, "") != new.get(each, ""):
                kind = DifferenceKind.OBJECTION
                yield Difference(key, kind, "", old.get(each, ""), new.get(each, ""))


def _evidence(before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    for key in _either(before.evidence, after.evidence):
        old, new = before.evidence.get(key, {}), after.evidence.get(key, {})
        for evidence_id in _either(old, new):
            found = _document(key, old.get(evidence_id), new.get(evidence_id))
            if found is not None:
                yield found


def _document(
    key: IndicatorKey, old: SnapshotDocument | None, new: SnapshotDocument | None
) -> Difference | None:
    if old is None:
        assert new is not None, "a document is in one of the two"
        return Difference(key, DifferenceKind.ADDED, new.title, "", new.title)
    if new is None:
        return Difference(key, DifferenceKind.REMOVED, old.title, old.title, "")
    if old.digest != new.digest:
        kind, facts = DifferenceKind.REPLACED, (old.digest, new.digest)
        return Difference(key, kind, new.title, *facts)
    if (old.slots, old.proposed) != (new.slots, new.proposed):
        placed = (", ".join(old.slots), ", ".join(new.slots))
        return Difference(key, DifferenceKind.PLACED, new.title, *placed)
    return None


def _either(old: Iterable[_T], new: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys((*old, *new)))
