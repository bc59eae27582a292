"""The style that paints Qt's standard widgets with our colours, shapes and focus rings.

It takes the place of a style sheet, which would wrap every widget and cost start-up time. A
button tells what it is by its property "kind": "primary" (one per screen), "link" or "flat";
without one it is an ordinary, outlined button.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.theme import buttons, fields, parts
from spbe_desktop.ui.theme.tokens import Tokens

_Control = QStyle.ControlElement
_Contents = QStyle.ContentsType
_Hint = QStyle.StyleHint
_Metric = QStyle.PixelMetric
_Primitive = QStyle.PrimitiveElement
_Sub = QStyle.SubElement
_Complex = QStyle.ComplexControl

_LENGTHS = {
    _Metric.PM_ScrollBarExtent: 10,
    _Metric.PM_ScrollBarSliderMin: 28,
    _Metric.PM_DefaultFrameWidth: 1,
    _Metric.PM_IndicatorWidth: 16,
    _Metric.PM_IndicatorHeight: 16,
    _Metric.PM_ExclusiveIndicatorWidth: 16,
    _Metric.PM_ExclusiveIndicatorHeight: 16,
    _Metric.PM_CheckBoxLabelSpacing: 8,
    _Metric.PM_RadioButtonLabelSpacing: 8,
    _Metric.PM_ButtonIconSize: 16,
    _Metric.PM_SmallIconSize: 16,
    _Metric.PM_ToolBarIconSize: 18,
    _Metric.PM_LayoutHorizontalSpacing: 8,
    _Metric.PM_LayoutVerticalSpacing: 8,
    _Metric.PM_SplitterWidth: 5,
    _Metric.PM_TreeViewIndentation: 18,
    _Metric.PM_HeaderMargin: 6,
    _Metric.PM_ButtonShiftHorizontal: 0,
    _Metric.PM_ButtonShiftVertical: 0,
}

_HINTS = {
    _Hint.SH_EtchDisabledText: 0,
    _Hint.SH_DitherDisabledText: 0,
    _Hint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    _Hint.SH_Widget_Animation_Duration: 0,
    _Hint.SH_ItemView_ShowDecorationSelected: 1,
    _Hint.SH_ScrollBar_ContextMenu: 0,
    _Hint.SH_ComboBox_Popup: 0,
    _Hint.SH_Slider_AbsoluteSetButtons: Qt.MouseButton.LeftButton.value,
}


_FIELDS = (_Contents.CT_LineEdit, _Contents.CT_ComboBox, _Contents.CT_SpinBox)


class ThemeStyle(QProxyStyle):
    """Fusion's geometry, painted flat in the colours that *tokens* returns."""

    def __init__(self, tokens: Callable[[], Tokens], px: Callable[[float], int]) -> None:
        super().__init__("Fusion")
        self._tokens = tokens
        self._px = px
        self._primitives: dict[QStyle.PrimitiveElement, _PaintPart] = {
            _Primitive.PE_PanelButtonCommand: buttons.paint_button,
            _Primitive.PE_PanelButtonTool: buttons.paint_tool_button,
            _Primitive.PE_FrameFocusRect: parts.paint_focus,
            _Primitive.PE_PanelLineEdit: fields.paint_line_edit,
            _Primitive.PE_FrameLineEdit: parts.paint_nothing,
            _Primitive.PE_Frame: fields.paint_frame,
            _Primitive.PE_IndicatorCheckBox: fields.paint_check_box,
            _Primitive.PE_IndicatorItemViewItemCheck: fields.paint_check_box,
            _Primitive.PE_IndicatorRadioButton: fields.paint_radio_button,
            _Primitive.PE_IndicatorBranch: parts.paint_branch,
            _Primitive.PE_IndicatorArrowDown: parts.paint_arrow_down,
            _Primitive.PE_IndicatorArrowUp: parts.paint_arrow_up,
            _Primitive.PE_IndicatorArrowRight: parts.paint_arrow_right,
            _Primitive.PE_IndicatorArrowLeft: parts.paint_arrow_left,
            _Primitive.PE_PanelItemViewRow: parts.paint_nothing,
            _Primitive.PE_PanelTipLabel: parts.paint_tip,
            _Primitive.PE_FrameMenu: parts.paint_menu_frame,
        }
        self._controls: dict[QStyle.ControlElement, _PaintPart] = {
            _Control.CE_HeaderSection: parts.paint_header_section,
            _Control.CE_HeaderEmptyArea: parts.paint_header_section,
            _Control.CE_Splitter: parts.paint_splitter,
            _Control.CE_ProgressBarGroove: parts.paint_progress_groove,
            _Control.CE_ProgressBarContents: parts.paint_progress,
            # The words for it stand beside the bar: nothing is legible on half of a fill.
            _Control.CE_ProgressBarLabel: parts.paint_nothing,
        }
        self._complex: dict[QStyle.ComplexControl, _PaintPart] = {
            _Complex.CC_ComboBox: fields.paint_combo_box,
            _Complex.CC_ScrollBar: parts.paint_scroll_bar,
            _Complex.CC_SpinBox: fields.paint_spin_box,
        }

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _Primitive.PE_PanelItemViewItem and isinstance(option, QStyleOptionViewItem):
            parts.paint_item(painter, option, self._tokens(), widget)
            super().drawPrimitive(element, _without_selection(option), painter, widget)
            return
        paint = self._primitives.get(element)
        if paint is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            paint(painter, option, self._tokens(), widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = self._controls.get(element)
        if paint is not None:
            paint(painter, option, self._tokens(), widget)
            return
        if element == _Control.CE_PushButtonLabel and isinstance(option, QStyleOptionButton):
            buttons.paint_button_label(painter, option, self._tokens(), widget, self._px(8))
            return
        super().drawControl(element, option, painter, widget)

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        paint = self._complex.get(control)
        if paint is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            paint(painter, option, self._tokens(), widget)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        length = _LENGTHS.get(metric)
        if length is None:
            return super().pixelMetric(metric, option, widget)
        return self._px(length) if length > 1 else length

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        known = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if known is None else known

    @override
    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        result = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # may be None
        if kind == _Contents.CT_PushButton and isinstance(option, QStyleOptionButton):
            return self._button_size(option, widget)
        if kind == _Contents.CT_ProgressBar:
            return QSize(result.width(), self._px(8))
        if kind in _FIELDS:
            wider = self._px(10) if kind == _Contents.CT_ComboBox else 0
            return QSize(result.width() + wider, max(result.height(), self._px(28)))
        if kind == _Contents.CT_ItemViewItem:
            return QSize(result.width(), max(result.height(), self._px(26)))
        if kind == _Contents.CT_HeaderSection:
            return QSize(result.width(), max(result.height(), self._px(28)))
        return result

    @override
    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type] # may be None
        if element == _Sub.SE_PushButtonFocusRect:
            return option.rect
        is_framed = isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
        if element == _Sub.SE_LineEditContents and is_framed:
            return rect.adjusted(self._px(6), 0, -self._px(4), 0)
        return rect

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type] # may be None
        if control != _Complex.CC_ComboBox:
            return rect
        if part == QStyle.SubControl.SC_ComboBoxEditField:
            return rect.adjusted(self._px(5), 0, 0, 0)
        if part == QStyle.SubControl.SC_ComboBoxArrow:
            return rect.translated(-self._px(4), 0)
        return rect

    def _button_size(self, option: QStyleOptionButton, widget: QWidget | None) -> QSize:
        font = QApplication.font() if widget is None else widget.font()
        text = buttons.button_words(option, font, widget)
        icon = (
            0
            if option.icon.isNull()
            else option.iconSize.width() + (self._px(8) if option.text else 0)
        )
        padding = self._px(4 if buttons.button_kind(widget) == "link" else 13)
        height = self._px(24 if buttons.button_kind(widget) == "link" else 28)
        return QSize(text.width() + icon + 2 * padding, max(height, text.height() + self._px(6)))


_PaintPart = Callable[[QPainter, QStyleOption, Tokens, QWidget | None], None]


def _without_selection(option: QStyleOptionViewItem) -> QStyleOptionViewItem:
    plain = QStyleOptionViewItem(option)
    plain.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
    return plain
