"""Names in a package: portable on every system, unique ignoring case, and telling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import PurePosixPath

from spbe_desktop.domain.evidence import EvidenceKind, secret_digests
from spbe_desktop.domain.package import (
    PackageIdentity,
    Submission,
    SubmittedEvidence,
    SubmittedUse,
)
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.portable_names import (
    COMPONENT_LIMIT,
    ENDLESS,
    extension_of,
    is_portable,
    portable,
    shortened,
)
from spbe_desktop.domain.slots import slots_of

PATH_LIMIT = 120
# Together they leave 46 characters of the path for the name of a file at the least.
_FOLDER_LIMIT = 44
_GROUP_LIMIT = 16
_SLOT_LIMIT = 12
_SCANT_ROOM = 12
_UNUSED = "lain"


def folder_name(identity: PackageIdentity) -> str:
    """Return the name of the one folder at the top of a package."""
    return portable(well_formed(identity.name), limit=_FOLDER_LIMIT)


def evidence_paths(submission: Submission) -> Mapping[str, str]:
    """Return where the file of each piece of evidence stands, relative to `data/`.

    Addresses and what is left out have no path. The same bytes are stored once, under the
    first indicator that they are used for, and named by the slot that they fill there.
    """
    room = PATH_LIMIT - len(folder_name(submission.identity)) - len("/data/eviden/")
    withheld = withheld_digests(submission)
    numbers = _Numbers()
    by_digest: dict[str, str] = {}
    paths: dict[str, str] = {}
    for place, item in _placed(submission):
        if item.kind is EvidenceKind.ADDRESS or item.sha256 in withheld:
            continue
        if item.sha256 not in by_digest:
            limit = min(COMPONENT_LIMIT, room - len(place.folder) - len("/"))
            name = _file_name(item, numbers.take(place), limit)
            by_digest[item.sha256] = f"eviden/{place.folder}/{name}"
        paths[item.id] = by_digest[item.sha256]
    return paths


def withheld_digests(submission: Submission) -> frozenset[str]:
    """Return the digests of the files that must not leave the agency.

    One secret record is enough, even if another record calls the same bytes ordinary.
    """
    return secret_digests(submission.evidence)


@dataclass(frozen=True, order=True, slots=True)
class _Place:
    rank: int
    level: int
    unplaced: bool
    """What fills a slot takes its number before the others are counted."""
    slot: str
    folder: str


class _Numbers:
    """Gives each file the beginning of its name, every one once."""

    def __init__(self) -> None:
        self._counted: defaultdict[str, int] = defaultdict(int)
        self._taken: set[str] = set()

    def take(self, place: _Place) -> str:
        """Return "I3-L4-02" for the next file at *place*."""
        self._counted[place.folder] += 1
        free = (head for head in self._heads(place) if head not in self._taken)
        head = next(free)
        self._taken.add(head)
        return head

    def _heads(self, place: _Place) -> Iterator[str]:
        if place.slot:
            head = f"{place.folder}-{place.slot}"
            yield head
            yield from (f"{head}-{number}" for number in count(2))
        level = f"-L{place.level}" if place.level else ""
        for number in count(self._counted[place.folder]):
            yield f"{place.folder}{level}-{number:02}"


def _placed(submission: Submission) -> list[tuple[_Place, SubmittedEvidence]]:
    """Return the evidence with the place of its first use, in an order of its own."""
    keys = {indicator.key: n for n, indicator in enumerate(submission.instrument.indicators)}
    places: dict[str, _Place] = {}
    for use in submission.uses:
        place = _place(submission, use, keys[use.key])
        places[use.evidence_id] = min(place, places.get(use.evidence_id, place))
    unused = _Place(len(keys), 0, True, "", _UNUSED)
    pairs = [(places.get(item.id, unused), item) for item in submission.evidence]
    return sorted(pairs, key=lambda p: (p[0], p[1].title, p[1].sha256, p[1].id))


def _place(submission: Submission, use: SubmittedUse, rank: int) -> _Place:
    indicator = submission.instrument.by_key[use.key]
    folder = portable(indicator.code, limit=_GROUP_LIMIT)
    filled = [slot for slot in slots_of(indicator) if slot.code in use.slots]
    if not filled:
        return _Place(rank, use.level or 0, True, "", folder)
    slot = filled[0]
    return _Place(rank, slot.level or 0, False, portable(slot.code, limit=_SLOT_LIMIT), folder)


def _file_name(item: SubmittedEvidence, head: str, limit: int) -> str:
    year = f"_{item.dated.year}" if item.dated else ""
    extension = extension_of(item.original_name)
    suffix = PurePosixPath(item.original_name).suffix
    title = portable(item.title.removesuffix(suffix), limit=ENDLESS).replace(".", "-")
    room = limit - len(f"{head}_") - len(year) - len(extension)
    if len(title) > room and room < _SCANT_ROOM:
        # A title of which nothing is left says less than a year.
        year, room = "", room + len(year)
    if len(title) > room:
        title = shortened(title, item.title, room)
    return f"{head}_{title}{year}{extension}"


def is_portable_path(path: str) -> bool:
    """Tell whether *path* is short enough and made of portable names."""
    return len(path) <= PATH_LIMIT and all(is_portable(part) for part in path.split("/"))
