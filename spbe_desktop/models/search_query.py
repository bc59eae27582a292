"""What an officer types, as a question to SQLite's full-text search."""

from __future__ import annotations

from spbe_desktop.domain.plain_text import one_line

_MOST_WORDS = 20


def query_of(typed: str) -> str:
    """Return the query that finds the words of *typed*, each also as a beginning; "" for none.

    A word such as "188.45/12" is one phrase, as typed. Marks of FTS5's own language mean
    nothing here. A single letter is looked for everywhere but in texts, where it stands
    on every page, and a single figure is taken as the number it is.
    """
    words = one_line(typed).replace('"', " ").split()
    told = [word for word in words if any(map(str.isalnum, word))][:_MOST_WORDS]
    return " AND ".join(map(_asked, told))


def _asked(word: str) -> str:
    letters = "".join(filter(str.isalnum, word))
    phrase = f'"{word}"' if letters.isdecimal() and len(letters) == 1 else f'"{word}" *'
    return phrase if len(letters) > 1 else f"{{title number used rest}} : {phrase}"
