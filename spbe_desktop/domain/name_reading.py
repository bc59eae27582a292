"""Reading a name: where a document belongs, guessed from its folders and the name of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import PurePath

from spbe_desktop.domain import name_marks as marks
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.name_marks import IndicatorMark, LevelMark
from spbe_desktop.domain.name_titles import STRONG, Titles, words_of
from spbe_desktop.domain.slots import SlotCode, slots_of

_SUFFIX = re.compile(r"\.(?=[0-9]*[a-z])[a-z0-9]{1,5}$", re.IGNORECASE)


class Confidence(StrEnum):
    """How far a proposal may be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"
    """No indicator is proposed."""


class Clue(StrEnum):
    """What a proposal rests upon."""

    FILE_WORD = "file_word"
    """The file name says which indicator: "indikator 14a", "I4-L1-02"."""
    FOLDER_WORD = "folder_word"
    FILE_AGAINST_FOLDER = "file_against_folder"
    """The file name and its folder name different indicators; the file's is proposed."""
    SEVERAL = "several"
    """The name speaks of several indicators, or its mark can be read in another way."""
    NUMBER_AND_TITLE = "number_and_title"
    NUMBER_AND_LEVEL = "number_and_level"
    NUMBER = "number"
    TITLE = "title"
    NOT_IN_INSTRUMENT = "not_in_instrument"
    """The name says which indicator, but the instrument has none of that number."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where a document seems to belong; whatever its name does not tell is none."""

    indicator: IndicatorKey | None
    level: int | None
    slot: SlotCode | None
    year: int | None
    confidence: Confidence
    why: Clue


@dataclass(frozen=True, slots=True)
class _Found:
    key: IndicatorKey | None
    confidence: Confidence
    why: Clue


_NOTHING = _Found(None, Confidence.NONE, Clue.NOTHING)


class NameReader:
    """Reads names for one instrument; it keeps nothing of what it has read."""

    def __init__(self, instrument: Instrument) -> None:
        self._instrument = instrument
        self._titles = Titles(instrument)
        self._codes = {group.code: group for group in instrument.all_groups}

    def read(self, path: PurePath) -> Proposal:
        """Return where the document at *path*, relative to the chosen folder, seems to belong."""
        name = marks.spelt_out(_SUFFIX.sub("", path.name))
        folders = [marks.spelt_out(part) for part in reversed(path.parts[:-1])]
        group = self._group(folders)
        found = self._named(name, folders, group) or self._guessed(name, folders, group)
        level = self._level(found.key, [name, *folders])
        return Proposal(
            indicator=found.key,
            level=level.level if level else None,
            slot=self._slot(found.key, level),
            year=next(filter(None, map(marks.year_mark, [name, *folders])), None),
            confidence=found.confidence,
            why=found.why,
        )

    def _named(
        self, name: str, folders: Sequence[str], group: frozenset[IndicatorKey]
    ) -> _Found | None:
        """Return what a word such as "indikator" says, in the file's name or in a folder's."""
        own = marks.indicator_marks(name)
        above = next(filter(None, map(self._first, map(marks.indicator_marks, folders))), None)
        mark = self._first(own)
        if own and mark is None and own[0].sure:
            return _Found(None, Confidence.NONE, Clue.NOT_IN_INSTRUMENT)
        if mark is None:
            return self._from_folder(name, above, group) if above else None
        key = self._key(mark)
        if above and self._key(above) != key:
            return _Found(key, Confidence.MEDIUM, Clue.FILE_AGAINST_FOLDER)
        others = {self._key(other) for other in own} - {key, None}
        if others or not mark.sure or key not in group:
            return _Found(key, Confidence.MEDIUM, Clue.SEVERAL)
        return _Found(key, Confidence.HIGH, Clue.FILE_WORD)

    def _from_folder(
        self, name: str, above: IndicatorMark, group: frozenset[IndicatorKey]
    ) -> _Found:
        key = self._key(above)
        told = self._number_with_title(name, self._everything)
        if told is not None and told != key:
            return _Found(told, Confidence.MEDIUM, Clue.FILE_AGAINST_FOLDER)
        if not above.sure or key not in group:
            return _Found(key, Confidence.MEDIUM, Clue.SEVERAL)
        return _Found(key, Confidence.HIGH, Clue.FOLDER_WORD)

    def _guessed(
        self, name: str, folders: Sequence[str], group: frozenset[IndicatorKey]
    ) -> _Found:
        """Return what bare numbers and the words of titles make likely, the likeliest first."""
        for text in (name, *folders):
            if key := self._number_with_title(text, group):
                return _Found(key, Confidence.MEDIUM, Clue.NUMBER_AND_TITLE)
        numbered = self._numbered(marks.leading_number(name), group)
        if numbered and marks.level_mark(name):
            return _Found(numbered, Confidence.MEDIUM, Clue.NUMBER_AND_LEVEL)
        for text in (name, *folders):
            if match := self._titles.match(text, group):
                strong = match.words >= STRONG
                return _Found(
                    match.key, Confidence.MEDIUM if strong else Confidence.LOW, Clue.TITLE
                )
        coded = self._numbered(marks.coded_number(name), group)
        if marks.level_mark(name):
            coded = coded or self._numbered(marks.evidence_number(name), group)
        bare = (self._numbered(marks.leading_number(text), group) for text in _wordless(folders))
        if key := numbered or coded or next(filter(None, bare), None):
            return _Found(key, Confidence.LOW, Clue.NUMBER)
        return _NOTHING

    def _number_with_title(self, text: str, among: frozenset[IndicatorKey]) -> IndicatorKey | None:
        """Return the indicator whose number and title are both in *text*, if it is only one."""
        leading = self._numbered(marks.leading_number(text), among)
        if leading and self._titles.agrees(text, leading):
            return leading
        match = self._titles.match(text, among)
        if match and self._instrument.by_key[match.key].number in marks.numbers(text):
            return match.key
        return None

    def _group(self, folders: Sequence[str]) -> frozenset[IndicatorKey]:
        """Return the indicators of the innermost group that a folder names, else all of them."""
        for text in folders:
            words = words_of(text)
            for group in self._codes.values():
                named = group.code == marks.group_mark(text)
                if named or (words and words == words_of(group.title.casefold())):
                    return frozenset(indicator.key for indicator in group.indicators)
        return self._everything

    def _level(self, key: IndicatorKey | None, texts: Iterable[str]) -> LevelMark | None:
        known = [self._instrument.by_key[key]] if key else self._instrument.indicators
        levels = {level.number for indicator in known for level in indicator.scale.levels}
        found = next(filter(None, map(marks.level_mark, texts)), None)
        return found if found and found.level in levels else None

    def _slot(self, key: IndicatorKey | None, level: LevelMark | None) -> SlotCode | None:
        if key is None or level is None or not level.item:
            return None
        code = f"L{level.level}-{level.item:02}"
        slots = slots_of(self._instrument.by_key[key])
        return next((slot.code for slot in slots if slot.code == code), None)

    def _first(self, found: Iterable[IndicatorMark]) -> IndicatorMark | None:
        return next((mark for mark in found if self._key(mark)), None)

    def _key(self, mark: IndicatorMark) -> IndicatorKey | None:
        repeated = IndicatorKey(f"{mark.number}-{mark.part}")
        if mark.part and repeated in self._everything:
            return repeated
        return self._numbered(mark.number, self._everything)

    def _numbered(self, number: int | None, among: frozenset[IndicatorKey]) -> IndicatorKey | None:
        key = IndicatorKey(str(number))
        return key if key in among else None

    @cached_property
    def _everything(self) -> frozenset[IndicatorKey]:
        return frozenset(self._instrument.by_key)


def _wordless(folders: Iterable[str]) -> Iterable[str]:
    """Yield the folders that are a number and no more: the words of others would have told."""
    return (text for text in folders if not words_of(text))
