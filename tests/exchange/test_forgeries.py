from __future__ import annotations

import json

import pytest

from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.verification import ProblemKind
from tests.packages import (
    DECREE,
    Contents,
    change_json,
    kinds_of,
    make_package,
    problems_of,
    resealed,
    verify,
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


def as_secret_by_another_record(assessment):
    assessment["evidence"].append(
        first_file(assessment) | {"id": "E-kembar", "file": None, "classification": "rahasia"}
    )


def without_secrets(contents: Contents) -> None:
    """Enclose a document whose other record keeps it at home, and own up to it everywhere."""
    assessment = json.loads(contents["data/penilaian.json"])
    facts = json.loads(contents["data/paket.json"])
    twin = first_file(assessment) | {"id": "E-kembar", "file": None, "classification": "rahasia"}
    assessment["evidence"].append(twin)
    facts["counts"]["evidence"] += 1
    facts["excluded"].append({"sha256": twin["sha256"], "size": twin["size"]})
    contents["data/penilaian.json"] = json.dumps(assessment).encode()
    contents["data/paket.json"] = json.dumps(facts).encode()
    payload = {name: raw for name, raw in contents.items() if name.startswith("data/")}
    octets = sum(map(len, payload.values()))
    pairs = tag_files.bag_info(facts, octets=octets, files=len(payload))
    contents["bag-info.txt"] = tag_files.bag_info_text(pairs)


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
        ("penilaian", lambda facts: first_file(facts).update(classification="terbatas")),
        ("penilaian", as_secret_by_another_record),
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


def test_bytes_that_any_record_keeps_at_home_are_not_enclosed_whatever_all_documents_say(package):
    found = verify(resealed(package, without_secrets))

    assert [(p.kind, p.detail.split(" ")[0]) for p in found.problems] == [
        (ProblemKind.CONTRADICTION, "klasifikasi")
    ]
