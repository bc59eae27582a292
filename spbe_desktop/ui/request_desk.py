"""The desk that writes to other agencies: letters made from empty slots."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from functools import partial

from spbe_desktop.domain.portable_names import portable
from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.request_letter import LetterFrame, RequestLetter, likely_owners
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.services import requests
from spbe_desktop.ui.commanded_desk import CommandedDesk
from spbe_desktop.ui.document_saving import DocumentSaver
from spbe_desktop.ui.request_letter.dialog import RequestDialog, RequestSubject
from spbe_desktop.ui.request_letter.letter_form import LetterFacts
from spbe_desktop.ui.request_letter.paper import LetterFonts, save_letter
from spbe_desktop.ui.today import today

_ADDRESSEES, _REMEMBERED = "addressees", 12
"""Under which name earlier addressees are kept, and how many of them."""


class RequestDesk(CommandedDesk):
    """Opens the dialog over what is empty now, and saves its letters."""

    def begin(self) -> None:
        """Let the officer ask for what is missing in the assessment that is shown."""
        sheet = self._bridge.sheet
        if sheet is None or not self._bridge.flush():
            return
        self._bridge.look_again()
        found = requests.what_is_open(self._bridge.workspace, sheet, self._bridge.all_evidence())
        if not found:
            self.told.emit("info", "Semua butir sudah terisi; tidak ada yang perlu diminta.")
            return
        about = sheet.instrument.index_title.removeprefix("Indeks ")
        dialog = RequestDialog(
            self._looks.theme,
            self._looks.icons,
            found,
            likely_owners(found, sheet.assessment.agency.name),
            RequestSubject(about, sheet.assessment.year),
            LetterFacts(
                self._frame_of(sheet), today(), _wanted_by(sheet), self._addressees(sheet)
            ),
            parent=self._window,
        )
        dialog.settled.connect(self._remember)
        dialog.save_requested.connect(partial(self._save, dialog))
        dialog.open()

    def _save(self, dialog: RequestDialog, kind: str, letter: RequestLetter) -> None:
        addressee = portable(letter.addressee or "OPD", limit=40)
        name = f"Permintaan-eviden_{addressee}_{letter.dated.isoformat()}"
        saver = DocumentSaver(self._runner, self._preferences, "Surat")
        path = saver.ask(dialog, name, kind)
        if path is None:
            return
        theme = self._looks.theme
        fonts = LetterFonts(theme.font(), theme.font(bold=True))

        def job(report: Report) -> None:
            if kind == "docx":
                requests.save_document(letter, path, report)
            else:
                save_letter(letter, path, fonts)

        saver.save(dialog, path, job)

    def _frame_of(self, sheet: Sheet) -> LetterFrame:
        """Return what stood in the last letter, completed from the assessment."""
        found = sheet.assessment
        kept = {
            field.name: self._preferences.letter_field(f"{found.agency.code}/{field.name}")
            for field in fields(LetterFrame)
        }
        known = {
            "region": f"Pemerintah {found.agency.region.name}",
            "agency": found.agency.name,
            "contact_name": found.contact_name,
            "contact_phone": found.contact_phone,
        }
        return LetterFrame(**(kept | {name: kept[name] or text for name, text in known.items()}))

    def _addressees(self, sheet: Sheet) -> tuple[str, ...]:
        code = sheet.assessment.agency.code
        return tuple(self._preferences.letter_field(f"{code}/{_ADDRESSEES}").splitlines())

    def _remember(self, letter: RequestLetter) -> None:
        sheet = self._bridge.sheet
        if sheet is None:
            return
        kept = asdict(letter.frame)
        if letter.addressee:
            others = (name for name in self._addressees(sheet) if name != letter.addressee)
            kept[_ADDRESSEES] = "\n".join([letter.addressee, *others][:_REMEMBERED])
        for name, text in kept.items():
            self._preferences.set_letter_field(f"{sheet.assessment.agency.code}/{name}", text)


def _wanted_by(sheet: Sheet) -> date | None:
    """Return until when an answer is wanted: before the assessment itself is due."""
    due = sheet.assessment.due
    return None if due is None or due <= today() else due
