"""Pages that were drawn, as many as fit into a bounded part of memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

LIMIT = 64 << 20
"""Bytes of pictures that are kept: a dozen pages, on a laptop of 4 GB."""


class Sized(Protocol):
    """Something that tells how much memory it takes."""

    def size_in_bytes(self) -> int:
        """Return its size."""
        ...


_V = TypeVar("_V", bound=Sized)


class PageCache(Generic[_V]):
    """Keeps what was used last; what is larger than all its room is not kept."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._kept: OrderedDict[Hashable, _V] = OrderedDict()
        self._size = 0

    @property
    def size(self) -> int:
        """Return how many bytes are kept."""
        return self._size

    def get(self, key: Hashable) -> _V | None:
        """Return what is kept under *key*; it counts as used."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: Hashable, value: _V) -> None:
        """Keep *value*, and let go of what was not used for longest."""
        before = self._kept.pop(key, None)
        self._size -= before.size_in_bytes() if before is not None else 0
        if value.size_in_bytes() > self._limit:
            return
        self._kept[key] = value
        self._size += value.size_in_bytes()
        while self._size > self._limit:
            _key, oldest = self._kept.popitem(last=False)
            self._size -= oldest.size_in_bytes()
