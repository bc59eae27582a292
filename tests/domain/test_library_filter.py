"""The conditions that documents are in, and what filters let through."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.document_families import DocumentFamily, family_of
from spbe_desktop.domain.evidence import Classification, EvidenceKind, FileState
from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.library_filter import (
    Condition,
    Facet,
    entries_of,
    select,
    standpoint_of,
)
from tests.builders import (
    make_assessment,
    make_instrument,
    make_library_document,
    make_library_use,
)

TODAY = date(2025, 9, 25)
HERE = standpoint_of(make_assessment(), make_instrument(), TODAY)


def last_year(key="1"):
    return make_library_use(9, key, assessment_id=2, year=2024)


def seen(*documents, seen_from=HERE):
    return entries_of(documents, seen_from)


def conditions(document, seen_from=HERE):
    return seen(document, seen_from=seen_from)[0].conditions


@pytest.mark.parametrize(
    ("document", "condition"),
    [
        (make_library_document(1, make_library_use()), Condition.READY),
        (make_library_document(1), Condition.UNUSED),
        (make_library_document(1, last_year()), Condition.UNUSED_THIS_YEAR),
        (make_library_document(1, make_library_use(proposed=True)), Condition.PROPOSED),
        (
            make_library_document(1, make_library_use(), state=FileState.MISSING),
            Condition.FILE_MISSING,
        ),
        (
            make_library_document(1, make_library_use(), state=FileState.ALTERED),
            Condition.FILE_ALTERED,
        ),
        (
            make_library_document(1, make_library_use(), valid_until=date(2025, 9, 24)),
            Condition.EXPIRED,
        ),
        (
            make_library_document(1, make_library_use(), document_type="SK"),
            Condition.NUMBER_MISSING,
        ),
        (
            make_library_document(1, make_library_use(), classification=Classification.SECRET),
            Condition.SECRET,
        ),
        (
            make_library_document(1, make_library_use(), classification=Classification.RESTRICTED),
            Condition.RESTRICTED,
        ),
    ],
)
def test_a_document_is_in_the_condition_that_its_facts_give(document, condition):
    assert conditions(document) == (condition,)


def test_the_gravest_condition_comes_first():
    document = make_library_document(
        1, state=FileState.MISSING, document_type="Peraturan Bupati", dated=None
    )

    assert conditions(document) == (
        Condition.FILE_MISSING,
        Condition.NUMBER_MISSING,
        Condition.UNUSED,
    )


@pytest.mark.parametrize(
    ("document_type", "dated", "aged"),
    [
        ("Laporan reviu", date(2023, 9, 25), True),
        ("Laporan reviu", date(2023, 9, 26), False),
        ("Peraturan Bupati", date(2012, 1, 1), False),
        ("Reviu", None, False),
    ],
)
def test_reviews_are_too_old_after_two_years_and_rules_never(document_type, dated, aged):
    document = make_library_document(
        1, make_library_use(), document_type=document_type, number="1", dated=dated
    )

    assert (Condition.AGED in conditions(document)) is aged


def test_a_report_of_another_year_is_told_where_it_proves_something_this_year():
    report: dict[str, Any] = {"document_type": "Laporan", "dated": date(2024, 7, 1)}

    here = make_library_document(1, make_library_use(), **report)
    there = make_library_document(1, last_year(), **report)

    assert conditions(here) == (Condition.OUTSIDE_YEAR,)
    assert conditions(there) == (Condition.UNUSED_THIS_YEAR,)


def test_what_reading_a_file_has_found_counts_too():
    document = make_library_document(1, make_library_use(), valid_until=date(2020, 1, 1))
    facts = {document.sha256: FileFacts(Readability.ENCRYPTED, marks=("DRAFT",))}
    seen_from = standpoint_of(make_assessment(), make_instrument(), TODAY, facts, 500)

    (entry,) = seen(document, seen_from=seen_from)

    assert entry.conditions == (
        Condition.ENCRYPTED,
        Condition.DRAFT,
        Condition.EXPIRED,
        Condition.TOO_LARGE,
    )
    assert select([entry], {Facet.CONDITION: [Condition.DRAFT]}).entries == (entry,)


@pytest.mark.parametrize(
    ("document_type", "media_type", "family"),
    [
        ("Peraturan Bupati", "application/pdf", DocumentFamily.POLICY),
        ("Perbup", "application/pdf", DocumentFamily.POLICY),
        ("SK", "application/pdf", DocumentFamily.POLICY),
        ("Laporan reviu arsitektur", "application/pdf", DocumentFamily.REPORT),
        ("Rencana kerja", "application/pdf", DocumentFamily.PLAN),
        ("Keputusan tentang SOP", "application/pdf", DocumentFamily.POLICY),
        ("Tangkapan layar", "application/pdf", DocumentFamily.PICTURE),
        ("", "image/png", DocumentFamily.PICTURE),
        ("", "application/pdf", DocumentFamily.OTHER),
        ("Selasa", "application/pdf", DocumentFamily.OTHER),
    ],
)
def test_the_type_tells_the_family_and_else_the_file(document_type, media_type, family):
    assert family_of(EvidenceKind.FILE, document_type, media_type) is family
    assert family_of(EvidenceKind.ADDRESS, document_type, "") is DocumentFamily.ADDRESS


def library():
    return seen(
        make_library_document(1, make_library_use(1, "1"), make_library_use(2, "5")),
        make_library_document(2, make_library_use(3, "5"), document_type="SK"),
        make_library_document(3, last_year("3"), document_type="SK"),
        make_library_document(4),
    )


def ids(selection):
    return [entry.document.id for entry in selection.entries]


def test_values_of_one_facet_add_up_and_facets_narrow_down():
    entries = library()

    assert ids(select(entries, {})) == ["D0001", "D0002", "D0003", "D0004"]
    assert ids(select(entries, {Facet.GROUP: ["D2"]})) == ["D0001", "D0002"]
    assert ids(select(entries, {Facet.GROUP: ["D1", "D2"], Facet.FAMILY: ["policy"]})) == ["D0002"]
    assert ids(select(entries, {Facet.YEAR: ["2024"]})) == ["D0003"]
    assert ids(select(entries, {Facet.FAMILY: ["policy"]}, {"D0003", "D0004"})) == ["D0003"]


def test_a_count_tells_what_ticking_would_show():
    selection = select(library(), {Facet.FAMILY: ["policy"]})

    assert selection.counts[Facet.GROUP] == {"D2": 1}
    assert selection.counts[Facet.FAMILY] == {"plan": 2, "policy": 2}
    assert selection.counts[Facet.YEAR] == {"2025": 1, "2024": 1}


def test_a_file_that_two_documents_share_counts_once_in_the_size():
    documents = [make_library_document(n, sha256="a" * 64, size=500) for n in (1, 2)]

    assert select(seen(*documents), {}).size == 500


@given(
    st.lists(st.sampled_from(Condition), max_size=3),
    st.lists(st.sampled_from(DocumentFamily), max_size=3),
)
def test_every_count_is_what_ticking_that_value_alone_would_show(chosen, families):
    entries = library()
    choice = {Facet.CONDITION: chosen, Facet.FAMILY: families}

    counts = select(entries, choice).counts

    for facet, counted in counts.items():
        for value in {v for e in entries for v in e.values_of(facet)}:
            alone = select(entries, choice | {facet: [value]})
            assert counted.get(value, 0) == len(alone.entries)
