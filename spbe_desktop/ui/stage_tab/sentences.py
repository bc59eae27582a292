"""What Tahapan says of stages, states and differences."""

from __future__ import annotations

from decimal import Decimal

from spbe_desktop.domain.assessment_state import AssessmentState
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.stage_matrix import StageCell, StageColumn, StageMatrix
from spbe_desktop.services.stages import Stages
from spbe_desktop.words import formats

STATES = {
    AssessmentState.DRAFT: "Draf",
    AssessmentState.SENT: "Dikirim",
    AssessmentState.NEEDS_WORK: "Perlu perbaikan",
    AssessmentState.VERIFIED: "Diverifikasi",
}


def why_state(stages: Stages) -> str:
    """Return what the state was reckoned from."""
    return {
        AssessmentState.DRAFT: "Paket belum dikirim dan belum ada nilai asesor.",
        AssessmentState.SENT: "Paket sudah dikirim atau asesor sudah memberi nilai.",
        AssessmentState.NEEDS_WORK: f"{stages.refused} butir eviden diminta diperbaiki atau "
        "ditolak, dan belum ada eviden yang lebih baru.",
        AssessmentState.VERIFIED: "Setiap indikator sudah mempunyai nilai akhir.",
    }[stages.state]


def index_text(matrix: StageMatrix, column: StageColumn) -> str:
    """Return the index of a stage with its predicate, "3,28 Baik"."""
    found = column.score
    if found is None or found.index is None or found.predicate is None:
        return formats.ABSENT
    decimals = matrix.instrument.display_decimals
    value = formats.number(rounded(found.index, decimals), decimals)
    part = "" if found.complete else f" ({found.answered}/{found.total})"
    return f"{value} {found.predicate.name}{part}"


def fall_text(matrix: StageMatrix) -> str:
    """Return what became of the proposal at the first judgement."""
    steps = matrix.first_fall
    if steps is None:
        return ""
    first, second = steps
    before, after = (index_text(matrix, column) for column in steps)
    change = formats.signed(second.change or 0)
    return (
        f"{first.stage.short_name} → {second.stage.short_name}: {before} → {after} ({change}), "
        f"{second.fallen} indikator turun, {second.risen} naik"
    )


def column_told(matrix: StageMatrix, column: StageColumn) -> str:
    """Return the tool tip of a stage's index."""
    lines = [f"{column.stage.name}: {index_text(matrix, column)}"]
    if column.begun:
        lines.append(f"{column.recorded} dari {len(matrix.rows)} indikator dinilai pada tahap ini")
    if column.change is not None:
        lines.append(
            f"{formats.signed(column.change)} dari tahap sebelumnya: {column.fallen} turun, "
            f"{column.risen} naik"
        )
    if column.since_last_year is not None:
        lines.append(f"{formats.signed(column.since_last_year)} dari tahap yang sama tahun lalu")
    return "\n".join(lines)


def cell_told(cell: StageCell) -> str:
    """Return the tool tip of an indicator at a stage."""
    if cell.value is None:
        return "Tahap ini belum bernilai."
    lines = [f"Nilai {formats.plain(cell.value)}"]
    if cell.inherited:
        lines[0] += ", mengikuti tahap sebelumnya"
    if cell.change:
        lines.append(f"{signed(cell.change)} dari tahap sebelumnya")
    if cell.since_last_year:
        lines.append(f"{signed(cell.since_last_year)} dari tahun lalu")
    if cell.entry.clarified is not None:
        lines.append("Sudah diklarifikasi" if cell.entry.clarified else "Tidak diklarifikasi")
    if cell.entry.note:
        lines.append(cell.entry.note)
    return "\n".join(lines)


def signed(value: Decimal) -> str:
    """Return a difference with its sign, with no more decimals than it has."""
    return ("+" if value > 0 else "") + formats.plain(value)
