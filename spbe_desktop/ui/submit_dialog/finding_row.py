"""One finding in the list: what it is, whether it is accepted, and the way to it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.findings import Finding, Severity
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words import findings as words

SEVERITY_ICONS = {
    Severity.ERROR: ("octagon-alert", "error"),
    Severity.WARNING: ("triangle-alert", "warning"),
    Severity.INFO: ("info", "accent"),
}
"""The icon of each severity and its colour."""


class FindingRow(QWidget):
    """Shows *finding*; a warning can be accepted."""

    accepted_changed = Signal()
    jump_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        finding: Finding,
        *,
        accepted: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.finding = finding
        self._accept: QCheckBox | None = None
        self._jump: LinkButton | None = None
        self._build(accepted)

    @property
    def accepted(self) -> bool:
        """Tell whether the officer has accepted the warning."""
        return self._accept is not None and self._accept.isChecked()

    def accept(self) -> None:
        """Accept the warning."""
        if self._accept is not None:
            self._accept.setChecked(True)

    def take_focus(self) -> None:
        """Put the keyboard where the row can be dealt with."""
        target = self._jump if self._accept is None else self._accept
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self, accepted: bool) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(48), px(5), px(16), px(8))
        row.setSpacing(px(10))
        top = Qt.AlignmentFlag.AlignTop
        number = Label(self._theme, words.number_of(self.finding), tone="text_2")
        number.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.setMinimumWidth(px(19))
        number.setContentsMargins(0, px(2), 0, 0)
        row.addWidget(number, 0, top)
        row.addLayout(self._texts(), 1)
        if self.finding.severity is Severity.WARNING:
            self._accept = self._make_check_box()
            self._accept.setChecked(accepted)
            self._accept.toggled.connect(self.accepted_changed)
            row.addWidget(self._accept, 0, top)
        if words.action(self.finding) and self.finding.key is not None:
            self._jump = self._make_link()
            self._jump.clicked.connect(self.jump_requested)
        row.addWidget(self._link_cell(), 0, top)

    def _link_cell(self) -> QWidget:
        """Return a cell of the same width in every row, so that the boxes stand in a column."""
        cell = QWidget()
        cell.setFixedWidth(self._theme.px(104))
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        if self._jump is not None:
            row.addWidget(self._jump)
        return cell

    def _texts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, self._theme.px(2), 0, 0)
        column.setSpacing(0)
        head = Label(self._theme, words.head(self.finding), bold=True, wrap=True)
        detail = Label(
            self._theme, words.detail(self.finding), role="small", tone="text_2", wrap=True
        )
        column.addWidget(head)
        column.addWidget(detail)
        return column

    def _make_check_box(self) -> QCheckBox:
        box = QCheckBox("Saya terima")
        box.setFont(self._theme.font("small"))
        box.setAccessibleName(f"Saya terima: {self._spoken()}")
        return box

    def _make_link(self) -> LinkButton:
        link = LinkButton(
            self._theme, f"{words.action(self.finding)} →", role="small", underlined=False
        )
        font = self._theme.font("small", bold=True)
        link.setFont(font)
        # Enter follows the link that has the keyboard, not the dialog's main button.
        link.setAutoDefault(True)
        link.setAccessibleName(f"{words.action(self.finding)}: {self._spoken()}")
        return link

    def _spoken(self) -> str:
        number = words.number_of(self.finding)
        where = f"indikator {number}, " if number == self.finding.key else ""
        return f"{where}{words.head(self.finding)}"

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px = self._theme.px
        name, tone = SEVERITY_ICONS[self.finding.severity]
        self._icons.paint(painter, QRect(px(20), px(8), px(16), px(16)), name, tone)
        bottom = self.rect().bottom()
        painter.fillRect(0, bottom, self.width(), 1, self._theme.tokens.line)
        painter.end()
