"""What is typed on Tren becomes edits; which region is shown there is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from typing_extensions import override

from spbe_desktop.domain.instrument import GroupCode
from spbe_desktop.domain.sheet import FINAL_RESULT
from spbe_desktop.errors import InstrumentUnknownError
from spbe_desktop.services.offices import regions_of
from spbe_desktop.services.publishing import SetPublished, SetTargetIndex
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.served_page import TabDesk
from spbe_desktop.ui.trend_tab.history_rows import GroupTitles, HistoryEdit, ScaleOf
from spbe_desktop.ui.trend_tab.trend_tab import TrendTab


def make_trend_tab(looks: Looks, bridge: WorkspaceBridge) -> TrendTab:
    """Return the tab, with the desk that serves it as its child."""
    tab = TrendTab(
        looks.theme, looks.icons, _titles(bridge), fonts=looks.fonts, scale_of=_scale_of(bridge)
    )
    TrendDesk(tab, bridge)
    return tab


class TrendDesk(TabDesk):
    """Knows which region the tab shows, and stores what is typed of it."""

    def __init__(self, tab: TrendTab, bridge: WorkspaceBridge) -> None:
        super().__init__(tab)
        self._tab = tab
        self._bridge = bridge
        sheet = bridge.sheet
        self._region_id = sheet.assessment.agency.region.id if sheet else 0
        tab.history_changed.connect(self._on_history_changed)
        tab.target_changed.connect(self._on_target_changed)
        tab.region_chosen.connect(self._on_region_chosen)

    @override
    def refresh(self) -> None:
        """Read the trend of the region again and show it."""
        regions = regions_of(self._bridge.workspace)
        current = next((r.code for r in regions if r.id == self._region_id), "")
        self._tab.set_regions([(region.code, region.name) for region in regions], current)
        self._tab.show_trend(self._bridge.trend(self._region_id))

    @override
    def flush(self) -> None:
        """Hand on what is being typed."""
        self._tab.history.commit()

    def _on_region_chosen(self, code: str) -> None:
        regions = regions_of(self._bridge.workspace)
        self._region_id = next(region.id for region in regions if region.code == code)
        self.refresh()

    def _on_history_changed(self, edit: HistoryEdit) -> None:
        listing = self._bridge.workspace.catalogue.listing_for_year(edit.year)
        operation = SetPublished(
            self._region_id,
            edit.year,
            edit.stage,
            listing.id,
            edit.index,
            _by_group(edit.groups),
        )
        place = operation.kind, self._region_id, edit.year, edit.stage
        if not self._bridge.run_figure(place, operation):
            self._mark_unstored(edit.year, edit.stage)

    def _on_target_changed(self, year: int, value: Decimal | None) -> None:
        operation = SetTargetIndex(self._region_id, year, value)
        place = operation.kind, self._region_id, year
        if not self._bridge.run_figure(place, operation):
            self._mark_unstored(year, FINAL_RESULT)

    def _mark_unstored(self, year: int, stage: str) -> None:
        """Keep what was typed where it will be tried again; not where it can never be stored."""
        if not self._bridge.workspace.read_only:
            self._tab.history.mark_unstored(year, stage)


def _by_group(groups: Mapping[str, Decimal]) -> dict[GroupCode, Decimal]:
    return {GroupCode(code): value for code, value in groups.items()}


def _titles(bridge: WorkspaceBridge) -> GroupTitles:
    """Return what names the top groups of the instrument of a year."""

    def titles(year: int) -> tuple[tuple[str, str], ...]:
        try:
            instrument = bridge.workspace.catalogue.for_year(year)
        except InstrumentUnknownError:
            return ()
        return tuple((group.code, group.short_title) for group in instrument.groups)

    return titles


def _scale_of(bridge: WorkspaceBridge) -> ScaleOf:
    """Return what tells the lowest and the highest index that a year can have."""

    def scale(year: int) -> tuple[Decimal, Decimal]:
        instrument = bridge.workspace.catalogue.for_year(year)
        return instrument.lowest, instrument.highest

    return scale
