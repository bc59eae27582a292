"""Figures as they are written on a chart."""

from __future__ import annotations

from decimal import Decimal


def with_comma(value: Decimal) -> str:
    """Return *value* with a decimal comma and two decimals, or with all that it has if more."""
    plain = f"{value:.2f}" if value == round(value, 2) else f"{value:f}"
    return plain.replace(".", ",")


def threshold(value: Decimal) -> str:
    """Return a threshold with at least one decimal, as the regulations print them."""
    plain = f"{value.normalize():f}"
    return (plain if "." in plain else f"{plain}.0").replace(".", ",")
