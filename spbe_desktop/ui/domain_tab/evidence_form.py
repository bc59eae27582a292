"""A short form that describes a document: kind, number, date, pages, level; the rest on demand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.document_types import DocumentType
from spbe_desktop.domain.evidence import Classification, EvidenceDescription
from spbe_desktop.domain.instrument import Scale
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.ui.domain_tab.typed_date import parse_day
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words.formats import day

_CLASS_NAMES = {
    Classification.ORDINARY: "Biasa",
    Classification.RESTRICTED: "Terbatas",
    Classification.SECRET: "Rahasia (tidak ikut dikirim)",
}


class EvidenceForm(QWidget):
    """Takes a description; a date that cannot be one is explained and keeps the form open."""

    saved = Signal(object)
    dismissed = Signal()

    def __init__(self, use: EvidenceUse, scale: Scale, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.kind = QComboBox()
        self.number = QLineEdit(use.number)
        self.dated = QLineEdit("" if use.dated is None else day(use.dated))
        self.pages = QLineEdit(use.pages)
        self.level = QComboBox()
        self._title = QLineEdit(use.title)
        self._publisher = QLineEdit(use.publisher)
        self._class = QComboBox()
        self._role = QLineEdit(use.role)
        self._wrong = Label(theme, role="small", tone="error", wrap=True)
        self._more = LinkButton(theme, "Keterangan lain", role="small")
        self._save = QPushButton("Simpan")
        self._later = LinkButton(theme, "Nanti", role="small")
        self._others = QWidget()
        self._fill(use, scale)
        self._build()
        self._connect()

    @property
    def message(self) -> str:
        """Return what is wrong with the form, or ""."""
        return self._wrong.text()

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Hand on the description, if it is right."""
        typed = self.dated.text().strip()
        dated = parse_day(typed) if typed else None
        wrong = bool(typed) and dated is None
        self.dated.setProperty("faulty", wrong)
        self.dated.update()
        self._wrong.setVisible(wrong)
        self._wrong.setText("Tanggal tidak dikenali. Tulis seperti 14 Jan 2025." if wrong else "")
        if wrong:
            self.dated.setFocus()
            return
        self.saved.emit(
            EvidenceDescription(
                title=self._title.text().strip(),
                document_type=self.kind.currentText().strip(),
                number=self.number.text().strip(),
                dated=dated,
                publisher=self._publisher.text().strip(),
                classification=Classification(self._class.currentData()),
                level=self.level.currentData(),
                pages=self.pages.text().strip(),
                role=self._role.text().strip(),
            )
        )

    def _fill(self, use: EvidenceUse, scale: Scale) -> None:
        self.kind.setEditable(True)
        self.kind.addItems(list(DocumentType))
        self.kind.setCurrentText(use.document_type)
        self.level.addItem("tidak disebut", None)
        for level in scale.levels:
            self.level.addItem(f"{level.number}  {level.name}", level.number)
        self.level.setCurrentIndex(self.level.findData(use.level))
        for classification, name in _CLASS_NAMES.items():
            self._class.addItem(name, str(classification))
        self._class.setCurrentIndex(self._class.findData(str(use.classification)))
        self.dated.setPlaceholderText("14 Jan 2025")
        self.pages.setPlaceholderText("3–9")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(6)
        column.addLayout(
            self._grid(
                ("Jenis", self.kind),
                ("Nomor", self.number),
                ("Tanggal", self.dated),
                ("Halaman", self.pages),
                ("Tingkat", self.level),
            )
        )
        others = self._grid(
            ("Judul", self._title),
            ("Penerbit", self._publisher),
            ("Sifat", self._class),
            ("Peran", self._role),
        )
        others.setContentsMargins(0, 0, 0, 0)
        self._others.setLayout(others)
        self._others.hide()
        self._wrong.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._save)
        buttons.addWidget(self._later)
        buttons.addStretch(1)
        buttons.addWidget(self._more)
        column.addWidget(self._others)
        column.addWidget(self._wrong)
        column.addLayout(buttons)

    def _grid(self, *fields: tuple[str, QLineEdit | QComboBox]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (name, field) in enumerate(fields):
            label = Label(self._theme, name, role="small", tone="text_2")
            label.setBuddy(field)
            field.setAccessibleName(name)
            field.setMinimumWidth(60)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(
                    QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                )
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, self._theme.px(52))
        return grid

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._later.clicked.connect(self.dismissed)
        self._more.clicked.connect(self._on_more_clicked)

    def _on_more_clicked(self) -> None:
        self._others.show()
        self._more.hide()
        self._title.setFocus(Qt.FocusReason.TabFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)
