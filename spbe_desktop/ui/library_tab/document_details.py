"""Everything about one document: what it is, what is wrong with it, and where it is used."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.library_tab.condition_words import ACTIONS, Remedy, condition_message
from spbe_desktop.ui.library_tab.document_form import DocumentForm
from spbe_desktop.ui.library_tab.entry_words import digest_text, facts_text
from spbe_desktop.ui.library_tab.fact_list import FactList, said_of
from spbe_desktop.ui.library_tab.preview_well import PreviewWell
from spbe_desktop.ui.library_tab.revision_list import RevisionList
from spbe_desktop.ui.library_tab.use_list import UseList
from spbe_desktop.ui.library_tab.view import LibrarySource
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.messages import MessageStrip

_MESSAGES = 3
"""As many messages are shown, the gravest; more would bury what the document is."""


class DocumentDetails(QWidget):
    """Shows one entry; it is made anew when another is chosen, or this one has changed."""

    preview_requested = Signal()
    remedy_requested = Signal(Remedy)
    described = Signal(object)
    """`DocumentDescription`."""
    use_requested = Signal(object)
    """`DocumentUse`."""
    revision_opened = Signal(object)
    """`EarlierRevision`."""
    form_closed = Signal()

    def __init__(
        self, entry: Entry, year: int, source: LibrarySource, theme: Theme, icons: Icons
    ) -> None:
        super().__init__()
        self._entry = entry
        self._source = source
        self._theme = theme
        self._icons = icons
        self.well = PreviewWell(theme, icons)
        self.form: DocumentForm | None = None
        self.messages: tuple[MessageStrip, ...] = ()
        self._edit = LinkButton(theme, "Ubah", role="small")
        self._edit.setAccessibleName("Ubah keterangan")
        self._edit.setToolTip("Ubah keterangan (E)")
        self._column = QVBoxLayout(self)
        self._facts = QWidget()
        self._build(year)

    @property
    def document(self) -> LibraryDocument:
        """Return the document shown."""
        return self._entry.document

    def open_form(self) -> None:
        """Let the officer describe the document in place of its facts."""
        if self.form is None:
            suggested = self._source.suggestions_for(self.document)
            self.form = DocumentForm(self.document, suggested, self._theme)
            self.form.saved.connect(self._on_form_saved)
            self.form.dismissed.connect(self.close_form)
            self._column.insertWidget(self._column.indexOf(self._facts), self.form)
            self._facts.hide()
        self.form.begin()

    def close_form(self) -> None:
        """Show the facts again; what was typed is dropped."""
        if self.form is not None:
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.form_closed.emit()
        self._facts.show()

    def _on_form_saved(self, description: object) -> None:
        self.close_form()
        self.described.emit(description)

    def _on_remedy_wanted(self, remedy: Remedy) -> None:
        if remedy is Remedy.DESCRIBE:
            self.open_form()
        else:
            self.remedy_requested.emit(remedy)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.document.sha256)

    def _build(self, year: int) -> None:
        px, document = self._theme.px, self.document
        self._column.setContentsMargins(px(16), px(12), px(16), px(12))
        self._column.setSpacing(px(8))
        title = Label(self._theme, document.title, role="section", wrap=True)
        title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        facts = facts_text(document, self._source.pages_of(document))
        self.well.show_document(document)
        for part in (self.well, title, Label(self._theme, facts, role="small", tone="text_2")):
            self._column.addWidget(part)
        self._add_messages(year)
        self._add_facts()
        self._column.addStretch(1)
        self.well.preview_requested.connect(self.preview_requested)
        self._edit.clicked.connect(self.open_form)

    def _add_messages(self, year: int) -> None:
        strips: list[MessageStrip] = []
        for condition in self._entry.conditions:
            told = condition_message(condition, self.document, year)
            if told is None or len(strips) == _MESSAGES:
                continue
            strip = MessageStrip(self._theme, self._icons, below=True)
            strip.show_message(told.kind, told.lead, told.text, ACTIONS.get(told.remedy, ""))
            strip.action_requested.connect(partial(self._on_remedy_wanted, told.remedy))
            self._column.addWidget(strip)
            strips.append(strip)
        self.messages = tuple(strips)

    def _add_facts(self) -> None:
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(4))
        facts = FactList(self._theme)
        for name, text in said_of(self.document):
            facts.add_text(name, text)
        if self.document.sha256:
            facts.add_part("Sidik", self._digest())
        head = QHBoxLayout()
        head.addWidget(Label(self._theme, "Keterangan", role="small", bold=True))
        head.addStretch(1)
        head.addWidget(self._edit)
        column.addLayout(head)
        column.addWidget(facts)
        self._column.addWidget(self._facts)
        uses = UseList(self._theme, self._source.named_uses(self.document))
        uses.use_requested.connect(self.use_requested)
        self._add_section("Dipakai di", uses)
        earlier = self._source.earlier_revisions(self.document.id)
        if earlier:
            revisions = RevisionList(self._theme, earlier)
            revisions.opened.connect(self.revision_opened)
            self._add_section("Revisi sebelumnya", revisions)

    def _add_section(self, heading: str, part: QWidget) -> None:
        self._column.addWidget(Label(self._theme, heading, role="small", bold=True))
        self._column.addWidget(part)

    def _digest(self) -> QWidget:
        part = QWidget()
        text = Label(self._theme, digest_text(self.document.sha256), role="small")
        text.setToolTip(self.document.sha256)
        copy = QToolButton()
        copy.setIcon(self._icons.icon("copy"))
        copy.setAutoRaise(True)
        copy.setToolTip("Salin sidik SHA-256 lengkap")
        copy.setAccessibleName("Salin sidik")
        copy.clicked.connect(self._on_copy_clicked)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(4))
        row.addWidget(text)
        row.addWidget(copy)
        row.addStretch(1)
        return part
