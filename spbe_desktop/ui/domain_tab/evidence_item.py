"""One document in the evidence panel: what it is, what is wrong with it, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from spbe_desktop.domain.evidence import EvidenceDescription, EvidenceKind, FileState
from spbe_desktop.domain.instrument import Scale
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import EvidenceSlot
from spbe_desktop.ui.document_icon import document_icon
from spbe_desktop.ui.domain_tab.dragged_use import mime_of
from spbe_desktop.ui.domain_tab.evidence_facts import facts_of, proposal_of, said_of, slots_told
from spbe_desktop.ui.domain_tab.evidence_form import EvidenceForm
from spbe_desktop.ui.domain_tab.item_actions import ItemActions
from spbe_desktop.ui.domain_tab.item_note import ItemNote
from spbe_desktop.ui.domain_tab.placing_button import PlacingButton
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.tag import Tag

_WRONG = {
    FileState.MISSING: "Berkas tidak ditemukan di tempatnya.",
    FileState.ALTERED: "Isi berkas berubah sejak dilampirkan.",
}
_ADDRESS_ALONE = "Alamat web saja belum cukup: sertakan tangkapan layar atau PDF bertanggal."


class EvidenceItem(QFrame):
    """Shows one use of a document, and a form to describe it when asked."""

    previewed = Signal(int)
    opened = Signal(int)
    folder_opened = Signal(int)
    name_wanted = Signal(int)
    detached = Signal(int)
    replaced = Signal(int)
    located = Signal(int)
    described = Signal(int, object)
    picture_wanted = Signal(int)
    """A screenshot from the clipboard shall stand beside this address."""
    file_wanted = Signal(int)
    """A file shall stand beside this address."""

    def __init__(
        self, use: EvidenceUse, scale: Scale, theme: Theme, icons: Icons, actions: SlotActions
    ) -> None:
        super().__init__()
        self._use = use
        self._scale = scale
        self._theme = theme
        self._icons = icons
        self._actions = actions
        self._slots: tuple[EvidenceSlot, ...] = ()
        self._form: EvidenceForm | None = None
        self._pressed_at: QPoint | None = None
        self._picture = QLabel()
        self._title = Label(theme, bold=True, wrap=True)
        self._proposed = Tag(theme, "Usulan")
        self._confirm = LinkButton(theme, "Konfirmasi", role="small")
        self._facts = Label(theme, role="small", tone="text_2", wrap=True)
        self._said = Label(theme, role="small", tone="text_2", wrap=True)
        self._filled = Label(theme, role="small", tone="text_2", wrap=True)
        self._wrong = ItemNote(theme, icons, "Cari berkas")
        self._doubted = ItemNote(theme, icons, "Ganti berkas")
        self._alone = ItemNote(theme, icons, "Tempel tangkapan layar", "Tambah berkas")
        self._suggestion = PlacingButton(theme, icons)
        self.actions_line = ItemActions(theme, icons)
        self._column = QVBoxLayout(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._connect()
        self._on_theme_changed()

    @property
    def form(self) -> EvidenceForm | None:
        """Return the open form; none if it is closed."""
        return self._form

    @property
    def use(self) -> EvidenceUse:
        """Return the use that is shown."""
        return self._use

    @property
    def warning(self) -> str:
        """Return what is wrong with the document, or ""."""
        for note in (self._wrong, self._doubted, self._alone):
            if note.isVisibleTo(self):
                return note.said.text()
        return ""

    @property
    def suggestion(self) -> PlacingButton:
        """Return the button that places the document where it most likely belongs."""
        return self._suggestion

    def show_use(
        self,
        use: EvidenceUse,
        slots: Sequence[EvidenceSlot],
        *,
        suggested: EvidenceSlot | None = None,
        alone: bool = False,
        doubts: Sequence[str] = (),
        editable: bool,
    ) -> None:
        """Show *use*; an open form keeps what is being typed into it.

        *slots* are those of the indicator, *suggested* is where an unplaced document most likely
        belongs, *alone* whether it is an address that nothing dated stands beside, and *doubts*
        say what an assessor would object to.
        """
        self._use, self._slots = use, tuple(slots)
        self._title.setText(use.title)
        self._facts.setText(facts_of(use))
        for label, text in ((self._said, said_of(use)), (self._filled, slots_told(use, slots))):
            label.setText(text)
            label.setVisible(bool(text))
        self._proposed.show_text(proposal_of(use))
        self._confirm.setVisible(use.proposed and editable)
        self._confirm.setAccessibleName(f"Konfirmasi: {use.title}")
        self._confirm.setToolTip("Eviden ini benar (Enter atau C)")
        self._show_notes(doubts, alone=alone, editable=editable)
        self._suggestion.show_slot(suggested, use.title)
        self._suggestion.setVisible(editable and suggested is not None)
        self.actions_line.show_use(use, editable=editable)
        proposed = f", {proposal_of(use).lower()}" if use.proposed else ""
        self.setAccessibleName(f"Eviden {use.title}{proposed}")
        self._on_theme_changed()

    def open_form(self) -> None:
        """Let the officer describe the document."""
        if self._form is None:
            self._form = EvidenceForm(self._use, self._scale, self._slots, self._theme)
            self._form.saved.connect(self._on_form_saved)
            self._form.dismissed.connect(self.close_form)
            self._column.addWidget(self._form)

    def close_form(self) -> None:
        """Take the form away, with what was typed into it."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def confirm(self) -> bool:
        """Ask to confirm the document if it is only proposed; tell whether it is."""
        wanted = self._use.proposed and self._actions.editable
        if wanted:
            self._actions.confirmed.emit(self._use.use_id)
        return wanted

    def _show_notes(self, doubts: Sequence[str], *, alone: bool, editable: bool) -> None:
        wrong = _WRONG.get(self._use.state, "")
        self._wrong.said.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._doubted.said.setText("\n".join(f"{doubt}." for doubt in doubts))
        self._doubted.setVisible(bool(doubts) and not wrong)
        self._alone.said.setText(_ADDRESS_ALONE)
        self._alone.setVisible(alone)
        for note in (self._wrong, self._doubted, self._alone):
            for link in note.links:
                link.setVisible(editable)
                link.setAccessibleName(f"{link.text()}: {self._use.title}")

    def _on_form_saved(self, description: EvidenceDescription) -> None:
        slots = self._form.slots.chosen if self._form is not None else self._use.slots
        self.close_form()
        self.described.emit(self._use.use_id, description)
        if slots != self._use.slots:
            self._actions.placed.emit(self._use.use_id, slots)

    def _on_describe_wanted(self) -> None:
        self.open_form()
        if self._form is not None:
            self._form.focus_first()

    def _on_suggestion_clicked(self) -> None:
        if self._suggestion.slot is not None:
            self._actions.place(self._use.use_id, self._suggestion.slot.code)

    def _on_slots_wanted(self) -> None:
        place = self.actions_line.slots_button
        menu = self._actions.placing_menu(self._use, self._slots, place)
        menu.popup(place.mapToGlobal(QPoint(0, place.height())))

    def _on_look_wanted(self) -> None:
        is_address = self._use.kind is EvidenceKind.ADDRESS
        (self.opened if is_address else self.previewed).emit(self._use.use_id)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        proposal = QHBoxLayout()
        proposal.setSpacing(8)
        proposal.addWidget(self._proposed)
        proposal.addWidget(self._confirm)
        proposal.addStretch(1)
        words.addLayout(proposal)
        for label in (self._title, self._facts, self._said, self._filled):
            words.addWidget(label)
        words.addWidget(self._suggestion)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._column.setSpacing(3)
        self._column.addLayout(top)
        self._column.addWidget(self._wrong)
        self._column.addWidget(self._doubted)
        self._column.addWidget(self._alone)
        self._column.addWidget(self.actions_line)

    def _connect(self) -> None:
        line = self.actions_line
        line.look_wanted.connect(self._on_look_wanted)
        self._confirm.clicked.connect(self.confirm)
        line.slots_wanted.connect(self._on_slots_wanted)
        line.describe_wanted.connect(self._on_describe_wanted)
        line.open_wanted.connect(lambda: self.opened.emit(self._use.use_id))
        line.folder_wanted.connect(lambda: self.folder_opened.emit(self._use.use_id))
        line.name_wanted.connect(lambda: self.name_wanted.emit(self._use.use_id))
        line.detach_wanted.connect(lambda: self.detached.emit(self._use.use_id))
        self._suggestion.clicked.connect(self._on_suggestion_clicked)
        self._wrong.links[0].clicked.connect(lambda: self.located.emit(self._use.use_id))
        self._doubted.links[0].clicked.connect(line.replace_wanted)
        line.replace_wanted.connect(lambda: self.replaced.emit(self._use.use_id))
        self._alone.links[0].clicked.connect(lambda: self.picture_wanted.emit(self._use.use_id))
        self._alone.links[1].clicked.connect(lambda: self.file_wanted.emit(self._use.use_id))
        self._theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(10), px(8), px(8), px(6))
        ratio = self.devicePixelRatioF()
        icon = document_icon(self._use.kind, self._use.media_type)
        self._picture.setPixmap(self._icons.pixmap(icon, px(16), "text_2", ratio))
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.hasFocus() or event.modifiers():
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Space:
            self._on_look_wanted()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C):
            if not self.confirm():
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if is_left else None
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag the document about, to drop it on the chip of a slot."""
        if self._pressed_at is None or not self._actions.editable:
            return
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed_at = None
            drag = QDrag(self)
            drag.setMimeData(mime_of(self._use.use_id))
            drag.setPixmap(self._picture.pixmap())
            drag.exec(Qt.DropAction.CopyAction)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        faulty = self._wrong.isVisibleTo(self) or self._doubted.isVisibleTo(self)
        edge = tokens.warning_line if faulty else tokens.line
        rounded_box(painter, self.rect(), fill=tokens.surface, edge=edge, radius=CARD_RADIUS)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()
