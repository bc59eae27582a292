"""What the command palette finds: numbers, then names, then beginnings of words, then any part."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PaletteKind(StrEnum):
    """What choosing an item does."""

    INDICATOR = "indicator"
    COMMAND = "command"


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing that can be jumped to or done."""

    kind: PaletteKind
    id: str
    """The key of the indicator, or the id of the command."""
    title: str
    number: str = ""
    """The number of the indicator as it is shown, "35-2" for a repeated row."""
    detail: str = ""
    """Where it belongs, such as the group of the indicator."""
    shortcut: str = ""
    """The keys of the command, as they are shown."""
    name: str = ""
    """What lists call the indicator, where its title is too long for them."""
    words: str = ""
    """More words by which it may be looked for."""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class _Entry:
    item: PaletteItem
    number: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    everything: str


_NO_MATCH = 9


class PaletteSearch:
    """Looks through *items*; prepared once so that each key press is answered at once."""

    def __init__(self, items: Sequence[PaletteItem]) -> None:
        self._entries = [_prepare(item) for item in items]

    def find(self, query: str) -> tuple[PaletteItem, ...]:
        """Return what *query* may mean, likeliest first; without a query, everything.

        Equal matches keep the order in which the items were given.
        """
        asked = _fold(query)
        if not asked:
            return tuple(entry.item for entry in self._entries)
        words = tuple(asked.split())
        ranked = [
            (rank, place)
            for place, entry in enumerate(self._entries)
            if (rank := _rank(entry, asked, words)) < _NO_MATCH
        ]
        ranked.sort()
        return tuple(self._entries[place].item for _, place in ranked)


def _rank(entry: _Entry, asked: str, words: tuple[str, ...]) -> int:
    """Return how well *entry* fits: 0 is best."""
    fits = (
        entry.number == asked,
        bool(entry.number) and entry.number.startswith(asked),
        any(name.startswith(asked) for name in entry.names),
        any(f" {asked}" in name for name in entry.names),
        _begin_in_order(words, entry.words),
        all(any(word.startswith(part) for word in entry.words) for part in words),
        all(part in entry.everything for part in words),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), _NO_MATCH)


def _begin_in_order(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether *parts* begin words of *words* one after another, as initials do."""
    rest = iter(words)
    return all(any(word.startswith(part) for word in rest) for part in parts)


def _prepare(item: PaletteItem) -> _Entry:
    names = tuple(map(_fold, (item.title, item.name)))
    rest = (item.number, item.words, item.detail)
    everything = " ".join((*names, *map(_fold, rest)))
    return _Entry(
        item=item,
        number=_fold(item.number),
        names=names,
        words=tuple(everything.split()),
        everything=everything,
    )


def _fold(text: str) -> str:
    """Return *text* without capitals, accents and punctuation other than the hyphen."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = (c if c.isalnum() or c == "-" else " " for c in decomposed if not _is_accent(c))
    return " ".join("".join(kept).split())


def _is_accent(character: str) -> bool:
    return unicodedata.combining(character) != 0
