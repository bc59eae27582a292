"""Qt's own words in Indonesian: buttons, menus of text fields, the file dialog, keys."""

from __future__ import annotations

from PySide6.QtCore import QTranslator
from typing_extensions import override


class QtWords(QTranslator):
    """Translates what Qt writes by itself; install it once.

    It takes the place of a .qm file, which Qt does not have in Indonesian.
    """

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        # An empty answer would be shown: PySide cannot return the null string that Qt takes
        # for "not translated".
        words = _WORDS.get(context)
        return sourceText if words is None else words.get(sourceText, sourceText)


_BUTTONS = {
    "OK": "OK",
    "&OK": "&OK",
    "Save": "Simpan",
    "&Save": "&Simpan",
    "Save All": "Simpan Semua",
    "Open": "Buka",
    "&Yes": "&Ya",
    "Yes to &All": "Ya untuk &Semua",
    "&No": "&Tidak",
    "N&o to All": "Ti&dak untuk Semua",
    "Abort": "Hentikan",
    "Retry": "Coba Lagi",
    "Ignore": "Abaikan",
    "Close": "Tutup",
    "&Close": "&Tutup",
    "Cancel": "Batal",
    "&Cancel": "&Batal",
    "Discard": "Buang",
    "Help": "Bantuan",
    "Apply": "Terapkan",
    "Reset": "Setel Ulang",
    "Restore Defaults": "Kembalikan Bawaan",
    "Close without Saving": "Tutup tanpa Menyimpan",
    "Don't Save": "Jangan Simpan",
    "Show Details...": "Tampilkan Rincian…",
    "Hide Details...": "Sembunyikan Rincian…",
}

_EDITING = {
    "&Undo": "&Urungkan",
    "&Redo": "Ulan&gi",
    "Cu&t": "Po&tong",
    "&Copy": "&Salin",
    "Copy &Link Location": "Salin &Alamat Tautan",
    "&Paste": "&Tempel",
    "Delete": "Hapus",
    "Select All": "Pilih Semua",
    "&Select All": "&Pilih Semua",
    "&Step up": "&Naikkan",
    "Step &down": "&Turunkan",
    "Insert Unicode control character": "Sisipkan karakter kendali Unicode",
}

_FILES = {
    "&Look in:": "&Cari di:",
    "Look in:": "Cari di:",
    "Back": "Kembali",
    "Go back": "Kembali",
    "Alt+Left": "Alt+Left",
    "Forward": "Maju",
    "Go forward": "Maju",
    "Alt+Right": "Alt+Right",
    "Parent Directory": "Folder Induk",
    "Go to the parent directory": "Ke folder induk",
    "Alt+Up": "Alt+Up",
    "Create New Folder": "Buat Folder Baru",
    "Create a New Folder": "Buat folder baru",
    "List View": "Tampilan Daftar",
    "Change to list view mode": "Tampilkan sebagai daftar",
    "Detail View": "Tampilan Rincian",
    "Change to detail view mode": "Tampilkan dengan rincian",
    "Sidebar": "Bilah Samping",
    "List of places and bookmarks": "Daftar tempat dan markah",
    "Files": "Berkas",
    "Files listed in the current directory": "Berkas di folder ini",
    "Files of &type:": "&Jenis berkas:",
    "Files of type:": "Jenis berkas:",
    "Show ": "Tampilkan ",
    "File &name:": "&Nama berkas:",
    "&Open": "&Buka",
    "&Choose": "&Pilih",
    "&Save": "&Simpan",
    "Save As": "Simpan Sebagai",
    "Open": "Buka",
    "Find Directory": "Cari Folder",
    "Directory:": "Folder:",
    "Directories": "Folder",
    "&Rename": "&Ganti Nama",
    "&Delete": "&Hapus",
    "Delete": "Hapus",
    "Remove": "Keluarkan",
    "Show &hidden files": "Tampilkan berkas ter&sembunyi",
    "&New Folder": "Folder &Baru",
    "New Folder": "Folder Baru",
    "All Files (*)": "Semua Berkas (*)",
    "All files (*)": "Semua berkas (*)",
    "My Computer": "Komputer Ini",
    "Computer": "Komputer",
    "Recent Places": "Tempat Terakhir",
    "Could not delete directory.": "Folder tidak dapat dihapus.",
    "Are you sure you want to delete '%1'?": "Hapus '%1'?",
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "'%1' dilindungi dari perubahan.\nTetap hapus?"
    ),
    "%1 already exists.\nDo you want to replace it?": "%1 sudah ada.\nGanti berkas itu?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nBerkas tidak ditemukan.\nPeriksa nama berkasnya."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nFolder tidak ditemukan.\nPeriksa nama foldernya."
    ),
    "Name": "Nama",
    "Size": "Ukuran",
    "Kind": "Jenis",
    "Type": "Jenis",
    "Date Modified": "Diubah",
    "Drive": "Diska",
    "File": "Berkas",
    "%1 File": "Berkas %1",
    "File Folder": "Folder",
    "Folder": "Folder",
    "Alias": "Pintasan",
    "Shortcut": "Pintasan",
    "Unknown": "Tidak dikenal",
    "%1 bytes": "%1 byte",
    "%1 byte": "%1 byte",
    "Invalid filename": "Nama berkas tidak sah",
    (
        '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer '
        "characters or no punctuation marks."
    ): (
        '<b>Nama "%1" tidak dapat dipakai.</b><p>Coba nama lain yang lebih pendek atau '
        "tanpa tanda baca."
    ),
}

_KEYS = {
    "Space": "Spasi",
    "Left": "Kiri",
    "Right": "Kanan",
    "Up": "Atas",
    "Down": "Bawah",
    "Return": "Enter",
    "PgUp": "PgUp",
    "PgDown": "PgDn",
}

_SPOKEN = {
    "Press": "Tekan",
    "Toggle": "Alihkan",
    "ShowMenu": "Tampilkan menu",
    "SetFocus": "Beri fokus",
    "Increase": "Naikkan",
    "Decrease": "Turunkan",
}

_WORDS = {
    "QPlatformTheme": _BUTTONS,
    "QGnomeTheme": _BUTTONS,
    "QDialogButtonBox": _BUTTONS,
    "QMessageBox": _BUTTONS,
    "QProgressDialog": _BUTTONS,
    "QLineEdit": _EDITING,
    "QWidgetTextControl": _EDITING,
    "QAbstractSpinBox": _EDITING,
    "QUnicodeControlCharacterMenu": _EDITING,
    "QFileDialog": _FILES,
    "QFileSystemModel": _FILES,
    "QAbstractFileIconProvider": _FILES,
    "QShortcut": _KEYS,
    "QAccessibleActionInterface": _SPOKEN,
}
"""The words by the class of Qt that says them."""
