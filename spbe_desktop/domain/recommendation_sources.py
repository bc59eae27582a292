"""Recommendations in what others wrote: the report of an evaluation, or a table of its advice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.actions import Passage, guess_key, read_passages
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.plain_text import one_line, well_formed
from spbe_desktop.domain.table_block import Block, Cell

PASSAGES = 500
"""How many are shown: nobody looks through more of them."""

_HEAD_ROWS = 15
_HEADING_WORDS = 8
_ENUMERATOR = re.compile(r"(?:BAB\s+)?(?:[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)[.)]?\s+")
_BEGINS = re.compile(
    r"(?:(?:ke)?simpulan\s+dan\s+)?(?:saran\s+dan\s+)?(?:rekomendasi|saran)\b", re.IGNORECASE
)
_ENDS = re.compile(
    r"(?:bab\s+[IVXLC\d]+|pendahuluan|(?:ke)?simpulan|penutup|lampiran|daftar)\b", re.IGNORECASE
)
_LONE_NUMBER = re.compile(r"[ \t]*\d{1,3}[.)]?[ \t]*")
_NUMBER_ABOVE = re.compile(r"^[ \t]*(\d{1,3})[.)]?[ \t]*\n+(?=\D)", re.MULTILINE)
_KEY = re.compile(
    r"(?:(?:indikator|nomor|no\.?)\s*)*(?:I-?)?0*(\d{1,3})(?:\s*[-–—:.)]\s*(?:[^\W\d].*)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """What was read in a file, before anything of it is taken in."""

    passages: tuple[Passage, ...]
    heading: str = ""
    """The heading in a text under which they stand; empty if none tells of recommendations."""
    empty_rows: tuple[int, ...] = ()
    """The rows of a table that name an indicator and recommend nothing."""
    beyond: int = 0
    """How many more there are than are shown."""


def passages_in_text(text: str, instrument: Instrument, *, broken_lines: bool) -> FoundPassages:
    """Return the recommendations of a report: what stands under such a heading, or all of it.

    *broken_lines* tells that a line may end within a sentence, as in a PDF; otherwise each line
    is a paragraph.
    """
    heading, section = _section_of(well_formed(text).split("\n"))
    if broken_lines:
        lines = section.split("\n")
        said = "\n".join(line for line in lines if not _LONE_NUMBER.fullmatch(line))
    else:
        # The number of a row of a table in Word is a paragraph of its own.
        paragraphs = "\n\n".join(line for line in section.split("\n") if line.strip())
        said = _NUMBER_ABOVE.sub(r"\1. ", paragraphs)
    found = read_passages(said, instrument)
    return FoundPassages(found[:PASSAGES], heading, beyond=max(0, len(found) - PASSAGES))


def passages_in_table(block: Block, instrument: Instrument) -> FoundPassages:
    """Return the recommendations of a table, one for each row that has one."""
    columns = _columns_of(block)
    found: list[Passage] = []
    empty: list[int] = []
    key = Cell("")
    for row, cells in enumerate(block.rows[columns.first :], columns.first + 1):
        words = one_line(cells[columns.words].text)
        if columns.key is not None and not cells[columns.key].merged:
            key = cells[columns.key]
        if words:
            number = "" if columns.number is None else one_line(cells[columns.number].text)
            found.append(_passage(number, words, key.text, row, instrument))
        elif key.text and not cells[columns.words].merged:
            empty.append(row)
    beyond = max(0, len(found) - PASSAGES)
    return FoundPassages(tuple(found[:PASSAGES]), empty_rows=tuple(empty), beyond=beyond)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table has what; *first* is its first row below the head."""

    words: int
    key: int | None = None
    number: int | None = None
    first: int = 0


def _columns_of(block: Block) -> _Columns:
    for place, row in enumerate(block.rows[:_HEAD_ROWS]):
        names = [cell.text.casefold().strip(" .:") for cell in row]
        words = _first(names, ("rekomendasi", "saran", "catatan", "uraian"))
        if words is not None and sum(map(bool, names)) > 1:
            others = [name if at != words else "" for at, name in enumerate(names)]
            key = _first(others, ("no indikator", "nomor indikator", "kode", "indikator"))
            numbers = [at for at, name in enumerate(others) if name in {"no", "nomor", "#"}]
            return _Columns(words, key, numbers[0] if numbers else None, place + 1)
    lengths = [sum(len(row[at].text) for row in block.rows) for at in range(block.width)]
    return _Columns(lengths.index(max(lengths)), first=int(_is_head(block.rows[0])))


def _first(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return the column whose name has the earliest of *wanted* in it."""
    for word in wanted:
        for place, name in enumerate(names):
            if word in name.replace(".", ""):
                return place
    return None


def _is_head(row: Sequence[Cell]) -> bool:
    names = [cell.text.casefold().strip(" .:") for cell in row if cell.text]
    return names in (["rekomendasi"], ["saran"])


def _passage(number: str, words: str, called: str, row: int, instrument: Instrument) -> Passage:
    called = one_line(called)
    key = _key_called(called, instrument)
    if key or not called:
        return Passage(number, words, key or guess_key(words, instrument), row=row)
    return Passage(number, words, row=row, unknown=called)


def _key_called(called: str, instrument: Instrument) -> str:
    """Return the indicator that a cell names by number or title; nothing if there is none."""
    match = _KEY.fullmatch(called)
    if match and match[1] in instrument.by_key:
        return match[1]
    titles = {
        title.casefold(): indicator.key
        for indicator in instrument.indicators
        for title in (indicator.title, indicator.short_title)
    }
    return titles.get(called.casefold(), "")


def _section_of(lines: Sequence[str]) -> tuple[str, str]:
    """Return the heading and the lines of the longest part that is headed "Rekomendasi".

    The longest, because a table of contents has the same headings. Without one, all lines.
    """
    best, heading = "", ""
    for place, line in enumerate(lines):
        if not _is_heading(line, _BEGINS):
            continue
        end = next(
            (at for at in range(place + 1, len(lines)) if _is_heading(lines[at], _ENDS)),
            len(lines),
        )
        section = "\n".join(lines[place + 1 : end]).strip()
        if len(section) > len(best):
            best, heading = section, one_line(line)
    return (heading, best) if best else ("", "\n".join(lines))


def _is_heading(line: str, named: re.Pattern[str]) -> bool:
    said = one_line(line)
    if not said or len(said.split()) > _HEADING_WORDS or said.endswith((".", ";", ",")):
        return False
    bare = _ENUMERATOR.sub("", said, count=1) if _ENUMERATOR.match(said) else said
    return bool(named.match(said) or named.match(bare))
