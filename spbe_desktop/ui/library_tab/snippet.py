"""A place in the text of a file, with the words that were searched for set off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from spbe_desktop.domain.searching import FOUND_BEGINS, FOUND_ENDS
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Left, draw_text, text_width

_BEFORE = 22
"""As many characters stand before what was found."""

_PART = re.compile(f"{FOUND_BEGINS}([^{FOUND_ENDS}]*){FOUND_ENDS}")


def parts_of(snippet: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *snippet* in order, each with whether it was searched for."""
    for place, text in enumerate(_PART.split(snippet)):
        if text:
            yield text, place % 2 == 1


def from_what_was_found(snippet: str) -> str:
    """Return *snippet* from a few words before the first that was found, so that it is seen."""
    before, sign, rest = " ".join(snippet.split()).partition(FOUND_BEGINS)
    if not sign or len(before) <= _BEFORE:
        return before + sign + rest
    return f"…{before[-_BEFORE:].partition(' ')[2]}{sign}{rest}"


def paint_snippet(painter: QPainter, rect: QRect, snippet: str, theme: Theme) -> None:
    """Paint *snippet* in one line, what was found bold and dark."""
    left = rect.x()
    for text, found in parts_of(from_what_was_found(snippet)):
        font = theme.font("small", bold=found)
        room = QRect(left, rect.y(), rect.right() - left + 1, rect.height())
        if room.width() < theme.px(8):
            return
        ink = theme.tokens.text if found else theme.tokens.text_2
        draw_text(painter, room, text, font, ink, Left)
        left += text_width(font, text)
