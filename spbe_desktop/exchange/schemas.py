"""The published JSON Schemas of a package, and what a document has against them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from spbe_desktop.exchange.verification import PackageProblem, ProblemKind

# Beside the package, from source as in a frozen build.
_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "schema"
_MOST_PROBLEMS = 20
_MOST_VALUES = 1_000_000
"""Values of one document; a tiny one takes many times its own bytes of memory."""


def parse_document(raw: bytes) -> Any:
    """Return the JSON value in *raw*; raise ValueError if there is none, or an ambiguous one."""
    # Each value but the first stands behind one of these, or is named by a key that does.
    if sum(map(raw.count, (b"[", b"{", b","))) > _MOST_VALUES:
        raise ValueError("terlalu banyak isi")
    try:
        return json.loads(
            raw.decode("utf-8"), object_pairs_hook=_unambiguous, parse_constant=_refused
        )
    except RecursionError as error:
        raise ValueError("bersarang terlalu dalam") from error


def schema_problems(name: str, value: Any) -> list[PackageProblem]:
    """Return what is wrong with *value*, the content of `data/<name>.json`; the first few."""
    document = f"data/{name}.json"
    try:
        places = list(islice(_faults(name, value), _MOST_PROBLEMS))
    except RecursionError:
        places = ["bersarang terlalu dalam"]
    return [PackageProblem(ProblemKind.FORMAT, document, place) for place in places]


def _faults(name: str, value: Any) -> Iterator[str]:
    # Slow to import, and of use only here.
    from jsonschema import Draft202012Validator

    schema = json.loads((_FOLDER / f"{name}.schema.json").read_bytes())
    for error in Draft202012Validator(schema).iter_errors(value):
        yield f"{error.json_path[:120]}: {error.validator}"


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("kunci berulang")
    return found


def _refused(constant: str) -> Any:
    raise ValueError(constant)
