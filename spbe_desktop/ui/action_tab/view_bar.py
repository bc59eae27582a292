"""The bar above: which view is shown, and what can be done in it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.segments import Segments

TABLE, BOARD, REGISTER = "table", "board", "register"


class ViewBar(QWidget):
    """Holds the segments and the buttons of the view."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        names = ((TABLE, "Tabel"), (BOARD, "Papan"), (REGISTER, "Rekomendasi"))
        self.segments = Segments(theme, "Tampilan", names)
        self.segments.choose(TABLE)
        self.new, self.paste = QPushButton("Tambah aksi"), QPushButton("Tempel rekomendasi…")
        self.from_file = QPushButton("Impor rekomendasi…")
        self.from_file.setToolTip("Dari laporan .docx, .odt, .pdf, .txt atau tabel .xlsx, .csv")
        self.calendar = QPushButton("Simpan kalender (.ics)…")
        self.copy = QPushButton("Salin teks per OPD")
        px = theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(8), px(12), px(6))
        row.setSpacing(px(8))
        row.addWidget(self.segments)
        row.addStretch(1)
        for button in (self.calendar, self.copy, self.from_file, self.paste, self.new):
            row.addWidget(button)
        self.new.setProperty("kind", "primary")

    def show_pending(self, count: int) -> None:
        """Tell how many recommendations nobody acts on yet."""
        told = f"Rekomendasi · {count} belum ditindaklanjuti" if count else "Rekomendasi"
        self.segments.rename(REGISTER, told)

    def follow(self, view: str) -> None:
        """Show the buttons of *view*."""
        for button in (self.new, self.calendar, self.copy):
            button.setVisible(view != REGISTER)
        for button in (self.paste, self.from_file):
            button.setVisible(view == REGISTER)
