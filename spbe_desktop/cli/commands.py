"""What each command of the command line does."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from spbe_desktop.cli import index as index_of_file
from spbe_desktop.cli import rescue
from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.completeness import blocking
from spbe_desktop.domain.findings import Severity
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import PackageUnreadableError, SubmissionBlockedError
from spbe_desktop.exchange.verification import Verification
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services import (
    backing_up,
    backup_file,
    integrity,
    offices,
    sample,
    submission,
    submission_checks,
)
from spbe_desktop.services.sending_again import write_again
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import Workspace, open_workspace
from spbe_desktop.words import findings as finding_words
from spbe_desktop.words.backups import lost_told
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.journal_check import break_sentence
from spbe_desktop.words.package_problems import problem_sentence

DONE, WRONG, UNREADABLE = 0, 1, 2
"""Exit statuses: all is well; something is wrong; it could not even be looked at."""

Command = Callable[[Namespace, Path], int]


def demo(arguments: Namespace, resources: Path) -> int:
    """Make the sample workspace."""
    sample.create_sample(arguments.folder, _catalogue(resources), resources / "sample")
    print(f"Buku kerja contoh siap di {arguments.folder}.")
    with _opened(arguments.folder, resources) as workspace:
        for found in offices.assessments_of(workspace):
            print(f"  {found.agency.code}  {found.year}  {found.agency.name}")
    return DONE


def index(arguments: Namespace, resources: Path) -> int:
    """Print the index of a file of levels."""
    _print_json(index_of_file.run(arguments.file, _catalogue(resources)))
    return DONE


def export(arguments: Namespace, resources: Path) -> int:
    """Check an assessment, write its package and record that it was sent.

    Warnings are told and pass: whoever runs the command has accepted them. What was sent
    before is written again, byte for byte, or not at all.
    """
    with _opened(arguments.workspace, resources) as workspace:
        found = offices.find_assessment(workspace, arguments.agency, arguments.year)
        findings = submission_checks.findings_of(workspace, read_sheet(workspace, found.id))
        told = tuple(f for f in findings if f.severity is not Severity.INFO)
        if told:
            print(finding_words.as_text(told), file=sys.stderr)
        errors = blocking(findings)
        if errors:
            raise SubmissionBlockedError(len(errors), finding_words.head(errors[0]))
        target = arguments.output.absolute()
        if found.locked:
            written = write_again(workspace, found.id, target)
        else:
            workspace.require_writable()
            written = submission.write(submission.freeze(workspace, found.id), target)
            submission.record_sent(workspace, found.id, written)
    print(written.path)
    print(f"sha256 {written.sha256}")
    return DONE


def verify(arguments: Namespace, resources: Path) -> int:
    """Check a package and say what is wrong with it."""
    del resources
    try:
        result = verify_package(arguments.package, unreported, digest_archive=arguments.json)
    except PackageUnreadableError as error:
        if arguments.json:
            _print_json({"valid": False, "unreadable": sentence(error)})
        print(sentence(error), file=sys.stderr)
        return UNREADABLE
    if arguments.json:
        _print_json(_verification(result))
    elif result.valid:
        print(f"Paket utuh: {_identity(result)}.")
    else:
        print(f"Paket tidak sah: {len(result.problems)} masalah.")
        for problem in result.problems:
            print(f"  {problem_sentence(problem)}")
    return DONE if result.valid else WRONG


def check(arguments: Namespace, resources: Path) -> int:
    """Check the database and every file of a workspace."""
    with _opened(arguments.workspace, resources) as workspace:
        condition = integrity.examine(workspace)
    if arguments.json:
        _print_json(_condition(condition))
    elif condition.sound:
        print(
            f"Buku kerja utuh: basis data baik, {condition.files} berkas eviden cocok, "
            "riwayat perubahan utuh."
        )
    else:
        print("Buku kerja bermasalah.")
        for fault in condition.database_faults:
            print(f"  basis data: {fault}")
        if condition.journal_break is not None:
            print(f"  {break_sentence(condition.journal_break)}")
        for damaged in condition.damaged:
            file = damaged.file
            print(f"  {file.title}: {_STATES[damaged.state]} ({file.place})")
    return DONE if condition.sound else WRONG


def backup(arguments: Namespace, resources: Path) -> int:
    """Write a workspace into one backup file."""
    with _opened(arguments.workspace, resources) as workspace:
        made = workspace.clock()
        copy = backing_up.back_up(workspace, BackupCause.ASKED)
        target = arguments.output.absolute()
        written = backup_file.write_backup_file(workspace.layout, copy, made, target)
    print(f"Cadangan tersimpan dan sudah dibaca ulang: {written.path}.{lost_told(written.lost)}")
    return WRONG if written.lost else DONE


def restore(arguments: Namespace, resources: Path) -> int:
    """Make a workspace of a backup file."""
    del resources
    restored = backup_file.restore_file_to(arguments.file, arguments.folder.absolute())
    lost = len(restored.lost)
    print(f"Buku kerja dipulihkan di {restored.root}: {restored.files} berkas eviden.", end="")
    print(lost_told(lost))
    return WRONG if lost else DONE


COMMANDS: Mapping[str, Command] = {
    "demo": demo,
    "index": index,
    "export": export,
    "verify": verify,
    "check": check,
    "backup": backup,
    "restore": restore,
    "rescue": rescue.run,
}

_STATES = {"missing": "berkas hilang", "altered": "isi berkas berubah", "intact": "utuh"}


def _catalogue(resources: Path) -> Catalogue:
    return Catalogue(resources / "instruments")


@contextmanager
def _opened(folder: Path, resources: Path) -> Iterator[Workspace]:
    workspace = open_workspace(folder, _catalogue(resources))
    try:
        yield workspace
    finally:
        workspace.close()


def _print_json(content: Any) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


def _identity(result: Verification) -> str:
    if result.identity is None:
        return "pengirim tidak terbaca"
    named = result.identity
    return f"{named.agency_name}, {named.year}, revisi {named.revision}, {result.files} berkas"


def _verification(result: Verification) -> dict[str, Any]:
    identity = result.identity
    return {
        "valid": result.valid,
        "sha256": result.sha256,
        "identifier": None if identity is None else identity.external_identifier,
        "agency": None if identity is None else identity.agency_name,
        "year": None if identity is None else identity.year,
        "revision": None if identity is None else identity.revision,
        "instrument": result.instrument_id,
        "files": result.files,
        "evidence": result.evidence,
        "problems": [
            {
                "kind": problem.kind.value,
                "name": problem.name,
                "detail": problem.detail,
                "sentence": problem_sentence(problem),
            }
            for problem in result.problems
        ],
    }


def _condition(condition: integrity.Condition) -> dict[str, Any]:
    return {
        "sound": condition.sound,
        "database": list(condition.database_faults),
        "files": condition.files,
        "orphans": len(condition.strays),
        "journal": (
            None if condition.journal_break is None else break_sentence(condition.journal_break)
        ),
        "damaged": [
            {
                "title": damaged.file.title,
                "state": damaged.state.value,
                "sha256": damaged.file.sha256,
                "location": str(damaged.file.place),
                "used": bool(damaged.file.uses),
            }
            for damaged in condition.damaged
        ],
    }
