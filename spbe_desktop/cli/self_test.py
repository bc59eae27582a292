"""`spbe-desktop self-test`: tries every part of an installation on a throw-away workspace."""

from __future__ import annotations

import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.official_documents import (
    OfficialDocument,
    OfficialPaper,
    Signatory,
    SigningFacts,
)
from spbe_desktop.domain.progress import unreported
from spbe_desktop.domain.request_letter import LetterFrame, RequestLetter, requests_of
from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.vectors import disagreements
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.instruments.vectors import FOLDER as VECTORS
from spbe_desktop.instruments.vectors import load_vectors
from spbe_desktop.reader.kinds import PDF
from spbe_desktop.reader.reader import Reader
from spbe_desktop.services import backing_up, integrity, offices, requests, sample, submission
from spbe_desktop.services.agenda_export import save_calendar
from spbe_desktop.services.answering import SetValue
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.official_documents import save_paper
from spbe_desktop.services.searching import DocumentSearch, read_files
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import open_workspace

Check = tuple[str, Callable[[], None]]
"""What is tried, and the trial; it raises if the part does not work."""

WindowChecks = Callable[[Path, Path], Sequence[Check]]
"""Given resources and a workspace, returns the trials that need a window."""


class SelfTestFailedError(Exception):
    """A part answered, but not as it should."""


def run(resources: Path, window_checks: WindowChecks) -> int:
    """Run all trials, report each, and return 0 if all went well."""
    with tempfile.TemporaryDirectory(prefix="spbe-desktop-") as folder:
        root = Path(folder) / "contoh"
        checks = (*_checks(resources, root), *window_checks(resources, root))
        failed = [name for name, trial in checks if not _passes(name, trial)]
    if failed:
        print(f"Pemeriksaan gagal: {', '.join(failed)}.", file=sys.stderr)
        return 1
    print(f"Semua {len(checks)} pemeriksaan berhasil.")
    return 0


def _passes(name: str, trial: Callable[[], None]) -> bool:
    try:
        trial()
    except Exception:  # noqa: BLE001 - whatever fails is what is looked for
        print(f"gagal     {name}")
        traceback.print_exc()
        return False
    print(f"berhasil  {name}")
    return True


def _checks(resources: Path, root: Path) -> Sequence[Check]:
    catalogue = Catalogue(resources / "instruments")
    return (
        ("menghitung ulang contoh semua instrumen", lambda: _read_packs(resources, catalogue)),
        ("membuat buku kerja contoh", lambda: _make_sample(resources, catalogue, root)),
        ("menyimpan dan mengurungkan isian", lambda: _edit(catalogue, root)),
        ("membuat cadangan dan memeriksa buku kerja", lambda: _back_up(catalogue, root)),
        ("menulis dan memeriksa paket", lambda: _send(catalogue, root)),
        ("membaca dan menggambar dokumen PDF", lambda: _read_document(resources)),
        ("mencari dokumen menurut isinya", lambda: _search(catalogue, root)),
        ("menulis surat permintaan eviden", lambda: _write_letter(catalogue, root)),
        ("mengisi templat dokumen", lambda: _fill_template(resources, catalogue, root)),
        ("menulis agenda sebagai kalender", lambda: _write_calendar(root)),
    )


def _read_packs(resources: Path, catalogue: Catalogue) -> None:
    """Read each pack and reckon its worked examples anew."""
    folder = resources / "instruments" / VECTORS
    for listing in catalogue.listings:
        instrument = catalogue.get(listing.id)
        examples = load_vectors(folder / f"{listing.id}.yaml", instrument)
        _require(bool(examples), listing.id)
        for example in examples:
            wrong = disagreements(instrument, example)
            _require(not wrong, f"{listing.id}, {example.source}: {wrong}")


def _make_sample(resources: Path, catalogue: Catalogue, root: Path) -> None:
    """Make the sample and compare an index with the published one."""
    sample.create_sample(root, catalogue, resources / "sample")
    workspace = open_workspace(root, catalogue)
    try:
        found = offices.find_assessment(workspace, "diskominfo", 2024)
        index = read_sheet(workspace, found.id, "hasil").score.index
        _require(index is not None and rounded(index) == Decimal("3.27"), str(index))
    finally:
        workspace.close()


def _edit(catalogue: Catalogue, root: Path) -> None:
    workspace = open_workspace(root, catalogue)
    try:
        found = offices.find_assessment(workspace, "diskominfo", 2025)
        before = read_sheet(workspace, found.id).rows
        key = IndicatorKey(before[-1].key)
        workspace.editor.run(SetValue(found.id, "mandiri", key, Decimal(2)))
        _require(read_sheet(workspace, found.id).by_key[key].value == 2, key)
        workspace.editor.undo()
        values = [row.value for row in read_sheet(workspace, found.id).rows]
        _require(values == [row.value for row in before], key)
    finally:
        workspace.close()


def _back_up(catalogue: Catalogue, root: Path) -> None:
    workspace = open_workspace(root, catalogue)
    try:
        _require(backing_up.back_up(workspace, BackupCause.ASKED).is_file(), "backups")
        _require(integrity.examine(workspace).sound, "integrity")
    finally:
        workspace.close()


def _send(catalogue: Catalogue, root: Path) -> None:
    workspace = open_workspace(root, catalogue)
    try:
        found = offices.find_assessment(workspace, "diskominfo", 2025)
        frozen = submission.freeze(workspace, found.id)
        written = submission.write(frozen, root.parent / "paket.spbe.zip")
        _require(verify_package(written.path, unreported).valid, str(written.path))
    finally:
        workspace.close()


def _read_document(resources: Path) -> None:
    """Read a document and draw its page, in a process of its own as the window does."""
    path = min((resources / "sample" / "documents").glob("*.pdf"))
    with Reader() as reader:
        facts, page = reader.facts(path, PDF), reader.page(path, PDF, 0, 300)
    _require(bool(facts.text_found and facts.pages), str(facts.readability))
    _require(page.width == 300 and len(set(page.pixels)) > 1, str(page.readability))


def _search(catalogue: Catalogue, root: Path) -> None:
    workspace = open_workspace(root, catalogue)
    search = DocumentSearch(workspace)
    try:
        with Reader() as reader:
            search.take(read_files(reader, search.unread()))
        search.refresh()
        _require(bool(search.search("sekretaris dinas komunikasi")), "FTS5")
    finally:
        search.close()
        workspace.close()


def _write_letter(catalogue: Catalogue, root: Path) -> None:
    """Ask for every document that the sample lacks, in a Word document."""
    workspace = open_workspace(root, catalogue)
    try:
        sheet = read_sheet(workspace, offices.find_assessment(workspace, "diskominfo", 2025).id)
        found = requests.what_is_open(workspace, sheet, uses_of(workspace, sheet.assessment.id))
    finally:
        workspace.close()
    codes = {
        each.indicator.key: frozenset(empty.slot.code for empty in each.slots) for each in found
    }
    agency = sheet.assessment.agency
    letter = RequestLetter(
        frame=LetterFrame(region=agency.region.name, agency=agency.name),
        number="",
        dated=date(2025, 9, 1),
        addressee="Bagian Hukum",
        due=None,
        year=sheet.assessment.year,
        about="SPBE",
        requests=requests_of(found, codes),
    )
    path = root.parent / "surat.docx"
    requests.save_document(letter, path)
    _require(zipfile.is_zipfile(path), str(path))


def _fill_template(resources: Path, catalogue: Catalogue, root: Path) -> None:
    """Write the minutes of the sample, in a Word document."""
    workspace = open_workspace(root, catalogue)
    try:
        sheet = read_sheet(workspace, offices.find_assessment(workspace, "diskominfo", 2025).id)
    finally:
        workspace.close()
    somebody = Signatory("Siti", "Kepala Dinas", "")
    signing = SigningFacts(
        number="", place="", dated=date(2025, 9, 30), head=somebody, receiver=somebody
    )
    paper = OfficialPaper(kind=OfficialDocument.MINUTES, sheet=sheet, signing=signing)
    path = root.parent / "berita acara.docx"
    save_paper(paper, resources / "templates" / f"{paper.kind.value}.docx", path)
    _require(zipfile.is_zipfile(path), str(path))


def _write_calendar(root: Path) -> None:
    """Write a meeting, whose hours are told in UTC."""
    begins = datetime(2025, 9, 16, 5, 30, tzinfo=UTC)
    entry = CalendarEntry(uid="uji@spbe-desktop", title="Rapat", starts=begins, ends=begins)
    path = root.parent / "agenda.ics"
    save_calendar((entry,), "SPBE", begins, path, unreported)
    _require(b"20250916T053000Z" in path.read_bytes(), str(path))


def _require(holds: bool, fact: str) -> None:
    if not holds:
        raise SelfTestFailedError(fact)
