"""The indicators of a pack, each row that is scored as one, not yet put into their groups."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from spbe_desktop.domain.instrument import (
    EvidenceItem,
    ExternalIndex,
    Indicator,
    IndicatorKey,
    Scale,
    ValueSource,
)
from spbe_desktop.domain.slots import LONGEST_SHORT
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.parts import label, refuse_repeats

LONGEST_SHORT_TITLE = 45
LONGEST_LIST_TITLE = 22

_BUTIR = re.compile(r"L(0|[1-9][0-9]{0,8})-(0[1-9]|[1-9][0-9])")

_NO_SCALE = Scale("", "", (), Decimal(0), 0)


@dataclass(frozen=True, slots=True)
class Known:
    """What an indicator may refer to."""

    scales: Mapping[str, Scale]
    external_indices: tuple[ExternalIndex, ...]
    owners: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """A scored row and the code of its group; *weighed* if its weight could be read."""

    group: str
    indicator: Indicator
    weighed: bool


def members(top: Fields, known: Known) -> list[Member]:
    """Return every scored row with the code of its group, in the order of the pack."""
    items = top.maps("indicators", label("indikator", "number"))
    found = [member for fields in items for member in _members(fields, known)]
    rows = [member.indicator for member in found]
    refuse_repeats(top, "indicators", "kunci", (row.key for row in rows))
    refuse_repeats(top, "indicators", "kode", (row.code for row in rows))
    refuse_repeats(top, "indicators", "list_title", (row.list_title for row in rows))
    return found


def _members(fields: Fields, known: Known) -> list[Member]:
    group, weight = fields.code("group"), fields.weight("weight")
    whole = _indicator(fields, known, weight or Fraction(0))
    repeated = fields.maps("rows", label("baris", "key"), needed=False)
    fields.only()
    rows = [_row(each, whole, len(repeated)) for each in repeated] or [whole]
    return [Member(group, row, weight is not None) for row in rows]


def _indicator(fields: Fields, known: Known, weight: Fraction) -> Indicator:
    number = fields.whole("number", least=1) or 0
    scale = _scale(fields, known)
    source = fields.choice("value_source", ValueSource, ValueSource.EVIDENCE)
    return Indicator(
        key=IndicatorKey(str(number) if number else ""),
        number=number,
        code=fields.code("code"),
        title=fields.text("title"),
        short_title=fields.text("short_title", LONGEST_SHORT_TITLE),
        list_title=fields.text("list_title", LONGEST_LIST_TITLE),
        weight=weight,
        scale=scale,
        criteria=_criteria(fields, scale),
        explanation=fields.text_or_none("explanation"),
        question=fields.text_or_none("question"),
        evidence=_evidence(fields, scale),
        coded_evidence=_coded_evidence(fields, scale),
        interview=fields.texts("interview"),
        notes=fields.texts("notes"),
        reference=fields.text_or_none("reference"),
        default_owner=_owner(fields, known),
        supporting_owners=_supporting_owners(fields, known),
        value_source=source,
        external_index=_external_index(fields, known, source),
    )


def _row(fields: Fields, whole: Indicator, count: int) -> Indicator:
    key = fields.text("key")
    if key != str(whole.number) and not key.startswith(f"{whole.number}-"):
        fields.fault("key", f"“{key}” harus {whole.number} atau diawali {whole.number}-")
    row = replace(
        whole,
        key=IndicatorKey(key),
        code=fields.code("code"),
        title=fields.text("title"),
        short_title=fields.text("short_title", LONGEST_SHORT_TITLE),
        list_title=fields.text("list_title", LONGEST_LIST_TITLE),
        # Repeated rows share the weight of their indicator equally.
        weight=whole.weight / count,
    )
    fields.only()
    return row


def _scale(fields: Fields, known: Known) -> Scale:
    code = fields.code("scale")
    if code and code not in known.scales:
        fields.fault("scale", f"tidak ada skala “{code}”")
    return known.scales.get(code, _NO_SCALE)


def _criteria(fields: Fields, scale: Scale) -> dict[int, str]:
    if not fields.has("criteria"):
        fields.fault("criteria", "belum ada")
        return {}
    found = fields.by_level("criteria")
    if scale is not _NO_SCALE:
        levels = {level.number for level in scale.levels}
        for number in sorted(levels - found.keys()):
            fields.fault("criteria", f"kriteria tingkat {number} belum ada")
        _refuse_unknown_levels(fields, "criteria", found.keys() - levels)
    return {number: fields.as_text("criteria", node) for number, node in sorted(found.items())}


def _evidence(fields: Fields, scale: Scale) -> tuple[EvidenceItem, ...]:
    general = [EvidenceItem(text) for text in fields.texts("evidence")]
    by_level = fields.by_level("evidence_by_level")
    if scale is not _NO_SCALE:
        levels = {level.number for level in scale.levels}
        _refuse_unknown_levels(fields, "evidence_by_level", by_level.keys() - levels)
    of_levels = [
        EvidenceItem(text, number)
        for number, node in sorted(by_level.items())
        for text in fields.as_texts("evidence_by_level", node)
    ]
    return (*general, *of_levels)


def _coded_evidence(fields: Fields, scale: Scale) -> tuple[EvidenceItem, ...]:
    listed = fields.maps("butir", label("butir", "code"), needed=False)
    levels = {level.number for level in scale.levels}
    items = tuple(_butir(each, levels) for each in listed)
    refuse_repeats(fields, "butir", "kode", (item.code for item in items))
    return items


def _butir(fields: Fields, levels: set[int]) -> EvidenceItem:
    code, level = fields.code("code"), fields.whole("level")
    parts = _BUTIR.fullmatch(code)
    if code and not parts:
        fields.fault("code", f"“{code}” bukan kode butir seperti L3-01")
    elif parts and level is not None and int(parts[1]) != level:
        fields.fault("code", f"“{code}” tidak sejalan dengan tingkat {level}")
    # An unknown scale has no levels, and is a fault of its own.
    if levels and level is not None and level not in levels:
        _refuse_unknown_levels(fields, "level", {level})
    item = EvidenceItem(
        text=fields.text("text"),
        level=level,
        code=code,
        short=fields.text("short", LONGEST_SHORT) if fields.has("short") else "",
    )
    fields.only()
    return item


def _refuse_unknown_levels(fields: Fields, key: str, numbers: set[int]) -> None:
    for number in sorted(numbers):
        fields.fault(key, f"skalanya tidak mengenal tingkat {number}")


def _owner(fields: Fields, known: Known) -> str:
    code = fields.text_or_none("owner")
    return _name_of(fields, "owner", code, known) if code else ""


def _supporting_owners(fields: Fields, known: Known) -> tuple[str, ...]:
    codes = fields.texts("supporting_owners")
    return tuple(_name_of(fields, "supporting_owners", code, known) for code in codes)


def _name_of(fields: Fields, key: str, code: str, known: Known) -> str:
    if code not in known.owners:
        fields.fault(key, f"“{code}” tidak ada di owners")
    return known.owners.get(code, "")


def _external_index(fields: Fields, known: Known, source: ValueSource) -> str:
    code = fields.text_or_none("external_index")
    if code and code not in {index.code for index in known.external_indices}:
        fields.fault("external_index", f"tidak ada indeks “{code}” di external_indices")
    if bool(code) != (source is not ValueSource.EVIDENCE):
        fields.fault("external_index", f"tidak sejalan dengan value_source “{source}”")
    return code
