"""The centre of the tab: one indicator, its levels to choose from, and its explanation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import IndicatorKey, Scale
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.domain_tab.comparison import Comparison
from spbe_desktop.ui.domain_tab.explanation_section import ExplanationSection, Opening
from spbe_desktop.ui.domain_tab.indicator_header import IndicatorHeader
from spbe_desktop.ui.domain_tab.invitation import Invitation
from spbe_desktop.ui.domain_tab.level_cards import LevelCards
from spbe_desktop.ui.domain_tab.proposal_strip import ProposalStrip
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.domain_tab.value_field import ValueField
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import KeyHint, Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.formats import day


class IndicatorPage(QScrollArea):
    """Shows one row of the sheet; its parts tell what the officer wants."""

    reopen_wanted = Signal()
    files_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        opening: Opening | None,
        scale: Scale,
        actions: SlotActions,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._shown = IndicatorKey("")
        self._writing = IndicatorKey("")
        self._row: IndicatorRow | None = None
        self._compact = False
        self.header = IndicatorHeader(theme, icons)
        self.comparison = Comparison(theme, icons)
        self.cards = LevelCards(theme, icons, actions)
        self.value_field = ValueField(theme)
        self.proposal = ProposalStrip(theme, icons)
        self.explanation = ExplanationSection(theme, icons, opening)
        self.lock_message = MessageStrip(theme, icons)
        self._heading = QWidget()
        self._first_key = KeyHint(theme, str(scale.levels[0].number))
        self._last_key = KeyHint(theme, str(scale.levels[-1].number))
        self._invitations = QWidget()
        self.drop_invitation = _drop_invitation(theme, icons)
        self._write = _write_invitation(theme, icons)
        self._column = QVBoxLayout()
        self._build()
        self._connect()
        self._set_room()

    def show_row(
        self,
        sheet: Sheet,
        row: IndicatorRow,
        standing: tuple[SlotStanding, ...] | None,
        place: tuple[bool, bool],
    ) -> None:
        """Show *row* of *sheet*; *place* says whether there is one before and one after it.

        *standing* is how its slots stand, none until that was found out.
        """
        turned = row.key != self._shown
        self._shown, self._row = row.key, row
        self._show_lock(sheet)
        self.header.show_row(row, has_previous=place[0], has_next=place[1])
        self.comparison.show_row(sheet, row)
        self.value_field.show_row(row, editable=sheet.editable)
        cumulative = sheet.instrument.cumulative
        self.cards.show_row(row, standing, editable=sheet.editable, cumulative=cumulative)
        self.proposal.show_row(row, editable=sheet.editable and sheet.is_self_assessment)
        self.explanation.show_row(row, editable=sheet.editable)
        self._show_parts(sheet, row)
        if turned:
            self.verticalScrollBar().setValue(0)

    def set_compact(self, compact: bool) -> None:
        """Make do with the height of a small window."""
        if compact != self._compact:
            self._compact = compact
            self.header.set_compact(compact)
            self.cards.set_compact(compact)
            self.comparison.setVisible(not compact)
            self._set_room()

    def write(self) -> None:
        """Put the caret into the explanation, even before a level is chosen."""
        self._writing = self._shown
        self._invitations.hide()
        self.explanation.show()
        self.explanation.focus_edit()
        self.ensureWidgetVisible(self.explanation.edit)

    def flush(self) -> None:
        """Hand on at once what is being typed."""
        self.value_field.flush()
        self.explanation.flush()

    def _show_parts(self, sheet: Sheet, row: IndicatorRow) -> None:
        proposed = self.proposal.offers_text
        begun = row.value is not None or bool(row.explanation) or proposed
        empty = not begun and self._writing != row.key
        invited = empty and sheet.editable
        self._heading.setVisible(
            row.value is None and (invited or proposed) and sheet.editable and not self._compact
        )
        self._invitations.setVisible(invited)
        self.explanation.setVisible(not invited)

    def _show_lock(self, sheet: Sheet) -> None:
        self.lock_message.setVisible(not sheet.editable)
        if sheet.read_only:
            self.lock_message.show_message("info", "Hanya baca.", "Isian terkunci.")
        elif not sheet.editable:
            sent = sheet.assessment.sent_at
            when = f" pada {day(sent.astimezone())}" if sent else ""
            self.lock_message.show_message(
                "info",
                f"Penilaian ini sudah dikirim{when}.",
                "Isian terkunci.",
                action="Buka kembali",
            )

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setLayout(self._column)
        self._build_heading()
        boxes = QHBoxLayout(self._invitations)
        boxes.setContentsMargins(0, 8, 0, 0)
        boxes.setSpacing(12)
        boxes.addWidget(self.drop_invitation)
        boxes.addWidget(self._write)
        for part in (
            self.lock_message,
            self.header,
            self.comparison,
            self._heading,
            self.value_field,
            self.cards,
        ):
            self._column.addWidget(part)
        self._column.addWidget(self.proposal)
        self._column.addWidget(self._invitations)
        # What room is left belongs to the text, or stays below the invitations.
        self._column.addWidget(self.explanation, 1000)
        self._column.addStretch(1)
        self.lock_message.hide()
        self.setWidget(content)

    def _build_heading(self) -> None:
        line = QHBoxLayout(self._heading)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(4)
        line.addWidget(Label(self._theme, "Pilih tingkat yang paling sesuai", role="section"))
        line.addStretch(1)
        line.addWidget(Label(self._theme, "klik, atau tekan", role="small", tone="text_2"))
        line.addWidget(self._first_key)
        line.addWidget(Label(self._theme, "–", role="small", tone="text_2"))
        line.addWidget(self._last_key)

    def _connect(self) -> None:
        self.lock_message.action_requested.connect(self.reopen_wanted)
        self.drop_invitation.clicked.connect(self.files_wanted)
        self._write.clicked.connect(self.write)
        self._theme.changed.connect(self._set_room)

    def _set_room(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), px(8 if self._compact else 10), px(16), px(10))
        self._column.setSpacing(px(6))


def _drop_invitation(theme: Theme, icons: Icons) -> Invitation:
    return Invitation(
        theme,
        icons,
        icon="download",
        title="Punya dokumennya? Jatuhkan di sini",
        text="PDF, gambar, Excel, atau tautan. Tingkat boleh dipilih nanti.",
        dashed=True,
    )


def _write_invitation(theme: Theme, icons: Icons) -> Invitation:
    return Invitation(
        theme,
        icons,
        icon="sticky-note",
        title="Penjelasan menyusul",
        text="Setelah tingkat dipilih, kalimat pembuka FAKTA dan ANALISIS siap disisipkan.",
        dashed=False,
    )
