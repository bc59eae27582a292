"""What a table of results means: which column is what, each value, and each fault by its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.table_block import Block, Cell

IGNORED, NUMBER, NAME, NOTE = "", "number", "name", "note"
"""Roles of a column beside the codes of stages, whose values it holds."""

_HEAD_ROWS = 12
"""The head of a table is looked for in so many rows: letters begin with titles."""

_SOME_STAGE = "stage"
"""Stands for whichever stage a column of values belongs to."""

_Names = Mapping[str, IndicatorKey]


@dataclass(frozen=True)
class _Known:
    """What every line of a table is held against."""

    instrument: Instrument
    names: _Names
    columns: Mapping[str, int]
    """The place of each role."""
    stages: tuple[str, ...]
    """The stages that have a column."""
    words: Mapping[IndicatorKey, frozenset[str]]
    """The words of the titles of each indicator."""


_KEY = re.compile(r"(?:indikator|ind|i|no)?[\s.:]*0*(\d{1,3}(?:-\d+)?)(?:[.,]0*)?", re.IGNORECASE)
_WORDED = re.compile(r"(?:level|tingkat|lv|l|t)[\s.:]*(\d)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,6})?")
_DATE = re.compile(r"\d{1,2}[-/.\s]\s*(?:\d{1,2}|[a-z]{3,9})(?:[-/.\s]\s*\d{2,4})?", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")


class FaultKind(StrEnum):
    """What is wrong with a cell."""

    MERGED = "merged"
    UNKNOWN = "unknown"
    """The instrument has no such indicator."""
    REPEATED = "repeated"
    NAME_DIFFERS = "name_differs"
    OUTSIDE = "outside"
    FRACTION = "fraction"
    """A fraction where whole levels are due."""
    DATE = "date"
    NO_VALUE = "no_value"
    """No number at all."""
    WORDED = "worded"
    """Read all the same: "Level 3" as 3."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """One fault: in which column, and what stands there."""

    column: int
    kind: FaultKind
    text: str

    @property
    def harmless(self) -> bool:
        """Tell whether the cell was understood all the same."""
        return self.kind is FaultKind.WORDED

    @property
    def doubtful(self) -> bool:
        """Tell whether the officer may take the row in nevertheless."""
        return self.kind is FaultKind.NAME_DIFFERS


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One line of the table that is about an indicator."""

    place: int
    """Its place in the block, from 0."""
    key: IndicatorKey | None
    values: Mapping[str, Decimal]
    note: str
    faults: tuple[CellFault, ...]

    @property
    def sound(self) -> bool:
        """Tell whether it can be taken in as it stands."""
        return self.usable and all(fault.harmless for fault in self.faults)

    @property
    def usable(self) -> bool:
        """Tell whether it can be taken in at all, if the officer wishes so."""
        return (
            self.key is not None
            and bool(self.values or self.note)
            and all(fault.harmless or fault.doubtful for fault in self.faults)
        )


def head_of(block: Block, instrument: Instrument) -> int:
    """Return the row that names the columns; -1 if none does."""
    stages = _stage_words(instrument)
    first = block.rows[:_HEAD_ROWS]
    keys = _names_of(instrument)
    begins = [any(_key_of(c.text, keys) for c in r[:3]) and _has_value(r) for r in first]
    for place, row in enumerate(first):
        roles = {_role_of(_plain(cell.text), stages, _SOME_STAGE) for cell in row} - {IGNORED}
        # A title of the whole table may name a stage, too, but nothing beside it.
        if len(roles) > 1 and not begins[place]:
            return place
    return begins.index(True) - 1 if True in begins else 0


def fingerprint(block: Block, head: int) -> str:
    """Return what tells tables of the same make by: a digest of the names of their columns."""
    names = [_plain(cell.text) for cell in block.rows[head]] if head >= 0 else [str(block.width)]
    return sha256("\n".join(names).encode()).hexdigest()[:16]


def guess_roles(block: Block, head: int, instrument: Instrument, stage: str) -> tuple[str, ...]:
    """Return what each column seems to hold; a column of plain values belongs to *stage*."""
    names = [_plain(cell.text) for cell in block.rows[head]] if head >= 0 else []
    names += [""] * (block.width - len(names))
    stages, keys = _stage_words(instrument), _names_of(instrument)
    roles: list[str] = []
    for place, name in enumerate(names):
        role = _role_of(name, stages, stage)
        if not name and head < 0:
            role = _role_by_content(block, place, keys, stage)
        roles.append(role if role == IGNORED or role not in roles else IGNORED)
    if NUMBER not in roles:
        found = next((p for p in range(block.width) if _holds_keys(block, p, keys)), None)
        if found is not None:
            roles[found] = NUMBER
    return tuple(roles)


def read_rows(
    block: Block, head: int, roles: Sequence[str], instrument: Instrument
) -> tuple[ResultRow, ...]:
    """Return the lines below the head that say something of an indicator, each with its faults.

    A line with neither a number nor a value, such as the title of a domain, is left out.
    """
    seen: set[IndicatorKey] = set()
    columns = {role: column for column, role in enumerate(roles) if role}
    stages = tuple(sorted({s.code for s in instrument.scored_stages} & set(columns)))
    words = {indicator.key: _words_of(indicator) for indicator in instrument.indicators}
    known = _Known(instrument, _names_of(instrument), columns, stages, words)
    rows = []
    for place in range(head + 1, len(block.rows)):
        row = _read_row(place, block.rows[place], known)
        if row is None:
            continue
        if row.key is not None and row.key in seen:
            column = roles.index(NUMBER)
            text = block.rows[place][column].text
            fault = CellFault(column, FaultKind.REPEATED, text)
            row = ResultRow(place, row.key, row.values, row.note, (*row.faults, fault))
        if row.key is not None:
            seen.add(row.key)
        rows.append(row)
    return tuple(rows)


def _read_row(place: int, cells: Sequence[Cell], known: _Known) -> ResultRow | None:
    columns = known.columns
    number = columns.get(NUMBER)
    if number is None:
        return None
    key = _key_of(cells[number].text, known.names)
    has_content = any(cells[columns[stage]].text for stage in known.stages)
    faults: list[CellFault] = []
    values: dict[str, Decimal] = {}
    if key is None:
        if not has_content:
            return None
        merged = cells[number].merged or not cells[number].text
        kind = FaultKind.MERGED if merged else FaultKind.UNKNOWN
        return ResultRow(place, None, {}, "", (CellFault(number, kind, cells[number].text),))
    indicator = known.instrument.by_key[key]
    name = columns.get(NAME)
    if name is not None and _differs(cells[name].text, known.words[key]):
        faults.append(CellFault(name, FaultKind.NAME_DIFFERS, cells[name].text))
    for stage in known.stages:
        column = columns[stage]
        value, fault = _value_of(cells[column], indicator)
        if fault is not None:
            faults.append(CellFault(column, fault, cells[column].text))
        if value is not None:
            values[stage] = value
    note = cells[columns[NOTE]].text if NOTE in columns else ""
    return ResultRow(place, key, values, note, tuple(faults))


def _value_of(cell: Cell, indicator: Indicator) -> tuple[Decimal | None, FaultKind | None]:
    text = cell.text.strip()
    if not text:
        return None, FaultKind.MERGED if cell.merged else None
    if text in {"-", "–"}:
        return None, None
    worded = _WORDED.fullmatch(text)
    if worded is None and not _NUMBER.fullmatch(text):
        return None, FaultKind.DATE if _DATE.fullmatch(text) else FaultKind.NO_VALUE
    value = Decimal((worded[1] if worded else text).replace(",", "."))
    if not indicator.scale.lowest <= value <= indicator.scale.highest:
        return None, FaultKind.OUTSIDE
    if not indicator.scale.holds(value):
        return None, FaultKind.FRACTION
    return value, FaultKind.WORDED if worded else None


def _names_of(instrument: Instrument) -> _Names:
    """Return the numbers and codes that name an indicator."""
    codes = {indicator.code.casefold(): indicator.key for indicator in instrument.indicators}
    return codes | {str(indicator.key): indicator.key for indicator in instrument.indicators}


def _key_of(text: str, names: _Names) -> IndicatorKey | None:
    """Return the indicator that *text* names by its number or code."""
    plain = text.strip().casefold()
    if plain in names:
        return names[plain]
    found = _KEY.fullmatch(plain)
    return names.get(found[1]) if found else None


def _differs(text: str, words: frozenset[str]) -> bool:
    """Tell whether a name has too little in common with *words* of an indicator to be its own."""
    given = set(_WORD.findall(_plain(text)))
    return 2 * len(given & words) < len(given)


def _words_of(indicator: Indicator) -> frozenset[str]:
    titles = f"{indicator.title} {indicator.short_title} {indicator.list_title}"
    return frozenset(_WORD.findall(_plain(titles)))


def _role_of(name: str, stages: Mapping[str, tuple[str, str]], stage: str) -> str:
    if not name:
        return IGNORED
    for code, words in stages.items():
        if any(word in name.split() for word in words):
            return code
    if name in {"no", "nomor", "kode", "indikator ke"} or name.startswith(
        ("no ", "nomor ", "kode")
    ):
        return NUMBER
    if any(word in name for word in ("catatan", "keterangan", "penjelasan", "klarifikasi")):
        return NOTE
    if any(word in name for word in ("nilai", "tingkat", "level", "skor", "capaian")):
        return stage
    return NAME if "indikator" in name or "nama" in name else IGNORED


def _stage_words(instrument: Instrument) -> dict[str, tuple[str, str]]:
    return {s.code: (_plain(s.short_name), s.code) for s in instrument.scored_stages}


def _role_by_content(block: Block, place: int, keys: _Names, stage: str) -> str:
    texts = [row[place].text for row in block.rows if row[place].text]
    if place == 0 and _holds_keys(block, place, keys):
        return NUMBER
    if texts and all(_NUMBER.fullmatch(t) or _WORDED.fullmatch(t) for t in texts):
        return stage
    return NAME if place < 2 else NOTE


def _holds_keys(block: Block, place: int, keys: _Names) -> bool:
    found = {_key_of(row[place].text, keys) for row in block.rows} - {None}
    return 2 * len(found) > len(block.rows) > 0


def _has_value(row: Sequence[Cell]) -> bool:
    return any(_NUMBER.fullmatch(c.text) or _WORDED.fullmatch(c.text) for c in row[1:])


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())
