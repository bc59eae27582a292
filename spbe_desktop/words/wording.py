"""The words for one kind of failure: a title, and a text that the failure's facts complete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Wording:
    """*text* names facts in braces, as in "{path}", or makes the text from the failure itself."""

    title: str
    text: str | Callable[[Any], str]

    def sentence(self, failure: object) -> str:
        """Return the text about *failure*."""
        if callable(self.text):
            return self.text(failure)
        return self.text.format_map(vars(failure))
