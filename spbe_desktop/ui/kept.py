"""Parts that are made when they are first needed, and kept by whoever needs them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt

_Part = TypeVar("_Part", bound=QObject)


def kept(owner: QObject, kind: type[_Part], make: Callable[[], _Part]) -> _Part:
    """Return the part of this *kind* that *owner* has, which *make* makes the first time."""
    part = owner.findChild(kind, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if not isinstance(part, kind):
        part = make()
        part.setParent(owner)
    return part
