"""Which indicators are the officer's own, for the lists that can show nothing else."""

from __future__ import annotations

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.changes import Changes
from spbe_desktop.ui.group_page import OwnIndicators
from spbe_desktop.ui.tab_services import TabServices


def own_indicators(services: TabServices) -> OwnIndicators:
    """Return what knows the duties of the person who, by the preferences, sits here."""
    bridge, preferences = services.bridge, services.preferences
    root = bridge.workspace.root

    def keys() -> frozenset[IndicatorKey] | None:
        person, sheet = preferences.person(root), bridge.sheet
        if not person or sheet is None:
            return None
        # Only whoever has said who she is needs it.
        from spbe_desktop.domain.duties import keys_of
        from spbe_desktop.services.team_reading import duties_of

        return keys_of(duties_of(bridge.workspace, sheet.assessment.id), person)

    def show_only(only: bool) -> None:
        preferences.set_only_mine(root, only)
        bridge.announce(Changes(team=True))

    return OwnIndicators(keys, lambda: preferences.only_mine(root), show_only)
