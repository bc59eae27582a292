"""Takes recommendations in, pasted or from a file: looked over first, stored as one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from spbe_desktop.domain.recommendation_sources import FoundPassages
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services.acting import add_recommendations
from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.services.recommendation_files import read_recommendations
from spbe_desktop.ui.action_tab.paste_dialog import PasteDialog
from spbe_desktop.ui.action_tab.tab import REGISTER, ActionTab
from spbe_desktop.ui.tab_services import TabServices
from spbe_desktop.ui.today import today
from spbe_desktop.words.failures import sentence


class RecommendationIntake(QObject):
    """Serves the tab of actions."""

    def __init__(self, tab: ActionTab, services: TabServices) -> None:
        super().__init__(tab)
        self._tab = tab
        self._services = services
        self._bridge = services.bridge
        tab.paste_requested.connect(self.paste)
        tab.bar.from_file.clicked.connect(self.choose_file)

    def paste(self) -> None:
        """Let a text be pasted."""
        sheet = self._bridge.sheet
        if sheet is not None:
            self._make(sheet, "Tempel rekomendasi").open()

    def choose_file(self) -> None:
        """Ask for a file and read it on the worker."""
        path, sheet = self._services.questions.recommendations_file(), self._bridge.sheet
        if path is None or sheet is None:
            return
        self._tab.bar.from_file.setEnabled(False)
        self._services.runner.start(
            partial(read_recommendations, path, sheet.instrument),
            on_success=partial(self._on_read, sheet, path),
            on_failure=self._on_failed,
        )

    def _on_read(self, sheet: Sheet, path: Path, found: FoundPassages) -> None:
        self._tab.bar.from_file.setEnabled(True)
        dialog = self._make(sheet, "Impor rekomendasi")
        dialog.show_found(found, path.name)
        dialog.open()

    def _on_failed(self, error: Exception) -> None:
        self._tab.bar.from_file.setEnabled(True)
        if isinstance(error, SpbeError):
            self._services.listener.failed.emit(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _make(self, sheet: Sheet, title: str) -> PasteDialog:
        theme, window = self._services.looks.theme, self._tab.window()
        dialog = PasteDialog(theme, sheet.instrument, window, title)
        dialog.take_requested.connect(lambda: self._take_in(dialog, sheet))
        return dialog

    def _take_in(self, dialog: PasteDialog, sheet: Sheet) -> None:
        found = sheet.assessment
        plan = read_plan(self._bridge.workspace, found.agency.id, found.year, today())
        first = 1 + max((r.position for r in plan.recommendations), default=-1)
        place = (found.agency.id, found.year, sheet.instrument.id)
        failed = self._bridge.failed.connect(lambda error: dialog.show_fault(sentence(error)))
        if self._bridge.run(add_recommendations(dialog.passages, *place, first)):
            dialog.accept()
            self._tab.turn_to(REGISTER)
        QObject.disconnect(failed)
