"""`spbe-desktop index`: the index of a file of levels, as JSON for other programs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.scoring import NearThreshold, Score, rounded, score
from spbe_desktop.errors import (
    AnswerFileFault,
    AnswerFileInvalidError,
    AnswerFileUnreadableError,
    IndicatorRepeatedError,
    IndicatorUnknownError,
    ValueNotANumberError,
)
from spbe_desktop.instruments.catalogue import Catalogue

Result: TypeAlias = "dict[str, str | Mapping[str, str | bool | None] | None]"

_LARGEST = 1_000_000
"""Bytes; the levels of one assessment take about one thousandth."""

_LONGEST_NUMBER = 40
"""Characters; more would be no value that anybody gave."""

_NUMBER = re.compile(r"\s*[-+]?[0-9]+([.,][0-9]+)?\s*")


def run(path: Path, catalogue: Catalogue) -> Result:
    """Return the index of the levels in *path*, ready for JSON.

    Raise AnswerFileUnreadableError, AnswerFileInvalidError, InstrumentUnknownError, or, for one
    indicator, IndicatorUnknownError, IndicatorRepeatedError, ValueNotANumberError or
    ValueOutsideScaleError.
    """
    content = _read(path)
    instrument = catalogue.get(_instrument_id(path, content))
    values = _values(instrument, _levels(path, content))
    return result_of(instrument, score(instrument, values))


def result_of(instrument: Instrument, result: Score) -> Result:
    """Return *result* as plain text, numbers with a decimal point."""
    decimals = instrument.display_decimals
    return {
        "instrument": instrument.id,
        "index": _shown(result.index, decimals),
        "exact": None if result.index is None else exact_text(result.index),
        "predicate": None if result.predicate is None else result.predicate.name,
        "near_threshold": None if result.near is None else _near(result.near),
        "coverage": f"{result.answered}/{result.total}",
        "index_if_lowest": _shown(result.index_if_lowest, decimals),
        "predicate_if_lowest": result.predicate_if_lowest.name,
        "groups": {str(code): _shown(g.value, decimals) for code, g in result.groups.items()},
    }


def exact_text(value: Fraction) -> str:
    """Return *value* in full: as a decimal number if that ends, else as "p/q"."""
    rest, tens = value.denominator, 0
    for factor in (2, 5):
        count = 0
        while rest % factor == 0:
            rest, count = rest // factor, count + 1
        tens = max(tens, count)
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    digits = str(abs(int(value * 10**tens))).zfill(tens + 1)
    point = len(digits) - tens
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:point]}.{digits[point:]}" if tens else digits)


@dataclass(frozen=True, slots=True)
class _Object:
    """A JSON object as written: a repeated key is still there twice."""

    pairs: tuple[tuple[str, object], ...]

    def repeated(self) -> str | None:
        """Return a key that stands here twice, if there is one."""
        names = [name for name, _ in self.pairs]
        return next((name for name in names if names.count(name) > 1), None)


@dataclass(frozen=True, slots=True)
class _Word:
    """A JSON number that is none to reckon with: NaN, Infinity, too many digits."""

    text: str


def _read(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        raise AnswerFileUnreadableError(path, error.strerror or str(error)) from error
    if len(raw) > _LARGEST:
        raise AnswerFileInvalidError(path, AnswerFileFault.TOO_LARGE, f"{_LARGEST} byte")
    content = _parsed(path, raw)
    if not isinstance(content, _Object):
        raise AnswerFileInvalidError(path, AnswerFileFault.NOT_AN_OBJECT, "")
    repeated = content.repeated()
    if repeated is not None:
        raise AnswerFileInvalidError(path, AnswerFileFault.FIELD_REPEATED, _clipped(repeated))
    return dict(content.pairs)


def _parsed(path: Path, raw: bytes) -> object:
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_float=_number,
            parse_int=_number,
            parse_constant=_Word,
            object_pairs_hook=lambda pairs: _Object(tuple(pairs)),
        )
    except UnicodeDecodeError as error:
        raise AnswerFileInvalidError(
            path, AnswerFileFault.NOT_UTF8, f"byte {error.start + 1}"
        ) from error
    except json.JSONDecodeError as error:
        raise AnswerFileInvalidError(
            path, AnswerFileFault.NOT_JSON, f"baris {error.lineno}"
        ) from error
    except RecursionError as error:
        # Only brackets within brackets within brackets get here.
        raise AnswerFileInvalidError(
            path, AnswerFileFault.NOT_JSON, "terlalu banyak kurung bertingkat"
        ) from error


def _instrument_id(path: Path, content: dict[str, object]) -> str:
    name = content.get("instrument")
    if not isinstance(name, str) or not name:
        raise AnswerFileInvalidError(path, AnswerFileFault.INSTRUMENT_MISSING, "")
    return _clipped(name)


def _levels(path: Path, content: dict[str, object]) -> _Object:
    levels = content.get("levels")
    if not isinstance(levels, _Object):
        raise AnswerFileInvalidError(path, AnswerFileFault.LEVELS_MISSING, "")
    return levels


def _values(instrument: Instrument, levels: _Object) -> dict[IndicatorKey, Decimal]:
    repeated = levels.repeated()
    if repeated is not None:
        raise IndicatorRepeatedError(_clipped(repeated))
    values: dict[IndicatorKey, Decimal] = {}
    for name, given in levels.pairs:
        key = IndicatorKey(name)
        if key not in instrument.by_key:
            raise IndicatorUnknownError(instrument.id, _clipped(name))
        if given is not None:
            values[key] = _value(name, given)
    return values


def _value(key: str, given: object) -> Decimal:
    if isinstance(given, str) and _NUMBER.fullmatch(given):
        given = _number(given.strip().replace(",", "."))
    if isinstance(given, Decimal):
        return given
    raise ValueNotANumberError(key, _clipped(_as_written(given)))


def _as_written(given: object) -> str:
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, _Object):
        return "{…}"
    if isinstance(given, list):
        return "[…]"
    return given.text if isinstance(given, _Word) else str(given)


def _number(text: str) -> Decimal | _Word:
    if len(text) > _LONGEST_NUMBER:
        return _Word(text)
    try:
        return Decimal(text)
    except InvalidOperation:
        return _Word(text)


def _clipped(text: str) -> str:
    """Return *text* fit for a message: not too long, and nothing in it that cannot be printed."""
    shown = text if len(text) <= _LONGEST_NUMBER else text[:_LONGEST_NUMBER] + "…"
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _shown(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else str(rounded(value, decimals))


def _near(near: NearThreshold) -> dict[str, str | bool]:
    return {
        "threshold": str(near.threshold),
        "predicate": near.above.name,
        "reached": near.reached,
    }
