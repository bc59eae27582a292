"""Slots (butir): the pieces of evidence that each level of an indicator expects."""

from __future__ import annotations

from typing import NewType

SlotCode = NewType("SlotCode", str)
"""Names a slot within one indicator: "L3-02" is the second of level 3, "U-01" is of no level."""
