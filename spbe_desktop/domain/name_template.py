"""The pattern of a file name: letters, and placeholders for what is known of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from spbe_desktop.domain.portable_names import (
    COMPONENT_LIMIT,
    ENDLESS,
    portable,
    shortened,
)
from spbe_desktop.errors import NameTemplateFault, NameTemplateInvalidError

DEFAULT_TEMPLATE = "I{indikator:02}-L{tingkat}-{urut:02}_{judul}_{tahun}"

NUMBERS = ("indikator", "tingkat", "urut", "tahun", "tahun_penilaian")
"""Placeholders that stand for a number; `:02` writes it with at least two digits."""

TEXTS = ("judul", "butir", "jenis", "nomor", "opd")

_SEPARATORS = re.compile(r"([-_.])")
_WIDTH = re.compile(r"(?:0[1-9])?")
_LITERAL = re.compile(r"[A-Za-z0-9._-]*")
_TEXT_LIMIT = 24
"""Characters of any text but the title, which takes what room is left."""
_LEAST_TITLE = 16
_LONGEST_EXTENSION = 9
_TWIN_MARK = 4
"""Room for "-99" of a second document of the same name, and one more."""

Known = Mapping[str, int | str | None]
"""What the placeholders stand for; None for what is not known of a document."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters as they are, or a placeholder with the form of its number."""

    text: str
    is_placeholder: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two separators, with the separator before it."""

    separator: str
    pieces: tuple[_Piece, ...]


class NameTemplate:
    """A pattern that was found good; it makes names of at most *COMPONENT_LIMIT* characters.

    A part between two of `-`, `_` and `.` whose placeholder stands for nothing is left out, so
    that no name claims a level or a year that nobody has stated.
    """

    def __init__(self, text: str) -> None:
        """Take *text* apart; raise NameTemplateInvalidError if it cannot be used."""
        self.text = text.strip()
        self._pieces = tuple(_pieces(self.text))
        self._parts = tuple(_parts(self._pieces))
        self._require_telling()
        self._require_room()

    def name(self, known: Known, extension: str = "", *, twin: int = 1) -> str:
        """Return the name of the document of which *known* is known, with *extension*.

        From the second of several documents of one name on, *twin* tells them apart.
        """
        mark = f"-{twin}" if twin > 1 else ""
        room = COMPONENT_LIMIT - len(extension) - len(mark)
        without_title = self._filled({**known, "judul": ""} if known.get("judul") else known)
        title = _shown_title(str(known.get("judul") or ""), room - len(without_title))
        stem = self._filled({**known, "judul": title}) if title else without_title
        stem = portable(stem, limit=room)
        return f"{stem}{mark}{extension}"

    def _filled(self, known: Known) -> str:
        name = ""
        for part in self._parts:
            if any(p.is_placeholder and known.get(p.text) is None for p in part.pieces):
                continue
            separator = part.separator if name else ""
            name += separator + "".join(_shown(piece, known) for piece in part.pieces)
        return name

    def _require_telling(self) -> None:
        used = {piece.text for piece in self._pieces if piece.is_placeholder}
        if "indikator" not in used:
            raise self._fault(NameTemplateFault.WITHOUT_INDICATOR)
        if not used & {"urut", "judul"}:
            raise self._fault(NameTemplateFault.ALIKE)

    def _require_room(self) -> None:
        widest: dict[str, int | str | None] = {
            "indikator": 99,
            "tingkat": 5,
            "urut": 99,
            "tahun": 2026,
            "tahun_penilaian": 2026,
            "judul": "x" * _LEAST_TITLE if self._has_title else None,
        }
        widest |= {name: "x" * _TEXT_LIMIT for name in TEXTS if name != "judul"}
        length = len(self._filled(widest)) + _LONGEST_EXTENSION + _TWIN_MARK
        if length > COMPONENT_LIMIT:
            raise self._fault(NameTemplateFault.TOO_LONG)

    @property
    def _has_title(self) -> bool:
        return any(piece.text == "judul" and piece.is_placeholder for piece in self._pieces)

    def _fault(self, fault: NameTemplateFault) -> NameTemplateInvalidError:
        return NameTemplateInvalidError(self.text, fault)


def _pieces(text: str) -> Iterator[_Piece]:
    """Take *text* apart; nothing is ever looked up in the objects that are filled in."""
    try:
        parsed = list(Formatter().parse(text))
    except ValueError as error:
        raise NameTemplateInvalidError(text, NameTemplateFault.BRACES) from error
    for literal, name, form, conversion in parsed:
        yield from _letters(text, literal)
        if name is None:
            continue
        if name not in (*NUMBERS, *TEXTS):
            raise NameTemplateInvalidError(text, NameTemplateFault.PLACEHOLDER, name)
        allowed = _WIDTH.fullmatch(form or "") if name in NUMBERS else not form
        if conversion or not allowed:
            raise NameTemplateInvalidError(text, NameTemplateFault.FORM, name)
        yield _Piece(name, is_placeholder=True, form=form or "")


def _letters(text: str, literal: str) -> Iterator[_Piece]:
    wrong = next((letter for letter in literal if not _LITERAL.fullmatch(letter)), None)
    if wrong is not None:
        raise NameTemplateInvalidError(text, NameTemplateFault.CHARACTER, wrong)
    if literal:
        yield _Piece(literal)


def _parts(pieces: tuple[_Piece, ...]) -> Iterator[_Part]:
    separator = ""
    gathered: list[_Piece] = []
    for piece in pieces:
        if piece.is_placeholder:
            gathered.append(piece)
            continue
        for token in _SEPARATORS.split(piece.text):
            if _SEPARATORS.fullmatch(token):
                yield _Part(separator, tuple(gathered))
                separator, gathered = token, []
            elif token:
                gathered.append(_Piece(token))
    yield _Part(separator, tuple(gathered))


def _shown(piece: _Piece, known: Known) -> str:
    if not piece.is_placeholder:
        return piece.text
    content = known[piece.text]
    if isinstance(content, int):
        return format(content, piece.form)
    if piece.text == "judul":
        return str(content)
    return portable(str(content), limit=_TEXT_LIMIT).replace(".", "-")


def _shown_title(title: str, room: int) -> str:
    plain = portable(title, limit=ENDLESS).replace(".", "-") if title else ""
    return plain if len(plain) <= room else shortened(plain, title, room)
