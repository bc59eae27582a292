"""The levels of one indicator as cards, one below the other, of which one may be chosen."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import IndicatorKey, Level, Scale
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.domain.slot_states import SlotStanding, SlotState
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.ui.domain_tab.card_look import CardFace, CardLook, CardState, state_of
from spbe_desktop.ui.domain_tab.level_card import LevelCard
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.domain_tab.slot_needs import slot_needs
from spbe_desktop.ui.domain_tab.slot_row import SlotRow
from spbe_desktop.ui.domain_tab.slot_summary import SlotSummary
from spbe_desktop.ui.domain_tab.standing_room import StandingRoom
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.formats import number

_GAP = 4
_PREFIX = re.compile(r"^Syarat tingkat \d+ terpenuhi\.\s*")
"""What a criterion says of the level below; the card beside it says that already."""


class LevelCards(QWidget):
    """Shows the cards of a row and asks for what the officer picks."""

    level_picked = Signal(int)
    clear_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, actions: SlotActions) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._actions = actions
        self.look = CardLook(theme, icons)
        self._cumulative = True
        self._compact = False
        self._cards: list[LevelCard] = []
        self._shown = IndicatorKey("")
        self._room = StandingRoom(self.look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self._room)
        theme.changed.connect(self._room.measure_again)
        self.setAccessibleName("Pilihan tingkat")

    @property
    def cards(self) -> tuple[LevelCard, ...]:
        """Return the cards, from the lowest level."""
        return tuple(self._cards)

    def show_row(
        self,
        row: IndicatorRow,
        standing: tuple[SlotStanding, ...] | None,
        *,
        editable: bool,
        cumulative: bool,
    ) -> None:
        """Show the levels of *row*, which of them is chosen, and how its slots stand.

        *standing* is none until that was found out. *cumulative* says whether a level requires
        all levels below it.
        """
        self._cumulative = cumulative
        known = standing is not None
        slots = standing or tuple(
            SlotStanding(slot, SlotState.EMPTY, (), None) for slot in slots_of(row.indicator)
        )
        faces = self._faces(row, standing or (), editable=editable)
        self.look.set_names(tuple(face.name for face in faces), compact=self._compact)
        while len(self._cards) > len(faces):
            card = self._cards.pop()
            self._column.removeWidget(card)
            card.deleteLater()
        for card, face in zip(self._cards, faces, strict=False):
            card.show_face(face)
        for face in faces[len(self._cards) :]:
            self._add(face)
        for card in self._cards:
            card.show_slots(_on_card(card.face, slots), known=known)
        self._room.keep(faces, slots)
        moved = self._shown != row.key
        self._shown = row.key
        self._rove(keep=not moved)

    def set_compact(self, compact: bool) -> None:
        """Show the cards that are not chosen in one line each."""
        self._compact = compact
        names = tuple(card.face.name for card in self._cards)
        self.look.set_names(names, compact=compact)
        for card in self._cards:
            card.set_compact(compact)
        # Where room is short, cards take what they need and the page scrolls.
        self._room.setVisible(not compact)

    def card_of(self, level: int) -> LevelCard | None:
        """Return the card of *level*."""
        return next((card for card in self._cards if card.face.number == level), None)

    def _faces(
        self, row: IndicatorRow, standing: tuple[SlotStanding, ...], *, editable: bool
    ) -> list[CardFace]:
        scale, chosen = row.indicator.scale, row.level
        faces = []
        for level in scale.levels:
            needs = slot_needs(standing, level, chosen, cumulative=self._cumulative)
            faces.append(
                CardFace(
                    number=level.number,
                    highest=scale.levels[-1].number,
                    name=level.name,
                    criterion=self._criterion(row, level),
                    band=band(scale, level) if scale.decimals else "",
                    state=state_of(level.number, chosen.number if chosen else None),
                    note=needs.note or self._note(level, row),
                    gaps=needs.gaps,
                    warns=needs.warns,
                    asks=needs.asks,
                    needed=needs.told,
                    editable=editable,
                    kept=bool(row.kept_from),
                )
            )
        return faces

    def _criterion(self, row: IndicatorRow, level: Level) -> str:
        text = row.indicator.criteria.get(level.number, "") or level.definition
        return _PREFIX.sub("", text) if self._cumulative else text

    def _note(self, level: Level, row: IndicatorRow) -> str:
        if row.level is None:
            return ""
        steps = level.number - row.level.number
        if steps == 0:
            return "Berlaku" if row.kept_from else "Dipilih"
        if steps < 0:
            return "ikut terpenuhi" if self._cumulative else ""
        return "tingkat berikutnya" if steps == 1 else f"perlu {steps} tingkat lagi"

    def _add(self, face: CardFace) -> None:
        card = LevelCard(face, self.look, self._theme, self._make_slots, self)
        card.set_compact(self._compact)
        card.clicked.connect(self._on_card_clicked)
        card.clear_requested.connect(self.clear_requested)
        card.step_requested.connect(self._on_step_requested)
        self._column.insertWidget(len(self._cards), card)
        self._cards.append(card)

    def _make_slots(self, parent: QWidget) -> tuple[SlotRow, SlotSummary]:
        row = SlotRow(self._theme, self._icons, self._actions, parent)
        return row, SlotSummary(self._theme, self._actions, parent)

    def _rove(self, *, keep: bool) -> None:
        """Let Tab stop at one card alone: the focused, else the chosen, else the first."""
        focused = next((c for c in self._cards if c.hasFocus()), None) if keep else None
        chosen = next((c for c in self._cards if c.isChecked()), None)
        self._let_tab_stop_at(focused or chosen or self._cards[0])

    def _let_tab_stop_at(self, stop: LevelCard) -> None:
        for card in self._cards:
            policy = Qt.FocusPolicy.StrongFocus if card is stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    def _on_card_clicked(self) -> None:
        card = self.sender()
        assert isinstance(card, LevelCard)
        self.level_picked.emit(card.face.number)

    def _on_step_requested(self, places: int) -> None:
        card = self.sender()
        assert isinstance(card, LevelCard)
        wanted = self._cards.index(card) + places
        if 0 <= wanted < len(self._cards):
            self._let_tab_stop_at(self._cards[wanted])
            self._cards[wanted].setFocus(Qt.FocusReason.TabFocusReason)


def _on_card(face: CardFace, slots: tuple[SlotStanding, ...]) -> tuple[SlotStanding, ...]:
    """Return the slots that stand on a card: of the chosen level, and of the whole indicator."""
    if face.state is not CardState.CHOSEN:
        return ()
    return tuple(each for each in slots if each.slot.level in (face.number, None))


def band(scale: Scale, level: Level) -> str:
    """Return the values that *level* covers, "1,50 – < 2,50" or "4,00 – 5,00"."""
    place = scale.levels.index(level)
    lower = number(level.lower, scale.decimals)
    if place + 1 == len(scale.levels):
        return f"{lower} – {number(scale.highest, scale.decimals)}"
    return f"{lower} – < {number(scale.levels[place + 1].lower, scale.decimals)}"


def value_of(scale: Scale, level_number: int) -> Decimal | None:
    """Return the value that choosing level *level_number* sets; none if there is no such level."""
    return next((level.lower for level in scale.levels if level.number == level_number), None)
