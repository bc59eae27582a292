"""What the panel beside an indicator shows, and what it sends back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import ChangeEntry, EarlierAnswer, EvidenceUse
from spbe_desktop.domain.shortcomings import SeenShortcoming
from spbe_desktop.domain.slot_states import SlotStanding


class PanelSource(Protocol):
    """Answers what is asked for when a panel is shown, and again after it went stale."""

    def evidence_of(self, key: IndicatorKey) -> tuple[EvidenceUse, ...]:
        """Return what proves indicator *key*, oldest first."""
        ...

    def problems_of(self, use: EvidenceUse) -> tuple[FindingCode, ...]:
        """Return what an assessor would object to in the document of *use*."""
        ...

    def standings(self) -> Mapping[IndicatorKey, tuple[SlotStanding, ...]]:
        """Return how the slots of every indicator stand; none until that is known."""
        ...

    def open_shortcomings(self) -> Mapping[IndicatorKey, tuple[SeenShortcoming, ...]]:
        """Return what is open at each indicator; none until that is known."""
        ...

    def earlier_answer(self, key: IndicatorKey) -> EarlierAnswer | None:
        """Return last year's answer, if the same instrument was used and it was answered."""
        ...

    def changes_of(self, key: IndicatorKey) -> tuple[ChangeEntry, ...]:
        """Return what was changed, newest first."""
        ...
