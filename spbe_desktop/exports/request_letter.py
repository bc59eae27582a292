"""A letter that asks for evidence, as a Word document with a checklist."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Letter
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.domain.request_letter import RequestLetter
from spbe_desktop.exports import request_sentences as sentences

_FONT, _SIZE, _TABLE_SIZE = "Arial", Pt(11), Pt(10)
_PAGE = (Cm(21), Cm(29.7))
_MARGINS = (Cm(2), Cm(2), Cm(2.5), Cm(2))
"""Top, bottom, left and right; 16.5 cm are left for the text."""
_REFERENCES = (Cm(2.3), Cm(0.5), Cm(8.2), Cm(5.5))
_COLUMNS = (Cm(0.9), Cm(1.1), Cm(4.2), Cm(7.3), Cm(3))
_SIGNATURE_LEFT = Cm(9)


def request_document(letter: RequestLetter) -> bytes:
    """Return the .docx; meant for a worker, though it takes only some 50 ms."""
    document = _page()
    _write_letterhead(document, sentences.letterhead(letter.frame))
    _write_references(document, letter)
    for text in sentences.addressee_lines(letter):
        _paragraph(document, text, after=0)
    _gap(document)
    for text in sentences.opening(letter):
        _paragraph(document, text, justified=True, with_next=True)
    _write_checklist(document, sentences.rows(letter))
    _gap(document)
    for text in sentences.closing(letter):
        # The last words of a letter stand on the page of its signature.
        _paragraph(document, text, justified=True, with_next=True)
    _write_signature(document, letter)
    document.core_properties.title = sentences.subject(letter)
    document.core_properties.author = one_line(letter.frame.agency)
    document.core_properties.comments = ""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _page() -> Letter:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = _MARGINS
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, _SIZE
    properties = normal.element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    properties.append(language)
    return document


def _paragraph(
    document: Letter | _Cell,
    text: str,
    *,
    after: int = 8,
    justified: bool = False,
    with_next: bool = False,
) -> Paragraph:
    paragraph = document.add_paragraph(text)
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(0), Pt(after)
    form.line_spacing = 1.15
    form.keep_with_next, form.widow_control = with_next, True
    if justified:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return paragraph


def _gap(document: Letter) -> None:
    _paragraph(document, "", after=2)


def _write_letterhead(document: Letter, lines: Sequence[str]) -> None:
    for place, line in enumerate(lines):
        paragraph = _paragraph(document, line, after=0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.runs[0]
        run.bold = place < 2
        run.font.size = (Pt(12), Pt(14))[place] if place < 2 else Pt(9)
    if lines:
        _underline(paragraph)
    _gap(document)


def _underline(paragraph: Paragraph) -> None:
    """Draw the double rule that ends a letterhead."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, content in (("val", "thinThickSmallGap"), ("sz", "18"), ("space", "4")):
        line.set(qn(f"w:{name}"), content)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - python-docx has no borders
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _write_references(document: Letter, letter: RequestLetter) -> None:
    """Write Nomor to Hal at the left, and the date at the right of the first line."""
    lines = sentences.reference_lines(letter)
    table = document.add_table(rows=len(lines), cols=len(_REFERENCES))
    table.autofit = False
    for place, (row, (name, text)) in enumerate(zip(table.rows, lines, strict=True)):
        date = sentences.date_line(letter) if place == 0 else ""
        _fill(row, (name, ":", text, date), _REFERENCES, size=_SIZE)
        row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _gap(document)


def _write_checklist(document: Letter, rows: Sequence[sentences.ChecklistRow]) -> None:
    table = document.add_table(rows=1, cols=len(_COLUMNS))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    _set_grid(table)
    head = table.rows[0]
    _fill(head, sentences.HEADINGS, _COLUMNS, size=_TABLE_SIZE, bold=True)
    _mark(head, "w:tblHeader")
    for cell in head.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for row in rows:
        told = (sentences.BOX, row.number, row.indicator, row.evidence, "")
        written = table.add_row()
        _fill(written, told, _COLUMNS, size=_TABLE_SIZE)
        written.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for found in table.rows:
        _mark(found, "w:cantSplit")


def _set_grid(table: Table) -> None:
    """Give the grid its widths, too: LibreOffice goes by it, Word by those of the cells."""
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = width


def _fill(
    row: _Row, texts: Sequence[str], widths: Sequence[Cm], *, size: Pt, bold: bool = False
) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = width
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.space_before = Pt(2)
        run = paragraph.add_run(text)
        run.font.size, run.bold = size, bold


def _mark(row: _Row, name: str) -> None:
    """Set a property of a row that python-docx has no word for."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - the only way to it


def _write_signature(document: Letter, letter: RequestLetter) -> None:
    title, name, number = sentences.signature_lines(letter)
    lines = ((title, 52), (name, 0), (number, 0))
    for place, (text, after) in enumerate(lines):
        last = place == len(lines) - 1
        paragraph = _paragraph(document, text, after=after, with_next=not last)
        paragraph.paragraph_format.left_indent = _SIGNATURE_LEFT
        if place == 1:
            paragraph.runs[0].bold = True
            paragraph.runs[0].underline = True
