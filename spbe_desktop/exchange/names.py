"""Names in a package: portable on every system, unique ignoring case, and telling."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.package import PackageIdentity, Submission, SubmittedEvidence
from spbe_desktop.domain.plain_text import well_formed

COMPONENT_LIMIT = 80
PATH_LIMIT = 120
# Together they leave 46 characters of the path for the name of a file at the least.
_FOLDER_LIMIT = 44
_GROUP_LIMIT = 16
_ENDLESS = 10_000

_DEVICE = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])(\.|$)")
_COMPONENT = re.compile(r"[A-Za-z0-9._-]{1,80}")
_UNWANTED = re.compile(r"[^A-Za-z0-9._-]+")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")
_UNNAMED = "dokumen"
_UNUSED = "lain"


def is_portable(component: str) -> bool:
    """Tell whether *component* is a name that every system and every tool accepts."""
    return (
        _COMPONENT.fullmatch(component) is not None
        and not component.endswith(".")
        and component.strip(".") != ""
        and _DEVICE.match(component) is None
    )


def portable(text: str, *, limit: int = COMPONENT_LIMIT) -> str:
    """Return *text* as one portable component of at most *limit* characters.

    What has to be shortened loses its middle and gains six digits of its hash, so that
    two long texts stay two names.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    plain = _UNWANTED.sub("-", plain).strip("-. ")
    plain = re.sub(r"\.{2,}", ".", plain) or _UNNAMED
    if _DEVICE.match(plain):
        plain = f"_{plain}"
    return plain if len(plain) <= limit else _shortened(plain, text, limit)


def folder_name(identity: PackageIdentity) -> str:
    """Return the name of the one folder at the top of a package."""
    return portable(well_formed(identity.name), limit=_FOLDER_LIMIT)


def evidence_paths(submission: Submission) -> Mapping[str, str]:
    """Return where the file of each piece of evidence stands, relative to `data/`.

    Addresses and what is left out have no path. The same bytes are stored once, under the
    first indicator that they are used for.
    """
    room = PATH_LIMIT - len(folder_name(submission.identity)) - len("/data/eviden/")
    withheld = withheld_digests(submission)
    numbers: dict[str, int] = defaultdict(int)
    by_digest: dict[str, str] = {}
    paths: dict[str, str] = {}
    for place, item in _placed(submission):
        if item.kind is EvidenceKind.ADDRESS or item.sha256 in withheld:
            continue
        if item.sha256 not in by_digest:
            numbers[place.folder] += 1
            limit = min(COMPONENT_LIMIT, room - len(place.folder) - len("/"))
            name = _file_name(item, place, numbers[place.folder], limit)
            by_digest[item.sha256] = f"eviden/{place.folder}/{name}"
        paths[item.id] = by_digest[item.sha256]
    return paths


def withheld_digests(submission: Submission) -> frozenset[str]:
    """Return the digests of the files that must not leave the agency.

    One secret record is enough, even if another record calls the same bytes ordinary.
    """
    return frozenset(
        item.sha256
        for item in submission.evidence
        if item.kind is not EvidenceKind.ADDRESS and item.classification is Classification.SECRET
    )


@dataclass(frozen=True, order=True, slots=True)
class _Place:
    rank: int
    level: int
    folder: str


def _placed(submission: Submission) -> list[tuple[_Place, SubmittedEvidence]]:
    """Return the evidence with the place of its first use, in an order of its own."""
    keys = {indicator.key: n for n, indicator in enumerate(submission.instrument.indicators)}
    places: dict[str, _Place] = {}
    for use in submission.uses:
        code = submission.instrument.by_key[use.key].code
        place = _Place(keys[use.key], use.level or 0, portable(code, limit=_GROUP_LIMIT))
        places[use.evidence_id] = min(place, places.get(use.evidence_id, place))
    unused = _Place(len(keys), 0, _UNUSED)
    pairs = [(places.get(item.id, unused), item) for item in submission.evidence]
    return sorted(pairs, key=lambda p: (p[0], p[1].title, p[1].sha256, p[1].id))


def _file_name(item: SubmittedEvidence, place: _Place, number: int, limit: int) -> str:
    level = f"-L{place.level}" if place.level else ""
    head = f"{place.folder}{level}-{number:02}_"
    year = f"_{item.dated.year}" if item.dated else ""
    suffix = PurePosixPath(item.original_name).suffix
    extension = suffix.lower() if _EXTENSION.fullmatch(suffix) else ""
    title = portable(item.title.removesuffix(suffix), limit=_ENDLESS).replace(".", "-")
    room = limit - len(head) - len(year) - len(extension)
    if len(title) > room:
        title = _shortened(title, item.title, room)
    return head + title + year + extension


def _shortened(plain: str, original: str, limit: int) -> str:
    mark = hashlib.sha256(original.encode("utf-8", "replace")).hexdigest()[:6]
    room = limit - len(mark) - len("--")
    head = room - room // 3
    return f"{plain[:head].strip('-._')}-{plain[-(room - head) :].strip('-._')}-{mark}"


def is_portable_path(path: str) -> bool:
    """Tell whether *path* is short enough and made of portable names."""
    return len(path) <= PATH_LIMIT and all(is_portable(part) for part in path.split("/"))
