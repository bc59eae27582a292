"""Whether a package's documents agree with one another and with the files beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from spbe_desktop.domain.evidence import Classification
from spbe_desktop.domain.package import PackageIdentity
from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.contents import ASSESSMENT_DOCUMENT, PACKAGE_DOCUMENT
from spbe_desktop.exchange.names import folder_name
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind

Files = Mapping[str, tuple[int, str]]
"""Size and SHA-256 of each file of the payload, by its path under the top folder."""


def identity_of(facts: Mapping[str, Any]) -> PackageIdentity:
    """Return whom `paket.json` speaks for; its schema has been checked."""
    agency = facts["agency"]
    return PackageIdentity(
        region_code=agency["region_code"],
        region_name=agency["region_name"],
        agency_code=agency["code"],
        agency_name=agency["name"],
        year=facts["year"],
        revision=facts["revision"],
        stage=facts["stage"],
    )


def identity_problems(
    facts: Mapping[str, Any], folder: str, bag_info: bytes | None, files: Files
) -> Iterator[PackageProblem]:
    """Yield where `paket.json` disagrees with the folder's name or with *bag_info*, if any."""
    identity = identity_of(facts)
    if folder != folder_name(identity):
        yield _contradiction(folder, "nama folder")
    if facts["identifier"] != identity.external_identifier:
        yield _contradiction(PACKAGE_DOCUMENT, "identitas")
    if bag_info is not None:
        yield from _bag_info_problems(facts, bag_info, files)


def _bag_info_problems(
    facts: Mapping[str, Any], bag_info: bytes, files: Files
) -> Iterator[PackageProblem]:
    try:
        found = tag_files.parse_bag_info(bag_info)
    except ValueError:
        return  # said where the bag itself is checked
    octets = sum(size for size, _ in files.values())
    expected = tag_files.bag_info(facts, octets=octets, files=len(files))
    for label in dict.fromkeys(label for label, _ in (*expected, *found)):
        # The count of the payload is a check of its own; other labels are free to be there.
        ours = label.startswith("SPBE-") or any(label == known for known, _ in expected)
        if ours and label != "Payload-Oxum" and _values(label, expected) != _values(label, found):
            yield _contradiction(tag_files.BAG_INFO, label)


def assessment_problems(
    facts: Mapping[str, Any], assessment: Mapping[str, Any], files: Files
) -> Iterator[PackageProblem]:
    """Yield where `penilaian.json` disagrees with `paket.json` or with the files of evidence."""
    if assessment["identifier"] != facts["identifier"]:
        yield _contradiction(ASSESSMENT_DOCUMENT, "identitas")
    yield from _evidence_problems(facts, assessment["evidence"], files)
    yield from _reference_problems(assessment)
    yield from _count_problems(facts["counts"], assessment, files)


def _evidence_problems(
    facts: Mapping[str, Any], evidence: list[Mapping[str, Any]], files: Files
) -> Iterator[PackageProblem]:
    excluded = {item["sha256"] for item in facts["excluded"]}
    for item in evidence:
        yield from _record_problems(item, excluded, files)
    enclosed = [item for item in evidence if item["file"] is not None]
    # One record that keeps bytes at home binds every other record of the same bytes.
    withholding = excluded | {
        item["sha256"] for item in evidence if item["classification"] == Classification.SECRET
    }
    for item in enclosed:
        if item["sha256"] in withholding:
            yield _contradiction(ASSESSMENT_DOCUMENT, f"klasifikasi {item['id'][:80]}")
    if facts["highest_classification"] != _highest(enclosed):
        yield _contradiction(PACKAGE_DOCUMENT, "klasifikasi tertinggi")
    named = {f"data/{item['file']}" for item in evidence if item["file"] is not None}
    for path in sorted(set(files) - named):
        if path.startswith("data/eviden/"):
            yield PackageProblem(ProblemKind.FOREIGN, path, ASSESSMENT_DOCUMENT)
    withheld = {(item["sha256"], item["size"]) for item in evidence if item["file"] is None}
    if not {(item["sha256"], item["size"]) for item in facts["excluded"]} <= withheld:
        yield _contradiction(PACKAGE_DOCUMENT, "dikecualikan")


def _highest(enclosed: list[Mapping[str, Any]]) -> Classification:
    ranks = list(Classification)
    classes = (Classification(item["classification"]) for item in enclosed)
    return max(classes, key=ranks.index, default=Classification.ORDINARY)


def _record_problems(
    item: Mapping[str, Any], excluded: set[str], files: Files
) -> Iterator[PackageProblem]:
    enclosed = item["file"] is not None
    if enclosed:
        path = f"data/{item['file']}"
        if path not in files:
            yield PackageProblem(ProblemKind.MISSING, path, ASSESSMENT_DOCUMENT)
        elif files[path] != (item["size"], item["sha256"]):
            yield PackageProblem(ProblemKind.CHANGED, path, ASSESSMENT_DOCUMENT)
    is_file = item["kind"] != "address"
    if is_file != (enclosed or item["sha256"] in excluded):
        yield _contradiction(ASSESSMENT_DOCUMENT, f"eviden {item['id'][:80]}")


def _reference_problems(assessment: Mapping[str, Any]) -> Iterator[PackageProblem]:
    identifiers = [item["id"] for item in assessment["evidence"]]
    keys = [answer["key"] for answer in assessment["answers"]]
    if len(set(identifiers)) != len(identifiers):
        yield _contradiction(ASSESSMENT_DOCUMENT, "id eviden berulang")
    if len(set(keys)) != len(keys):
        yield _contradiction(ASSESSMENT_DOCUMENT, "indikator berulang")
    if not {use["evidence"] for use in assessment["uses"]} <= set(identifiers):
        yield _contradiction(ASSESSMENT_DOCUMENT, "pemakaian eviden")


def _count_problems(
    counts: Mapping[str, int], assessment: Mapping[str, Any], files: Files
) -> Iterator[PackageProblem]:
    sizes = [size for path, (size, _) in files.items() if path.startswith("data/eviden/")]
    found = {
        "evidence": len(assessment["evidence"]),
        "evidence_files": len(sizes),
        "evidence_bytes": sum(sizes),
        "uses": len(assessment["uses"]),
        "changes": len(assessment["changes"]),
    }
    for name, count in found.items():
        if counts[name] != count:
            yield _contradiction(PACKAGE_DOCUMENT, f"counts.{name}")


def _values(label: str, pairs: tag_files.Pairs) -> list[str]:
    return sorted(value for name, value in pairs if name == label)


def _contradiction(document: str, what: str) -> PackageProblem:
    return PackageProblem(ProblemKind.CONTRADICTION, document, what)
