"""What became of indicators and groups when one instrument replaced another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from spbe_desktop.domain.instrument import GroupCode, IndicatorKey, InstrumentId


class Relation(StrEnum):
    """How the subject of an indicator lives on in another."""

    SAME = "sama"
    SIMILAR = "mirip"
    SPLIT = "dipecah"
    MERGED = "digabung"
    REPLACED_BY_INDEX = "digantikan_indeks"


class Confidence(StrEnum):
    """How sure the pairing is."""

    HIGH = "tinggi"
    MEDIUM = "sedang"
    LOW = "rendah"


class TrendUse(StrEnum):
    """What may be drawn of two values; from the loosest to the strictest."""

    COMPARABLE = "sebanding"
    INDICATIVE = "indikatif"
    NONE = "tidak"


class EvidenceReuse(StrEnum):
    """Whether the documents of the old indicator still serve the new one."""

    YES = "ya"
    PARTLY = "sebagian"
    NO = "tidak"


class Basis(StrEnum):
    """Who paired the two."""

    OFFICIAL = "resmi"
    REGIONAL = "daerah"
    OWN = "sendiri"


class Continuity(StrEnum):
    """How well a subject can be followed through all instruments."""

    STRONG = "kuat"
    MEDIUM = "sedang"
    WEAK = "lemah"
    BROKEN = "terputus"
    NEW = "baru"


@dataclass(frozen=True, slots=True)
class Edge:
    """One indicator of the old instrument and one of the new that takes up its subject."""

    old: IndicatorKey
    new: IndicatorKey
    relation: Relation
    confidence: Confidence
    trend: TrendUse
    evidence_reuse: EvidenceReuse
    basis: Basis
    note: str = ""


@dataclass(frozen=True, slots=True)
class GroupEdge:
    """A group of the old instrument and its successor; one of the two may be missing."""

    old: GroupCode | None
    new: GroupCode | None
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Transition:
    """The step from one instrument to the next."""

    old: InstrumentId
    new: InstrumentId
    index_trend: TrendUse
    """What may be drawn of the two indices."""
    note: str
    edges: tuple[Edge, ...]
    group_edges: tuple[GroupEdge, ...]
    without_successor: tuple[IndicatorKey, ...]
    without_predecessor: tuple[IndicatorKey, ...]

    def successors(self, key: IndicatorKey) -> tuple[Edge, ...]:
        """Return the edges from the old indicator *key*."""
        return tuple(edge for edge in self.edges if edge.old == key)

    def predecessors(self, key: IndicatorKey) -> tuple[Edge, ...]:
        """Return the edges to the new indicator *key*."""
        return tuple(edge for edge in self.edges if edge.new == key)

    def heir(self, key: IndicatorKey) -> Edge | None:
        """Return the edge from the old indicator *key* if it stands one to one.

        A subject that was split or merged has no heir: what becomes of it is for a person to say.
        """
        onwards = self.successors(key)
        if len(onwards) != 1 or len(self.predecessors(onwards[0].new)) != 1:
            return None
        return onwards[0]


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that is assessed through the years, with its indicators in each instrument."""

    code: str
    name: str
    continuity: Continuity
    numbers: Mapping[InstrumentId, tuple[int, ...]]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NationalIndex:
    """The published mean of all institutions in one year."""

    year: int
    index: Decimal
    instrument: InstrumentId


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All steps from the oldest instrument to the newest, in order."""

    transitions: tuple[Transition, ...]
    subjects: tuple[Subject, ...]
    national_indices: tuple[NationalIndex, ...]

    def transition(self, old: str, new: str) -> Transition | None:
        """Return the step from *old* directly to *new*, if it is one."""
        return next((t for t in self.transitions if t.old == old and t.new == new), None)

    def index_trend(self, old: str, new: str) -> TrendUse:
        """Return what may be drawn of indices under the two instruments, in either order.

        Across several steps the strictest of them counts; without a known path nothing is drawn.
        """
        if old == new:
            return TrendUse.COMPARABLE
        steps = self._steps(old, new) or self._steps(new, old)
        strictness = list(TrendUse)
        return max((t.index_trend for t in steps), key=strictness.index, default=TrendUse.NONE)

    def followed(self, key: IndicatorKey, old: str, new: str) -> tuple[IndicatorKey, ...]:
        """Return the indicators of *new* that take up the subject of *key* of *old*, in order.

        Within one instrument that is *key* itself. None where there is no counterpart, or no
        known path from *old* on to *new*.
        """
        if old == new:
            return (key,)
        steps = self._steps(old, new)
        keys: tuple[IndicatorKey, ...] = (key,)
        if not steps:
            return ()
        for step in steps:
            keys = tuple(
                dict.fromkeys(edge.new for each in keys for edge in step.successors(each))
            )
        return keys

    def _steps(self, old: str, new: str) -> tuple[Transition, ...]:
        for position, first in enumerate(self.transitions):
            if first.old == old:
                rest = self.transitions[position:]
                last = next((n for n, step in enumerate(rest) if step.new == new), None)
                return () if last is None else rest[: last + 1]
        return ()
