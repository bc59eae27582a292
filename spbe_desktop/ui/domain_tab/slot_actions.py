"""What can be done about a slot, as a menu, and as signals that say what the officer wants."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import open_to_objection
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.domain.slots import EvidenceSlot, SlotCode
from spbe_desktop.ui.document_icon import document_icon
from spbe_desktop.ui.icons import Icons
from spbe_desktop.words.objections import STATE_NAMES, state_told

_LONGEST = 44
"""Characters of a title in a menu."""


class SlotActions(QObject):
    """Serves all chips of a tab; what they ask for is about the indicator in the centre."""

    files_wanted = Signal(str, str)
    """Indicator and slot: files are to be chosen for it."""
    library_wanted = Signal(str, str)
    placed = Signal(int, object)
    """A use, and all slots that it fills from now on."""
    confirmed = Signal(int)
    previewed = Signal(int)
    verdict_wanted = Signal(str, str)
    objection_wanted = Signal(str, str)
    """Indicator and slot: its verdict is to be objected to."""
    objection_opened = Signal(str, str)
    """Indicator and slot: what was objected there is to be seen, changed or answered."""

    def __init__(
        self,
        icons: Icons,
        documents: Callable[[], Iterable[EvidenceUse]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._documents = documents
        self._key = IndicatorKey("")
        self.editable = False

    def turn_to(self, key: IndicatorKey, *, editable: bool) -> None:
        """Be about indicator *key* from now on; a locked one takes verdicts alone."""
        self._key, self.editable = key, editable

    def menu(self, standing: SlotStanding, parent: QWidget) -> QMenu:
        """Return what can be done about a slot; the menu deletes itself."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu, standing)
        return menu

    def level_menu(self, standing: Iterable[SlotStanding], parent: QWidget) -> QMenu:
        """Return a menu of slots, each with what can be done about it; it deletes itself."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in standing:
            state = state_told(each)
            inner = menu.addMenu(f"{each.slot.short}: {state}".replace("&", "&&"))
            self.fill(inner, each)
        return menu

    def fill(self, menu: QMenu, standing: SlotStanding) -> None:
        """Put what can be done about a slot into *menu*."""
        menu.setToolTipsVisible(True)
        for use in standing.uses:
            self._add_filled(menu, standing, use)
        if standing.uses:
            menu.addSeparator()
        if self.editable:
            self._add_ways_to_fill(menu, standing)
            menu.addSeparator()
        verdict = menu.addAction(self._icons.icon("badge-check"), "Catat hasil penilaian …")
        verdict.triggered.connect(partial(self._ask_verdict, standing.slot.code))
        self._add_objection(menu, standing)

    def placing_menu(
        self, use: EvidenceUse, slots: Iterable[EvidenceSlot], parent: QWidget
    ) -> QMenu:
        """Return the slots of the indicator, those that *use* fills ticked; it deletes itself."""
        menu = QMenu(parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for slot in slots:
            action = menu.addAction(f"{slot.code}  {slot.short}".replace("&", "&&"))
            action.setToolTip(slot.text)
            action.setCheckable(True)
            action.setChecked(slot.code in use.slots)
            wanted = tuple(sorted({*use.slots} ^ {slot.code}))
            action.triggered.connect(partial(self._place, use.use_id, wanted))
        return menu

    def choose_files(self, slot: SlotCode) -> None:
        """Ask for files to fill *slot* with."""
        self.files_wanted.emit(self._key, slot)

    def confirm(self, standing: SlotStanding) -> bool:
        """Confirm what is proposed for a slot; tell whether anything is."""
        proposed = [use for use in standing.uses if use.proposed]
        if self.editable:
            for use in proposed:
                self.confirmed.emit(use.use_id)
        return bool(proposed)

    def place(self, use_id: int, slot: SlotCode) -> bool:
        """Have a document of the indicator fill *slot*, too; tell whether there is such a one."""
        found = next((use for use in self._documents() if use.use_id == use_id), None)
        if found is None or not self.editable:
            return False
        if slot not in found.slots or found.proposed:
            self.placed.emit(use_id, tuple(sorted({*found.slots, slot})))
        return True

    def _add_filled(self, menu: QMenu, standing: SlotStanding, use: EvidenceUse) -> None:
        inner = menu.addMenu(self._icons.icon(_icon_of(use)), _shortened(use.title))
        inner.setToolTipsVisible(True)
        if use.kind is not EvidenceKind.ADDRESS:
            look = inner.addAction(self._icons.icon("eye"), "Pratinjau")
            look.triggered.connect(partial(self._preview, use.use_id))
        if not self.editable:
            return
        if use.proposed:
            right = inner.addAction(self._icons.icon("check"), "Konfirmasi usulan")
            right.triggered.connect(partial(self._confirm, use.use_id))
        rest = tuple(code for code in use.slots if code != standing.slot.code)
        away = inner.addAction(self._icons.icon("unlink"), "Keluarkan dari butir ini")
        away.triggered.connect(partial(self._place, use.use_id, rest))

    def _add_ways_to_fill(self, menu: QMenu, standing: SlotStanding) -> None:
        slot = standing.slot.code
        files = menu.addAction(self._icons.icon("file-plus"), "Pilih berkas …")
        files.triggered.connect(partial(self._choose_files, slot))
        others = [use for use in self._documents() if slot not in use.slots]
        if others:
            inner = menu.addMenu(self._icons.icon("paperclip"), "Dokumen indikator ini")
            for use in others:
                action = inner.addAction(self._icons.icon(_icon_of(use)), _shortened(use.title))
                wanted = tuple(sorted({*use.slots, slot}))
                action.triggered.connect(partial(self._place, use.use_id, wanted))
        library = menu.addAction(self._icons.icon("copy"), "Dari pustaka …")
        library.triggered.connect(partial(self._ask_library, slot))

    def _add_objection(self, menu: QMenu, standing: SlotStanding) -> None:
        slot, told = standing.slot.code, standing.objection
        if open_to_objection(standing.verdict) and told is not ObjectionState.PENDING:
            new = menu.addAction(self._icons.icon("corner-up-left"), "Sanggah hasil …")
            new.triggered.connect(partial(self._object, slot))
        if told is not None:
            name = f"Sanggahan ({STATE_NAMES[told].lower()}) …"
            old = menu.addAction(self._icons.icon("scale"), name)
            old.triggered.connect(partial(self._open_objection, slot))

    # A triggered action hands over whether it is checked, which nobody here asks for.

    def _choose_files(self, slot: SlotCode, _checked: object = None) -> None:
        self.choose_files(slot)

    def _ask_library(self, slot: SlotCode, _checked: object = None) -> None:
        self.library_wanted.emit(self._key, slot)

    def _ask_verdict(self, slot: SlotCode, _checked: object = None) -> None:
        self.verdict_wanted.emit(self._key, slot)

    def _object(self, slot: SlotCode, _checked: object = None) -> None:
        self.objection_wanted.emit(self._key, slot)

    def _open_objection(self, slot: SlotCode, _checked: object = None) -> None:
        self.objection_opened.emit(self._key, slot)

    def _place(self, use_id: int, slots: tuple[SlotCode, ...], _checked: object = None) -> None:
        self.placed.emit(use_id, slots)

    def _confirm(self, use_id: int, _checked: object = None) -> None:
        self.confirmed.emit(use_id)

    def _preview(self, use_id: int, _checked: object = None) -> None:
        self.previewed.emit(use_id)


def _icon_of(use: EvidenceUse) -> str:
    return document_icon(use.kind, use.media_type)


def _shortened(title: str) -> str:
    shown = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"
    # A menu takes a single & for the mark of its key.
    return shown.replace("&", "&&")
