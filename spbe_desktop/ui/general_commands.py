"""The commands that open a dialog: search, keys, settings, about, and a new assessment."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services import offices
from spbe_desktop.ui.actions import Command, Handlers, known
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.open_workspace import OpenWorkspace
from spbe_desktop.ui.palette_search import PaletteItem, PaletteKind
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.theme.theme import Mode
from spbe_desktop.ui.today import today

_MODES: dict[str, Mode] = {"system": "system", "light": "light", "dark": "dark"}


class GeneralCommands:
    """Opens the dialogs over the frame; each is loaded when it is first asked for."""

    def __init__(
        self, frame: Frame, looks: Looks, preferences: Preferences, catalogue: Catalogue, log: Path
    ) -> None:
        self._frame = frame
        self._looks = looks
        self._preferences = preferences
        self._catalogue = catalogue
        self._log = log

    def show_palette(self, shown: OpenWorkspace | None, handlers: Handlers) -> None:
        """Let the officer jump to an indicator or run a command by typing."""
        from spbe_desktop.ui.command_palette import CommandPalette

        sheet = shown.bridge.sheet if shown else None
        indicators = [] if sheet is None else _indicators(sheet)
        commands = [
            PaletteItem(PaletteKind.COMMAND, c.id, c.text, shortcut=c.keys_told)
            for c in known(handlers)
            if c.id != "palette"
        ]
        palette = CommandPalette(
            self._looks.theme, self._looks.icons, (*indicators, *commands), self._frame
        )
        if shown is not None:
            palette.indicator_chosen.connect(shown.view.go_to)
        palette.command_chosen.connect(lambda command: handlers[command]())
        palette.open_over(self._frame)

    def show_keys(self, commands: tuple[Command, ...]) -> None:
        """Show which key does what."""
        from spbe_desktop.ui.key_map_dialog import KeyEntry, KeyMapDialog

        entries = [
            KeyEntry(c.group, c.text, tuple(c.keys_told.split(" / ")))
            for c in commands
            if c.keys_told
        ]
        KeyMapDialog(self._looks.theme, entries, self._frame).open()

    def show_settings(self) -> None:
        """Let the officer choose text size, colours and the names of files for the portal."""
        from spbe_desktop.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(
            self._looks.theme,
            name_template=self._preferences.name_template,
            portal_limit=self._preferences.portal_limit,
            backup_budget=self._preferences.backup_budget,
            parent=self._frame,
        )
        dialog.portal_limit_chosen.connect(self._on_portal_limit_chosen)
        dialog.backup_budget_chosen.connect(self._on_backup_budget_chosen)
        dialog.name_template_chosen.connect(self._on_name_template_chosen)
        dialog.mode_chosen.connect(self._on_mode_chosen)
        dialog.text_scale_chosen.connect(self._on_text_scale_chosen)
        dialog.open()

    def show_about(self, workspace: Path | None) -> None:
        """Tell what this program is and where its files are."""
        from spbe_desktop.services.bundled_parts import parts
        from spbe_desktop.ui.about_dialog import AboutDialog
        from spbe_desktop.ui.about_facts import about_facts

        AboutDialog(
            self._looks.theme,
            about_facts(self._catalogue, workspace, self._log),
            lambda: parts(self._looks.resources),
            self._frame,
        ).open()

    def ask_new_assessment(self, shown: OpenWorkspace) -> None:
        """Let the officer begin another year, or another agency."""
        from spbe_desktop.services.carry_plan import heirs_in_year
        from spbe_desktop.ui.assessment_dialog import (
            AssessmentDialog,
            CarryFacts,
            InstrumentFacts,
        )

        def instrument_for(year: int) -> InstrumentFacts:
            instrument = self._catalogue.for_year(year)
            return InstrumentFacts(instrument.title, len(instrument.indicators))

        def carry_for(agency_id: int, year: int) -> CarryFacts | None:
            heirs = heirs_in_year(shown.workspace, agency_id, year)
            return None if heirs is None else CarryFacts(len(heirs.by_old), len(heirs.left))

        known_ones = offices.assessments_of(shown.workspace)
        sheet = shown.bridge.sheet
        dialog = AssessmentDialog(
            self._looks.theme,
            tuple(offices.agencies_of(shown.workspace)),
            {(a.agency.id, a.year) for a in known_ones},
            instrument_for,
            year=today().year,
            agency_id=sheet.assessment.agency.id if sheet else None,
            carry_for=carry_for,
            parent=self._frame,
        )
        if not dialog.exec():
            return
        answer = dialog.answer()
        if answer.new_agency is not None:
            new = answer.new_agency
            office = offices.OfficeFacts(
                new.region_code, new.region_name, new.code, new.name, new.short_name
            )
            shown.start_for_new_agency(office, answer.year, answer.due)
        elif answer.agency_id is not None:
            shown.start_assessment(answer.agency_id, answer.year, answer.due, carry=answer.carry)

    def _on_name_template_chosen(self, template: str) -> None:
        self._preferences.name_template = template

    def _on_backup_budget_chosen(self, budget: int) -> None:
        self._preferences.backup_budget = budget

    def _on_portal_limit_chosen(self, limit: int) -> None:
        self._preferences.portal_limit = limit

    def _on_mode_chosen(self, mode: str) -> None:
        self._looks.theme.mode = _MODES[mode]
        self._preferences.mode = _MODES[mode]

    def _on_text_scale_chosen(self, scale: float) -> None:
        self._looks.theme.text_scale = scale
        self._preferences.text_scale = scale


def _indicators(sheet: Sheet) -> list[PaletteItem]:
    return [
        PaletteItem(
            PaletteKind.INDICATOR,
            row.key,
            row.indicator.short_title,
            number=row.key,
            detail=sheet.instrument.path_to(row.key)[-1].short_title,
            name=row.indicator.list_title,
            words=row.indicator.title,
        )
        for row in sheet.rows
    ]
