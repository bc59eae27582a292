"""Keeps typed texts that a disk refused, and offers those that an earlier run left behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from spbe_desktop.services.compound import Several
from spbe_desktop.services.drafts import (
    Draft,
    Drafts,
    RecoveredDraft,
    drafts_of,
    edit_of,
    identity_of,
    recovered,
)
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks


class DraftKeeping(QObject):
    """Follows the unsaved texts of one open workspace."""

    def __init__(
        self, bridge: WorkspaceBridge, drafts: Drafts, looks: Looks, window: QWidget
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._drafts = drafts
        self._looks = looks
        self._window = window
        self._workspace = identity_of(bridge.workspace)
        self._left: tuple[Draft, ...] = ()
        """Drafts of an earlier run that were neither restored nor thrown away."""
        bridge.unsaved_changed.connect(self._keep)

    def offer(self) -> None:
        """Show what an earlier run could not store, where it differs from what is stored."""
        found = recovered(self._bridge.workspace, self._drafts.of(self._workspace))
        self._left = tuple(each.draft for each in found)
        self._keep()
        if found:
            self._ask(found)

    def _ask(self, found: tuple[RecoveredDraft, ...]) -> None:
        from spbe_desktop.ui.drafts_dialog import DraftsDialog

        dialog = DraftsDialog(self._looks.theme, found, self._window)
        dialog.restore_requested.connect(self._restore)
        dialog.discard_requested.connect(self._discard)
        dialog.open()

    def _restore(self, chosen: Sequence[Draft]) -> None:
        edits = tuple(map(edit_of, chosen))
        if edits and self._bridge.run(edits[0] if len(edits) == 1 else Several(edits)):
            self._discard(chosen)

    def _discard(self, chosen: Sequence[Draft]) -> None:
        self._left = tuple(draft for draft in self._left if draft not in chosen)
        self._keep()

    def _keep(self) -> None:
        """Keep what is unsaved now, and of what was left behind the fields beside it."""
        unsaved = drafts_of(self._bridge.unsaved_texts)
        places = {(draft.assessment_id, draft.key, draft.field) for draft in unsaved}
        older = [
            draft
            for draft in self._left
            if (draft.assessment_id, draft.key, draft.field) not in places
        ]
        self._drafts.keep(self._workspace, (*unsaved, *older))
