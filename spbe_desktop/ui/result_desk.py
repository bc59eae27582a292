"""Takes in results of a stage: read on the worker, looked over, recorded as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import Report
from spbe_desktop.domain.result_table import ResultRow, fingerprint, head_of
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.stage_matrix import StageEntry, StageMatrix
from spbe_desktop.domain.table_block import Block
from spbe_desktop.errors import SpbeError
from spbe_desktop.services.compound import Several
from spbe_desktop.services.result_tables import read_copied, read_file
from spbe_desktop.services.stage_edits import StoreStageValues
from spbe_desktop.services.stages import read_stages
from spbe_desktop.ui.result_intake.dialog import ResultDialog, ResultTable
from spbe_desktop.ui.tab_services import TabServices

Reasons = dict[tuple[int, str], str]
"""Why an earlier stage was opened again, by assessment and stage."""


class ResultDesk(QObject):
    """Serves one tab; *reasons* are shared with whoever opens stages there."""

    def __init__(self, window: QWidget, services: TabServices, reasons: Reasons) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._bridge = services.bridge
        self._reasons = reasons

    def paste(self) -> None:
        """Take in what was copied."""
        copied = QGuiApplication.clipboard().mimeData()
        html = copied.html() if copied.hasHtml() else ""
        text = copied.text() if copied.hasText() else ""

        def job(_report: Report) -> Block:
            return read_copied(html, text)

        self._read("papan klip", job)

    def choose_file(self) -> None:
        """Take in a file that is asked for."""
        path = self._services.questions.results_file()
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Take in a file."""

        def job(_report: Report) -> Block:
            return read_file(path)

        self._read(path.name, job)

    def _read(self, name: str, job: Callable[[Report], Block]) -> None:
        self._services.runner.start(
            job, on_success=partial(self._show, name), on_failure=self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, SpbeError):
            raise error
        self._services.listener.failed.emit(error)

    def _show(self, name: str, block: Block) -> None:
        sheet = self._bridge.sheet
        if sheet is None:
            return
        instrument = sheet.instrument
        make = fingerprint(block, head_of(block, instrument))
        remembered = self._services.preferences.result_columns(make)
        table = ResultTable(name, block, instrument, self._bridge.stage, remembered)
        dialog = ResultDialog(self._services.looks.theme, table, self._window.window())
        dialog.wanted.connect(partial(self._on_wanted, dialog, make))
        dialog.open()

    def _on_wanted(
        self,
        dialog: ResultDialog,
        make: str,
        rows: Sequence[ResultRow],
        roles: tuple[str, ...],
    ) -> None:
        number = self._bridge.assessment_id
        matrix = read_stages(self._bridge.workspace, number).matrix
        found = _entries(rows, matrix, self._bridge.stage)
        sheet = self._bridge.sheet
        if SELF_ASSESSMENT in found and sheet is not None and sheet.assessment.locked:
            dialog.refuse("Usulan sudah dikirim; pilih “Abaikan” untuk kolom nilai mandiri")
            return
        edits = []
        for stage, entries in found.items():
            if not self._may_change(number, stage, matrix):
                return
            reason = self._reasons.get((number, stage), "")
            edits.append(StoreStageValues(number, stage, entries, reason))
        if not edits or self._bridge.run_import(
            edits[0] if len(edits) == 1 else Several(tuple(edits))
        ):
            self._services.preferences.set_result_columns(make, roles)
            dialog.accept()
            changed = {entry.key for entries in found.values() for entry in entries}
            self._services.listener.told.emit("info", _told(len(rows), len(changed)))

    def _may_change(self, number: int, stage: str, matrix: StageMatrix) -> bool:
        """Tell whether values of *stage* may be changed; a closed one is asked a reason for."""
        column = matrix.columns[matrix.place_of[stage]]
        if not column.closed or (number, stage) in self._reasons:
            return True
        reason = self._services.questions.reason(
            f"Buka tahap {column.stage.short_name} untuk perbaikan",
            "Tahap yang lebih baru sudah bernilai. Mengapa nilai tahap ini diganti?",
        )
        if reason:
            self._reasons[number, stage] = reason
        return bool(reason)


def _entries(
    rows: Sequence[ResultRow], matrix: StageMatrix, current: str
) -> Mapping[str, tuple[StageEntry, ...]]:
    """Return what is to be recorded at each stage, earlier stages first; what stands stays.

    Tables of results repeat the values of earlier stages, which are closed by then. A note
    belongs to the last stage that the table has values of, or to the current one.
    """
    valued = {stage for row in rows for stage in row.values}
    stages = [c.stage.code for c in matrix.columns if c.stage.code in valued] or [current]
    known = {row.indicator.key: row for row in matrix.rows}
    found: dict[str, list[StageEntry]] = {stage: [] for stage in stages}
    for row in rows:
        for stage in stages:
            note = row.note if stage == stages[-1] else ""
            if row.key is None or (stage not in row.values and not note):
                continue
            before = known[IndicatorKey(row.key)].cells[matrix.place_of[stage]].entry
            value = row.values.get(stage, before.value)
            entry = replace(before, value=value, note=note or before.note)
            if entry != before:
                found[stage].append(entry)
    return {stage: tuple(entries) for stage, entries in found.items() if entries}


def _told(rows: int, changed: int) -> str:
    if not changed:
        return "Tidak ada yang berubah: semua nilai pada tabel itu sudah tercatat."
    same = f" {rows - changed} lainnya sudah tercatat." if changed < rows else ""
    return f"{changed} indikator diisi.{same} Ctrl+Z mengembalikan semuanya."
