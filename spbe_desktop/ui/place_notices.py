"""Tells what is special about the place of a workspace: once in words, always at the foot."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from spbe_desktop.domain.places import Place, PlaceKind
from spbe_desktop.services.places import conflicts_in, place_of
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.words import places as words

_TOOLTIP_WIDTH = 72
_ICONS = {
    PlaceKind.SYNCED: "refresh-cw",
    PlaceKind.NETWORK: "globe",
    PlaceKind.REMOVABLE: "hard-drive",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell; whoever has understood it closes it, or looks into the folder."""

    kind: Kind
    lead: str
    text: str
    leads_to_folder: bool = True


class PlaceNotices(QObject):
    """Looks once where *workspace* lies; the worker does it, for a share may take its time."""

    def __init__(
        self,
        workspace: Workspace,
        frame: Frame,
        looks: Looks,
        preferences: Preferences,
        show_folder: Callable[[], None],
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._frame = frame
        self._looks = looks
        self._preferences = preferences
        self._show_folder = show_folder
        self._row: NoticeRow | None = None

    def look(self, runner: TaskRunner) -> None:
        """Find out about the place and tell."""
        root = self._workspace.root
        runner.start(
            lambda _report: (place_of(root), conflicts_in(root)),
            on_success=lambda found: self._tell(*found),
            on_failure=_raise,
        )

    def close(self) -> None:
        """Take everything away that was told."""
        if self._row is not None:
            self._row.hide()
            self._row.deleteLater()
            self._row = None
        self._frame.status.show_place("", "")

    def _tell(self, place: Place, conflicts: tuple[str, ...]) -> None:
        self._show_status(place)
        notices = []
        if conflicts:
            notices.append(Notice("warning", words.conflict_lead(conflicts), words.CONFLICT_TEXT))
        if self._workspace.read_only:
            notices.append(Notice("info", words.READ_ONLY_LEAD, words.READ_ONLY_TEXT))
        elif place.kind is not PlaceKind.LOCAL and self._is_news(place):
            lead, text = words.place_lead(place), words.place_warning(place)
            notices.append(Notice("warning", lead, text, leads_to_folder=False))
        if notices:
            self._row = NoticeRow(self._looks, notices, self._show_folder)
            self._frame.add_head(self._row)

    def _show_status(self, place: Place) -> None:
        if self._workspace.read_only:
            hint = f"{words.READ_ONLY_LEAD} {words.READ_ONLY_TEXT}"
            self._frame.status.show_place(words.READ_ONLY, _wrapped(hint), "lock")
        elif place.kind is not PlaceKind.LOCAL:
            hint = _wrapped(f"{words.place_lead(place)} {words.place_warning(place)}")
            self._frame.status.show_place(words.place_name(place), hint, _ICONS[place.kind])

    def _is_news(self, place: Place) -> bool:
        """Tell whether this was not told of the workspace before, and remember it."""
        told = f"{place.kind}:{place.service}"
        root = self._workspace.root
        if self._preferences.told_place(root) == told:
            return False
        self._preferences.set_told_place(root, told)
        return True


class NoticeRow(QWidget):
    """Shows one notice after the other, each until it is closed."""

    def __init__(
        self, looks: Looks, notices: list[Notice], show_folder: Callable[[], None]
    ) -> None:
        super().__init__()
        self._left = notices
        self._show_folder = show_folder
        self._strip = MessageStrip(looks.theme, looks.icons)
        self._close = QToolButton()
        self._close.setIcon(looks.icons.icon("x"))
        self._close.setAccessibleName("Tutup pesan")
        self._close.setToolTip("Tutup")
        self._close.setAutoRaise(True)
        px = looks.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(6), px(12), px(2))
        row.setSpacing(px(4))
        row.addWidget(self._strip, 1)
        row.addWidget(self._close)
        self._strip.action_requested.connect(self._on_action)
        self._close.clicked.connect(self._show_next)
        self._show_first()

    def _show_first(self) -> None:
        notice = self._left[0]
        action = "Buka folder" if notice.leads_to_folder else "Mengerti"
        self._strip.show_message(notice.kind, notice.lead, notice.text, action)
        self._close.setVisible(notice.leads_to_folder)

    def _on_action(self) -> None:
        if self._left[0].leads_to_folder:
            self._show_folder()
        else:
            self._show_next()

    def _show_next(self) -> None:
        del self._left[0]
        if self._left:
            self._show_first()
        else:
            self.hide()


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _TOOLTIP_WIDTH)


def _raise(error: Exception) -> None:
    raise error
