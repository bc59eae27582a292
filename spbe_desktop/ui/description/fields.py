"""The fields that describe a document, wherever it is used, and what may be proposed for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QToolButton, QWidget

from spbe_desktop.domain.document_types import DocumentType
from spbe_desktop.domain.evidence import Classification, DocumentDescription
from spbe_desktop.ui.description.class_names import CLASS_NAMES
from spbe_desktop.ui.description.day_field import DayField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.typed_keys import keep_letters
from spbe_desktop.words.formats import day

Row = tuple[str, QLineEdit | QComboBox | QToolButton]
"""The name of a field, and the field."""

Suggested = Mapping[str, str | date]
"""What may be right, by the name of the attribute of a `DocumentDescription`."""


class DescriptionFields(QObject):
    """Holds the editors; a form decides where they stand."""

    suggested = Signal(bool)
    """Whether something is proposed that was neither taken nor overwritten yet."""

    def __init__(self, described: DocumentDescription) -> None:
        super().__init__()
        self._described = described
        self._suggested: dict[str, str] = {}
        self.kind = QComboBox()
        self.title = QLineEdit(described.title)
        self.number = QLineEdit(described.number)
        self.dated = DayField(described.dated)
        self.publisher = QLineEdit(described.publisher)
        self.signatory = QLineEdit(described.signatory)
        self.valid_until = DayField(described.valid_until)
        self.classification = QComboBox()
        self.source_address = QLineEdit(described.source_address)
        self._fill()

    @property
    def first_rows(self) -> tuple[Row, ...]:
        """Return what every document should have."""
        return ("Jenis", self.kind), ("Nomor", self.number), ("Tanggal", self.dated)

    @property
    def other_rows(self) -> tuple[Row, ...]:
        """Return what is said of some documents alone."""
        rows: tuple[Row, ...] = (
            ("Judul", self.title),
            ("Penerbit", self.publisher),
            ("Penanda tangan", self.signatory),
            ("Berlaku sampai", self.valid_until),
            ("Sifat", self.classification),
        )
        pictured = self._described.captured_at is not None or self._described.source_address
        return (*rows, ("Alamat layar", self.source_address)) if pictured else rows

    def answer(self) -> DocumentDescription | None:
        """Return the description; none if a date is no date, which then has the caret."""
        wrong = [field for field in (self.dated, self.valid_until) if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return None
        return replace(
            self._described,
            title=self.title.text().strip() or self._described.title,
            document_type=self.kind.currentText().strip(),
            number=self.number.text().strip(),
            dated=self.dated.value,
            publisher=self.publisher.text().strip(),
            signatory=self.signatory.text().strip(),
            valid_until=self.valid_until.value,
            classification=Classification(self.classification.currentData()),
            source_address=self.source_address.text().strip(),
        )

    def suggest(self, suggested: Suggested) -> None:
        """Show *suggested* in grey in the fields that are empty; nothing is overwritten."""
        self._suggested = {}
        for name, found in suggested.items():
            editor = self._editors().get(name)
            if editor is not None and not editor.text() and found:
                shown = day(found) if isinstance(found, date) else found
                self._suggested[name] = shown
                editor.setPlaceholderText(shown)
        self._tell()

    def take_suggestions(self) -> None:
        """Write what is proposed into the fields that are still empty."""
        for name, shown in self._suggested.items():
            editor = self._editors()[name]
            if not editor.text():
                editor.setText(shown)
        self._suggested = {}
        self._tell()

    def take_suggestion(self) -> bool:
        """Write what is proposed for the field that has the caret; tell whether there was any."""
        for name, shown in self._suggested.items():
            editor = self._editors()[name]
            if editor.hasFocus() and not editor.text():
                editor.setText(shown)
                return True
        return False

    def _fill(self) -> None:
        self.kind.setEditable(True)
        self.kind.addItems(list(DocumentType))
        self.kind.setCurrentText(self._described.document_type)
        for classification, name in CLASS_NAMES.items():
            self.classification.addItem(name, str(classification))
        chosen = self.classification.findData(str(self._described.classification))
        self.classification.setCurrentIndex(chosen)
        keep_letters(self.classification)
        for editor in self._editors().values():
            editor.setCursorPosition(0)
            editor.textChanged.connect(self._tell)

    def _tell(self) -> None:
        editors = self._editors()
        self.suggested.emit(any(not editors[name].text() for name in self._suggested))

    def _editors(self) -> dict[str, QLineEdit]:
        kind = self.kind.lineEdit()
        assert kind is not None, "an editable combo box has a line"
        return {
            "document_type": kind,
            "title": self.title,
            "number": self.number,
            "dated": self.dated,
            "publisher": self.publisher,
            "signatory": self.signatory,
            "valid_until": self.valid_until,
        }


def field_grid(theme: Theme, rows: tuple[Row, ...], *, names: int = 52) -> QGridLayout:
    """Return *rows* as a grid; the names take *names* pixels at 100 %, or what they need."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for place, (name, field) in enumerate(rows):
        label = Label(theme, name, role="small", tone="text_2")
        label.setBuddy(field)
        field.setAccessibleName(name)
        field.setMinimumWidth(60)
        if isinstance(field, QComboBox):
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        grid.addWidget(label, place, 0)
        grid.addWidget(field, place, 1)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, theme.px(names))
    return grid


def begin_with(field: QWidget) -> None:
    """Put the caret into *field*, as the Tab key would."""
    field.setFocus(Qt.FocusReason.TabFocusReason)


WRONG_DAY = "Tanggal tidak dikenali. Tulis seperti 14 Jan 2025."
