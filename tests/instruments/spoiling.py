"""How the good pack is spoilt, one fault at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.instruments.good_pack import Content

I1 = ("indicators", 0)
"""Where the first indicator stands."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """One way to spoil the good pack, and what must be said of it."""

    name: str
    spoil: Callable[[Content], object]
    place: str
    reason: str


def put(*path: str | int, to: object) -> Callable[[Content], object]:
    def spoil(content: Content) -> None:
        _at(content, path[:-1])[path[-1]] = to

    return spoil


def drop(*path: str | int) -> Callable[[Content], object]:
    return lambda content: _at(content, path[:-1]).pop(path[-1])


def _at(content: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        content = content[step]
    return content
