from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from spbe_desktop.domain.evidence import EvidenceKind
from spbe_desktop.domain.name_template import DEFAULT_TEMPLATE, NUMBERS, TEXTS, NameTemplate
from spbe_desktop.domain.portable_names import COMPONENT_LIMIT, is_portable
from spbe_desktop.domain.portal_names import example_name, portal_names
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import NameTemplateFault, NameTemplateInvalidError
from tests.builders import make_sheet, make_use

DEFAULT = NameTemplate(DEFAULT_TEMPLATE)
SHEET = make_sheet()
texts = st.text(st.characters(), max_size=300)


def named(*uses, template=DEFAULT):
    return list(portal_names(SHEET, uses, template).values())


def paper(use_id=1, key="1", title="SK Tim", *, slots=(), level=None, dated=date(2026, 2, 3)):
    use = make_use(use_id, key, title=title, level=level)
    return replace(use, slots=tuple(slots), dated=dated)


def test_a_document_in_a_slot_has_the_level_and_the_number_of_the_slot():
    assert named(paper(slots=("L3-01",), level=5)) == ["I01-L3-01_SK-Tim_2026.pdf"]


def test_a_document_in_no_slot_is_counted_after_the_slots_of_its_level():
    uses = [paper(1, level=3), paper(2, title="Notula", level=3), paper(3, "2", level=3)]

    assert named(*uses) == [
        "I01-L3-02_SK-Tim_2026.pdf",
        "I01-L3-03_Notula_2026.pdf",
        "I02-L3-02_SK-Tim_2026.pdf",
    ]


def test_what_is_not_known_is_left_out_instead_of_claimed():
    assert named(paper(dated=None)) == ["I01-02_SK-Tim.pdf"]


def test_two_documents_of_one_title_in_one_slot_get_two_names():
    uses = [
        paper(number, slots=("L3-01",), title=title) for number, title in ((1, "SK"), (2, "sk"))
    ]

    assert named(*uses) == ["I01-L3-01_SK_2026.pdf", "I01-L3-01_sk_2026-2.pdf"]


def test_a_name_does_not_depend_on_which_documents_are_asked_for_first():
    uses = [paper(number, str(number % 3 + 1), level=2) for number in range(9)]

    assert portal_names(SHEET, uses, DEFAULT) == portal_names(SHEET, uses[::-1], DEFAULT)


def test_an_address_has_no_name():
    assert named(make_use(kind=EvidenceKind.ADDRESS)) == []


def test_a_receiver_may_want_other_names():
    template = NameTemplate("Keterpaduan_I{indikator}_{urut:02}_{judul}_{tahun_penilaian}")

    assert named(paper(slots=("L3-01",)), template=template) == [
        "Keterpaduan_I1_01_SK-Tim_2025.pdf"
    ]


@pytest.mark.parametrize(
    ("template", "fault", "detail"),
    [
        ("{indikator}_{urut", NameTemplateFault.BRACES, ""),
        ("{indikator}_}{urut}", NameTemplateFault.BRACES, ""),
        ("{indikator}_{halaman}_{urut}", NameTemplateFault.PLACEHOLDER, "halaman"),
        ("{indikator}_{judul.__class__}", NameTemplateFault.PLACEHOLDER, "judul.__class__"),
        ("{indikator}_{judul[0]}", NameTemplateFault.PLACEHOLDER, "judul[0]"),
        ("{indikator}_{}", NameTemplateFault.PLACEHOLDER, ""),
        ("{indikator!r}_{urut}", NameTemplateFault.FORM, "indikator"),
        ("{indikator:>9999999}_{urut}", NameTemplateFault.FORM, "indikator"),
        ("{indikator:{urut}}_{judul}", NameTemplateFault.FORM, "indikator"),
        ("{indikator}_{judul:.3}", NameTemplateFault.FORM, "judul"),
        ("I {indikator}_{urut}", NameTemplateFault.CHARACTER, " "),
        ("../{indikator}_{urut}", NameTemplateFault.CHARACTER, "/"),
        ("{judul}_{urut}", NameTemplateFault.WITHOUT_INDICATOR, ""),
        ("{indikator}_{tahun}", NameTemplateFault.ALIKE, ""),
        ("", NameTemplateFault.WITHOUT_INDICATOR, ""),
        ("x" * 60 + "{indikator}_{judul}", NameTemplateFault.TOO_LONG, ""),
        ("{jenis}{nomor}{opd}{indikator}{urut}", NameTemplateFault.TOO_LONG, ""),
    ],
)
def test_a_pattern_that_cannot_be_used_says_why(template, fault, detail):
    with pytest.raises(NameTemplateInvalidError) as caught:
        NameTemplate(template)

    assert (caught.value.fault, caught.value.detail) == (fault, detail)


def test_the_example_is_the_name_that_the_ministry_shows():
    assert example_name(DEFAULT) == "I04-L1-02_SK-Tim-Koordinasi_2026.pdf"


@st.composite
def templates(draw):
    placeholders = st.sampled_from([*(f"{{{n}}}" for n in (*NUMBERS, *TEXTS)), "{urut:03}"])
    letters = st.text("aB-_.9", max_size=6)
    pieces = draw(st.lists(placeholders | letters, max_size=5))
    needed = draw(st.permutations(["{indikator}", draw(st.sampled_from(["{urut}", "{judul}"]))]))
    return "".join([*pieces, "-".join(needed)])


def usable(template):
    """Return the pattern; none if it leaves no room for a title."""
    try:
        return NameTemplate(template)
    except NameTemplateInvalidError as error:
        if error.fault is not NameTemplateFault.TOO_LONG:
            raise
        return None


@given(
    template=templates(),
    papers=st.lists(
        st.tuples(texts, texts, st.none() | st.dates(), st.integers(0, 5)), max_size=8
    ),
)
def test_names_are_portable_and_differ_ignoring_case(template, papers):
    pattern = usable(template)
    assume(pattern is not None)
    uses = [
        replace(
            make_use(number, "12"[number % 2], title=title, level=level or None),
            original_name=f"{name}.{name}",
            dated=dated,
            slots=(SlotCode(f"L{level}-01"),) if level else (),
        )
        for number, (title, name, dated, level) in enumerate(papers)
    ]

    names = named(*uses, template=pattern)

    assert len({name.lower() for name in names}) == len(papers)
    assert all(is_portable(name) and len(name) <= COMPONENT_LIMIT for name in names)
