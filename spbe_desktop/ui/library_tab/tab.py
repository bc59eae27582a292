"""The tab of all documents: filters, search, table and details."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.library_filter import Choice
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.library_tab.condition_words import Remedy
from spbe_desktop.ui.library_tab.details_panel import DetailsPanel
from spbe_desktop.ui.library_tab.document_details import DocumentDetails
from spbe_desktop.ui.library_tab.document_menu import document_menu
from spbe_desktop.ui.library_tab.document_table import DocumentTable
from spbe_desktop.ui.library_tab.entry_words import total_text
from spbe_desktop.ui.library_tab.filter_column import FilterColumn
from spbe_desktop.ui.library_tab.search_bar import SearchBar
from spbe_desktop.ui.library_tab.tab_frame import TabFrame
from spbe_desktop.ui.library_tab.table_foot import TableFoot
from spbe_desktop.ui.library_tab.view import LibrarySource, LibraryView
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.drop_target import files_in
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.file_drops import FileDrops, Place


class LibraryTab(QWidget):
    """Shows a view of the library and tells what the officer wants; it changes nothing itself.

    A signal's first argument is the id of a document, or a tuple of ids.
    """

    choice_changed = Signal()
    searched = Signal(str)
    files_offered = Signal(list)
    files_wanted = Signal()
    links_wanted = Signal()
    address_wanted = Signal()
    opened = Signal(str)
    preview_requested = Signal(str)
    folder_opened = Signal(str)
    name_wanted = Signal(str)
    """Id of the document whose name for the portal is to be copied."""
    command_wanted = Signal(str)
    """Id of a command of the window that concerns all evidence."""
    replace_wanted = Signal(str)
    locate_wanted = Signal(str)
    described = Signal(str, object)
    """Id and `DocumentDescription`."""
    link_wanted = Signal(object)
    """Ids."""
    discard_wanted = Signal(object)
    """Ids."""
    use_requested = Signal(object)
    """`DocumentUse`."""
    revision_opened = Signal(object)
    """`EarlierRevision`."""
    pause_toggled = Signal()

    def __init__(self, theme: Theme, icons: Icons, source: LibrarySource) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._view: LibraryView | None = None
        self.filters = FilterColumn(theme)
        self.bar = SearchBar(theme, icons)
        self.table = DocumentTable(theme, icons)
        self.foot = TableFoot(theme)
        self.panel = DetailsPanel(theme, icons, source)
        self._stack = QStackedWidget()
        self._nothing = _nothing_found(theme, icons)
        self._empty = _nothing_yet(theme, icons)
        self.frame = TabFrame(theme, self.filters, self._make_centre(), self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self.drops = FileDrops(self, theme, self._place_at)
        self._connect()
        self.setFocusProxy(self.table)

    @property
    def choice(self) -> Choice:
        """Return the filters that are set."""
        return self.filters.choice

    @property
    def query(self) -> str:
        """Return what is searched for."""
        return self.bar.query.text()

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Return the documents that are chosen, from top to bottom."""
        return tuple(entry.document.id for entry in self.table.chosen)

    def show_view(self, view: LibraryView) -> None:
        """Show *view* in place: what is chosen, ticked and typed stays."""
        self._view = view
        self.filters.show_view(view)
        shown = view.shown
        self.foot.total.setText(total_text(len(shown.entries), shown.size))
        page = self.table if shown.entries else self._nothing
        if not view.everything.entries:
            page = self._empty
        self._stack.setCurrentWidget(page)
        self.table.show_entries(shown.entries, view.year, view.snippets)

    def choose(self, ids: tuple[str, ...]) -> None:
        """Choose documents, such as those that were just added."""
        self.table.choose(ids)

    def focus_search(self) -> None:
        """Put the caret into the search."""
        self.bar.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.query.selectAll()

    def clear_filters(self) -> None:
        """Show every document again."""
        self.bar.query.clear()
        self.filters.clear()

    def edit_chosen(self) -> None:
        """Let the officer describe the one document that is chosen."""
        if len(self.chosen_ids) == 1:
            self.frame.open_details(True)
            self.panel.describe()

    def toggle_panel(self) -> None:
        """Open the details, or close them."""
        self.frame.open_details(not self.frame.details_are_open)

    # What the parts tell

    def _on_chosen_changed(self) -> None:
        chosen, view = self.table.chosen, self._view
        self.foot.show_chosen(len(chosen))
        self.panel.show_entries(chosen, view.year if view else 0)

    def _on_details_made(self, details: DocumentDetails) -> None:
        details.preview_requested.connect(lambda: self.preview_requested.emit(self._one()))
        details.remedy_requested.connect(self._on_remedy_requested)
        details.described.connect(lambda said: self.described.emit(self._one(), said))
        details.use_requested.connect(self.use_requested)
        details.revision_opened.connect(self.revision_opened)
        # Qt would hand the keyboard to the next widget of the window, which is far away.
        details.form_closed.connect(self.table.setFocus)

    def _on_remedy_requested(self, remedy: Remedy) -> None:
        match remedy:
            case Remedy.LOCATE:
                self.locate_wanted.emit(self._one())
            case Remedy.REPLACE:
                self.replace_wanted.emit(self._one())
            case Remedy.LINK:
                self.link_wanted.emit(self.chosen_ids)
            case Remedy.DESCRIBE | Remedy.NONE:
                self.edit_chosen()

    def _on_edit_requested(self, _document_id: str) -> None:
        self.edit_chosen()

    def _on_menu_requested(self, point: QPoint) -> None:
        document_menu(self, self.table.chosen, self._icons, self).popup(point)

    def _on_dropped(self, _place: Place, files: list[object]) -> None:
        self.files_offered.emit(files)

    def _on_narrowed(self, narrow: bool) -> None:
        self.bar.set_narrow(narrow)

    def _one(self) -> str:
        return self.table.chosen[0].document.id

    # How it is built

    def _make_centre(self) -> QWidget:
        centre = QWidget()
        for page in (self.table, self._nothing, self._empty):
            self._stack.addWidget(page)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot)
        self.bar.set_narrow(False)
        return centre

    def _connect(self) -> None:
        self.filters.choice_changed.connect(self.choice_changed)
        self.bar.searched.connect(self.searched)
        self.bar.left_downwards.connect(self.table.setFocus)
        self.bar.files_wanted.connect(self.files_wanted)
        self.bar.links_wanted.connect(self.links_wanted)
        self.bar.address_wanted.connect(self.address_wanted)
        self.bar.command_wanted.connect(self.command_wanted)
        self.bar.panel_wanted.connect(self.toggle_panel)
        self.table.chosen_changed.connect(self._on_chosen_changed)
        self.table.opened.connect(self.opened)
        self.table.preview_requested.connect(self.preview_requested)
        self.table.edit_requested.connect(self._on_edit_requested)
        self.table.discard_requested.connect(self.discard_wanted)
        self.table.menu_requested.connect(self._on_menu_requested)
        self.panel.details_made.connect(self._on_details_made)
        self.panel.replace_requested.connect(lambda: self.replace_wanted.emit(self._one()))
        self.panel.open_requested.connect(lambda: self.opened.emit(self._one()))
        self.panel.link_requested.connect(lambda: self.link_wanted.emit(self.chosen_ids))
        self.panel.menu_requested.connect(self._on_menu_requested)
        self.foot.pause_toggled.connect(self.pause_toggled)
        self.frame.narrowed.connect(self._on_narrowed)
        self.drops.dropped.connect(self._on_dropped)
        self._nothing.action_requested.connect(self.clear_filters)
        self._empty.action_requested.connect(self.files_wanted)

    def _place_at(self, _point: QPoint) -> Place:
        return Place(self.rect(), "Simpan di pustaka")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_escape and self.frame.is_narrow and self.frame.details_are_open:
            self.toggle_panel()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._paste():
            event.accept()
        else:
            super().keyPressEvent(event)

    def _paste(self) -> bool:
        files = files_in(QGuiApplication.clipboard().mimeData())
        if files:
            self.files_offered.emit(files)
        return bool(files)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()


def _nothing_found(theme: Theme, icons: Icons) -> EmptyState:
    return EmptyState(
        theme,
        icons,
        icon="search",
        title="Tidak ada dokumen yang cocok",
        text="Coba kata lain, atau hapus penyaring yang sedang dipakai.",
        action="Hapus penyaring",
    )


def _nothing_yet(theme: Theme, icons: Icons) -> EmptyState:
    return EmptyState(
        theme,
        icons,
        icon="file-plus",
        title="Pustaka eviden masih kosong",
        text="Simpan di sini SK, laporan, notula, dan bukti lain dari tahun ke tahun. "
        "Satu dokumen dapat dipakai di banyak indikator tanpa digandakan. "
        "Tarik berkas ke sini, atau pilih dari komputer.",
        action="Tambah berkas",
    )
