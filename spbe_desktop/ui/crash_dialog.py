"""Tells of a failure that nobody caught: what happened, that nothing is lost, what to do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from spbe_desktop.ui.crash import CrashReport
from spbe_desktop.ui.dialog import Dialog, take_rest
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class CrashDialog(Dialog):
    """Shows *report*; the details are there to be copied, not to be read."""

    def __init__(
        self, theme: Theme, report: CrashReport, log: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "Terjadi galat", size=(560, 480), parent=parent)
        self._report = report
        self._log = log
        self._copy = QPushButton("Salin rincian")
        self._folder = QPushButton("Buka folder catatan")
        self._details = QPlainTextEdit(report.details)
        self._build()

    def _build(self) -> None:
        safe = (
            "Semua isian yang sudah ditandai “Tersimpan” aman, dan teks yang belum tersimpan "
            "ditawarkan saat program dibuka lagi. Anda dapat terus bekerja; bila galat ini "
            "berulang, tutup dan buka lagi program, lalu kirim rinciannya kepada pengelola "
            "aplikasi."
        )
        note = f"Rincian juga dicatat di {self._log}, tanpa isian dan data pribadi."
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        fixed.setPixelSize(self._theme.px(12))
        self._details.setFont(fixed)
        self._details.setAccessibleName("Rincian galat")
        take_rest(self._details, self._theme.px(90))
        what = Label(self._theme, self._report.what, bold=True, wrap=True)
        place = Label(self._theme, note, role="small", tone="text_2", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.add_parts(what, Label(self._theme, safe, wrap=True), self._details, place)
        for button in (self._folder, self._copy):
            button.setAutoDefault(True)
            self.foot.insertWidget(0, button)
        self.body.setStretchFactor(self._details, 1)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._folder.clicked.connect(self._on_folder_clicked)
        close = self.add_button("Tutup", primary=True)
        close.clicked.connect(self.accept)
        close.setFocus()

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._report.what}\n{self._report.details}")
        self._copy.setText("Rincian tersalin")

    def _on_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))
