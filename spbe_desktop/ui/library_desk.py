"""The library desk: shows the tab what there is, and carries out what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from typing_extensions import override

from spbe_desktop.domain.evidence import Document, DocumentDescription
from spbe_desktop.errors import SpbeError
from spbe_desktop.services import intake
from spbe_desktop.services.attaching_many import Addition, AttachMany
from spbe_desktop.services.changes import EVERYTHING, Changes
from spbe_desktop.services.compound import Several
from spbe_desktop.services.keeping import DescribeDocument, Discard, Keep
from spbe_desktop.services.taking_in import TakenIn, take_in_all
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.document_viewer import DocumentViewer
from spbe_desktop.ui.file_mending import FileMending
from spbe_desktop.ui.later_parts import LibraryListener
from spbe_desktop.ui.library_shelf import LibraryShelf
from spbe_desktop.ui.library_tab.tab import LibraryTab
from spbe_desktop.ui.linking import Linking
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.reading_status import ReadingStatus
from spbe_desktop.ui.served_page import TabDesk
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.words import formats


def make_library_tab(
    looks: Looks,
    bridge: WorkspaceBridge,
    shelf: LibraryShelf,
    runner: TaskRunner,
    questions: Questions,
    listener: LibraryListener,
) -> LibraryTab:
    """Return the tab of what is on *shelf*, with the desk that serves it as its child."""
    tab = LibraryTab(looks.theme, looks.icons, shelf)
    desk = LibraryDesk(tab, shelf, bridge, runner, questions, listener)
    ReadingStatus(tab, shelf, shelf.reading, desk.show)
    return tab


class LibraryDesk(TabDesk):
    """Serves one tab; long work is done off the window's thread."""

    def __init__(
        self,
        tab: LibraryTab,
        shelf: LibraryShelf,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        listener: LibraryListener,
    ) -> None:
        super().__init__(tab)
        self._tab = tab
        self._shelf = shelf
        self._bridge = bridge
        self._questions = questions
        self._listener = listener
        vault = bridge.workspace.vault
        self._intake = DocumentIntake(vault, runner, questions)
        self._viewer = DocumentViewer(vault, runner, user_folders.viewing())
        self._linking = Linking(bridge, questions)
        self._mending = FileMending(bridge, self._intake, questions, self)
        self._is_storing = False
        self._unseen = Changes()
        self._connect_tab()
        self._connect_listener()
        # Once the tab stands: its first paint does not wait for what only a search needs.
        QTimer.singleShot(0, self, shelf.prepare_search)

    @override
    def take(self, changes: Changes) -> None:
        """Read what *changes* have touched and show it; in a turn of its own after an intake."""
        self._unseen |= changes
        if not self._is_storing:
            self._catch_up()

    @override
    def refresh(self) -> None:
        """Read all documents and show them."""
        self.take(EVERYTHING)

    def show(self) -> None:
        """Show what filters and search leave."""
        view = self._shelf.view(self._tab.choice, self._tab.query)
        if view is not None:
            self._tab.show_view(view)

    # What the tab asks

    def offer(self, paths: Sequence[Path]) -> None:
        """Keep the files at *paths*; whoever brings a large one may link it.

        What is in a folder is looked through first.
        """
        folders = [path for path in paths if path.is_dir()]
        if folders:
            self._listener.folder_requested.emit(folders[0])
        copied, linked = self._intake.by_way([path for path in paths if path not in folders])
        if copied:
            name = copied[0].name if len(copied) == 1 else f"{len(copied)} berkas"
            vault = self._bridge.workspace.vault
            self._intake.run(
                name, lambda report: take_in_all(vault, copied, report), self._on_taken_in
            )
        for path in linked:
            self._intake.link(path, self._keep)

    def _on_files_wanted(self) -> None:
        self.offer(self._questions.evidence_files())

    def _on_links_wanted(self) -> None:
        for path in self._questions.evidence_files():
            self._intake.link(path, self._keep)

    def _on_address_wanted(self) -> None:
        answer = self._questions.address()
        if answer is None:
            return
        try:
            document = intake.address(*answer)
        except SpbeError as error:
            self._listener.failed.emit(error)
        else:
            self._keep(document)

    def _on_described(self, document_id: str, description: DocumentDescription) -> None:
        self._bridge.run(DescribeDocument(document_id, description))

    def _on_replace_wanted(self, document_id: str) -> None:
        self._mending.replace(document_id, self._shelf.document(document_id))

    def _on_locate_wanted(self, document_id: str) -> None:
        self._mending.locate(document_id, self._shelf.document(document_id))

    def _on_link_wanted(self, ids: tuple[str, ...]) -> None:
        told = self._linking.link([self._shelf.document(document_id) for document_id in ids])
        if told:
            self._listener.told.emit("info", told)

    def _on_discard_wanted(self, ids: tuple[str, ...]) -> None:
        documents = [self._shelf.document(document_id) for document_id in ids]
        used = tuple(f"“{document.title}”" for document in documents if document.uses)
        edits = tuple(Discard(document.id) for document in documents if not document.uses)
        if edits and self._bridge.run(edits[0] if len(edits) == 1 else Several(edits)):
            self._listener.told.emit(
                "info", f"{len(edits)} dokumen dikeluarkan dari pustaka. Ctrl+Z mengurungkan."
            )
        if used:
            self._listener.told.emit(
                "warning",
                f"Masih dipakai, jadi tetap di pustaka: {formats.listed(used)}. "
                "Lepas dulu dari indikatornya.",
            )

    def _on_opened(self, document_id: str) -> None:
        self._viewer.open(self._shelf.document(document_id))

    def _on_folder_opened(self, document_id: str) -> None:
        self._viewer.open_folder(self._shelf.document(document_id))

    # What comes back from the worker

    def _on_taken_in(self, taken: TakenIn) -> None:
        sheet = self._bridge.sheet
        additions = tuple(map(Addition, taken.documents))
        if additions and sheet:
            # Storing a hundred documents and showing them take longer together than a frame may.
            self._is_storing = True
            try:
                kept = self._bridge.run(AttachMany(sheet.assessment.id, additions))
            finally:
                self._is_storing = False
            QTimer.singleShot(0, self, partial(self._show_kept, taken.documents if kept else ()))
        self._intake.tell(taken.failures)

    def _show_kept(self, documents: Sequence[Document]) -> None:
        self._catch_up()
        if documents:
            self._tell_kept(documents)

    def _catch_up(self) -> None:
        unseen, self._unseen = self._unseen, Changes()
        self._shelf.read(unseen)
        self.show()

    def _keep(self, document: Document) -> None:
        if self._bridge.run(Keep(document)):
            self._tell_kept((document,))

    def _tell_kept(self, documents: Sequence[Document]) -> None:
        """Choose what was added; what was there already is chosen in its place."""
        shown = {d.sha256 or d.location: d.id for d in self._shelf.documents}
        ids = tuple(shown.get(d.sha256 or d.location, d.id) for d in documents)
        new = {document.id for document in documents} & set(ids)
        self._tab.choose(ids)
        known = len(documents) - len(new)
        text = f"{len(new)} dokumen disimpan di pustaka." if new else ""
        if known:
            text += f" {known} sudah ada, jadi tidak digandakan."
        self._listener.told.emit("info", text.strip())

    def _connect_tab(self) -> None:
        tab = self._tab
        tab.choice_changed.connect(self.show)
        tab.searched.connect(self.show)
        tab.files_offered.connect(self.offer)
        tab.files_wanted.connect(self._on_files_wanted)
        tab.links_wanted.connect(self._on_links_wanted)
        tab.address_wanted.connect(self._on_address_wanted)
        tab.opened.connect(self._on_opened)
        tab.folder_opened.connect(self._on_folder_opened)
        tab.replace_wanted.connect(self._on_replace_wanted)
        tab.locate_wanted.connect(self._on_locate_wanted)
        tab.described.connect(self._on_described)
        tab.link_wanted.connect(self._on_link_wanted)
        tab.discard_wanted.connect(self._on_discard_wanted)
        tab.revision_opened.connect(self._viewer.open)

    def _connect_listener(self) -> None:
        listener = self._listener
        self._intake.started.connect(listener.started)
        self._intake.progressed.connect(listener.progressed)
        self._intake.ended.connect(listener.ended)
        self._intake.failed.connect(listener.failed)
        self._mending.told.connect(listener.told)
        self._viewer.told.connect(listener.told)
        self._viewer.failed.connect(listener.failed)
        self._tab.use_requested.connect(listener.use_requested)
        self._tab.name_wanted.connect(listener.document_name_requested)
        self._tab.command_wanted.connect(listener.command_requested)
