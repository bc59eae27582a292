"""The check of the open workspace: the database at once, every file on the worker."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spbe_desktop.errors import Cancelled, SpbeError
from spbe_desktop.services import integrity
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.tasks import Running, TaskRunner
from spbe_desktop.words import formats


class Checking(QObject):
    """One check; it lives until it has told what it found."""

    told = Signal(str, str)
    """Kind and sentence."""
    failed = Signal(object)
    """SpbeError."""
    started = Signal(object)
    progressed = Signal(object, object, object)
    ended = Signal(object)

    def __init__(self, bridge: WorkspaceBridge, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._runner = runner

    def begin(self) -> None:
        """Check; what was found is told when all is read."""
        self._bridge.flush()
        try:
            inventory = integrity.take_inventory(self._bridge.workspace)
        except SpbeError as error:
            self.failed.emit(error)
            return
        vault = self._bridge.workspace.vault
        self._task = self._runner.start(
            lambda report: integrity.examine_files(vault, inventory, report),
            on_success=self._on_examined,
            on_failure=self._on_failure,
            on_progress=lambda done, total: self.progressed.emit(self._task, done, total),
        )
        self.started.emit(Running("Memeriksa berkas eviden", self._task))

    def _on_examined(self, condition: integrity.Condition) -> None:
        self.ended.emit(self._task)
        self._bridge.look_again()
        self._bridge.reload()
        self.told.emit(*_verdict(condition))
        self.deleteLater()

    def _on_failure(self, error: Exception) -> None:
        self.ended.emit(self._task)
        self.deleteLater()
        if isinstance(error, SpbeError):
            self.failed.emit(error)
        elif not isinstance(error, Cancelled):
            raise error


def _verdict(condition: integrity.Condition) -> tuple[str, str]:
    if condition.sound:
        return "info", f"Buku kerja utuh: basis data baik, {condition.files} berkas cocok."
    if condition.database_faults:
        return "error", (
            "Basis data rusak. Tutup program ini, salin seluruh folder buku kerja ke tempat lain, "
            "lalu minta pengelola memasang salinan terakhir dari folder “backups” di dalamnya."
        )
    titles = formats.listed(tuple(damaged.file.title for damaged in condition.damaged))
    return "error", f"Berkas eviden hilang atau berubah: {titles}. Cari berkasnya di panel Eviden."
