"""One document in the evidence panel: what it is, what is wrong with it, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout
from typing_extensions import override

from spbe_desktop.domain.evidence import (
    Classification,
    EvidenceDescription,
    EvidenceKind,
    FileState,
)
from spbe_desktop.domain.instrument import Scale
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.ui.document_icon import document_icon
from spbe_desktop.ui.domain_tab.evidence_form import EvidenceForm
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, rounded_box
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words.formats import day, size

_WRONG = {
    FileState.MISSING: "Berkas tidak ditemukan di tempatnya.",
    FileState.ALTERED: "Isi berkas berubah sejak dilampirkan.",
}
_KEPT = "\N{NO-BREAK SPACE}"
"""Keeps a number with its word."""

_CLASSES = {
    Classification.RESTRICTED: "Terbatas",
    Classification.SECRET: "Rahasia, tidak ikut dikirim",
}


class EvidenceItem(QFrame):
    """Shows one use of a document, and a form to describe it when asked."""

    opened = Signal(int)
    folder_opened = Signal(int)
    name_wanted = Signal(int)
    detached = Signal(int)
    located = Signal(int)
    described = Signal(int, object)

    def __init__(self, use: EvidenceUse, scale: Scale, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._use = use
        self._scale = scale
        self._theme = theme
        self._icons = icons
        self._form: EvidenceForm | None = None
        self._picture = QLabel()
        self._title = Label(theme, bold=True, wrap=True)
        self._facts = Label(theme, role="small", tone="text_2", wrap=True)
        self._said = Label(theme, role="small", tone="text_2", wrap=True)
        self._wrong = Fault(theme, icons)
        self._open = LinkButton(theme, "Buka", role="small")
        self._buttons = {
            name: self._make_button(icon, told) for name, (icon, told) in _BUTTONS.items()
        }
        self._column = QVBoxLayout(self)
        self._build()
        self._connect()
        self._on_theme_changed()

    @property
    def form(self) -> EvidenceForm | None:
        """Return the open form; none if it is closed."""
        return self._form

    @property
    def warning(self) -> str:
        """Return what is wrong with the document, or ""."""
        return self._wrong.said.text() if self._wrong.isVisibleTo(self) else ""

    def show_use(self, use: EvidenceUse, *, editable: bool) -> None:
        """Show *use*; an open form keeps what is being typed into it."""
        self._use = use
        self._title.setText(use.title)
        self._facts.setText(_facts(use))
        said = _said(use)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        wrong = _WRONG.get(use.state, "")
        self._wrong.said.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._wrong.locate.setVisible(editable)
        self._wrong.locate.setAccessibleName(f"Cari berkas: {use.title}")
        self._open.setEnabled(use.state is not FileState.MISSING)
        is_address = use.kind is EvidenceKind.ADDRESS
        self._buttons["folder"].setVisible(not is_address)
        self._buttons["name"].setVisible(not is_address)
        self._buttons["describe"].setVisible(editable)
        self._buttons["detach"].setVisible(editable)
        self.setAccessibleName(f"Eviden {use.title}")
        for name, button in self._buttons.items():
            button.setAccessibleName(f"{_BUTTONS[name][1]}: {use.title}")
        self._open.setAccessibleName(f"Buka: {use.title}")
        self._on_theme_changed()

    def open_form(self) -> None:
        """Let the officer describe the document."""
        if self._form is None:
            self._form = EvidenceForm(self._use, self._scale, self._theme)
            self._form.saved.connect(self._on_form_saved)
            self._form.dismissed.connect(self.close_form)
            self._column.addWidget(self._form)

    def close_form(self) -> None:
        """Take the form away, with what was typed into it."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def _on_form_saved(self, description: EvidenceDescription) -> None:
        self.close_form()
        self.described.emit(self._use.use_id, description)

    def _on_describe_clicked(self) -> None:
        self.open_form()
        if self._form is not None:
            self._form.focus_first()

    def _make_button(self, icon: str, told: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._icons.icon(icon))
        button.setToolTip(told)
        button.setAutoRaise(True)
        return button

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._title, self._facts, self._said):
            words.addWidget(label)
        actions = QHBoxLayout()
        actions.setSpacing(2)
        actions.addSpacing(self._theme.px(18))
        actions.addWidget(self._open)
        actions.addStretch(1)
        for button in self._buttons.values():
            actions.addWidget(button)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self._column.setSpacing(3)
        self._column.addLayout(top)
        self._column.addWidget(self._wrong)
        self._column.addLayout(actions)

    def _connect(self) -> None:
        self._open.clicked.connect(lambda: self.opened.emit(self._use.use_id))
        self._buttons["folder"].clicked.connect(lambda: self.folder_opened.emit(self._use.use_id))
        self._buttons["name"].clicked.connect(lambda: self.name_wanted.emit(self._use.use_id))
        self._buttons["describe"].clicked.connect(self._on_describe_clicked)
        self._buttons["detach"].clicked.connect(lambda: self.detached.emit(self._use.use_id))
        self._wrong.locate.clicked.connect(lambda: self.located.emit(self._use.use_id))
        self._theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(10), px(8), px(8), px(6))
        ratio = self.devicePixelRatioF()
        icon = document_icon(self._use.kind, self._use.media_type)
        self._picture.setPixmap(self._icons.pixmap(icon, px(16), "text_2", ratio))
        for button in self._buttons.values():
            button.setIconSize(QSize(px(15), px(15)))
            button.setFixedSize(px(26), px(24))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        edge = tokens.warning_line if self._use.state in _WRONG else tokens.line
        rounded_box(painter, self.rect(), fill=tokens.surface, edge=edge, radius=CARD_RADIUS)
        painter.end()


class Fault(QFrame):
    """What is wrong with a document, and the one thing to do about it."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self.said = Label(theme, role="small", wrap=True)
        self.locate = LinkButton(theme, "Cari berkas", role="small")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), 6, 8, 4)
        column.setSpacing(0)
        column.addWidget(self.said)
        column.addWidget(self.locate, 0, Qt.AlignmentFlag.AlignLeft)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        rounded_box(painter, self.rect(), fill=self._theme.tokens.warning_bg, edge=None)
        self._icons.paint(painter, QRect(px(8), 7, px(15), px(15)), "triangle-alert", "warning")
        painter.end()


_BUTTONS = {
    "folder": ("folder-open", "Buka folder"),
    "name": ("copy", "Salin nama portal"),
    "describe": ("pencil", "Ubah keterangan"),
    "detach": ("unlink", "Lepas dari indikator ini; dokumennya tetap tersimpan"),
}


def _facts(use: EvidenceUse) -> str:
    if use.kind is EvidenceKind.ADDRESS:
        parts = ["Alamat web", use.location]
    else:
        ending = use.original_name.rpartition(".")[2].upper() if "." in use.original_name else ""
        parts = [ending, size(use.size)]
        if use.kind is EvidenceKind.LINK:
            parts.append("tautan, tanpa salinan")
    if use.dated is not None:
        parts.append(day(use.dated))
    return " · ".join(part for part in parts if part)


def _said(use: EvidenceUse) -> str:
    parts = [
        use.document_type,
        f"No. {use.number}" if use.number else "",
        f"hlm.{_KEPT}{use.pages}" if use.pages else "",
        "" if use.level is None else f"tingkat{_KEPT}{use.level}",
        use.role,
        _CLASSES.get(use.classification, ""),
    ]
    lines = [" · ".join(part for part in parts if part)]
    if use.shared_with:
        lines.append(f"dipakai juga di {', '.join(use.shared_with)}")
    return "\n".join(line for line in lines if line)
