"""Every command of the window, as a table: its name, its keys and where it is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Command:
    """One command; *keys* are as Qt writes them, *told* as the key map shows them."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    told: str = ""
    group: str = "Umum"

    @property
    def keys_told(self) -> str:
        """Return the keys as people read them."""
        return self.told or " / ".join(self.keys)


_ANSWERING, _MOVING, _GENERAL = "Mengisi", "Berpindah", "Umum"
_LIBRARY, _BOARD = "Daftar eviden", "Papan rencana aksi"

COMMANDS = (
    Command("level", "Pilih tingkat", (), "0–5", _ANSWERING),
    Command("flag", "Tandai indikator", ("F",), "", _ANSWERING),
    Command("evidence", "Tambah eviden", ("E",), "", _ANSWERING),
    Command("folder_intake", "Ambil eviden dari folder", ("Ctrl+Shift+E",), "", _ANSWERING),
    Command("note", "Tulis catatan", ("K",), "", _ANSWERING),
    Command("explanation", "Tulis penjelasan", ("P",), "", _ANSWERING),
    Command("use_proposal", "Pakai penjelasan yang diusulkan", ("U",), "", _ANSWERING),
    Command("undo", "Urungkan", ("Ctrl+Z",), "", _ANSWERING),
    Command("redo", "Ulangi", ("Ctrl+Y", "Ctrl+Shift+Z"), "Ctrl+Y", _ANSWERING),
    Command("next_unanswered", "Indikator berikutnya yang belum terisi", ("N",), "", _MOVING),
    Command("next", "Indikator berikutnya", ("Alt+Down", "Ctrl+Return"), "Alt+↓", _MOVING),
    Command("previous", "Indikator sebelumnya", ("Alt+Up",), "Alt+↑", _MOVING),
    Command("next_tab", "Bagian berikutnya", ("Ctrl+Tab", "Ctrl+PgDown"), "Ctrl+Tab", _MOVING),
    Command("previous_tab", "Bagian sebelumnya", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), "", _MOVING),
    Command("palette", "Cari indikator atau perintah", ("Ctrl+K",), "", _MOVING),
    Command("find", "Cari di bagian ini", ("Ctrl+F",), "", _MOVING),
    Command("open_document", "Buka dokumen", (), "Enter", _LIBRARY),
    Command("preview_document", "Lihat dokumen", (), "Spasi", _LIBRARY),
    Command("describe_document", "Ubah keterangan", (), "E", _LIBRARY),
    Command("discard_document", "Keluarkan dari pustaka", (), "Del", _LIBRARY),
    Command("move_action", "Pindahkan aksi ke kolom sebelah", (), "Ctrl+← / →", _BOARD),
    Command("open_action", "Buka rincian aksi", (), "Enter", _BOARD),
    Command("guidance", "Panduan indikator", ("F1",), "", _GENERAL),
    Command("panel", "Buka atau tutup panel", ("F9",), "", _GENERAL),
    Command("why", "Mengapa indeksnya begini?", ("Ctrl+I",), "", _GENERAL),
    Command("send", "Kirim paket", ("Ctrl+Shift+S",), "", _GENERAL),
    Command("flush", "Simpan sekarang", ("Ctrl+S",), "", _GENERAL),
    Command("backup", "Buat cadangan"),
    Command("backups", "Cadangan dan pemulihan"),
    Command("backup_file", "Simpan cadangan ke satu berkas"),
    Command("restore_file", "Pulihkan dari berkas cadangan"),
    Command("check_package", "Periksa paket dari pihak lain"),
    Command("new_assessment", "Penilaian baru", ("Ctrl+N",)),
    Command("carry_over", "Mulai dari tahun lalu"),
    Command("confirm_unchanged", "Konfirmasi semua usulan yang kriterianya tidak berubah"),
    Command("open", "Buka buku kerja lain", ("Ctrl+O",)),
    Command("check", "Periksa eviden dan keutuhan buku kerja"),
    Command("history", "Riwayat perubahan", ("Ctrl+H",)),
    Command("snapshots", "Bandingkan potret penilaian"),
    Command("portal_folder", "Salin eviden ke folder untuk portal"),
    Command("request_letter", "Surat permintaan eviden"),
    Command("official_document", "Dokumen untuk ditandatangani"),
    Command("objections", "Sanggahan"),
    Command("interview", "Interviu dan visitasi"),
    Command("visit_photos", "Lampirkan foto visitasi"),
    Command("settings", "Pengaturan", ("Ctrl+,",)),
    Command("keys", "Daftar tombol", ("?", "Shift+F1"), "?"),
    Command("about", "Tentang SPBE Desktop"),
)

LEVEL_KEYS = tuple("0123456789")
"""Each chooses the level of its number, if the scale has one; the last resort clears."""

Handlers = Mapping[str, Callable[[], None]]


def add_actions(window: QWidget, handlers: Handlers) -> tuple[QAction, ...]:
    """Give *window* an action for each command that *handlers* names, and return them.

    A key that is also a letter does not reach an action while the focus is in a text.
    """
    actions = [_action(window, command, handlers[command.id]) for command in known(handlers)]
    window.addActions(actions)
    return tuple(actions)


def add_level_keys(window: QWidget, choose: Callable[[int], None]) -> tuple[QAction, ...]:
    """Let the digit keys choose levels."""
    actions = []
    for key in LEVEL_KEYS:
        action = QAction(window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(_choosing(choose, int(key)))
        actions.append(action)
    window.addActions(actions)
    return tuple(actions)


def known(handlers: Iterable[str]) -> tuple[Command, ...]:
    """Return the commands that are handled, in the order of the table."""
    handled = set(handlers)
    return tuple(command for command in COMMANDS if command.id in handled)


def _action(window: QWidget, command: Command, handler: Callable[[], None]) -> QAction:
    action = QAction(command.text, window)
    action.setShortcuts([QKeySequence(keys) for keys in command.keys])
    action.triggered.connect(_calling(handler))
    return action


def _calling(handler: Callable[[], None]) -> Callable[[], None]:
    """Return a slot of its own: Qt would hand its "checked" to a handler that takes anything."""

    def called() -> None:
        handler()

    return called


def _choosing(choose: Callable[[int], None], number: int) -> Callable[[], None]:
    def chosen() -> None:
        choose(number)

    return chosen
