"""Verifies a package that nobody vouches for, without writing a byte of it anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from spbe_desktop.domain.package import PackageIdentity
from spbe_desktop.domain.plain_text import one_line
from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import PackageUnreadableError
from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.archive_digest import ArchiveDigest
from spbe_desktop.exchange.archive_file import ArchiveFile, ZipFaultError
from spbe_desktop.exchange.contents import ASSESSMENT_DOCUMENT, PACKAGE_DOCUMENT, SCHEMA_VERSION
from spbe_desktop.exchange.entry_names import name_problems, shown
from spbe_desktop.exchange.meaning import assessment_problems, identity_of, identity_problems
from spbe_desktop.exchange.plan import DOCUMENTS
from spbe_desktop.exchange.schemas import parse_document, schema_problems
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind, Verification
from spbe_desktop.exchange.zip_audit import NotAZipError, ZipEntry, entry_problem, read_structure
from spbe_desktop.exchange.zip_contents import Content, ZipContents, read_contents

KEPT = (*tag_files.TAG_FILES, PACKAGE_DOCUMENT, ASSESSMENT_DOCUMENT)
"""What is read into memory: the files that say what all others are."""


@dataclass(frozen=True, slots=True)
class _Bag:
    """The files of a package by their path under its one folder."""

    folder: str
    files: dict[str, Content]

    def text(self, name: str) -> bytes | None:
        """Return a document, or None if it is missing or could not be read."""
        content = self.files.get(name)
        return content.kept if content and content.sha256 else None

    @property
    def payload(self) -> dict[str, tuple[int, str]]:
        return {
            name: (content.size, content.sha256)
            for name, content in self.files.items()
            if name.startswith("data/")
        }


def verify_package(path: Path, report: Report, *, digest_archive: bool = False) -> Verification:
    """Return what *path* is and all that is wrong with it.

    *digest_archive* asks for the SHA-256 of the package itself, which takes some time. Raise
    PackageUnreadableError if it cannot be opened or is no zip at all. Progress is in bytes of
    the file; memory stays bounded. Meant for a worker thread.
    """
    try:
        with path.open("rb") as file:
            if digest_archive:
                return _verify_and_digest(path, ArchiveFile(file), report)
            return _verify(path, ArchiveFile(file), report)
    except OSError as error:
        raise PackageUnreadableError(path, error.strerror or str(error)) from error
    except NotAZipError as error:
        raise PackageUnreadableError(path, "zip") from error


def _verify_and_digest(path: Path, file: ArchiveFile, report: Report) -> Verification:
    with ArchiveDigest(path) as digest:

        def follow(done: int, total: int) -> None:
            digest.follow(done)
            report(done, total)

        found = _verify(path, file, follow)
        return replace(found, sha256=digest.hexdigest(found.size))


def _verify(path: Path, file: ArchiveFile, report: Report) -> Verification:
    try:
        entries = read_structure(file)
        problems = [*name_problems(entries), *filter(None, map(entry_problem, entries))]
    except ZipFaultError as fault:
        entries, problems = (), [fault.problem]
    # What two programs would read differently, or nobody could unpack, is not read at all.
    readable = () if problems else entries
    contents = read_contents(file, readable, _is_kept, report)
    bag = _bag(readable, contents)
    facts: dict[str, Any] = {}
    if readable:
        problems += [replace(p, name=_below_top(p.name)) for p in contents.problems]
        problems += _bag_problems(bag)
        facts, more = _content(bag)
        problems += more
    report(file.length, file.length)
    return _verification(path, file.length, bag, facts, problems)


def _below_top(name: str) -> str:
    return name.partition("/")[2]


def _is_kept(name: str) -> bool:
    return _below_top(name) in KEPT


def _bag(entries: tuple[ZipEntry, ...], contents: ZipContents) -> _Bag:
    files = {
        _below_top(entry.name): contents.files[entry.name]
        for entry in entries
        if not entry.is_folder
    }
    return _Bag(entries[0].name.partition("/")[0] if entries else "", files)


def _bag_problems(bag: _Bag) -> Iterator[PackageProblem]:
    """Yield what a BagIt validator would say, in the order of the checks."""
    for name in (*tag_files.TAG_FILES, *DOCUMENTS):
        if name not in bag.files:
            yield PackageProblem(ProblemKind.MISSING, name)
    for name in bag.files:
        if not name.startswith("data/") and name not in tag_files.TAG_FILES:
            yield PackageProblem(ProblemKind.FOREIGN, name)
    declaration = bag.text(tag_files.BAGIT)
    if declaration is not None and not _is_bagit(declaration):
        yield PackageProblem(ProblemKind.FORMAT, tag_files.BAGIT)
    yield from _oxum_problems(bag)
    payload = {name: digest for name, (_, digest) in bag.payload.items()}
    yield from _manifest_problems(bag, tag_files.MANIFEST, payload)
    tags = {
        name: bag.files[name].sha256
        for name in tag_files.TAG_FILES
        if name in bag.files and name != tag_files.TAG_MANIFEST
    }
    yield from _manifest_problems(bag, tag_files.TAG_MANIFEST, tags)


def _is_bagit(raw: bytes) -> bool:
    return raw.replace(b"\r\n", b"\n") == tag_files.BAGIT_TEXT


def _oxum_problems(bag: _Bag) -> Iterator[PackageProblem]:
    raw = bag.text(tag_files.BAG_INFO)
    if raw is None:
        return
    sizes = [size for size, _ in bag.payload.values()]
    found = f"{sum(sizes)}.{len(sizes)}"
    try:
        if ("Payload-Oxum", found) not in tag_files.parse_bag_info(raw):
            yield PackageProblem(ProblemKind.COUNT, "Payload-Oxum", found)
    except ValueError as error:
        yield PackageProblem(ProblemKind.FORMAT, tag_files.BAG_INFO, shown(str(error)))


def _manifest_problems(
    bag: _Bag, manifest: str, digests: dict[str, str]
) -> Iterator[PackageProblem]:
    raw = bag.text(manifest)
    if raw is None:
        return
    try:
        promised = tag_files.parse_manifest(raw)
    except ValueError as error:
        yield PackageProblem(ProblemKind.FORMAT, manifest, shown(str(error)))
        return
    for name, digest in sorted(promised.items()):
        if name not in digests:
            yield PackageProblem(ProblemKind.MISSING, shown(name), manifest)
        elif digests[name] != digest:
            yield PackageProblem(ProblemKind.CHANGED, name, manifest)
    for name in sorted(digests.keys() - promised.keys()):
        yield PackageProblem(ProblemKind.FOREIGN, name, manifest)


def _content(bag: _Bag) -> tuple[dict[str, Any], list[PackageProblem]]:
    """Return what `paket.json` says, if it can be trusted to, and what the documents have wrong.

    Documents that contradict one another are no news where a file is missing or changed; they
    are compared all the same, because whoever made the change may have mended the manifest.
    """
    facts, problems = _document(bag, "paket")
    assessment, more = _document(bag, "penilaian")
    problems += more
    if facts:
        problems += identity_problems(facts, bag.folder, bag.text(tag_files.BAG_INFO), bag.payload)
    if facts and assessment:
        problems += assessment_problems(facts, assessment, bag.payload)
    return facts, problems


def _document(bag: _Bag, name: str) -> tuple[dict[str, Any], list[PackageProblem]]:
    """Return the document if it has the form of its schema, else nothing but its problems."""
    path = f"data/{name}.json"
    raw = bag.text(path)
    if raw is None:
        return {}, []
    try:
        value = parse_document(raw)
    except ValueError as error:
        return {}, [PackageProblem(ProblemKind.FORMAT, path, shown(str(error)))]
    version = value.get("schema_version") if isinstance(value, dict) else None
    if isinstance(version, int) and version > SCHEMA_VERSION:
        return {}, [PackageProblem(ProblemKind.VERSION, path, shown(str(version)))]
    problems = schema_problems(name, value)
    return ({} if problems else value), problems


def _unrepeated(problems: list[PackageProblem]) -> tuple[PackageProblem, ...]:
    """Keep the first word on each file of each kind: the manifest and the record agree.

    Whatever the package itself has named is made fit to be shown here, once and for all.
    """
    first: dict[tuple[ProblemKind, str, str], PackageProblem] = {}
    for problem in problems:
        per_file = problem.kind in (ProblemKind.MISSING, ProblemKind.CHANGED, ProblemKind.FOREIGN)
        first.setdefault((problem.kind, problem.name, "" if per_file else problem.detail), problem)
    return tuple(replace(p, name=shown(p.name), detail=shown(p.detail)) for p in first.values())


def _verification(
    path: Path,
    size: int,
    bag: _Bag,
    facts: dict[str, Any],
    problems: list[PackageProblem],
) -> Verification:
    evidence = [size for name, (size, _) in bag.payload.items() if name.startswith("data/eviden/")]
    return Verification(
        path=path,
        sha256="",
        size=size,
        identity=_plain(identity_of(facts)) if facts else None,
        instrument_id=_told(facts["instrument"]["id"]) if facts else "",
        instrument_digest=facts["instrument"]["digest"] if facts else "",
        software=_told(facts["software"]) if facts else "",
        prepared=_told(facts["prepared"]) if facts else "",
        files=len(bag.payload),
        evidence=len(evidence),
        evidence_bytes=sum(evidence),
        excluded=len(facts["excluded"]) if facts else 0,
        problems=_unrepeated(problems),
    )


def _plain(identity: PackageIdentity) -> PackageIdentity:
    """Return *identity* so that it can be printed: a stranger has written it."""
    return replace(
        identity,
        region_name=_told(identity.region_name),
        agency_name=_told(identity.agency_name),
    )


def _told(text: str) -> str:
    return shown(one_line(text))
