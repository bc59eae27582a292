"""A folder somebody chose: its files, without what belongs to the system or lies elsewhere."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spbe_desktop.errors import EvidenceUnreadableError, FolderUnreadableError, SpbeError

MOST_FILES = 5_000
"""From more files on, it is not a folder of evidence but a drive."""

DEEPEST = 12
"""How many folders deep is looked."""

_UNFINISHED = re.compile(
    r"~\$|~wrl|.*\.(tmp|part|partial|crdownload|download|lnk)$", re.IGNORECASE
)
_OF_THE_SYSTEM = frozenset(
    {"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"}
)
# Only Windows has them.
_HIDDEN = getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 2) | getattr(stat, "FILE_ATTRIBUTE_SYSTEM", 4)
_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0xA0000003)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that cannot be taken in, and why."""

    path: Path
    error: SpbeError


@dataclass(slots=True)
class Listing:
    """What is in a folder and those inside it; filled while it is walked through."""

    files: list[Path] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    hidden: int = 0
    """Files and folders that belong to the system, are hidden, or are only half written."""
    links: int = 0
    """Symbolic links and junctions, which lead elsewhere."""
    cut: bool = False
    """Whether there was more than anybody should take in at once."""


def list_files(
    folder: Path,
    found: Callable[[int], None],
    *,
    excluding: Path | None = None,
    most: int = MOST_FILES,
    deepest: int = DEEPEST,
) -> Listing:
    """Return the files below *folder* in the order in which people count; runs on the worker.

    *found* is told how many there are so far; *excluding* is a folder that is passed over.
    Raise FolderUnreadableError if *folder* itself cannot be read.
    """
    listing = Listing()
    waiting = [(folder, 0)]
    while waiting and len(listing.files) <= most:
        place, depth = waiting.pop()
        inner = [path for path in _look_into(place, folder, listing) if path != excluding]
        found(len(listing.files))
        if depth < deepest:
            waiting += [(path, depth + 1) for path in reversed(inner)]
        elif inner:
            listing.cut = True
    if len(listing.files) > most:
        listing.cut = True
        del listing.files[most:]
    return listing


def counting_order(name: str) -> list[tuple[int, str]]:
    """Return a key by which I2 stands before I10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return [(int(part), "") if part.isascii() and part.isdigit() else (-1, part) for part in parts]


def _look_into(place: Path, root: Path, listing: Listing) -> list[Path]:
    """Note the files in *place*, and return the folders in it."""
    try:
        entries = sorted(os.scandir(place), key=lambda entry: counting_order(entry.name))
    except OSError as error:
        unreadable = FolderUnreadableError(place, str(error))
        if place == root:
            raise unreadable from error
        listing.unreadable.append(Unreadable(place, unreadable))
        return []
    looked_at = list(_worth_looking_at(entries, listing))
    listing.files += [path for path, is_folder in looked_at if not is_folder]
    return [path for path, is_folder in looked_at if is_folder]


def _worth_looking_at(
    entries: list[os.DirEntry[str]], listing: Listing
) -> Iterator[tuple[Path, bool]]:
    for entry in entries:
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError as error:
            path = Path(entry.path)
            problem = EvidenceUnreadableError(path, str(error))
            listing.unreadable.append(Unreadable(path, problem))
            continue
        if _leads_elsewhere(facts):
            listing.links += 1
        elif _is_hidden(entry.name, facts):
            listing.hidden += 1
        elif stat.S_ISDIR(facts.st_mode) or stat.S_ISREG(facts.st_mode):
            yield Path(entry.path), stat.S_ISDIR(facts.st_mode)
        else:
            listing.hidden += 1


def _leads_elsewhere(facts: os.stat_result) -> bool:
    return stat.S_ISLNK(facts.st_mode) or getattr(facts, "st_reparse_tag", 0) == _JUNCTION


def _is_hidden(name: str, facts: os.stat_result) -> bool:
    return (
        name.startswith(".")
        or name.casefold() in _OF_THE_SYSTEM
        or _UNFINISHED.match(name) is not None
        or bool(getattr(facts, "st_file_attributes", 0) & _HIDDEN)
    )
