"""Figures as they are written on a chart."""

from __future__ import annotations

from decimal import Decimal


def with_comma(value: Decimal) -> str:
    """Return *value* with a decimal comma, with all the decimals that it has."""
    return f"{value:f}".replace(".", ",")


def threshold(value: Decimal) -> str:
    """Return a threshold with at least one decimal, as the regulations print them."""
    plain = f"{value.normalize():f}"
    return (plain if "." in plain else f"{plain}.0").replace(".", ",")
