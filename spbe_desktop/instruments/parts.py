"""The parts of a pack that stand beside its indicators: scales, predicates, stages, sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

from spbe_desktop.domain.instrument import (
    ExternalIndex,
    Level,
    Predicate,
    Provenance,
    Scale,
    StageDefinition,
)
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.plain_yaml import Node

MOST_DECIMALS = 6
"""Of a displayed index and of a value typed; far more than any regulation asks for."""

_ZERO = Decimal(0)


def label(kind: str, key: str) -> Callable[[dict[str, Node]], str]:
    """Return what names an item in a fault: its kind and the value of its field *key*."""

    def name(content: dict[str, Node]) -> str:
        value = content.get(key)
        return f"{kind} {value}" if isinstance(value, str) and value else ""

    return name


def refuse_repeats(top: Fields, key: str, what: str, values: Iterable[Hashable]) -> None:
    """Note every value that stands more than once under *key*."""
    seen: set[Hashable] = set()
    for value in values:
        if value in seen and value != "":
            top.fault(key, f"{what} “{value}” dipakai lebih dari satu kali")
        seen.add(value)


def scales(top: Fields) -> dict[str, Scale]:
    """Return the scales by code."""
    found = [_scale(each) for each in top.maps("scales", label("skala", "code"))]
    refuse_repeats(top, "scales", "kode", (scale.code for scale in found))
    return {scale.code: scale for scale in found}


def _scale(fields: Fields) -> Scale:
    decimals = fields.whole("decimals", 0, most=MOST_DECIMALS) or 0
    found = [_level(each) for each in fields.maps("levels", label("tingkat", "level"))]
    levels = tuple(level for level in found if level is not None)
    top_value = levels[-1].lower if levels else _ZERO
    highest = fields.decimal("highest", top_value)
    if any(b.number <= a.number or b.lower <= a.lower for a, b in pairwise(levels)):
        fields.fault("levels", "tingkat harus urut naik, nomor maupun nilai awalnya")
    if decimals == 0 and any(level.lower != level.number for level in levels):
        fields.fault("levels", "skala tingkat bulat; nilai awal harus sama dengan nomor tingkat")
    if highest is not None and (
        highest < top_value or (decimals == 0 and levels and highest != top_value)
    ):
        fields.fault("highest", f"{highest} tidak sesuai dengan tingkat tertinggi ({top_value})")
    scale = Scale(
        code=fields.code("code"),
        name=fields.text("name"),
        levels=levels,
        highest=highest or top_value,
        decimals=decimals,
        names_verified=fields.flag("names_verified", default=True),
        note=fields.text_or_none("note"),
    )
    fields.only()
    return scale


def _level(fields: Fields) -> Level | None:
    number = fields.whole("level")
    lower = fields.decimal("from", Decimal(number or 0))
    name, definition = fields.text("name"), fields.text_or_none("definition")
    fields.only()
    return None if number is None or lower is None else Level(number, name, definition, lower)


def predicates(top: Fields, known: Mapping[str, Scale]) -> tuple[Predicate, ...]:
    """Return the predicates, ascending, which must cover every value without gap or overlap."""
    bands: list[tuple[str, Decimal, Decimal]] = []
    items = top.maps("predicates", label("predikat", "name"))
    for fields in items:
        name, lower, upper = fields.text("name"), fields.decimal("from"), fields.decimal("to")
        fields.only()
        if lower is None or upper is None:
            continue
        if lower >= upper:
            fields.fault("to", f"harus lebih besar dari {lower}")
        bands.append((name, lower, upper))
    refuse_repeats(top, "predicates", "nama", (name for name, _, _ in bands))
    # With a band missing, every gap would be its echo.
    if len(bands) == len(items) and bands:
        _check_cover(top, bands, known)
    return tuple(Predicate(name, low, rank) for rank, (name, low, _) in enumerate(bands, 1))


def _check_cover(
    top: Fields, bands: list[tuple[str, Decimal, Decimal]], known: Mapping[str, Scale]
) -> None:
    for (name, _, upper), (following, lower, _) in pairwise(bands):
        if upper != lower:
            wrong = "ada celah" if upper < lower else "bertumpang tindih"
            top.fault("predicates", f"{wrong} antara {name} ({upper}) dan {following} ({lower})")
    usable = [scale for scale in known.values() if scale.levels]
    if not usable:
        return
    lowest, highest = min(s.lowest for s in usable), max(s.highest for s in usable)
    if bands[0][1] > lowest:
        top.fault("predicates", f"nilai {lowest} sampai {bands[0][1]} tidak berpredikat")
    if bands[-1][2] != highest:
        top.fault("predicates", f"predikat tertinggi harus sampai {highest}")


def stages(top: Fields) -> tuple[StageDefinition, ...]:
    """Return the stages of a year, in order."""
    found = tuple(_stage(each) for each in top.maps("stages", label("tahap", "code")))
    refuse_repeats(top, "stages", "kode", (stage.code for stage in found))
    if found and not any(stage.scored for stage in found):
        top.fault("stages", "tidak ada tahap yang bernilai")
    return found


def _stage(fields: Fields) -> StageDefinition:
    stage = StageDefinition(
        code=fields.code("code"),
        name=fields.text("name"),
        short_name=fields.text("short_name"),
        by=fields.text("by"),
        description=fields.text("description"),
        optional=fields.flag("optional", default=False),
        scored=fields.flag("scored", default=True),
        reference=fields.text_or_none("reference"),
    )
    fields.only()
    return stage


def external_indices(top: Fields) -> tuple[ExternalIndex, ...]:
    """Return the other institutions' indices that values are derived from."""
    items = top.maps("external_indices", label("indeks", "code"), needed=False)
    found = tuple(_external_index(each) for each in items)
    refuse_repeats(top, "external_indices", "kode", (index.code for index in found))
    return found


def _external_index(fields: Fields) -> ExternalIndex:
    breakpoints, maps_to = fields.decimals("breakpoints"), fields.decimals("maps_to")
    for key, values in (("breakpoints", breakpoints), ("maps_to", maps_to)):
        if values is not None and any(b <= a for a, b in pairwise(values)):
            fields.fault(key, "nilainya harus urut naik")
    if breakpoints and maps_to and len(breakpoints) != len(maps_to):
        fields.fault("maps_to", "jumlahnya harus sama dengan breakpoints")
    index = ExternalIndex(
        code=fields.code("code"),
        name=fields.text("name"),
        owner=fields.text("owner"),
        breakpoints=breakpoints or (),
        maps_to=maps_to or (),
        converts=fields.flag("converts", default=False),
        confidence=fields.text("confidence"),
        note=fields.text_or_none("note"),
    )
    fields.only()
    return index


def provenance(top: Fields) -> Provenance:
    """Return where facts and texts come from."""
    fields = top.inner("provenance")
    found = Provenance(
        regulation=fields.text("regulation"),
        guideline=fields.text("guideline"),
        text_origin=fields.text("text_origin"),
        status=fields.text("status"),
        scoring_note=fields.text("scoring_note"),
        unit_of_assessment=fields.text("unit_of_assessment"),
        sources=_pairs(fields, "sources", "fact"),
    )
    fields.only()
    return found


def evidence_rules(top: Fields) -> tuple[tuple[str, str], ...]:
    """Return the rules on evidence, each with its reference."""
    return _pairs(top, "evidence_rules", "rule")


def owners(top: Fields) -> dict[str, str]:
    """Return the names of the offices that indicators are usually given to, by code."""
    if not top.has("owners"):
        return {}
    fields = top.inner("owners")
    return {code: fields.text(code) for code in fields.content}


def _pairs(top: Fields, key: str, first: str) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for fields in top.maps(key, lambda _content: "", needed=False):
        pairs.append((fields.text(first), fields.text("reference")))
        fields.only()
    return tuple(pairs)
