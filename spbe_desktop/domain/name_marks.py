"""Marks in the names of files and folders: what officers write to say where a document belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from spbe_desktop.domain import name_words as words

_GAP = r"[\s._\-–:#()\[\]]*"
_FILLERS = rf"(?:{_GAP}(?:ke|kode|nomor|no|nmr|spbe|pemdi)(?![a-z]))*"
_DIGITS = {"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")

# A letter counts the documents of an indicator: 14a, 14b; it may touch the word of the level.
_LETTER = rf"(?:[a-h](?=(?:{words.LEVEL})|[^a-z]|$))?"
_NUMBER = r"0{0,2}(?P<number>\d{1,2})(?!\d|\.0(?!\d)|,\d+(?!\d|,\d))"
_PART = r"(?:\s*[._\-]\s*(?P<part>[1-9])(?!\d))?"
_NAMED = re.compile(
    rf"(?<![a-z])(?:{words.INDICATOR})(?![a-z]){_FILLERS}{_GAP}{_NUMBER}{_PART}{_LETTER}"
)
_NAMED_BY_I = re.compile(
    rf"(?:(?<![a-z0-9])|(?<=[dal]\d))i(?P<gap>[\s._\-]{{0,3}}){_NUMBER}{_PART}{_LETTER}"
    rf"(?=[^a-z0-9]|$|l\d|t\d|{words.LEVEL})"
)
_AND = r"[\s_]*(?:[-–&+,]|s\.?d\.?|sampai(?:[\s_]*dengan)?|dan)[\s_]*"
_ALSO = re.compile(rf"{_AND}(?:indikator|ind|ik|i)?[-.\s]?([1-9]\d?)(?!\d)")
# 45_46_47 are indicators; of 45_46 the second may count a document.
_RUN = re.compile(r"(?P<between>[\s._\-,])([1-9]\d?)(?P=between)([1-9]\d?)(?!\d)")

_BEFORE_ROMAN = re.compile(rf"(?:{words.BEFORE_ROMAN})[\s._\-]*$")
_DATE_FOLLOWS = re.compile(
    rf"[\s._\-]*(?:{words.MONTHS})(?![a-z])|(?P<gap>[\s.\-])\d{{1,2}}(?P=gap)20\d\d"
)
_COMPUTER = re.compile(words.COMPUTER)

_LEVEL = re.compile(
    rf"(?<![a-z])(?:{words.LEVEL}){_GAP}(?:(?:kematangan|ke){_GAP})?"
    rf"(?:0?(?P<digit>\d)(?![0-9])|(?P<word>{'|'.join(_DIGITS)}|iv|v|i{{1,3}})(?![a-z]))"
)
_LEVEL_BY_LETTER = re.compile(
    r"(?<![a-z])l[\s._\-]?0?(?P<digit>\d)(?:(?P<slot>[1-9])(?!\d)|(?![0-9]))(?=[a-h]?(?![a-z])|i\d)"
)
_LEVEL_BY_T = re.compile(r"(?<=\d)[\s._\-]?t(?P<digit>[1-5])(?![0-9a-z])")
_SLOT = re.compile(r"[a-h]?(?:[\s._\-]?(\d{2})|\.(\d))(?!\d)")
_UP_TO = re.compile(rf"{_AND}(?:level|tingkat|l)?\s*(\d)(?!\d)")
_BEFORE_OTHER_TIERS = re.compile(rf"(?:{words.OTHER_TIERS})[\s._\-]*$")

_EVIDENCE = re.compile(rf"^[\s._\-]*(?:(?:{words.EVIDENCE})[\s._\-]*)+(?=\d)")
_LEADING = re.compile(
    rf"^[\s._\-(\[]*0{{0,2}}(?P<number>\d{{1,2}})(?!\d)[a-h]?(?:(?![a-z])|(?=(?:l|t|{words.LEVEL})\d))"
)
_CODED = re.compile(
    rf"^(?!(?:{words.NO_ASPECT})[_\-])[a-z]{{2,3}}[_\-](?P<number>\d{{2}})[_\-]\d{{2}}[_\-](?=[a-z])"
)
_DIGITS_FOLLOW = re.compile(r"[\s._\-]*\d")
_DOCUMENT_FOLLOWS = re.compile(r"[.\-_]\d(?!\d)(?![\s._\-]*\d)")
_COUNTED = re.compile(rf"[\s._\-)\]]*(?:{words.COUNTED})(?![a-z])")

_GROUP = re.compile(
    rf"^(?P<tier>domain|dom|aspek|asp|d(?=[\s._\-]?\d)|a(?=[\s._\-]?\d)){_GAP}"
    r"(?:0?(?P<number>\d{1,2})|(?P<roman>viii|vii|vi|iv|ix|x|v|i{1,3}))(?![a-z0-9])"
)
_YEAR = re.compile(r"(?<!\d)(20[12345]\d)(?!\d)|(?<!\d)(20[12345]\d)(?=[01]\d[0-3]\d(?!\d))")
_YEARS = re.compile(r"(?<!\d)20\d\d\s*(?:[-–_]|s\.?d\.?)\s*20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class IndicatorMark:
    """An indicator as a name gives it; the number may belong to no indicator at all."""

    number: int
    part: int = 0
    """The 2 of 35-2; 0 where there is none."""
    sure: bool = True
    """False where the name speaks of several, or where the mark may be read in another way."""


@dataclass(frozen=True, slots=True)
class LevelMark:
    """A level as a name gives it; *item* counts the documents of that level, 0 where none is."""

    level: int
    item: int = 0


def spelt_out(name: str) -> str:
    """Return *name* in small letters, with a space wherever it joins words by a capital."""
    plain = unquote(name) if "%20" in name else name
    joined = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z0-9])(?=[A-Z][a-z])", " ", plain)
    return joined.casefold()


def indicator_marks(text: str) -> tuple[IndicatorMark, ...]:
    """Return the indicators that *text*, spelt out, names by a word and a number, in its order."""
    found = [(match.start(), _by_word(match, text)) for match in _NAMED.finditer(text)]
    found += [
        (match.start(), _by_i(match, text))
        for match in _NAMED_BY_I.finditer(text)
        if not _BEFORE_ROMAN.search(text[: match.start()])
        and not _DATE_FOLLOWS.match(text, match.end("number"))
        and not _COUNTED.match(text, match.end("number"))
        and not (match["number"] in "3579" and _COMPUTER.search(text))
    ]
    return tuple(mark for _, mark in sorted(found, key=lambda pair: pair[0]))


def level_mark(text: str) -> LevelMark | None:
    """Return the one level that *text*, spelt out, names; none if it names several or none."""
    marks = [_level(match, text) for match in _LEVEL.finditer(text) if not _other(match, text)]
    marks += [_level(match, text) for match in _LEVEL_BY_LETTER.finditer(text)]
    marks += [_level(match, text) for match in _LEVEL_BY_T.finditer(text)]
    if None in marks or len({mark.level for mark in marks if mark}) != 1:
        return None
    return next((mark for mark in marks if mark and mark.item), marks[0])


def leading_number(text: str) -> int | None:
    """Return the number that *text*, spelt out, begins with, unless it counts something else."""
    match = _LEADING.match(text)
    if match is None:
        return None
    # 19.2 is the second document of 19; but 1.2 is a chapter, and 12-05-2024 is a date.
    counted = len(match["number"]) == 2 and _DOCUMENT_FOLLOWS.match(text, match.end())
    if _DIGITS_FOLLOW.match(text, match.end()) and not counted:
        return None
    return None if _COUNTED.match(text, match.end()) else int(match["number"])


def evidence_number(text: str) -> int | None:
    """Return the number after "bukti dukung" and the like, with which *text* begins."""
    match = _EVIDENCE.match(text)
    return leading_number(text[match.end() :]) if match else None


def coded_number(text: str) -> int | None:
    """Return the 13 of `td_13_04_report`: letters of an aspect, indicator, number of document."""
    match = _CODED.match(text)
    return int(match["number"]) if match else None


def numbers(text: str) -> frozenset[int]:
    """Return every number of one or two digits that stands alone in *text*."""
    return frozenset(map(int, re.findall(r"(?<![\da-z])\d{1,2}(?![\da-z])", text)))


def group_mark(text: str) -> str:
    """Return the code of the group that the folder *text*, spelt out, names; "" if none."""
    match = _GROUP.match(text.strip())
    if match is None:
        return ""
    number = int(match["number"]) if match["number"] else _ROMAN.index(match["roman"]) + 1
    return f"{match['tier'][0].upper()}{number}"


def year_mark(text: str) -> int | None:
    """Return the last year in *text*; a span such as 2025-2029 is none."""
    years = [first or second for first, second in _YEAR.findall(_YEARS.sub(" ", text))]
    return int(years[-1]) if years else None


def _by_word(match: re.Match[str], text: str) -> IndicatorMark:
    return _mark(match, text, sure=not _DATE_FOLLOWS.match(text, match.end("number")))


def _by_i(match: re.Match[str], text: str) -> IndicatorMark:
    # "I 19" is usual at the beginning; within a sentence it may be a numeral and a number.
    # "I.1" may be the first chapter of a report.
    in_a_sentence = match["gap"].isspace() and text[: match.start()].strip() != ""
    chapter = match["gap"] == "." and len(match["number"]) == 1
    return _mark(match, text, sure=not in_a_sentence and not chapter)


def _mark(match: re.Match[str], text: str, *, sure: bool) -> IndicatorMark:
    number, part = int(match["number"]), int(match["part"] or 0)
    more = _ALSO.match(text, match.end("number"))
    run = _RUN.match(text, match.end("number"))
    several = (more is not None and int(more[1]) > number) or (
        run is not None and number < int(run[2]) < int(run[3])
    )
    return IndicatorMark(number, part, sure=sure and not several)


def _level(match: re.Match[str], text: str) -> LevelMark | None:
    """Return the level of *match*, or none if it is but the first of several."""
    found = match.groupdict()
    level = int(found["digit"]) if found["digit"] else _spoken(found["word"])
    up_to = None if match.re is _LEVEL_BY_LETTER else _UP_TO.match(text, match.end())
    if up_to and int(up_to[1]) > level:
        return None
    if found.get("slot"):
        return LevelMark(level, int(found["slot"]))
    slot = _SLOT.match(text, match.end())
    return LevelMark(level, int(slot[1] or slot[2]) if slot else 0)


def _spoken(word: str) -> int:
    return _DIGITS.get(word) or _ROMAN.index(word) + 1


def _other(match: re.Match[str], text: str) -> bool:
    return _BEFORE_OTHER_TIERS.search(text[: match.start()]) is not None
