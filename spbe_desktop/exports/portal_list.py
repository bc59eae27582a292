"""What lies beside the files for the ministry's application: a list of them, and the addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.plain_text import one_line

LIST_NAME = "daftar.xlsx"
ADDRESSES_NAME = "tautan.txt"

_HEADINGS = ("No.", "Indikator", "Tingkat", "Butir", "Judul", "Nama berkas", "Halaman", "SHA-256")
_WIDTHS = (6, 11, 9, 10, 48, 64, 12, 68)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file of the folder, or a web address with no file."""

    indicator: str
    level: int | None
    slots: str
    title: str
    name: str
    """The path within the folder, or the address."""
    pages: str
    sha256: str


def address_list(addresses: Sequence[ListedFile]) -> bytes:
    """Return the addresses as a text that every editor shows."""
    told = "\r\n\r\n".join(
        f"{_place(address)}: {one_line(address.title)}\r\n{address.name}" for address in addresses
    )
    return f"{told}\r\n".encode()


def portal_list(files: Sequence[ListedFile]) -> bytes:
    """Return the workbook; texts stay texts, whatever they begin with."""
    # openpyxl takes a third of a second to import; nobody waits for it before this.
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    from spbe_desktop.exports.workbook_bytes import bytes_of

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet("Daftar eviden")
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width

    def cell(content: str | int | None, *, bold: bool = False) -> Cell:
        value = one_line(content) if isinstance(content, str) else content
        found = Cell(sheet, row=1, column=1, value=value)
        if isinstance(content, str):
            # A title that begins with "=" is no formula.
            found.data_type = "s"
        if bold:
            found.font = Font(bold=True)
        return found

    sheet.append([cell(heading, bold=True) for heading in _HEADINGS])
    for number, file in enumerate(files, start=1):
        told = (file.indicator, file.level, file.slots, file.title, file.name, file.pages)
        sheet.append([cell(content) for content in (number, *told, file.sha256)])
    return bytes_of(workbook)


def _place(address: ListedFile) -> str:
    level = "" if address.level is None else f", tingkat {address.level}"
    return f"Indikator {address.indicator}{level}"
