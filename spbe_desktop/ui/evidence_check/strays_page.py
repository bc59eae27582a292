"""The question before files without a document are deleted for good; it names each of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from spbe_desktop.services.tidying import StrayFile
from spbe_desktop.ui.dialog import take_rest
from spbe_desktop.ui.evidence_check import sentences
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.messages import MessageStrip


class StraysPage(QWidget):
    """Lists the files, and says what deleting them means."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._warning = MessageStrip(theme, icons, "warning")
        self._list = QListWidget()
        self._list.setAccessibleName("Berkas yang akan dihapus permanen")
        self._list.setUniformItemSizes(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self._warning)
        column.addWidget(take_rest(self._list, theme.px(100)), 1)

    def show_strays(self, strays: Sequence[StrayFile]) -> None:
        """List *strays*."""
        self._warning.show_message(
            "warning", "Yang dihapus tidak kembali.", sentences.warning(strays)
        )
        self._list.clear()
        self._list.addItems([sentences.stray(stray) for stray in strays])
