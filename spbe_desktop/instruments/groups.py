"""The tree of groups of a pack, its indicators in it and its weights held together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from spbe_desktop.domain.instrument import Group, GroupCode, GroupKind, Indicator
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.indicators import Member
from spbe_desktop.instruments.parts import label, refuse_repeats

LONGEST_GROUP_TITLE = 24

_WHOLE_INDEX = Fraction(100)
_STARTER = re.compile(r"([^{}]|\{[a-z0-9_]+\})*")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A group and its weight; none if it, or one inside it, could not be read."""

    group: Group
    weight: Fraction | None


def groups(top: Fields, members: Sequence[Member]) -> tuple[Group, ...]:
    """Return the groups, outermost first; weights must add up at every tier, to 100 at the top."""
    by_group: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_group[member.group].append(member)
    found = _groups(top, by_group)
    known = [inner.code for each in found for inner in each.group.walk()]
    refuse_repeats(top, "groups", "kode", known)
    for code in by_group.keys() - set(known) - {""}:
        numbers = ", ".join(str(member.indicator.key) for member in by_group[code])
        top.fault("indicators", f"tidak ada kelompok “{code}” (indikator {numbers})")
    if found:
        _check_sum(top, "groups", [each.weight for each in found], _WHOLE_INDEX)
    return tuple(each.group for each in found)


def _groups(fields: Fields, members: Mapping[str, list[Member]]) -> list[_Weighed]:
    items = fields.maps("groups", label("kelompok", "code"), needed=not fields.place)
    return [_group(each, members) for each in items]


def _group(fields: Fields, members: Mapping[str, list[Member]]) -> _Weighed:
    code, weight = GroupCode(fields.code("code")), fields.weight("weight")
    inner, own = _groups(fields, members), members.get(code, [])
    if inner and own:
        fields.fault("groups", "memuat kelompok sekaligus indikator")
    elif not inner and not own and code:
        fields.fault("code", "kelompok ini tidak memuat indikator")
    parts = [each.weight for each in inner]
    parts += [member.indicator.weight if member.weighed else None for member in own]
    if weight is not None and parts:
        _check_sum(fields, "weight", parts, weight)
    group = Group(
        code=code,
        kind=fields.choice("kind", GroupKind),
        title=fields.text("title"),
        short_title=fields.text("short_title", LONGEST_GROUP_TITLE),
        weight=weight or Fraction(0),
        groups=tuple(each.group for each in inner),
        own_indicators=_indicators(own),
        fact_starter=_starter(fields, "fact_starter"),
        analysis_starter=_starter(fields, "analysis_starter"),
    )
    fields.only()
    return _Weighed(group, weight)


def _indicators(members: Sequence[Member]) -> tuple[Indicator, ...]:
    return tuple(member.indicator for member in members)


def _check_sum(
    fields: Fields, key: str, parts: Sequence[Fraction | None], wanted: Fraction
) -> None:
    known = [part for part in parts if part is not None]
    # With one weight unreadable, a wrong sum would be its echo.
    if len(known) == len(parts) and sum(known) != wanted:
        fields.fault(key, f"bobot di dalamnya berjumlah {sum(known)}, bukan {wanted}")


def _starter(fields: Fields, key: str) -> str:
    text = fields.text_or_none(key)
    if not _STARTER.fullmatch(text):
        fields.fault(key, "kurung kurawal hanya untuk isian seperti {nama_berkas}")
    return text
