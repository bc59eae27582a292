"""The dialog Interviu dan visitasi: which indicators, then sheets to print or practice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from spbe_desktop.domain.interview import Doubt, InterviewSheet
from spbe_desktop.services.interviews import INTERVIEW_TEMPLATE, VISIT_TEMPLATE
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.official_documents.template_line import TemplateLine
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import Kind, MessageStrip
from spbe_desktop.words.interview import FIELD_NAMES

DOCUMENTS: Mapping[str, str] = {
    INTERVIEW_TEMPLATE: "Lembar interviu",
    VISIT_TEMPLATE: "Daftar visitasi",
}
"""The documents that are made here, by the names of their templates."""

_MINUTES = (1, 3, 15)
"""The least, the usual and the most for one indicator."""

Scope = tuple[str, Callable[[InterviewSheet], bool]]

_SCOPES: tuple[Scope, ...] = (
    ("Semua indikator yang terisi", lambda sheet: sheet.claim is not None),
    (
        "Yang kemungkinan ditanya lebih dalam",
        lambda sheet: bool(set(sheet.doubts) - {Doubt.UNANSWERED}),
    ),
    ("Semua indikator", lambda _sheet: True),
)


class InterviewDialog(Dialog):
    """Whoever carries out what it asks answers with `show_outcome`."""

    sheets_requested = Signal()
    """Interview sheets as DOCX."""
    visit_requested = Signal()
    """The checklist of a visit as DOCX."""
    photos_requested = Signal()
    """To put photos of a visit where they belong."""
    practice_requested = Signal()
    document_changed = Signal()
    """Another template is to be shown."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        sheets: Sequence[InterviewSheet],
        groups: Sequence[Scope],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Interviu dan visitasi", size=(680, 0), parent=parent)
        self._sheets = tuple(sheets)
        self._scopes = (*_SCOPES, *groups)
        self._scope = QComboBox()
        self._scope.addItems([name for name, _ in self._scopes])
        self._minutes = QSpinBox()
        self._named = QComboBox()
        for name, title in DOCUMENTS.items():
            self._named.addItem(title, name)
        self.template = TemplateLine(theme, FIELD_NAMES)
        self._count = Label(theme, tone="text_2", wrap=True)
        self._outcome = MessageStrip(theme, icons)
        self._outcome.hide()
        self._minutes.setRange(_MINUTES[0], _MINUTES[2])
        self._minutes.setValue(_MINUTES[1])
        self._minutes.setSuffix(" menit")
        self.add_parts(
            self._outcome,
            FormField(theme, "Indikator", self._scope),
            self._count,
            FormField(
                theme,
                "Waktu latihan tiap indikator",
                self._minutes,
                hint="Latihan memakai layar penuh: pertanyaan dulu, jawaban setelah Enter.",
            ),
            FormField(theme, "Dokumen yang templatnya disunting", self._named),
            self.template,
        )
        self._close = self.add_button("Tutup")
        self._visit = self.add_button("Daftar visitasi")
        self._photos = self.add_button("Foto visitasi…")
        self._print = self.add_button("Lembar interviu")
        self._practise = self.add_button("Mulai latihan", primary=True)
        self._connect()
        self._show_count()

    @property
    def chosen(self) -> tuple[InterviewSheet, ...]:
        """Return the indicators that are chosen."""
        _, fits = self._scopes[self._scope.currentIndex()]
        return tuple(filter(fits, self._sheets))

    @property
    def document(self) -> str:
        """Return the name of the document whose template is shown."""
        return str(self._named.currentData())

    @property
    def seconds(self) -> int:
        """Return how long an answer may take."""
        return self._minutes.value() * 60

    def show_saving(self) -> None:
        """Show that a document is being saved, until the outcome is told."""
        self.show_outcome("info", "Menyimpan dokumen…")
        for button in (self._visit, self._print):
            button.setEnabled(False)

    def show_outcome(self, kind: Kind, lead: str, text: str = "") -> None:
        """Say what came of it."""
        self._show_count()
        self._outcome.show_message(kind, lead, text)
        self._outcome.show()
        self.fit()

    def _connect(self) -> None:
        self._scope.currentIndexChanged.connect(self._show_count)
        self._close.clicked.connect(self.reject)
        self._visit.clicked.connect(self.visit_requested)
        self._print.clicked.connect(self.sheets_requested)
        self._named.currentIndexChanged.connect(self.document_changed)
        self._photos.clicked.connect(self.photos_requested)
        self._practise.clicked.connect(self.practice_requested)

    def _show_count(self) -> None:
        found = len(self.chosen)
        text = (
            f"{found} indikator." if found else "Tidak ada indikator yang cocok. Pilih yang lain."
        )
        self._count.setText(text)
        for button in (self._visit, self._print, self._practise):
            button.setEnabled(bool(found))
