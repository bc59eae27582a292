"""Names that every system and every tool accepts, made from any text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

COMPONENT_LIMIT = 80
"""Characters of a name: with its folders it has to fit in the 260 of Windows."""

ENDLESS = 10_000
"""A limit for a text that is shortened afterwards."""

_DEVICE = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(\.|$)")
_COMPONENT = re.compile(r"[A-Za-z0-9._-]{1,80}")
_UNWANTED = re.compile(r"[^A-Za-z0-9._-]+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")
_UNNAMED = "dokumen"


def is_portable(component: str) -> bool:
    """Tell whether *component* is a name that every system and every tool accepts."""
    return (
        _COMPONENT.fullmatch(component) is not None
        and not component.endswith(".")
        and component.strip(".") != ""
        and _DEVICE.match(component) is None
    )


def portable(text: str, *, limit: int = COMPONENT_LIMIT) -> str:
    """Return *text* as one portable component of at most *limit* characters.

    What has to be shortened loses its middle and gains six digits of its hash, so that
    two long texts stay two names.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = _UNWANTED.sub("-", plain).strip("-. ")
    plain = re.sub(r"\.{2,}", ".", plain) or _UNNAMED
    if _DEVICE.match(plain):
        plain = f"_{plain}"
    return plain if len(plain) <= limit else shortened(plain, text, limit)


def shortened(plain: str, original: str, limit: int) -> str:
    """Return *plain*, which *original* was made into, in at most *limit* characters."""
    mark = hashlib.sha256(original.encode("utf-8", "replace")).hexdigest()[:6]
    room = max(0, limit - len(mark) - len("--"))
    tail = room // 3
    ends = plain[: room - tail], plain[len(plain) - tail :]
    kept = [end for end in (end.strip("-._") for end in ends) if end]
    return "-".join((*kept, mark))[:limit] if limit > 0 else ""


def extension_of(name: str) -> str:
    """Return the extension of the file *name* with its dot, in lower case; maybe none."""
    suffix = PurePosixPath(name).suffix
    return suffix.lower() if _EXTENSION.fullmatch(suffix) else ""
