"""The sheets of `rekap.xlsx`: Ringkasan, one for each top group, and Eviden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date
from decimal import Decimal
from fractions import Fraction

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from spbe_desktop.domain.instrument import Group
from spbe_desktop.domain.package import Submission, SubmittedEvidence, SubmittedUse
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.exports import written_values as written
from spbe_desktop.exports.submitted_rows import (
    CLASSIFICATIONS,
    KINDS,
    Row,
    rows_of,
    stage_name,
    stages_of,
    unused,
    uses_in_order,
)

_HEAD_FONT = Font(bold=True, color="FFFFFF")
_HEAD_FILL = PatternFill("solid", fgColor="0B5C7D")
_SECTION_FILL = PatternFill("solid", fgColor="E2F0F5")
_TITLE_FONT = Font(bold=True, size=14)
_BOLD = Font(bold=True)
_EDGE = Border(bottom=Side("thin", color="DCE2E6"))
_TOP = Alignment(vertical="top", wrap_text=True)
_A4 = 9
_TWO_DECIMALS = "0.00"
_WHOLE = "#,##0"
_DATE = "d mmm yyyy"
_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31
# Excel counts UTF-16 units.
_LONGEST_TEXT = 32_767

Content = str | int | Decimal | Fraction | date | None


def build(submission: Submission) -> Workbook:
    """Return the workbook of *submission*."""
    book = Workbook()
    book.properties.creator = submission.software
    book.properties.title = f"Rekap {submission.instrument.index_title}"
    book.properties.created = submission.prepared.astimezone(UTC).replace(tzinfo=None)
    summary = book.active
    assert isinstance(summary, Worksheet)
    summary.title = "Ringkasan"
    _fill_summary(summary, submission)
    taken = {"ringkasan", "eviden"}
    for group in submission.instrument.groups:
        sheet = book.create_sheet(_sheet_title(group, taken))
        _fill_group(sheet, submission, group)
    _fill_evidence(book.create_sheet("Eviden"), submission)
    return book


def write_text(cell: Cell, value: str) -> None:
    """Put *value* into *cell* as text and nothing else, whatever it begins with."""
    text = well_formed(value)
    units = text.encode("utf-16-le")
    if len(units) > 2 * _LONGEST_TEXT:
        # Half a pair is no character: what the cut leaves of one is dropped.
        text = units[: 2 * (_LONGEST_TEXT - 1)].decode("utf-16-le", "ignore") + "…"
    cell.value = text
    # openpyxl takes "=1+1" for a formula and "#N/A" for an error.
    cell.data_type = "s"
    # Without this, a text that begins so becomes a formula when somebody edits the cell.
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _fill_summary(sheet: Worksheet, submission: Submission) -> None:
    identity, score = submission.identity, submission.score
    write_text(sheet["A1"], f"Rekap {submission.instrument.index_title} {identity.year}")
    sheet["A1"].font = _TITLE_FONT
    predicate = score.predicate.name if score.predicate else written.ABSENT
    facts: list[tuple[str, Content, str]] = [
        ("Pemerintah daerah", identity.region_name, ""),
        ("Perangkat daerah", identity.agency_name, ""),
        ("Tahap", stage_name(submission), ""),
        ("Revisi", identity.revision, _WHOLE),
        ("Instrumen", submission.instrument.title, ""),
        ("Narahubung", submission.contact_name, ""),
        ("Telepon", submission.contact_phone, ""),
        ("Isi terakhir berubah", written.moment(submission.prepared), ""),
        ("Indeks", score.index, _TWO_DECIMALS),
        ("Predikat", predicate, ""),
        ("Indikator terisi", score.answered, _WHOLE),
        ("Jumlah indikator", score.total, _WHOLE),
        ("Indeks bila yang kosong bernilai terendah", score.index_if_lowest, _TWO_DECIMALS),
    ]
    for number, (label, content, form) in enumerate(facts, start=3):
        _put(sheet, number, 1, label)
        _put(sheet, number, 2, content, form)
        sheet.cell(number, 1).font = _BOLD
    head = len(facts) + 4
    _put_head(sheet, head, ("Kode", "Kelompok", "Bobot (%)", "Indeks", "Terisi", "Indikator"))
    for number, group in enumerate(submission.instrument.all_groups, start=head + 1):
        result = score.groups[group.code]
        _put(sheet, number, 1, group.code)
        _put(sheet, number, 2, group.title)
        _put(sheet, number, 3, group.weight, _TWO_DECIMALS)
        _put(sheet, number, 4, result.value, _TWO_DECIMALS)
        _put(sheet, number, 5, result.answered, _WHOLE)
        _put(sheet, number, 6, result.total, _WHOLE)
        if group in submission.instrument.groups:
            _shade(sheet, number, 6)
    _set_up(sheet, (40, 60, 11, 11, 11, 11), frozen=None)


def _fill_group(sheet: Worksheet, submission: Submission, group: Group) -> None:
    stages = stages_of(submission)
    labels = ("Kode", "Indikator", "Bobot (%)", *(stage.short_name for stage in stages))
    _put_head(sheet, 1, (*labels, "Target", "Penjelasan", "Eviden"))
    number = 2
    section: Group | None = None
    for row in rows_of(submission, group):
        if row.section is not None and row.section is not section:
            section = row.section
            _put(sheet, number, 1, section.code)
            _put(sheet, number, 2, section.title)
            _shade(sheet, number, len(labels) + 3)
            number += 1
        _put_row(sheet, number, row, [stage.code for stage in stages])
        number += 1
    widths = (9, 38, 10, *(10 for _ in stages), 10, 60, 44)
    _set_up(sheet, widths, frozen="C2")


def _put_row(sheet: Worksheet, number: int, row: Row, stages: Sequence[str]) -> None:
    form = _TWO_DECIMALS if row.indicator.scale.decimals else "0"
    contents: list[tuple[Content, str]] = [
        (row.indicator.code, ""),
        (row.indicator.title, ""),
        (row.indicator.weight, _TWO_DECIMALS),
        *((row.values.get(stage), form) for stage in stages),
        (row.target, form),
        (row.explanation, ""),
        ("\n".join(proof.evidence.title for proof in row.proofs), ""),
    ]
    for column, (content, number_format) in enumerate(contents, start=1):
        _put(sheet, number, column, content, number_format)


def _fill_evidence(sheet: Worksheet, submission: Submission) -> None:
    labels = (
        "Indikator",
        "Tingkat",
        "Butir",
        "Judul",
        "Halaman",
        "Peran",
        "Jenis",
        "Jenis dokumen",
        "Nomor",
        "Tanggal",
        "Penerbit",
        "Penandatangan",
        "Berlaku sampai",
        "Revisi",
        "Klasifikasi",
        "Nama asli atau alamat",
        "Ukuran (byte)",
        "SHA-256",
    )
    _put_head(sheet, 1, labels)
    by_id = {item.id: item for item in submission.evidence}
    codes = {i.key: i.code for i in submission.instrument.indicators}
    number = 2
    for use in uses_in_order(submission):
        _put_evidence(sheet, number, by_id[use.evidence_id], codes[use.key], use)
        number += 1
    for item in unused(submission):
        _put_evidence(sheet, number, item, written.ABSENT, None)
        number += 1
    widths = (10, 9, 14, 44, 12, 12, 12, 20, 20, 13, 24, 24, 13, 8, 12, 40, 14, 68)
    _set_up(sheet, widths, frozen="E2")


def _put_evidence(
    sheet: Worksheet, number: int, item: SubmittedEvidence, code: str, use: SubmittedUse | None
) -> None:
    contents: list[tuple[Content, str]] = [
        (code, ""),
        (use.level if use else None, "0"),
        (", ".join(use.slots) if use else "", ""),
        (item.title, ""),
        (use.pages if use else "", ""),
        (use.role if use else "", ""),
        (KINDS[item.kind], ""),
        (item.document_type, ""),
        (item.number, ""),
        (item.dated, _DATE),
        (item.publisher, ""),
        (item.signatory, ""),
        (item.valid_until, _DATE),
        (item.revision, "0"),
        (CLASSIFICATIONS[item.classification], ""),
        (item.address or item.original_name, ""),
        (None if item.address else item.size, _WHOLE),
        (item.sha256, ""),
    ]
    for column, (content, form) in enumerate(contents, start=1):
        _put(sheet, number, column, content, form)


def _put(sheet: Worksheet, row: int, column: int, content: Content, form: str = "") -> None:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    cell.alignment = _TOP
    cell.border = _EDGE
    if isinstance(content, str):
        write_text(cell, content)
    elif content is not None:
        cell.value = rounded(content) if isinstance(content, Fraction) else content
        cell.number_format = form


def _put_head(sheet: Worksheet, row: int, labels: Sequence[str]) -> None:
    for column, label in enumerate(labels, start=1):
        _put(sheet, row, column, label)
        cell = sheet.cell(row, column)
        cell.font = _HEAD_FONT
        cell.fill = _HEAD_FILL


def _shade(sheet: Worksheet, row: int, columns: int) -> None:
    for column in range(1, columns + 1):
        cell = sheet.cell(row, column)
        cell.font = _BOLD
        cell.fill = _SECTION_FILL


def _set_up(sheet: Worksheet, widths: Sequence[int], *, frozen: str | None) -> None:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    if frozen is not None:
        sheet.freeze_panes = frozen
        sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text = "&A"
    footer.right.text = "&P / &N"


def _sheet_title(group: Group, taken: set[str]) -> str:
    plain = _FORBIDDEN_IN_TITLES.sub(" ", well_formed(group.short_title)).strip("' ")
    base = plain[:_LONGEST_TITLE].strip() or group.code
    title, number = base, 2
    while title.lower() in taken:
        suffix = f" {number}"
        title = base[: _LONGEST_TITLE - len(suffix)] + suffix
        number += 1
    taken.add(title.lower())
    return title
