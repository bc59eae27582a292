"""What is wanted on Tahapan becomes edits; which stages were opened again is known here."""

from __future__ import annotations

from typing_extensions import override

from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.services.stage_edits import StoreStageValues
from spbe_desktop.services.stages import read_stages
from spbe_desktop.ui.result_desk import Reasons, ResultDesk
from spbe_desktop.ui.served_page import TabDesk
from spbe_desktop.ui.stage_tab.tab import StageTab
from spbe_desktop.ui.tab_services import TabHost, TabServices


def make_stage_tab(services: TabServices, host: TabHost) -> StageTab:
    """Return the tab, with the desk that serves it as its child."""
    tab = StageTab(services.looks.theme, services.looks.icons)
    StageDesk(tab, services, host)
    return tab


class StageDesk(TabDesk):
    """Reads the stages of the assessment that is shown, and records what is wanted of them."""

    def __init__(self, tab: StageTab, services: TabServices, host: TabHost) -> None:
        super().__init__(tab)
        self._tab = tab
        self._services = services
        self._bridge = services.bridge
        self._host = host
        self._reasons: Reasons = {}
        results = ResultDesk(tab, services, self._reasons)
        tab.paste_requested.connect(results.paste)
        tab.file_requested.connect(results.choose_file)
        tab.entry_changed.connect(self._on_entry_changed)
        tab.repair_requested.connect(self._on_repair_requested)
        tab.open_requested.connect(self._on_open_requested)
        tab.refused.connect(self._on_refused)

    @override
    def refresh(self) -> None:
        """Read the stages again and show them."""
        sheet = self._bridge.sheet
        if sheet is None:
            return
        found = sheet.assessment
        opened = {stage for number, stage in self._reasons if number == found.id}
        if found.revision > 1 and not found.locked:
            opened.add(SELF_ASSESSMENT)
        stages = read_stages(self._bridge.workspace, found.id)
        self._tab.show_stages(
            stages, self._bridge.stage, locked=found.locked, opened=frozenset(opened)
        )

    @override
    def flush(self) -> None:
        """Hand on what is being typed."""
        self._tab.editor.commit()

    def _on_entry_changed(self, stage: str, entry: StageEntry) -> None:
        number = self._bridge.assessment_id
        reason = self._reasons.get((number, stage), "")
        if not self._bridge.run(StoreStageValues(number, stage, (entry,), reason)):
            self.refresh()

    def _on_repair_requested(self, stage: str) -> None:
        reason = self._services.questions.reason(
            "Buka untuk perbaikan",
            "Mengapa nilai tahap ini perlu dibetulkan? Alasan dicatat pada setiap perubahan.",
        )
        if reason:
            self._reasons[self._bridge.assessment_id, stage] = reason
            self.refresh()

    def _on_open_requested(self, key: str) -> None:
        self._host.go_to(key)

    def _on_refused(self, text: str) -> None:
        self._services.listener.told.emit("warning", text)
