"""Text that every file format accepts: no lone surrogates, no control characters."""

from __future__ import annotations

import unicodedata

_KEPT = "\t\n"


def well_formed(text: str) -> str:
    """Return *text* with what cannot be encoded replaced and control characters removed.

    File names that the system could not decode carry lone surrogates; text pasted from
    elsewhere carries control characters that neither XML nor HTML allows.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_plain(character) for character in unified)


def one_line(text: str) -> str:
    """Return *text* well formed, on one line, with single spaces."""
    return " ".join(well_formed(text).split())


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    # U+FFFE and U+FFFF are in no category of their own and forbidden in XML.
    if category == "Cs" or ord(character) & 0xFFFE == 0xFFFE:
        return "\ufffd"
    if category == "Cc" and character not in _KEPT:
        return ""
    return character
