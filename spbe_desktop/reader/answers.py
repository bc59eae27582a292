"""Facts as they travel from the child, and their way back, on which nothing is believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from spbe_desktop.domain.file_facts import (
    FIRST_TEXT_LIMIT,
    TEXT_LIMIT,
    FileFacts,
    PagePicture,
    Readability,
)
from spbe_desktop.reader.wire import Message, WireError

_LINE_LIMIT = 500
_NUMBER_LIMIT = 10_000_000


def facts_message(facts: FileFacts) -> Message:
    """Return *facts* ready to be sent."""
    created = "" if facts.created is None else facts.created.isoformat()
    return Message(asdict(facts) | {"created": created})


def picture_message(picture: PagePicture) -> Message:
    """Return *picture* ready to be sent."""
    return Message(
        {
            "readability": picture.readability,
            "width": picture.width,
            "height": picture.height,
            "pages": picture.pages,
            "natural_width": picture.natural_width,
        },
        picture.pixels,
    )


def facts_in(message: Message) -> FileFacts:
    """Return the facts that *message* tells; raise WireError if it tells none."""
    told = message.facts
    found = told.get("text_found")
    marks = told.get("marks")
    return FileFacts(
        readability=_readability(told),
        pages=_number(told, "pages"),
        title=_text(told, "title", _LINE_LIMIT),
        author=_text(told, "author", _LINE_LIMIT),
        created=_day(_text(told, "created", _LINE_LIMIT)),
        text_found=found if isinstance(found, bool) else None,
        marks=tuple(map(str, marks[:3])) if isinstance(marks, list) else (),
        first_text=_text(told, "first_text", FIRST_TEXT_LIMIT),
        text=_text(told, "text", TEXT_LIMIT),
        width=_number(told, "width"),
        height=_number(told, "height"),
    )


def picture_in(message: Message) -> PagePicture:
    """Return the picture in *message*; raise WireError if its pixels do not fit its size."""
    told = message.facts
    width, height = _number(told, "width"), _number(told, "height")
    if len(message.body) != width * height * 4:
        raise WireError("pixels missing")
    pages, natural_width = _number(told, "pages"), _number(told, "natural_width")
    return PagePicture(_readability(told), width, height, message.body, pages, natural_width)


def _readability(told: Mapping[str, Any]) -> Readability:
    try:
        return Readability(told.get("readability", ""))
    except ValueError as error:
        raise WireError("no readability") from error


def _number(told: Mapping[str, Any], name: str) -> int:
    number = told.get(name, 0)
    if type(number) is not int or not 0 <= number <= _NUMBER_LIMIT:
        raise WireError(name)
    return number


def _text(told: Mapping[str, Any], name: str, limit: int) -> str:
    text = told.get(name, "")
    if not isinstance(text, str):
        raise WireError(name)
    return text[:limit]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise WireError("no day") from error
