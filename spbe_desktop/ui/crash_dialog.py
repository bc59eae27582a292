"""Tells of a failure that nobody caught: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from spbe_desktop.ui.crash import CrashReport
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class CrashDialog(Dialog):
    """Shows *report*; the details are there to be copied, not to be read."""

    def __init__(
        self, theme: Theme, report: CrashReport, log: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Terjadi galat", size=(560, 480), parent=parent)
        self._report = report
        self._copy = QPushButton("Salin rincian")
        self._details = QPlainTextEdit(report.details)
        self._build(log)

    def _build(self, log: Path) -> None:
        safe = (
            "Semua isian yang sudah ditandai “Tersimpan” aman. Anda dapat terus bekerja; bila "
            "galat ini berulang, tutup dan buka lagi program, lalu kirim rinciannya kepada "
            "pengelola aplikasi."
        )
        note = f"Rincian juga dicatat di {log}, tanpa isian dan data pribadi."
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(self._theme.px(12))
        self._details.setFont(fixed)
        self._details.setAccessibleName("Rincian galat")
        self._details.setMinimumHeight(self._theme.px(90))
        what = Label(self._theme, self._report.what, bold=True, wrap=True)
        place = Label(self._theme, note, role="small", tone="text_2", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_parts(what, Label(self._theme, safe, wrap=True), self._details, place)
        self._copy.setAutoDefault(True)
        self.foot.insertWidget(0, self._copy)
        self._copy.clicked.connect(self._on_copy_clicked)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._report.what}\n{self._report.details}")
        self._copy.setText("Rincian tersalin")
