"""The desk of documents that are signed: fills their templates and saves them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.official_documents import OfficialPaper
from spbe_desktop.domain.portable_names import portable
from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.errors import SpbeError
from spbe_desktop.services.official_documents import save_paper
from spbe_desktop.services.templates import Templates
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.official_documents.dialog import OfficialDialog
from spbe_desktop.ui.official_documents.signing_form import LINES
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.request_letter.dialog import PathChooser, ask_path
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.today import today
from spbe_desktop.ui.user_folders import documents
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.official_documents import DOCUMENT_NAMES

_REMEMBERED = tuple(name for name in LINES if name != "number")
"""Each document has a number of its own."""


class OfficialDesk(QObject):
    """Opens the dialog, and carries out what it asks."""

    told = Signal(str, str)
    """Kind and sentence."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        looks: Looks,
        preferences: Preferences,
        window: QWidget,
        *,
        choose_path: PathChooser = ask_path,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._looks = looks
        self._preferences = preferences
        self._window = window
        self._choose_path = choose_path
        self._templates = Templates(bridge.workspace.root, looks.templates)

    def begin(self) -> None:
        """Let the officer make a document about the assessment that is shown."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        looks = self._looks
        dialog = OfficialDialog(
            looks.theme, looks.icons, self._known(sheet), today(), parent=self._window
        )
        dialog.kind_changed.connect(partial(self._show_template, dialog))
        dialog.edit_requested.connect(partial(self._edit, dialog))
        dialog.reset_requested.connect(partial(self._reset, dialog))
        dialog.save_requested.connect(partial(self._save, dialog))
        self._show_template(dialog)
        dialog.open()

    def _show_template(self, dialog: OfficialDialog) -> None:
        own = self._templates.own_path_of(dialog.kind)
        shown = str(own) if self._templates.is_own(dialog.kind) else ""
        dialog.template.show_template(shown)

    def _edit(self, dialog: OfficialDialog) -> None:
        try:
            own = self._templates.adopt(dialog.kind)
        except SpbeError as error:
            dialog.show_outcome("error", "Templat belum disalin.", sentence(error))
            return
        self._show_template(dialog)
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(own))):
            dialog.show_outcome(
                "info", "Templat dibuka.", "Simpan di Word, lalu kembali ke sini dan simpan DOCX."
            )
        else:
            dialog.show_outcome(
                "warning", "Tidak ada program untuk membukanya.", f"Templat ada di {own}"
            )

    def _reset(self, dialog: OfficialDialog) -> None:
        try:
            aside = self._templates.set_aside(dialog.kind)
        except SpbeError as error:
            dialog.show_outcome("error", "Templat belum dikembalikan.", sentence(error))
            return
        self._show_template(dialog)
        dialog.show_outcome("info", "Kembali ke templat bawaan.", f"Templat lama: {aside.name}")

    def _save(self, dialog: OfficialDialog) -> None:
        sheet = self._bridge.sheet
        if sheet is None:
            return
        paper = OfficialPaper(kind=dialog.kind, sheet=sheet, signing=dialog.facts)
        path = self._choose_path(dialog, str(self._folder() / _file_name(paper)), "docx")
        if path is None:
            return
        self._preferences.letter_folder = path.parent
        self._remember(dialog, sheet)
        template = self._templates.path_of(dialog.kind)

        def job(report: Report) -> None:
            save_paper(paper, template, path, report)

        dialog.show_saving()
        self._runner.start(
            job,
            on_success=lambda _none: _show_saved(dialog, path),
            on_failure=partial(_show_failed, dialog),
        )

    def _folder(self) -> Path:
        folder = self._preferences.letter_folder
        return folder if folder is not None and folder.is_dir() else documents()

    def _known(self, sheet: Sheet) -> dict[str, str]:
        code = sheet.assessment.agency.code
        kept = {n: self._preferences.letter_field(f"{code}/signing/{n}") for n in _REMEMBERED}
        position = f"Kepala {sheet.assessment.agency.name}"
        return kept | {"head_position": kept["head_position"] or position}

    def _remember(self, dialog: OfficialDialog, sheet: Sheet) -> None:
        code = sheet.assessment.agency.code
        for name in _REMEMBERED:
            self._preferences.set_letter_field(f"{code}/signing/{name}", dialog.form.typed[name])


def _file_name(paper: OfficialPaper) -> str:
    found = paper.sheet.assessment
    name = portable(f"{DOCUMENT_NAMES[paper.kind]} {found.agency.short_name}", limit=60)
    return f"{name}_{found.year}.docx"


def _show_saved(dialog: OfficialDialog, path: Path) -> None:
    dialog.show_outcome("success", "Dokumen tersimpan.", str(path))
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _show_failed(dialog: OfficialDialog, error: Exception) -> None:
    if not isinstance(error, SpbeError):
        raise error
    dialog.show_outcome("error", "Dokumen belum tersimpan.", sentence(error))
