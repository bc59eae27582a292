"""Documents and facts as rows of the search index."""

from __future__ import annotations

from datetime import date
from typing import Any

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.searching import SearchedDocument, UsedAt

_BETWEEN = " · "
_MARKS = "\n"


def columns_of(document: SearchedDocument) -> tuple[str, str, str, str, str]:
    """Return digest, title, number, uses and the rest of *document*, as they are stored."""
    rest = (document.document_type, document.publisher, document.signatory, *document.names)
    return (
        document.sha256,
        document.title,
        document.number,
        " ".join(map(_written, document.used_at)),
        _BETWEEN.join(filter(None, rest)),
    )


def row_of(sha256: str, facts: FileFacts) -> tuple[object, ...]:
    """Return the columns of table *facts*, in their order."""
    return (
        sha256,
        facts.readability,
        facts.pages,
        facts.title,
        facts.author,
        facts.created and facts.created.isoformat(),
        facts.text_found,
        _MARKS.join(facts.marks),
        facts.width,
        facts.height,
        facts.first_text,
        facts.text,
    )


def facts_from(row: tuple[Any, ...]) -> FileFacts:
    """Return the facts in a row of table *facts*."""
    (_sha256, readability, pages, title, author, created, found, marks, *rest) = row
    width, height, first_text, text = rest
    return FileFacts(
        readability=Readability(readability),
        pages=pages,
        title=title,
        author=author,
        created=date.fromisoformat(created) if created else None,
        text_found=None if found is None else bool(found),
        marks=tuple(marks.split(_MARKS)) if marks else (),
        first_text=first_text,
        text=text,
        width=width,
        height=height,
    )


def _written(used_at: UsedAt) -> str:
    """Return an indicator in each way that one types it: 4, 04, I4, I04, with its level."""
    key = used_at.key
    padded = key.zfill(2) if key.isdecimal() else key
    names = dict.fromkeys((key, padded, f"I{key}", f"I{padded}"))
    level = "" if used_at.level is None else f" L{used_at.level}"
    return " ".join(names) + level
