from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.package import SubmittedEvidence
from spbe_desktop.domain.portable_names import is_portable
from spbe_desktop.exchange.names import (
    _file_name,
    evidence_paths,
    folder_name,
    is_portable_path,
)
from tests.submissions import (
    make_address,
    make_evidence,
    make_identity,
    make_submission,
    make_submitted_use,
)

texts = st.text(st.characters(), max_size=400)


def make_paper(number, title, name, *, dated=None):
    return SubmittedEvidence(
        id=str(number),
        kind=EvidenceKind.FILE,
        title=title,
        original_name=name,
        media_type="",
        size=1,
        sha256=f"{number:064x}",
        dated=dated,
    )


def test_a_file_is_called_by_indicator_level_number_title_and_year(tmp_path):
    decree = make_evidence(tmp_path, "SK Tim Koordinasi", dated=date(2026, 2, 3))
    submission = make_submission([decree], [make_submitted_use(decree, "3", level=4)])

    paths = evidence_paths(submission)

    assert paths == {decree.id: "eviden/I3/I3-L4-01_SK-Tim-Koordinasi_2026.pdf"}


def test_a_file_that_fills_a_slot_is_called_by_the_code_of_the_slot(tmp_path):
    placed = make_evidence(tmp_path, "SK Tim", b"sk", dated=date(2026, 2, 3))
    twin = make_evidence(tmp_path, "SK Tim", b"lain", evidence_id="E-2", dated=placed.dated)
    loose = make_evidence(tmp_path, "Notula", b"notula", dated=None)
    uses = [
        make_submitted_use(loose, "3", level=4),
        make_submitted_use(placed, "3", level=1, slots=("L4-01",)),
        make_submitted_use(twin, "3", level=4, slots=("L4-01",)),
    ]

    paths = evidence_paths(make_submission([loose, placed, twin], uses))

    assert {path.rpartition("/")[2] for path in paths.values()} == {
        "I3-L4-01_SK-Tim_2026.pdf",
        "I3-L4-01-2_SK-Tim_2026.pdf",
        "I3-L4-03_Notula.pdf",
    }


def test_without_level_or_date_the_name_claims_neither(tmp_path):
    paper = make_evidence(tmp_path, "Notula", dated=None)
    submission = make_submission([paper], [make_submitted_use(paper, "3", level=None)])

    assert evidence_paths(submission)[paper.id] == "eviden/I3/I3-01_Notula.pdf"


def test_a_document_of_several_indicators_is_stored_under_the_first(tmp_path):
    paper = make_evidence(tmp_path, "Notula")
    uses = [make_submitted_use(paper, key) for key in ("5", "2", "4")]

    paths = evidence_paths(make_submission([paper], uses))

    assert paths[paper.id].startswith("eviden/I2/")


def test_two_records_of_the_same_bytes_share_one_file(tmp_path):
    first = make_evidence(tmp_path, "Notula", b"sama")
    second = make_evidence(tmp_path, "Risalah", b"sama")

    paths = evidence_paths(make_submission([first, second]))

    assert paths[first.id] == paths[second.id]


def test_secret_bytes_have_no_path_even_if_another_record_calls_them_ordinary(tmp_path):
    secret = make_evidence(tmp_path, "A", b"sama", classification=Classification.SECRET)
    careless = make_evidence(tmp_path, "B", b"sama")

    assert evidence_paths(make_submission([secret, careless])) == {}


def test_an_address_has_no_path():
    assert evidence_paths(make_submission([make_address()])) == {}


def test_evidence_of_no_indicator_still_has_a_place(tmp_path):
    used, unused = make_evidence(tmp_path, "A", b"a"), make_evidence(tmp_path, "B", b"b")

    paths = evidence_paths(make_submission([used, unused], [make_submitted_use(used)]))

    assert paths[unused.id] == "eviden/lain/lain-01_B_2025.pdf"


def test_a_title_that_repeats_the_extension_does_not_repeat_it_in_the_name(tmp_path):
    paper = make_evidence(tmp_path, "Notula.pdf", name="Notula.pdf")

    assert evidence_paths(make_submission([paper]))[paper.id].endswith("01_Notula_2025.pdf")


def test_a_long_title_loses_its_middle_and_keeps_extension_and_year(tmp_path):
    title = "Laporan " + "sangat " * 40 + "panjang sekali"
    paper = make_evidence(tmp_path, title, name=f"{'n' * 300}.docx")

    name = evidence_paths(make_submission([paper]))[paper.id].rpartition("/")[2]

    assert re.fullmatch(r"I1-L3-01_Laporan-.*sekali-[0-9a-f]{6}_2025\.docx", name)
    assert len(name) <= 80


def test_where_room_is_scant_the_title_counts_for_more_than_the_year(tmp_path):
    paper = make_evidence(tmp_path, "Keputusan Bupati tentang Tim", name="sk.pdf")

    name = _file_name(paper, "I1-L3-01", 27)

    assert len(name) <= 27
    assert name.startswith("I1-L3-01_Ke")
    assert "2025" not in name


@given(texts)
def test_every_office_has_a_portable_folder(code):
    assert is_portable(folder_name(make_identity(agency_code=code)))


@given(
    papers=st.lists(st.tuples(texts, texts, st.none() | st.dates()), max_size=12),
    code=texts,
    data=st.data(),
)
def test_names_are_portable_unique_and_independent_of_the_order(papers, code, data):
    evidence = [
        make_paper(number, title, name, dated=dated)
        for number, (title, name, dated) in enumerate(papers)
    ]
    keys = data.draw(st.lists(st.sampled_from("123456"), min_size=len(papers)))
    uses = [make_submitted_use(item, key) for item, key in zip(evidence, keys, strict=False)]
    identity = make_identity(agency_code=code)

    paths = evidence_paths(make_submission(evidence, uses, identity=identity))
    shuffled = evidence_paths(
        make_submission(
            data.draw(st.permutations(evidence)),
            data.draw(st.permutations(uses)),
            identity=identity,
        )
    )

    assert paths == shuffled
    assert len({path.lower() for path in paths.values()}) == len(evidence)
    assert all(is_portable_path(f"{folder_name(identity)}/data/{p}") for p in paths.values())
