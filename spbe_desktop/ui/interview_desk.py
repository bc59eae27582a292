"""The desk of interviews and visits: sheets to print, and practice over the whole screen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from spbe_desktop.domain.instrument import Group, IndicatorKey
from spbe_desktop.domain.interview import InterviewSheet
from spbe_desktop.domain.portable_names import portable
from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.exports.interview_fields import AskedSheet
from spbe_desktop.services.interviews import (
    INTERVIEW_TEMPLATE,
    VISIT_TEMPLATE,
    read_interview,
    save_sheets,
)
from spbe_desktop.services.templates import Templates
from spbe_desktop.ui.commanded_desk import CommandedDesk
from spbe_desktop.ui.document_saving import DocumentSaver
from spbe_desktop.ui.interview.dialog import DOCUMENTS, InterviewDialog, Scope
from spbe_desktop.ui.interview.practice import Practice
from spbe_desktop.ui.template_editing import TemplateEditing
from spbe_desktop.ui.today import today
from spbe_desktop.words.interview import claim_of, last_year_of, questions_of


class InterviewDesk(CommandedDesk):
    """Opens the dialog over the assessment that is shown, and carries out what it asks."""

    photos_requested = Signal()

    @property
    def _templates(self) -> Templates:
        return Templates(self._bridge.workspace, self._looks.templates)

    def begin(self) -> None:
        """Let the officer get ready for an interview or a visit."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        sheets = read_interview(self._bridge.workspace, sheet, self._bridge.all_evidence())
        groups = [_scope_of(group) for group in sheet.instrument.groups]
        dialog = InterviewDialog(
            self._looks.theme, self._looks.icons, sheets, groups, parent=self._window
        )
        dialog.practice_requested.connect(partial(self._practise, dialog))
        dialog.sheets_requested.connect(partial(self._save, dialog, sheet, INTERVIEW_TEMPLATE))
        dialog.visit_requested.connect(partial(self._save, dialog, sheet, VISIT_TEMPLATE))
        editing = TemplateEditing(self._templates, dialog, lambda: dialog.document)
        dialog.document_changed.connect(editing.show)
        dialog.photos_requested.connect(dialog.accept)
        dialog.photos_requested.connect(self.photos_requested)
        dialog.open()

    def _practise(self, dialog: InterviewDialog) -> None:
        practice = Practice(self._looks.theme, dialog.chosen, dialog.seconds, dialog)
        practice.ended.connect(partial(_show_rated, dialog))
        practice.finished.connect(practice.deleteLater)
        practice.showFullScreen()

    def _save(self, dialog: InterviewDialog, sheet: Sheet, name: str) -> None:
        about = sheet.assessment
        file = portable(f"{DOCUMENTS[name]} {about.agency.short_name}", limit=60)
        saver = DocumentSaver(self._runner, self._preferences)
        path = saver.ask(dialog, f"{file}_{about.year}", "docx")
        if path is None:
            return
        asked = tuple(map(_asked, dialog.chosen))
        template, printed = self._templates.path_of(name), today()

        def job(report: Report) -> None:
            save_sheets(asked, (about, printed), template, path, report)

        saver.save(dialog, path, job)


def _scope_of(group: Group) -> Scope:
    keys = {indicator.key for indicator in group.indicators}
    return group.title, lambda sheet: sheet.key in keys


def _asked(sheet: InterviewSheet) -> AskedSheet:
    return AskedSheet(sheet, claim_of(sheet), last_year_of(sheet), questions_of(sheet))


def _show_rated(dialog: InterviewDialog, again: tuple[IndicatorKey, ...]) -> None:
    if again:
        dialog.show_outcome("warning", "Perlu dilatih lagi:", ", ".join(again))
    else:
        dialog.show_outcome("success", "Latihan selesai.", "Tidak ada yang ditandai latih lagi.")
