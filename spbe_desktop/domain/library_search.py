"""Finds documents by the beginnings of the words that are said of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from spbe_desktop.domain.library import LibraryDocument

_WORD = re.compile(r"[^\W_]+")
_WHOLE = 2
"""Numbers of so few digits are meant whole: 19 is an indicator, not the beginning of 1945."""


class LibraryNames:
    """What *documents* are found by: titles, numbers, names, and the indicators they prove.

    What *earlier* names know of the same documents is kept.
    """

    def __init__(
        self, documents: Iterable[LibraryDocument], earlier: LibraryNames | None = None
    ) -> None:
        self._documents = tuple(documents)
        self._earlier = earlier

    def prepare(self) -> None:
        """Do now what the first search would have to do otherwise."""
        _ = self._said

    def find(self, typed: str) -> frozenset[str]:
        """Return the ids of the documents that contain each word of *typed*, or begin with it."""
        wanted = [_wanted(word) for word in typed.split() if _WORD.search(word)]
        return frozenset(
            document.id
            for document, said in self._said.values()
            if all(word in said for word in wanted)
        )

    @cached_property
    def _said(self) -> Mapping[str, tuple[LibraryDocument, str]]:
        known = {} if self._earlier is None else self._earlier._said  # noqa: SLF001 - of the same kind
        self._earlier = None
        said = {}
        for document in self._documents:
            found = known.get(document.id)
            if found is None or found[0] is not document:
                found = document, _spread(_told(document))
            said[document.id] = found
        return said


def is_search(typed: str) -> bool:
    """Tell whether *typed* asks for anything."""
    return bool(_WORD.search(typed))


def _wanted(word: str) -> str:
    spread = _spread(word)
    whole = spread.strip().isdecimal() and len(spread.strip()) <= _WHOLE
    return spread if whole else spread[:-1]


def _told(document: LibraryDocument) -> str:
    said = (
        *(document.title, document.number, document.original_name, document.document_type),
        *(document.publisher, document.signatory, document.location, document.source_address),
    )
    keys = dict.fromkeys(use.key for use in document.uses)
    return " ".join((*said, *keys))


def _spread(text: str) -> str:
    """Return the words of *text* in small letters, with one space around each."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
