"""What can be done with the documents that are chosen, as a menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.ui.icons import Icons


class Wishes(Protocol):
    """Who passes on what the officer wants of documents."""

    opened: SignalInstance
    folder_opened: SignalInstance
    name_wanted: SignalInstance
    replace_wanted: SignalInstance
    link_wanted: SignalInstance
    discard_wanted: SignalInstance

    def edit_chosen(self) -> None:
        """Let the officer describe the one document that is chosen."""


def document_menu(wishes: Wishes, chosen: Sequence[Entry], icons: Icons, parent: QWidget) -> QMenu:
    """Return the menu for *chosen*; it deletes itself."""
    menu, ids = QMenu(parent), tuple(entry.document.id for entry in chosen)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    one = chosen[0].document if len(chosen) == 1 else None

    def add(icon: str, text: str, act: Callable[[], object], *, enabled: bool = True) -> None:
        action = menu.addAction(icons.icon(icon), text)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked: act())

    if one is not None:
        there, has_file = one.state is not FileState.MISSING, one.kind is not EvidenceKind.ADDRESS
        add("eye", "Buka", lambda: wishes.opened.emit(one.id), enabled=there)
        add("pencil", "Ubah keterangan\tE", wishes.edit_chosen)
        if has_file:
            add("folder-open", "Buka folder", lambda: wishes.folder_opened.emit(one.id))
            add("copy", "Salin nama portal", lambda: wishes.name_wanted.emit(one.id))
            add("corner-up-left", "Ganti berkas …", lambda: wishes.replace_wanted.emit(one.id))
        menu.addSeparator()
    add("link", "Tautkan ke indikator …", lambda: wishes.link_wanted.emit(ids))
    unused = not any(entry.document.uses for entry in chosen)
    add(
        "trash-2",
        "Keluarkan dari pustaka\tDel" if unused else "Keluarkan dari pustaka (masih dipakai)",
        lambda: wishes.discard_wanted.emit(ids),
        enabled=unused,
    )
    if one is not None and one.sha256:
        add("copy", "Salin sidik", lambda: QGuiApplication.clipboard().setText(one.sha256))
    return menu
