"""Names for the files that an officer uploads to the ministry's application, one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import Indicator
from spbe_desktop.domain.name_template import Known, NameTemplate
from spbe_desktop.domain.portable_names import extension_of
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.domain.slots import EvidenceSlot, slots_of

_EXAMPLE: Known = {
    "indikator": 4,
    "tingkat": 1,
    "urut": 2,
    "butir": "L1-02",
    "judul": "SK Tim Koordinasi",
    "tahun": 2026,
    "tahun_penilaian": 2026,
    "jenis": "SK",
    "nomor": "188/12/2026",
    "opd": "Diskominfo",
}


def example_name(template: NameTemplate) -> str:
    """Return what *template* makes of a decree that fills the second slot of level 1."""
    return template.name(_EXAMPLE, ".pdf")


def portal_names(
    sheet: Sheet, uses: Iterable[EvidenceUse], template: NameTemplate
) -> Mapping[int, str]:
    """Return the name of the file of each use, by its id; an address has none.

    *uses* are those of the whole assessment, so that a name does not depend on which of them is
    asked for. A document that fills a slot has the number of the slot, the others are counted
    after the slots of their level. All names differ, ignoring case.
    """
    by_key: defaultdict[str, list[EvidenceUse]] = defaultdict(list)
    for use in sorted(uses, key=lambda use: use.use_id):
        if use.kind is not EvidenceKind.ADDRESS:
            by_key[use.key].append(use)
    numbered = _Numbered()
    taken: set[str] = set()
    names: dict[int, str] = {}
    for row in sheet.rows:
        slots = slots_of(row.indicator) if by_key[row.key] else ()
        for use in by_key[row.key]:
            known = _known(sheet, row.indicator, slots, use, numbered)
            names[use.use_id] = _free_name(template, known, use.original_name, taken)
    return names


class _Numbered:
    """Counts the documents of each indicator and level that fill no slot."""

    def __init__(self) -> None:
        self._used: dict[tuple[int, int | None], int] = {}

    def next_after(self, slots: Iterable[EvidenceSlot], number: int, level: int | None) -> int:
        """Return the next number at *level* of indicator *number*, after those of *slots*."""
        of_level = sum(slot.level == level for slot in slots)
        place = (number, level)
        self._used[place] = max(self._used.get(place, 0), of_level) + 1
        return self._used[place]


def _known(
    sheet: Sheet,
    indicator: Indicator,
    slots: Sequence[EvidenceSlot],
    use: EvidenceUse,
    numbered: _Numbered,
) -> Known:
    filled = next((slot for slot in slots if slot.code in use.slots), None)
    level = use.level if filled is None else filled.level
    if filled is None:
        number = numbered.next_after(slots, indicator.number, level)
    else:
        number = 1 + [s for s in slots if s.level == level].index(filled)
    suffix = extension_of(use.original_name)
    bare = (
        use.title[: -len(suffix)] if suffix and use.title.lower().endswith(suffix) else use.title
    )
    return {
        "indikator": indicator.number,
        "tingkat": level,
        "urut": number,
        "butir": None if filled is None else filled.code,
        "judul": bare or None,
        "tahun": None if use.dated is None else use.dated.year,
        "tahun_penilaian": sheet.assessment.year,
        "jenis": use.document_type or None,
        "nomor": use.number or None,
        "opd": sheet.assessment.agency.short_name,
    }


def _free_name(template: NameTemplate, known: Known, original: str, taken: set[str]) -> str:
    extension = extension_of(original)
    tried = (template.name(known, extension, twin=twin) for twin in count(1))
    name = next(name for name in tried if name.lower() not in taken)
    taken.add(name.lower())
    return name
