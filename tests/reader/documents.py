"""Files as offices send them, and as nobody should: written here by hand, byte by byte."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"

_SLIDE = (
    '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>"
)
_ODT = (
    '<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    "<text:p>{}</text:p></o:document>"
)


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, the first of which is the catalogue."""
    content = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    content += b"".join(b"%010d 00000 n \n" % place for place in places)
    facts = b"<</Size %d /Root 1 0 R %s>>" % (len(places) + 1, trailer)
    return content + b"trailer %s\nstartxref\n%d\n%%%%EOF" % (facts, start)


def stream(content: bytes, facts: bytes = b"/Filter /FlateDecode") -> bytes:
    """Return a stream object of *content*, which is packed as *facts* say."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), facts, content)


def make_pdf(pages: Sequence[str] = ("Halaman pertama",), *, title: str = "") -> bytes:
    """Return a PDF with a page for each text, whose lines stand below one another."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * place) for place in range(count))
    about = title.encode("utf-16-be").hex().encode()
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        b"<</Title <feff%s> /Author (Diskominfo) /CreationDate (D:20250114083000+08'00')>>"
        % about,
    ]
    for place, text in enumerate(pages):
        objects.append(
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources <</Font <</F 3 0 R>>>>>>" % (6 + 2 * place)
        )
        objects.append(stream(zlib.compress(_drawn(text))))
    return pdf_of(objects, b"/Info 4 0 R")


def make_locked_pdf() -> bytes:
    """Return a PDF that asks for a password which nobody knows."""
    lock = (
        b"<</Filter /Standard /V 1 /R 2 /P -4 /O <" + b"5a" * 32 + b"> /U <" + b"a5" * 32 + b">>>"
    )
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>",
        lock,
    ]
    return pdf_of(objects, b"/Encrypt 4 0 R /ID [<00><00>]")


def make_scan() -> bytes:
    """Return a PDF that is a picture of paper."""
    target = io.BytesIO()
    Image.linear_gradient("L").resize((620, 877)).save(target, "PDF")
    return target.getvalue()


def make_picture(kind: str = "PNG", size: tuple[int, int] = (160, 90)) -> bytes:
    """Return a picture that is red on the left and transparent, if it can be, on the right."""
    mode = "RGB" if kind in {"JPEG", "BMP"} else "RGBA"
    picture = Image.new(mode, size, (255, 255, 255, 0)[: len(mode)])
    picture.paste((200, 30, 30, 255)[: len(mode)], (0, 0, size[0] // 2, size[1]))
    target = io.BytesIO()
    picture.save(target, kind)
    return target.getvalue()


def make_picture_bomb() -> bytes:
    """Return a PNG of 20,000 × 20,000 pixels in 49 KB."""
    target = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(target, "PNG")
    return target.getvalue()


def make_docx(*paragraphs: str, title: str = "") -> bytes:
    """Return a Word document."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def make_xlsx(*cells: str) -> bytes:
    """Return a workbook with one row."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.append(cells)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def make_pptx(*slides: str) -> bytes:
    """Return what the reader looks at of a presentation."""
    return zip_of(
        {
            f"ppt/slides/slide{number}.xml": _SLIDE.format(text)
            for number, text in enumerate(slides, start=1)
        }
    )


def make_odt(text: str) -> bytes:
    """Return what the reader looks at of a document of LibreOffice."""
    return zip_of({"content.xml": _ODT.format(text)})


def zip_of(parts: dict[str, str]) -> bytes:
    """Return a zip of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def packed(block: bytes, times: int) -> bytes:
    """Return *block*, repeated and compressed, without ever holding all of it."""
    packer = zlib.compressobj(1)
    return b"".join([packer.compress(block) for _ in range(times)] + [packer.flush()])


def one_page(contents: bytes, resources: bytes = b"", *more: bytes) -> bytes:
    """Return a PDF of one page with this stream, and objects from number 5 on."""
    return pdf_of(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources <<%s>>>>" % resources,
            contents,
            *more,
        ]
    )


def written(folder: Path, content: bytes, name: str = "berkas") -> Path:
    """Write *content* into *folder*, under a name without suffix as in the vault."""
    path = folder / name
    path.write_bytes(content)
    return path


def _drawn(text: str) -> bytes:
    lines = [line.encode("cp1252") for line in text.split("\n")]
    escaped = [
        line.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)") for line in lines
    ]
    shown = b" T* ".join(b"(%s) Tj" % line for line in escaped)
    return b"BT /F 12 Tf 14 TL 50 780 Td " + shown + b" ET"
