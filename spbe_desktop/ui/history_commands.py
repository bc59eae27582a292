"""The commands that look back; what each needs is loaded when it is first asked for."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.services import offices
from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.looks import Looks


class Carrying(Protocol):
    """What brings the year before over, as far as commands have to know it."""

    def carry_over(self) -> None:
        """Propose what the year before has left."""

    def confirm_unchanged(self) -> None:
        """Confirm every proposal whose criteria are what they were."""


class HistoryCommands(QObject):
    """Shows what was changed in an open workspace, and brings what the year before has left."""

    told = Signal(str, str)
    """Kind and sentence."""

    def __init__(self, bridge: WorkspaceBridge, looks: Looks, window: QWidget) -> None:
        super().__init__()
        self._bridge = bridge
        self._looks = looks
        self._window = window

    def handlers(self) -> Handlers:
        """Return what each command does."""
        return {
            "history": self.show_changes,
            "snapshots": self.compare_snapshots,
            "carry_over": self.carry_over,
            "confirm_unchanged": self.confirm_unchanged,
        }

    def carry_over(self) -> None:
        """Propose the explanations and documents of the year before."""
        self._carrying().carry_over()

    def confirm_unchanged(self) -> None:
        """Confirm every proposal whose criteria are what they were."""
        self._carrying().confirm_unchanged()

    def _carrying(self) -> Carrying:
        from spbe_desktop.ui.carry_desk import CarryDesk

        def make() -> CarryDesk:
            desk = CarryDesk(self._bridge, self)
            desk.told.connect(self.told)
            return desk

        return kept(self, CarryDesk, make)

    def show_changes(self, key: str = "") -> None:
        """Show the journal, at first of the open assessment and of indicator *key* alone."""
        from spbe_desktop.services.change_log import choices_of, portion_of
        from spbe_desktop.ui.change_log.dialog import ChangeLogDialog, LogScope

        self._bridge.flush()
        workspace, sheet = self._bridge.workspace, self._bridge.sheet
        scope = LogScope(
            tuple(
                (found.id, f"{found.agency.short_name} {found.year}")
                for found in offices.assessments_of(workspace)
            ),
            tuple((row.key, f"{row.key} · {row.indicator.list_title}") for row in sheet.rows)
            if sheet
            else (),
            choices_of(workspace),
            sheet.assessment.id if sheet else None,
        )
        ChangeLogDialog(
            self._looks.theme,
            scope,
            partial(portion_of, workspace),
            workspace.clock,
            key=key,
            parent=self._window,
        ).open()

    def compare_snapshots(self) -> None:
        """Show what differs between two moments of the open assessment."""
        from spbe_desktop.domain.snapshot_difference import Difference, differences
        from spbe_desktop.services import snapshots
        from spbe_desktop.ui.snapshots.dialog import SnapshotDialog

        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        workspace, assessment_id = self._bridge.workspace, sheet.assessment.id
        kept = snapshots.snapshots_of(workspace, assessment_id)
        if not kept:
            self.told.emit("info", _NONE_YET)
            return
        order = [row.key for row in sheet.rows]

        def compare(old: int | None, new: int | None) -> tuple[tuple[Difference, ...], bool]:
            found = [
                (snapshots.present_of(workspace, assessment_id), True)
                if each is None
                else snapshots.read_snapshot(workspace, each)
                for each in (old, new)
            ]
            (before, first_intact), (after, second_intact) = found
            return differences(before, after, order), first_intact and second_intact

        stages = {stage.code: stage.name for stage in sheet.instrument.stages}
        SnapshotDialog(self._looks.theme, kept, stages, compare, self._window).open()


_NONE_YET = (
    "Belum ada potret penilaian ini. Program mengambilnya sendiri saat paket dikirim dan saat "
    "nilai pertama dari tahap berikutnya dicatat."
)
