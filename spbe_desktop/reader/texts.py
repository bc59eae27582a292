"""Text as it is gathered from a file, page after page, until there is enough of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from spbe_desktop.domain.file_facts import FIRST_TEXT_LIMIT, TEXT_LIMIT, marks_in
from spbe_desktop.domain.plain_text import one_line, well_formed

_LINE_LIMIT = 500


@dataclass(slots=True)
class Gathered:
    """The text of a document's parts, in their order."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    @property
    def room(self) -> int:
        """Return how many characters more are kept."""
        return TEXT_LIMIT - self.length

    @property
    def found(self) -> bool:
        """Tell whether there is any text at all."""
        return any(self.parts)

    @property
    def first(self) -> str:
        """Return the beginning of the first part: the first page, if there are pages."""
        return self.parts[0][:FIRST_TEXT_LIMIT] if self.parts else ""

    @property
    def whole(self) -> str:
        """Return all of it, up to what is kept."""
        return "\n".join(filter(None, self.parts))[:TEXT_LIMIT]

    @property
    def marks(self) -> tuple[str, ...]:
        """Return the signs in it of an unfinished document."""
        return marks_in(self.whole)

    def add(self, text: str) -> None:
        """Take the text of the next part."""
        kept = well_formed(text[: self.room]).strip()
        self.parts.append(kept)
        self.length += len(kept)


def short(text: str) -> str:
    """Return *text* as one line of bounded length: a title, a name."""
    return one_line(text[:_LINE_LIMIT])
