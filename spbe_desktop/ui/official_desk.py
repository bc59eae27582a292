"""The desk of documents that are signed: fills their templates and saves them."""

from __future__ import annotations

from functools import partial

from spbe_desktop.domain.official_documents import OfficialPaper, usual_signatories
from spbe_desktop.domain.portable_names import portable
from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services.official_documents import save_paper
from spbe_desktop.services.team_reading import people_of, team_of
from spbe_desktop.services.templates import Templates
from spbe_desktop.ui.commanded_desk import CommandedDesk
from spbe_desktop.ui.document_saving import DocumentSaver
from spbe_desktop.ui.official_documents.dialog import OfficialDialog
from spbe_desktop.ui.official_documents.signing_form import LINES
from spbe_desktop.ui.template_editing import TemplateEditing
from spbe_desktop.ui.today import today
from spbe_desktop.words.official_documents import DOCUMENT_NAMES

_REMEMBERED = tuple(name for name in LINES if name != "number")
"""Each document has a number of its own."""


class OfficialDesk(CommandedDesk):
    """Opens the dialog, and carries out what it asks."""

    @property
    def _templates(self) -> Templates:
        return Templates(self._bridge.workspace, self._looks.templates)

    def begin(self) -> None:
        """Let the officer make a document about the assessment that is shown."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        looks = self._looks
        dialog = OfficialDialog(
            looks.theme, looks.icons, self._known(sheet), today(), parent=self._window
        )
        editing = TemplateEditing(self._templates, dialog, lambda: dialog.kind)
        dialog.kind_changed.connect(editing.show)
        dialog.save_requested.connect(partial(self._save, dialog))
        dialog.open()

    def _save(self, dialog: OfficialDialog) -> None:
        sheet = self._bridge.sheet
        if sheet is None:
            return
        paper = OfficialPaper(kind=dialog.kind, sheet=sheet, signing=dialog.facts)
        saver = DocumentSaver(self._runner, self._preferences)
        path = saver.ask(dialog, _file_name(paper), "docx")
        if path is None:
            return
        self._remember(dialog, sheet)
        template = self._templates.path_of(dialog.kind)

        def job(report: Report) -> None:
            save_paper(paper, template, path, report)

        saver.save(dialog, path, job)

    def _known(self, sheet: Sheet) -> dict[str, str]:
        code = sheet.assessment.agency.code
        kept = {n: self._preferences.letter_field(f"{code}/signing/{n}") for n in _REMEMBERED}
        usual = self._usual(sheet)
        return {name: told or usual.get(name, "") for name, told in kept.items()}

    def _usual(self, sheet: Sheet) -> dict[str, str]:
        """Return what the team tells of who signs."""
        agency, workspace = sheet.assessment.agency, self._bridge.workspace
        people = people_of(workspace, agency.region.id)
        team = team_of(workspace, agency.region.id, sheet.assessment.year)
        head, receiver = usual_signatories(agency.name, people, team)
        return {
            "head_name": head.name,
            "head_position": head.position or f"Kepala {agency.name}",
            "head_number": head.employee_number,
            "receiver_name": receiver.name,
            "receiver_position": receiver.position,
            "receiver_number": receiver.employee_number,
        }

    def _remember(self, dialog: OfficialDialog, sheet: Sheet) -> None:
        code = sheet.assessment.agency.code
        for name in _REMEMBERED:
            self._preferences.set_letter_field(f"{code}/signing/{name}", dialog.form.typed[name])


def _file_name(paper: OfficialPaper) -> str:
    found = paper.sheet.assessment
    name = portable(f"{DOCUMENT_NAMES[paper.kind]} {found.agency.short_name}", limit=60)
    return f"{name}_{found.year}"
