from __future__ import annotations

import pytest

from spbe_desktop.exchange.verification import ProblemKind
from tests.packages import (
    DECREE,
    change_json,
    kinds_of,
    make_package,
    problems_of,
    resealed,
)

MISSING, CHANGED, FOREIGN = ProblemKind.MISSING, ProblemKind.CHANGED, ProblemKind.FOREIGN


@pytest.fixture
def package(tmp_path):
    return make_package(tmp_path)


def put_guest(contents):
    contents["data/eviden/I1/tamu.pdf"] = b"isi"


def remove_decree(contents):
    del contents[DECREE]


def flip_decree(contents):
    raw = bytearray(contents[DECREE])
    raw[10] ^= 1
    contents[DECREE] = bytes(raw)


def as_another_agency(facts):
    facts["agency"]["code"] = "dinkes"


def first_file(assessment):
    return next(item for item in assessment["evidence"] if item["file"])


def first_secret(assessment):
    return next(item for item in assessment["evidence"] if item["classification"] == "rahasia")


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("paket", as_another_agency),
        ("paket", lambda facts: facts.update(revision=4)),
        ("paket", lambda facts: facts.update(year=2024)),
        ("paket", lambda facts: facts.update(stage="hasil")),
        ("paket", lambda facts: facts.update(identifier="6401/dinkes/2025/r03")),
        ("paket", lambda facts: facts["instrument"].update(digest="1" * 64)),
        ("paket", lambda facts: facts.update(parent_sha256="")),
        ("paket", lambda facts: facts.update(highest_classification="terbatas")),
        ("paket", lambda facts: facts.update(excluded=[])),
        ("paket", lambda facts: facts["counts"].update(evidence=9)),
        ("paket", lambda facts: facts["counts"].update(evidence_bytes=9)),
        ("penilaian", lambda facts: facts.update(identifier="6401/dinkes/2025/r03")),
        ("penilaian", lambda facts: facts["evidence"].append(facts["evidence"][0])),
        ("penilaian", lambda facts: facts["answers"].append(facts["answers"][0])),
        ("penilaian", lambda facts: facts["uses"][0].update(evidence="tidak ada")),
        ("penilaian", lambda facts: first_file(facts).update(file=None)),
        ("penilaian", lambda facts: first_file(facts).update(classification="rahasia")),
        ("penilaian", lambda facts: first_secret(facts).update(sha256="2" * 64)),
    ],
)
def test_documents_that_contradict_one_another_are_refused_even_when_resealed(
    package, name, change
):
    forged = resealed(package, change_json(name, change))

    assert ProblemKind.CONTRADICTION in kinds_of(forged)


def test_an_evidence_file_that_no_record_names_is_foreign_even_when_resealed(package):
    forged = resealed(package, put_guest)

    assert (FOREIGN, "data/eviden/I1/tamu.pdf") in problems_of(forged)


def test_an_evidence_file_that_its_record_does_not_know_is_changed_even_when_resealed(package):
    assert (CHANGED, DECREE) in problems_of(resealed(package, flip_decree))


def test_an_evidence_file_that_is_gone_is_missing_even_when_resealed(package):
    assert (MISSING, DECREE) in problems_of(resealed(package, remove_decree))
