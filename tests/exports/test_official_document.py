"""Documents that are signed: what stands in them, and templates that offices replace."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from spbe_desktop.cycle_errors import TemplateUnusableError
from spbe_desktop.domain.official_documents import (
    OfficialDocument,
    OfficialPaper,
    Signatory,
    SigningFacts,
)
from spbe_desktop.exports.filled_template import filled
from spbe_desktop.exports.official_fields import BLANK, fields_of
from spbe_desktop.words.official_documents import FIELD_NAMES
from tests.builders import make_row, make_sheet

SHIPPED = Path(__file__).parents[2] / "resources" / "templates"
HEAD = Signatory("Dra. Siti Aminah, M.Si.", "Kepala Diskominfo", "19700101 199503 2 001")


def paper(kind=OfficialDocument.COMMITMENT, sheet=None, head=HEAD, receiver=HEAD):
    signing = SigningFacts(
        number="000.8/12/2025",
        place="Tana Paser",
        dated=date(2025, 9, 30),
        head=head,
        receiver=receiver,
    )
    return OfficialPaper(kind=kind, sheet=sheet or make_sheet(), signing=signing)


def words_of(content):
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


def written(made, template=None):
    return words_of(filled(template or SHIPPED / f"{made.kind.value}.docx", fields_of(made)))


def template(tmp_path, *lines):
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = tmp_path / "lembar-komitmen.docx"
    document.save(path)
    return path


@pytest.mark.parametrize("kind", OfficialDocument)
def test_every_template_says_who_signs_what_and_leaves_no_field_unfilled(kind):
    text = written(paper(kind))

    for part in ("000.8/12/2025", "Tana Paser", "30 September 2025", HEAD.name, "2025"):
        assert part in text
    assert "{" not in text
    assert "%" not in text


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.docx")), ids=lambda path: path.stem)
def test_tables_fit_the_page_alike_in_word_and_elsewhere_and_no_row_is_torn(path):
    made = docx.Document(str(path))
    section = made.sections[0]
    width, *margins = (
        length.cm if length else 0
        for length in (section.page_width, section.left_margin, section.right_margin)
    )

    assert width == pytest.approx(21, abs=0.01)
    for table in made.tables:
        grid = [column.width for column in table.columns]
        assert sum(each.cm if each else 0 for each in grid) <= width - sum(margins) + 0.01
        for row in table.rows:
            assert [cell.width for cell in row.cells] == grid
            ruled = table.style is not None and table.style.name == "Table Grid"
            assert not ruled or row._tr.trPr.xpath("w:cantSplit")


@pytest.mark.parametrize("kind", OfficialDocument)
def test_who_signs_stays_on_the_page_of_the_closing_sentence(kind):
    made = docx.Document(str(SHIPPED / f"{kind.value}.docx"))

    block = made.tables[-1]
    above = block._tbl.xpath("preceding-sibling::w:p[1]")[0]
    assert above.xpath("w:pPr/w:keepNext")
    head = [p for row in block.rows[:-1] for cell in row.cells for p in cell.paragraphs]
    assert all(paragraph.paragraph_format.keep_with_next for paragraph in head)
    names = [cell.paragraphs[0].text for cell in block.rows[-1].cells]
    assert names[-1] == "{{ kepala }}"


def test_the_commitment_lists_the_indicators_that_have_a_target_alone():
    instrument = make_sheet().instrument
    first, second = instrument.indicators[:2]
    sheet = make_sheet(rows=[make_row(first, 2, target=4)])

    text = written(paper(sheet=sheet))

    assert first.list_title in text
    assert second.list_title not in text
    assert "Target yang disepakati" in text
    assert "Target yang disepakati" not in written(paper())


def test_the_minutes_hold_the_index_and_say_that_it_covers_what_is_filled():
    sheet = make_sheet({"1": 3, "2": 2})
    fields = fields_of(paper(OfficialDocument.MINUTES, sheet))

    text = written(paper(OfficialDocument.MINUTES, sheet))

    assert f"Indeks: {fields['indeks']}, predikat {fields['predikat']}" in text
    assert f"2 dari {len(sheet.rows)}" in text
    assert "dihitung dari indikator yang terisi saja" in text
    assert all(group.title in text for group in sheet.instrument.groups)


def test_what_is_not_known_is_dotted_for_the_pen():
    text = written(paper(head=Signatory()))

    assert text.count(BLANK) >= 3


def test_names_with_signs_of_markup_stay_names():
    head = Signatory("A & B <Kepala>", "x", "y")

    assert "A & B <Kepala>" in written(paper(head=head))


def test_an_office_may_write_its_own_template(tmp_path):
    own = template(tmp_path, "KOP DINAS", "Kepala: {{ kepala }} ({{ opd_singkat }})")

    text = written(paper(), own)

    assert "KOP DINAS" in text
    assert f"Kepala: {HEAD.name} (" in text


@pytest.mark.parametrize(
    ("line", "field"),
    [("{{ kepala_dinas }}", "kepala_dinas"), ("{{ kelompok[0].nama_panjang }}", "nama_panjang")],
)
def test_a_field_that_there_is_not_is_named(tmp_path, line, field):
    with pytest.raises(TemplateUnusableError) as raised:
        filled(template(tmp_path, line), fields_of(paper()))

    assert raised.value.field == field


@pytest.mark.parametrize(
    "line",
    [
        "{{ kepala",
        "{% for k in kelompok %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 1 // 0 }}",
        "{{ 'a' * 10000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
    ],
)
def test_what_breaks_the_rules_or_reaches_into_the_program_is_refused(tmp_path, line):
    with pytest.raises(TemplateUnusableError):
        filled(template(tmp_path, line), fields_of(paper()))


@pytest.mark.parametrize("content", [b"", b"teks biasa", b"PK\x03\x04 rusak"])
def test_a_file_that_is_no_word_document_is_refused(tmp_path, content):
    broken = tmp_path / "lembar-komitmen.docx"
    broken.write_bytes(content)

    with pytest.raises(TemplateUnusableError) as raised:
        filled(broken, fields_of(paper()))

    assert (raised.value.field, raised.value.detail) == ("", "")


def test_every_field_of_the_list_is_there_and_none_is_missing_from_it():
    assert set(fields_of(paper())) == set(FIELD_NAMES)
