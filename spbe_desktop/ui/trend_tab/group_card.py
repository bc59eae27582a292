"""The card "Per domain": how each group moved between the last two comparable years."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.domain.group_trend import GroupChange, GroupComparison, compare_groups, groups_of
from spbe_desktop.domain.instrument import GroupKind
from spbe_desktop.domain.trend import Trend
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.sentences import comparison_sentences, figure
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.widgets.painted import Left, Painted, Right, draw_text, text_width
from spbe_desktop.words.formats import ABSENT, signed

_ROW = 44
_HEAD = 24


class GroupCard(Card):
    """Shows the comparison, or what is missing for one."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent, padding=(16, 14))
        self._heading = Label(theme, "Per domain", role="section")
        self._table = GroupChanges(theme, icons)
        self._missing = Label(theme, tone="text_2", wrap=True)
        self._strip = MessageStrip(theme, icons)
        for part in (self._heading, self._table, self._missing, self._strip):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_trend(self, trend: Trend) -> None:
        """Compare the groups of *trend*."""
        comparison = compare_groups(trend)
        self._heading.setText(f"Per {_kind_of(trend)}")
        self._table.setVisible(comparison is not None)
        self._strip.setVisible(comparison is not None)
        self._missing.setVisible(comparison is None)
        if comparison is None:
            self._missing.setText(
                "Belum ada dua tahun yang sebanding. Isi indeks per domain atau aspek dari dua "
                "hasil dengan instrumen dan tahap yang sama pada riwayat."
            )
            return
        self._table.show_comparison(comparison)
        self._strip.show_message("info", "", comparison_sentences(comparison))


class GroupChanges(Painted):
    """Paints one row per group: both figures, the difference, and both on the scale."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._comparison: GroupComparison | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_comparison(self, comparison: GroupComparison) -> None:
        """Show *comparison*."""
        self._comparison = comparison
        spoken = "; ".join(
            f"{c.title} {comparison.before} {figure(c.before)}, {comparison.after} "
            f"{figure(c.after)}, {_spoken(c.change)}"
            for c in comparison.changes
        )
        self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        rows = len(self._comparison.changes) if self._comparison else 0
        return QSize(self._theme.px(280), self._theme.px(_HEAD + _ROW * rows))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._comparison is None:
            return
        painter = QPainter(self)
        px = self._theme.px
        self._paint_head(painter, QRect(0, 0, self.width(), px(_HEAD)), self._comparison)
        for at, change in enumerate(self._comparison.changes):
            row = QRect(0, px(_HEAD) + at * px(_ROW), self.width(), px(_ROW))
            self._paint_row(painter, row, change)
        painter.end()

    def _columns(self, row: QRect) -> tuple[QRect, QRect, QRect, QRect]:
        px = self._theme.px
        narrow, line = px(44), px(24)
        change = QRect(row.right() - px(58), row.y() + px(4), px(59), line)
        after = QRect(change.left() - narrow, change.y(), narrow, line)
        before = QRect(after.left() - narrow, change.y(), narrow, line)
        name = QRect(row.left(), change.y(), before.left() - row.left() - px(4), line)
        return name, before, after, change

    def _paint_head(self, painter: QPainter, row: QRect, shown: GroupComparison) -> None:
        _, before, after, change = self._columns(row.translated(0, -self._theme.px(6)))
        font, color = self._theme.font("caption"), self._theme.tokens.text_2
        for place, text in ((before, str(shown.before)), (after, str(shown.after))):
            draw_text(painter, place, text, font, color, Right)
        draw_text(painter, change, "selisih", font, color, Right)

    def _paint_row(self, painter: QPainter, row: QRect, change: GroupChange) -> None:
        tokens = self._theme.tokens
        painter.fillRect(QRect(row.x(), row.y(), row.width(), 1), tokens.line)
        name, before, after, difference = self._columns(row)
        body, bold = self._theme.font("body"), self._theme.font("body", bold=True)
        draw_text(painter, name, change.title, bold, tokens.text, Left)
        draw_text(painter, before, figure(change.before), body, tokens.text_2, Right)
        draw_text(painter, after, figure(change.after), bold, tokens.text, Right)
        self._paint_difference(painter, difference, change.change)
        px = self._theme.px
        self._paint_track(
            painter,
            QRect(row.x() + px(5), row.bottom() - px(14), row.width() - px(10), px(4)),
            change,
        )

    def _paint_difference(self, painter: QPainter, place: QRect, change: Decimal) -> None:
        tokens = self._theme.tokens
        if not change:
            draw_text(painter, place, ABSENT, self._theme.font("body"), tokens.text_3, Right)
            return
        # A fall is told by the arrow and the sign; red would call it an error.
        name, tone = ("arrow-up", "success") if change > 0 else ("arrow-down", "warning")
        text = figure(abs(change)) if change > 0 else signed(change)
        font = self._theme.font("body")
        draw_text(painter, place, text, font, tokens.color(tone), Right)
        side = self._theme.px(12)
        left = place.right() - text_width(font, text) - side - self._theme.px(4)
        self._icons.paint(painter, QRect(left, place.y(), side, place.height()), name, tone)

    def _paint_track(self, painter: QPainter, track: QRect, change: GroupChange) -> None:
        assert self._comparison is not None
        tokens = self._theme.tokens
        lowest, highest = self._comparison.lowest, self._comparison.highest

        def across(value: Decimal) -> float:
            return track.left() + float((value - lowest) / (highest - lowest)) * track.width()

        middle, size = track.center().y() + 0.5, self._theme.px(4)
        old, new = across(change.before), across(change.after)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.sunken)
        painter.drawRoundedRect(QRectF(track), 2, 2)
        painter.setPen(_pen(tokens.accent, 2.4))
        painter.drawLine(QPointF(old, middle), QPointF(new, middle))
        painter.setPen(_pen(tokens.text_2, 1.5))
        painter.setBrush(tokens.surface)
        painter.drawRect(QRectF(old - size, middle - size, 2 * size, 2 * size))
        painter.setPen(_pen(tokens.surface, 1.2))
        painter.setBrush(tokens.accent)
        painter.drawEllipse(QPointF(new, middle), size + 1, size + 1)
        painter.restore()


def _pen(color: QColor, width: float) -> QPen:
    return QPen(color, width)


def _kind_of(trend: Trend) -> str:
    found = groups_of(trend)
    groups = found[0].instrument.groups if found else ()
    return "aspek" if groups and groups[0].kind is GroupKind.ASPECT else "domain"


def _spoken(change: Decimal) -> str:
    if not change:
        return "tetap"
    return f"naik {figure(change)}" if change > 0 else f"turun {figure(-change)}"
