"""Amounts and levels as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from spbe_desktop.words.formats import parse_decimal


def amount(text: str) -> int | None:
    """Return whole rupiah, from "25.000.000" or "Rp 25000000"; none if it is no such amount."""
    typed = text.strip().removeprefix("Rp").replace(" ", "")
    whole = re.fullmatch(r"\d{1,15}|\d{1,3}(\.\d{3}){1,4}", typed, re.ASCII)
    return int(typed.replace(".", "")) if whole else None


def level_of(text: str) -> Decimal | None:
    """Return the level that was typed, "4" or "3,5"; none if it is no number."""
    return parse_decimal(text)


def fault_of(edit: QLineEdit, read: Callable[[str], object | None], sentence: str) -> str:
    """Return *sentence* if *edit* holds something that *read* does not know."""
    return sentence if edit.text().strip() and read(edit.text()) is None else ""
