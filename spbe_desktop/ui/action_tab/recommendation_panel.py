"""One recommendation at the right: its words, what became of it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.actions import ActionPlan, Recommendation
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.actions import recommendation_state

_WIDTH = 340


class RecommendationPanel(QWidget):
    """Shows a recommendation word by word."""

    action_requested = Signal(object)
    reason_requested = Signal(object)
    removal_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._item: Recommendation | None = None
        self.head = Label(theme, role="section", wrap=True)
        self.words, self.state = Label(theme, wrap=True), Label(theme, tone="text_2", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.act = QPushButton("Jadikan aksi")
        self.act.setProperty("kind", "primary")
        self.explain = QPushButton("Beri alasan tidak ditindaklanjuti…")
        self.remove = QPushButton("Hapus dari daftar")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        for part in (self.head, self.words, self.state, self.act, self.explain, self.remove):
            column.addWidget(part)
        column.addStretch(1)
        self.act.clicked.connect(lambda: self.action_requested.emit(self._item))
        self.explain.clicked.connect(lambda: self.reason_requested.emit(self._item))
        self.remove.clicked.connect(self._on_remove_clicked)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_item(self, item: Recommendation, plan: ActionPlan) -> None:
        """Show *item*."""
        self._item = item
        of = f" · indikator {item.key}" if item.key else ""
        self.head.setText(f"Rekomendasi {item.number} ({item.year}){of}".replace("  ", " "))
        self.words.setText(item.words)
        reason = f"\nAlasan: {item.reason}" if item.reason else ""
        self.state.setText(recommendation_state(item, plan) + reason)

    def _on_remove_clicked(self) -> None:
        if self._item is not None:
            self.removal_requested.emit(self._item.id)

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.px(_WIDTH))
