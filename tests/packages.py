"""Packages for tests: written whole, taken apart, damaged and put together again."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from spbe_desktop.domain.evidence import Classification
from spbe_desktop.domain.package import Submission
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.exchange.bag_writer import WrittenPackage, write_package
from spbe_desktop.exchange.plan import PackagePlan, plan_package
from spbe_desktop.exchange.verification import ProblemKind, Verification
from spbe_desktop.exchange.verifier import verify_package
from tests.submissions import make_address, make_evidence, make_submission, make_submitted_use

TOP = "SPBE_6401_diskominfo_2025_r03"
DECREE = "data/eviden/I1/I1-L3-02_SK-Tim_2025.pdf"
LIST = "data/eviden/I1/I1-L3-01_Daftar-Hadir_2025.csv"

Contents = dict[str, bytes]


def make_rich_submission(folder: Path) -> Submission:
    """Return a submission with every kind of evidence: shared, secret, and an address."""
    decree = make_evidence(folder, "SK Tim", b"%PDF-1.7 keputusan" * 20_000)
    attendance = make_evidence(folder, "Daftar Hadir", b"nama;jabatan\n" * 500, name="d.csv")
    secret = make_evidence(
        folder, "Topologi", b"rahasia sekali", classification=Classification.SECRET
    )
    address = make_address()
    evidence = (decree, attendance, secret, address)
    uses = [make_submitted_use(item) for item in evidence]
    uses += [make_submitted_use(decree, key, level=2) for key in ("2", "5")]
    return make_submission(evidence, uses)


def make_plan(submission: Submission) -> PackagePlan:
    """Return the plan of *submission* with stand-ins for the workbook and the page."""
    return plan_package(submission, b"PK workbook" * 100, b"<!DOCTYPE html>" * 100)


def write(submission: Submission, target: Path, report: Report = unreported) -> WrittenPackage:
    """Write the package of *submission*."""
    return write_package(make_plan(submission), target, report)


def make_package(folder: Path) -> Path:
    """Write a good package and return where it is."""
    return write(make_rich_submission(folder), folder / "baik.spbe.zip").path


def contents_of(package: Path) -> Contents:
    """Return every file of *package* by its path under the top folder."""
    with zipfile.ZipFile(package) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def put_together(contents: Mapping[str, bytes], target: Path, top: str = TOP) -> Path:
    """Zip *contents* under one top folder with somebody else's program."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in contents.items():
            archive.writestr(f"{top}/{name}", content)
    return target


def damaged(package: Path, change: Callable[[Contents], None]) -> Path:
    """Return a copy of *package* to whose files *change* was made, and nothing else."""
    contents = contents_of(package)
    change(contents)
    return put_together(contents, package.with_name("rusak.spbe.zip"))


def resealed(package: Path, change: Callable[[Contents], None]) -> Path:
    """Return a copy whose manifests were mended after *change*, as a forger would."""

    def change_and_seal(contents: Contents) -> None:
        change(contents)
        seal(contents)

    return damaged(package, change_and_seal)


def seal(contents: Contents) -> None:
    """Make the manifests and the count of the payload right again."""
    payload = {name: raw for name, raw in contents.items() if name.startswith("data/")}
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
    lines = contents["bag-info.txt"].decode().splitlines()
    mended = [oxum if line.startswith("Payload-Oxum") else line for line in lines]
    contents["bag-info.txt"] = "\n".join(mended).encode() + b"\n"
    contents["manifest-sha256.txt"] = _manifest(payload)
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    contents["tagmanifest-sha256.txt"] = _manifest({name: contents[name] for name in tags})


def change_json(name: str, change: Callable[[Any], None]) -> Callable[[Contents], None]:
    """Return a change to the document `data/<name>.json`."""

    def apply(contents: Contents) -> None:
        value = json.loads(contents[f"data/{name}.json"])
        change(value)
        contents[f"data/{name}.json"] = json.dumps(value).encode()

    return apply


def verify(package: Path) -> Verification:
    """Verify *package*, unobserved."""
    return verify_package(package, unreported)


def kinds_of(package: Path) -> set[ProblemKind]:
    """Return the kinds of everything that is wrong with *package*."""
    return {problem.kind for problem in verify(package).problems}


def problems_of(package: Path) -> set[tuple[ProblemKind, str]]:
    """Return what is wrong with *package*, and where."""
    return {(problem.kind, problem.name) for problem in verify(package).problems}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(raw).hexdigest()}  {name}\n" for name, raw in files.items())
    return "".join(lines).encode()
