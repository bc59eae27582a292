"""The crosswalk between instruments, read from the file that lies beside the packs."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from spbe_desktop.domain.crosswalk import (
    Basis,
    Confidence,
    Continuity,
    Crosswalk,
    Edge,
    EvidenceReuse,
    GroupEdge,
    NationalIndex,
    Relation,
    Subject,
    Transition,
    TrendUse,
)
from spbe_desktop.domain.instrument import GroupCode, IndicatorKey, InstrumentId
from spbe_desktop.errors import PackInvalidError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.loader import read_versioned
from spbe_desktop.instruments.parts import label, refuse_repeats


def crosswalk_of(catalogue: Catalogue) -> Crosswalk:
    """Return the crosswalk beside the packs of *catalogue*, read once; nothing without a file."""
    path = catalogue.crosswalk
    return _known(path) if path.is_file() else Crosswalk((), (), ())


def load_crosswalk(path: Path) -> Crosswalk:
    """Return the crosswalk at *path*; raise PackInvalidError with all its faults."""
    top = read_versioned(path.read_bytes(), str(path))
    transitions = [_transition(each) for each in top.maps("transitions", label("dari", "from"))]
    if any(first.new != second.old for first, second in pairwise(transitions)):
        top.fault("transitions", "tiap peralihan harus menyambung peralihan sebelumnya")
    subjects = [_subject(each) for each in top.maps("subjects", label("pokok", "code"))]
    refuse_repeats(top, "subjects", "kode", (subject.code for subject in subjects))
    national = [_national(each) for each in top.maps("national_index", label("tahun", "year"))]
    top.only()
    if top.faults:
        raise PackInvalidError(str(path), tuple(top.faults))
    return Crosswalk(tuple(transitions), tuple(subjects), tuple(national))


# It is long, and asked for at every look at a year under another instrument.
_known = lru_cache(maxsize=4)(load_crosswalk)


def _transition(fields: Fields) -> Transition:
    edges = [_edge(each) for each in fields.maps("indicators", lambda _content: "")]
    refuse_repeats(fields, "indicators", "pasangan", (f"{e.old} → {e.new}" for e in edges))
    groups = fields.maps("groups", lambda _content: "", needed=False)
    transition = Transition(
        old=InstrumentId(fields.code("from")),
        new=InstrumentId(fields.code("to")),
        index_trend=fields.choice("index_trend", TrendUse),
        note=fields.text_or_none("note"),
        edges=tuple(edges),
        group_edges=tuple(_group_edge(each) for each in groups),
        without_successor=tuple(map(IndicatorKey, fields.texts("without_successor"))),
        without_predecessor=tuple(map(IndicatorKey, fields.texts("new"))),
    )
    fields.only()
    return transition


def _edge(fields: Fields) -> Edge:
    edge = Edge(
        old=IndicatorKey(fields.code("from")),
        new=IndicatorKey(fields.code("to")),
        relation=fields.choice("relation", Relation),
        confidence=fields.choice("confidence", Confidence),
        trend=fields.choice("trend", TrendUse),
        evidence_reuse=fields.choice("evidence_reuse", EvidenceReuse),
        basis=fields.choice("basis", Basis),
        note=fields.text_or_none("note"),
    )
    fields.only()
    return edge


def _group_edge(fields: Fields) -> GroupEdge:
    edge = GroupEdge(
        old=GroupCode(fields.code("from")) if fields.has("from") else None,
        new=GroupCode(fields.code("to")) if fields.has("to") else None,
        confidence=fields.choice("confidence", Confidence),
        note=fields.text_or_none("note"),
    )
    fields.only()
    return edge


def _subject(fields: Fields) -> Subject:
    inner = fields.inner("numbers")
    subject = Subject(
        code=fields.code("code"),
        name=fields.text("name"),
        continuity=fields.choice("continuity", Continuity),
        numbers={InstrumentId(name): inner.wholes(name) for name in inner.content},
        note=fields.text_or_none("note"),
    )
    fields.only()
    return subject


def _national(fields: Fields) -> NationalIndex:
    national = NationalIndex(
        year=fields.whole("year") or 0,
        index=fields.decimal("index") or Decimal(0),
        instrument=InstrumentId(fields.code("instrument")),
    )
    fields.only()
    return national
