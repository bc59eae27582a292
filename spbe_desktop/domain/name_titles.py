"""Titles in the names of files: which indicator the words of a name are about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from spbe_desktop.domain.instrument import Indicator, IndicatorKey, Instrument
from spbe_desktop.domain.name_words import IN_MANY_TITLES, POLICY

_WORD = re.compile(r"[a-z]+")
_ASIDE = re.compile(r"\([^)]*\)|instansi pusat/")
_EMPTY = frozenset(IN_MANY_TITLES.split("|"))
_SYNONYMS = dict.fromkeys(POLICY.split("|"), "kebijakan") | {"bmd": "barang", "risk": "risiko"}
_SPELT: Mapping[str, tuple[str, ...]] = {"sdm": ("sumber", "daya", "manusia")}

STRONG = 3
"""From so many words of a title on, it is hardly by chance that a name has them all."""


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """The indicator whose title is in a name, and by how many of its words."""

    key: IndicatorKey
    words: int


class Titles:
    """The titles of an instrument's indicators, cut into words once."""

    def __init__(self, instrument: Instrument) -> None:
        self._forms = {
            indicator.key: tuple(_forms(indicator)) for indicator in instrument.indicators
        }

    def match(self, text: str, among: Collection[IndicatorKey]) -> TitleMatch | None:
        """Return the one indicator of *among* whose title is most fully in *text*, if any."""
        words = words_of(text)
        spoken = frozenset(_WORD.findall(text))
        best: list[TitleMatch] = []
        for key in among:
            count = max((_matched(form, words, spoken) for form in self._forms[key]), default=0)
            if count and (not best or count >= best[0].words):
                best = [*(best if best and count == best[0].words else ()), TitleMatch(key, count)]
        return best[0] if len(best) == 1 else None

    def agrees(self, text: str, key: IndicatorKey) -> bool:
        """Tell whether *text* has at least half of the words of a title of the indicator *key*."""
        words = words_of(text)
        return any(2 * len(form & words) >= len(form) for form, _ in self._forms[key])


def words_of(text: str) -> frozenset[str]:
    """Return the words of *text*, spelt out, that tell one title from another."""
    found: set[str] = set()
    for word in _WORD.findall(text):
        found |= {*_SPELT.get(word, ()), word, _SYNONYMS.get(word, word)}
    return frozenset(found - _EMPTY)


def _forms(indicator: Indicator) -> Iterable[tuple[frozenset[str], frozenset[str]]]:
    for title in (indicator.title, indicator.short_title):
        text = _ASIDE.sub(" ", title.casefold())
        if words := words_of(text):
            yield words, frozenset(_WORD.findall(text))


def _matched(
    form: tuple[frozenset[str], frozenset[str]], words: frozenset[str], spoken: frozenset[str]
) -> int:
    needed, whole = form
    if not needed <= words:
        return 0
    # One word alone is in many names: "Arsitektur SPBE" has to stand there as a whole.
    return len(needed) if len(needed) > 1 or whole <= spoken else 0
