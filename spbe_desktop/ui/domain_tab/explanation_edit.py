"""The text field of an explanation: gaps stand out, Tab leads from one to the next."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from spbe_desktop.domain.sheet import gaps_in
from spbe_desktop.domain.starters import Part
from spbe_desktop.ui.theme import Theme, editor_palette

_HEAD = re.compile(rf"^(?:{'|'.join(Part)})\b:?")
_LEAVING = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class ExplanationEdit(QPlainTextEdit):
    """A plain text field that knows the gaps in its text."""

    left = Signal()
    """The field lost the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._highlighter = ExplanationHighlighter(theme, self.document())
        # Files are dropped on the tab as a whole; here they would become text.
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(8)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def replace_text(self, text: str) -> None:
        """Show *text* instead, with the caret where it was as far as that is possible."""
        place = self.textCursor().position()
        self.setPlainText(text)
        self.place_caret(place)

    def place_caret(self, place: int) -> None:
        """Put the caret after *place* characters, or at the end."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def insert_paragraph(self, text: str) -> None:
        """Add *text* at the end in a paragraph of its own, as one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        start = cursor.position()
        before = self.toPlainText()
        cursor.insertText(text if not before or before.endswith("\n") else f"\n{text}")
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        if not self.select_gap():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def select_gap(self, *, backwards: bool = False) -> bool:
        """Select the gap after the caret, or before it; tell whether there is one."""
        cursor, text = self.textCursor(), self.toPlainText()
        spans = _gap_spans(text)
        if backwards:
            wanted = [s for s in spans if s[1] < cursor.selectionEnd()][-1:]
        else:
            begin = cursor.selectionEnd() if cursor.hasSelection() else cursor.position()
            wanted = [s for s in spans if s[0] >= begin][:1]
        for start, end in wanted:
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        return bool(wanted)

    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self.setPalette(editor_palette(self._theme.tokens))
        self._highlighter.rehighlight()

    @override
    def sizeHint(self) -> QSize:
        # Qt asks for 192 pixels, for which the whole page would begin to scroll.
        return QSize(self._theme.px(300), self._theme.px(92))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _LEAVING or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif not self.isReadOnly() and self.select_gap(
            backwards=event.key() == Qt.Key.Key_Backtab
        ):
            event.accept()
        else:
            # No gap lies ahead: Tab does what it does everywhere else.
            QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class ExplanationHighlighter(QSyntaxHighlighter):
    """Marks the gaps that are still to be filled, and the heads of the two parts."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme

    @override
    def highlightBlock(self, text: str) -> None:
        for start, end in _gap_spans(text):
            self.setFormat(start, end - start, self._gap_format())
        head = _HEAD.match(text)
        if head:
            self.setFormat(0, head.end(), self._head_format())

    def _gap_format(self) -> QTextCharFormat:
        tokens = self._theme.tokens
        look = QTextCharFormat()
        look.setFont(self._theme.font("body", bold=True))
        look.setForeground(tokens.warning)
        look.setBackground(tokens.warning_bg)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(tokens.warning_line)
        return look

    def _head_format(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(self._theme.font("caption", bold=True))
        look.setForeground(self._theme.tokens.text_3)
        return look


def _gap_spans(text: str) -> list[tuple[int, int]]:
    """Return where the gaps in *text* begin and end, as Qt counts: in UTF-16 units."""
    spans, behind = [], 0
    for gap in gaps_in(text):
        start = text.index(gap, behind)
        behind = start + len(gap)
        spans.append((_units(text[:start]), _units(text[:behind])))
    return spans


def _units(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)
