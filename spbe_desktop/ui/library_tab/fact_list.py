"""What is said of a document: a name and a text on each line, as far as there is any."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.ui.description.class_names import CLASS_NAMES
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.formats import day, moment

_NAMES = 96
"""The room for the names, in pixels at 100 %."""


class FactList(QWidget):
    """Names in a column of their own, so that the texts begin on one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(theme.px(8))
        self._form.setVerticalSpacing(theme.px(4))
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)

    def add_text(self, name: str, text: str) -> None:
        """Add a line of text that can be marked and copied."""
        label = Label(self._theme, text, role="small", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_part(name, label)

    def add_part(self, name: str, part: QWidget) -> None:
        """Add a line with *part* beside its name."""
        label = Label(self._theme, name, role="small", tone="text_2")
        label.setFixedWidth(self._theme.px(_NAMES))
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._form.addRow(label, part)


def said_of(document: LibraryDocument) -> Iterable[tuple[str, str]]:
    """Return what is known of *document*, each with its name; what is empty is left out."""
    is_address = document.kind is EvidenceKind.ADDRESS
    facts = (
        ("Jenis", document.document_type),
        ("Nomor", document.number),
        ("Tanggal", "" if document.dated is None else day(document.dated)),
        ("Penerbit", document.publisher),
        ("Penanda tangan", document.signatory),
        ("Berlaku sampai", "" if document.valid_until is None else day(document.valid_until)),
        ("Sifat", _class_name(document.classification)),
        ("Diambil", _moment(document)),
        ("Alamat layar", document.source_address),
        ("Alamat" if is_address else "Tempat", document.location),
        ("Nama berkas", document.original_name),
    )
    return [(name, text) for name, text in facts if text]


def _class_name(classification: Classification) -> str:
    return "" if classification is Classification.ORDINARY else CLASS_NAMES[classification]


def _moment(document: LibraryDocument) -> str:
    taken = document.captured_at
    return "" if taken is None else moment(taken.astimezone())
