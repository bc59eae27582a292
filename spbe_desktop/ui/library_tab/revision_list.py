"""What a document was before it was replaced."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from spbe_desktop.domain.library import EarlierRevision
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words.formats import day, size


class RevisionList(QWidget):
    """A line for each earlier revision, the latest first."""

    opened = Signal(object)
    """`EarlierRevision`."""

    def __init__(self, theme: Theme, revisions: Sequence[EarlierRevision]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        for revision in revisions:
            column.addWidget(self._line(theme, revision))

    def _line(self, theme: Theme, revision: EarlierRevision) -> QWidget:
        line = QWidget()
        replaced = day(revision.replaced_at.astimezone().date())
        text = f"{revision.revision} · {size(revision.size)} · diganti {replaced}"
        label = Label(theme, text, role="small")
        label.setToolTip(revision.original_name)
        open_button = LinkButton(theme, "Buka", role="small")
        open_button.setAccessibleName(f"Buka revisi {revision.revision}")
        open_button.clicked.connect(lambda: self.opened.emit(revision))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(label)
        row.addStretch(1)
        row.addWidget(open_button)
        return line
