"""The portal desk: names for the ministry's application, and folders of files so named."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from spbe_desktop.domain.portal_names import portal_names
from spbe_desktop.domain.sheet import EvidenceUse, Sheet
from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services.portal_folder import Grouping, PortalPlan, copy_folder, plan_folder
from spbe_desktop.ui.commanded_desk import CommandedDesk
from spbe_desktop.ui.name_template_field import template_or_default
from spbe_desktop.ui.portal_dialog.dialog import PortalDialog
from spbe_desktop.ui.portal_dialog.wishes import PortalWishes
from spbe_desktop.ui.tasks import Task
from spbe_desktop.ui.today import today
from spbe_desktop.words.failures import sentence


class PortalDesk(CommandedDesk):
    """Names and copies the evidence of the assessment that is shown."""

    _task: Task | None = None

    def copy_name(self, use_id: int) -> None:
        """Copy the name that the file of a use has in the ministry's application."""
        name = self._names().get(use_id)
        self._copy(name)

    def copy_document_name(self, evidence_id: str) -> None:
        """Copy the name of a document as its first use in the shown assessment has it."""
        uses = (use for found in self._bridge.all_evidence().values() for use in found)
        ids = sorted(use.use_id for use in uses if use.evidence_id == evidence_id)
        names = self._names()
        self._copy(next((names[use_id] for use_id in ids if use_id in names), None))

    def begin(self) -> None:
        """Let the officer copy all evidence of the assessment into a new folder."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        self._bridge.look_again()
        wishes = self._remembered()
        found = sheet.assessment
        dialog = PortalDialog(
            self._looks.theme,
            self._looks.icons,
            f"{found.agency.name} · {found.year}",
            self._plan(sheet, wishes),
            wishes,
            parent=self._window,
        )
        dialog.copy_requested.connect(lambda chosen: self._write(dialog, sheet, chosen))
        dialog.cancel_requested.connect(self._cancel)
        dialog.open()

    def _write(self, dialog: PortalDialog, sheet: Sheet, wishes: PortalWishes) -> None:
        self._preferences.name_template = wishes.template
        self._preferences.portal_grouping = wishes.grouping
        self._preferences.portal_folder = wishes.folder
        plan = self._plan(sheet, wishes)

        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                dialog.show_cancelled()
            elif isinstance(error, SpbeError):
                dialog.show_failure(sentence(error))
            else:
                raise error

        self._task = self._runner.start(
            lambda report: copy_folder(plan, wishes.folder, report),
            on_success=dialog.show_copied,
            on_failure=failed,
            on_progress=dialog.show_progress,
        )

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _plan(self, sheet: Sheet, wishes: PortalWishes) -> PortalPlan:
        return plan_folder(
            sheet,
            self._bridge.all_evidence(),
            self._bridge.workspace.vault,
            template_or_default(wishes.template),
            wishes.grouping,
            today(),
        )

    def _remembered(self) -> PortalWishes:
        folder = self._preferences.portal_folder
        known = {grouping.value: grouping for grouping in Grouping}
        return PortalWishes(
            self._preferences.name_template,
            known.get(self._preferences.portal_grouping, Grouping.BY_INDICATOR),
            folder if folder is not None and folder.is_dir() else _documents(),
        )

    def _names(self) -> Mapping[int, str]:
        sheet = self._bridge.sheet
        if sheet is None:
            return {}
        uses: list[EvidenceUse] = [
            use for found in self._bridge.all_evidence().values() for use in found
        ]
        template = template_or_default(self._preferences.name_template)
        return portal_names(sheet, uses, template)

    def _copy(self, name: str | None) -> None:
        if name is None:
            self.told.emit(
                "warning",
                "Tidak ada nama portal: alamat web tidak bernama berkas, dan dokumen yang belum "
                "dipakai di penilaian ini belum mempunyai indikator.",
            )
            return
        QGuiApplication.clipboard().setText(name)
        self.told.emit("info", f"Nama portal tersalin: {name}")


def _documents() -> Path:
    folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()
