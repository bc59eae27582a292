"""What the officer wants of checklists becomes edits, and a PDF to print."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from spbe_desktop.domain.checklist import Checklist
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.portable_names import portable
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import SpbeError
from spbe_desktop.services.checklists import (
    AddChecklistLine,
    EndChecklistLine,
    MarkChecklist,
    read_checklists,
)
from spbe_desktop.services.slot_reading import Standings, standings_of
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_saving import DocumentSaver
from spbe_desktop.ui.finding_tab.checklist_paper import PaperHead, save_checklists
from spbe_desktop.ui.finding_tab.checklist_view import ChecklistView
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.today import today


def standings_now(bridge: WorkspaceBridge) -> Standings:
    """Return how the slots stand, even before the window looks after them by itself."""
    sheet = bridge.sheet
    known = bridge.standings()
    if known or sheet is None:
        return known
    return standings_of(bridge.workspace, sheet, bridge.all_evidence())


class ChecklistDesk(QObject):
    """Serves the view of checklists."""

    def __init__(self, view: ChecklistView, services: TabServices, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._services = services
        self._bridge = services.bridge
        view.line_added.connect(self._add)
        view.line_marked.connect(self._mark)
        view.line_ended.connect(self._end)
        view.print_wanted.connect(self._print)

    def refresh(self) -> None:
        """Read the checklists again and show them."""
        sheet = self._bridge.sheet
        if sheet is not None:
            found = read_checklists(self._bridge.workspace, sheet, standings_now(self._bridge))
            self._view.show_checklists(found)

    def _add(self, key: str, words: str) -> None:
        edit = AddChecklistLine(self._bridge.assessment_id, IndicatorKey(key), words)
        if self._bridge.run(edit):
            self._view.words.clear()

    def _mark(self, key: str, item: str, present: bool) -> None:
        edit = MarkChecklist(self._bridge.assessment_id, IndicatorKey(key), item, present)
        self._bridge.run(edit)

    def _end(self, item: str) -> None:
        self._bridge.run(EndChecklistLine(self._bridge.assessment_id, item))

    def _print(self, checklists: Sequence[Checklist]) -> None:
        sheet = self._bridge.sheet
        if sheet is None:
            return
        found = sheet.assessment
        one = f"_{checklists[0].indicator.key}" if len(checklists) == 1 else ""
        short = portable(found.agency.short_name, limit=40)
        name = f"Checklist_{short}_{found.year}{one}"
        saver = DocumentSaver(self._services.runner, self._services.preferences, "Checklist")
        path = saver.ask(self._view.window(), name, "pdf")
        if path is None:
            return
        head = PaperHead(
            found.agency.name,
            found.agency.region.name,
            found.year,
            sheet.instrument.short_title,
            today(),
        )
        font = self._services.looks.theme.font()

        def job(_report: Report) -> None:
            save_checklists(checklists, head, path, font)

        self._services.runner.start(
            job, on_success=partial(self._on_saved, path), on_failure=self._on_failed
        )

    def _on_saved(self, path: Path, _none: None) -> None:
        self._services.listener.told.emit("info", f"Checklist disimpan di {path}.")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        self._services.listener.failed.emit(error)
