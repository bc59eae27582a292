"""Names of files as people see them, and as any disk takes them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

TITLE_LENGTH = 200
NAME_BYTES = 180  # with its folder, a name has to fit in the 260 characters of Windows

_SUFFIX = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,5}$")
_COPY = re.compile(r"(\s*\(\d{1,3}\)|\s+-\s+(copy|salinan|salin))$", re.IGNORECASE)
_EDGES = re.compile(r"^[\s.]+|[\s.]+$")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*", re.IGNORECASE)
_BLANK = {"Cc", "Zl", "Zp"}
_INVISIBLE = {"Cf", "Co"}


def displayed(text: str) -> str:
    """Return *text* so that it shows in one line what it says.

    Line breaks and control characters become spaces; what is invisible is left out, above all
    the marks that turn the writing direction and make `exe.pdf` of `fdp.exe`; bytes that are
    no characters (file names of other systems) become `�`.
    """
    return unicodedata.normalize("NFC", "".join(map(_visible, text)))


def display_title(name: str) -> str:
    """Propose a title for the document in a file called *name*.

    Hyphens that join words stay: `rata-rata`, `2026-03-01`, `e-office`. It is never empty.
    """
    shown = displayed(unquote(name) if "%20" in name else name)
    bare = _SUFFIX.sub("", shown.strip())
    while (shorter := _COPY.sub("", bare)) != bare:
        bare = shorter
    # Whoever types spaces means the hyphens, too.
    spaced = bare if " " in bare else _without_hyphens(bare.replace("_", " "))
    title = " ".join(spaced.replace("_", " ").split()) or safe_name(name)
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + "…"


def safe_name(name: str) -> str:
    """Return the nearest name to *name* that Windows, Linux and a memory stick all take."""
    plain = _EDGES.sub("", _FORBIDDEN.sub("_", displayed(name)))
    suffix = found.group() if (found := _SUFFIX.search(plain)) else ""
    stem = _EDGES.sub("", plain.removesuffix(suffix)) or "berkas"
    if _DEVICE.fullmatch(stem.split(".")[0]):
        stem = "_" + stem
    room = NAME_BYTES - len(suffix)
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + suffix


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "�"
    if category in _BLANK:
        return " "
    return "" if category in _INVISIBLE else character


def _without_hyphens(text: str) -> str:
    result, *rest = text.split("-")
    for part in rest:
        result += ("-" if _belong_together(result, part) else " ") + part
    return result


def _belong_together(before: str, after: str) -> bool:
    left = before.casefold().rsplit(" ", 1)[-1].rsplit("-", 1)[-1]
    right = after.casefold().split(" ", 1)[0]
    return bool(left) and (left in {right, "e"} or (left.isdigit() and right.isdigit()))
