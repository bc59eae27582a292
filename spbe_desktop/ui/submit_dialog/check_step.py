"""Periksa: everything found, gravest first, with what may be accepted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.findings import Finding, Severity
from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.submit_dialog.finding_row import FindingRow
from spbe_desktop.ui.submit_dialog.severity_tag import SeverityTag
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words import findings as words
from spbe_desktop.words.formats import number

_TONES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "accent"}
_MANY = 4
"""From this many warnings on, accepting them one by one would only be a ritual."""


class CheckStep(QWidget):
    """Lists *findings*; *accepted* are the identities of warnings that were accepted before."""

    changed = Signal()
    jump_requested = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        findings: Sequence[Finding],
        accepted: frozenset[tuple[str, ...]],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._findings = findings
        self._rows: list[FindingRow] = []
        self._tags = {
            severity: SeverityTag(theme, icons, severity)
            for severity in Severity
            if self._of(severity)
        }
        self._build(accepted)
        self._show_counts()

    @property
    def accepted(self) -> frozenset[tuple[str, ...]]:
        """Return the identities of the warnings that are accepted."""
        return frozenset(row.finding.identity for row in self._rows if row.accepted)

    @property
    def hindrance(self) -> str:
        """Return why the next step cannot be taken yet; empty if it can."""
        errors = len(self._of(Severity.ERROR))
        if errors:
            return f"Perbaiki {number(errors)} kesalahan untuk melanjutkan"
        open_warnings = len(self._of(Severity.WARNING)) - len(self.accepted)
        if open_warnings:
            return f"Terima {number(open_warnings)} peringatan untuk melanjutkan"
        return ""

    def take_focus(self) -> bool:
        """Put the keyboard on the first thing to deal with; tell whether there is one."""
        for row in self._rows:
            severity = row.finding.severity
            if severity is Severity.ERROR or (severity is Severity.WARNING and not row.accepted):
                row.take_focus()
                return True
        return False

    def _of(self, severity: Severity) -> list[Finding]:
        return [finding for finding in self._findings if finding.severity is severity]

    def _build(self, accepted: frozenset[tuple[str, ...]]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not self._findings:
            column.addWidget(self._ready())
            return
        column.addLayout(self._tag_row())
        column.addWidget(Rule(self._theme))
        column.addWidget(scrolling(self._list(accepted)), 1)

    def _ready(self) -> EmptyState:
        return EmptyState(
            self._theme,
            self._icons,
            icon="circle-check",
            title="Siap dikirim",
            text="Semua indikator terisi, dijelaskan, dan dibuktikan. Tidak ada yang perlu "
            "diperbaiki.",
        )

    def _tag_row(self) -> QHBoxLayout:
        px = self._theme.px
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(2), px(20), px(12))
        row.setSpacing(px(10))
        for tag in self._tags.values():
            row.addWidget(tag)
        row.addStretch(1)
        return row

    def _list(self, accepted: frozenset[tuple[str, ...]]) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for severity in self._tags:
            found = self._of(severity)
            column.addWidget(self._section(severity, len(found)))
            for finding in found:
                row = FindingRow(
                    self._theme, self._icons, finding, accepted=finding.identity in accepted
                )
                row.accepted_changed.connect(self._on_accepted_changed)
                row.jump_requested.connect(self._on_jump_requested)
                self._rows.append(row)
                column.addWidget(row)
        column.addStretch(1)
        return content

    def _section(self, severity: Severity, count: int) -> QWidget:
        px = self._theme.px
        section = _Section(self._theme)
        row = QHBoxLayout(section)
        row.setContentsMargins(px(20), px(7), px(20), px(7))
        row.setSpacing(px(8))
        name = words.SEVERITY_NAMES[severity]
        row.addWidget(Label(self._theme, name, tone=_TONES[severity], bold=True))
        row.addWidget(Label(self._theme, number(count), tone="text_2"))
        row.addStretch(1)
        if severity is Severity.WARNING and count >= _MANY:
            link = LinkButton(self._theme, "Terima semua", role="small", underlined=False)
            link.setAutoDefault(True)
            link.clicked.connect(self._on_accept_all_clicked)
            row.addWidget(link)
        note = Label(self._theme, words.SEVERITY_NOTES[severity], role="small", tone="text_2")
        row.addWidget(note)
        return section

    def _show_counts(self) -> None:
        for severity, tag in self._tags.items():
            tag.show_count(len(self._of(severity)), len(self.accepted))

    def _on_accepted_changed(self) -> None:
        self._show_counts()
        self.changed.emit()

    def _on_accept_all_clicked(self) -> None:
        for row in self._rows:
            row.accept()

    def _on_jump_requested(self) -> None:
        row = self.sender()
        if isinstance(row, FindingRow):
            self.jump_requested.emit(row.finding)


class _Section(QWidget):
    """The head of one group of findings."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.window)
        painter.fillRect(0, self.rect().bottom(), self.width(), 1, self._theme.tokens.line)
        painter.end()
