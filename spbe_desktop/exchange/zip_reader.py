"""Reads the structure of a zip that nobody vouches for: one reading of it, or none.

Python's zipfile forgives what lets two programs see two different archives: bytes before or
between entries, two directories, local headers that say otherwise. Here every byte of the
file belongs to exactly one record, and the two descriptions of an entry agree.
"""

from __future__ import annotations

import os
import stat
import struct
from dataclasses import dataclass
from typing import BinaryIO

from spbe_desktop.exchange import zip_format as form
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind
from spbe_desktop.exchange.zip_format import Method

MOST_ENTRIES = 20_000
LARGEST_FILE = 32 << 30
LARGEST_TOTAL = 128 << 30
_LARGEST_DIRECTORY = 16 << 20
_LARGEST_COMMENT = 0xFFFF


class NotAZipError(Exception):
    """The file has no end-of-directory record."""


class ZipFaultError(Exception):
    """The structure cannot be trusted; nothing further can be said of the file."""

    def __init__(self, kind: ProblemKind, name: str = "", detail: str = "") -> None:
        super().__init__(kind, name, detail)
        self.problem = PackageProblem(kind, name, detail)


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One entry; *start* is where its header begins, *data* where its packed bytes begin."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    mode: int
    """Unix mode, or 0 where another system's attributes are given."""
    start: int
    data: int = 0

    @property
    def end(self) -> int:
        """Return where the next record begins."""
        return self.data + self.packed

    @property
    def is_folder(self) -> bool:
        """Tell whether the entry is a mere folder."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class _Directory:
    start: int
    size: int
    count: int


def read_structure(file: BinaryIO) -> tuple[ZipEntry, ...]:
    """Return the entries in the order of their bytes.

    Raise NotAZipError if this is no zip, ZipFaultError if its structure cannot be trusted.
    """
    length = file.seek(0, os.SEEK_END)
    directory = _find_directory(file, length)
    described = sorted(_read_directory(file, directory), key=lambda entry: entry.start)
    entries = []
    expected = 0
    for entry in described:
        if entry.start != expected:
            detail = "bertumpang tindih" if entry.start < expected else "ada celah"
            raise ZipFaultError(ProblemKind.STRUCTURE, entry.name, detail)
        located = _read_local(file, entry)
        if located.end > directory.start:
            raise ZipFaultError(ProblemKind.STRUCTURE, entry.name, "bertumpang tindih")
        entries.append(located)
        expected = located.end
    if expected != directory.start:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="ada celah")
    return tuple(entries)


def _find_directory(file: BinaryIO, length: int) -> _Directory:
    position = length - form.END.size
    if position < 0:
        raise NotAZipError
    tail_start = max(0, position - _LARGEST_COMMENT)
    file.seek(tail_start)
    tail = file.read(length - tail_start)
    if form.END_SIGNATURE not in tail:
        raise NotAZipError
    if tail[position - tail_start :][:4] != form.END_SIGNATURE:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="ada byte di belakang")
    _, disk, first_disk, here, count, size, start, comment = form.END.unpack(
        tail[position - tail_start :]
    )
    if disk or first_disk or here != count or comment:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="akhir daftar isi")
    found = _Directory(start, size, count)
    end = position
    locator = position - form.LOCATOR.size
    if locator >= 0 and tail[locator - tail_start :][:4] == form.LOCATOR_SIGNATURE:
        found, end = _read_end64(file, locator, found)
    if found.start + found.size != end:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="letak daftar isi")
    if found.count > MOST_ENTRIES or found.size > _LARGEST_DIRECTORY:
        raise ZipFaultError(ProblemKind.TOO_LARGE, detail=f"{found.count} entri")
    return found


def _read_end64(file: BinaryIO, locator: int, short: _Directory) -> tuple[_Directory, int]:
    position = locator - form.END64.size
    if position < 0:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="akhir daftar isi zip64")
    file.seek(position)
    raw = file.read(form.END64.size + form.LOCATOR.size)
    signature, length, _, _, disk, first_disk, here, count, size, start = form.END64.unpack(
        raw[: form.END64.size]
    )
    _, locator_disk, where, disks = form.LOCATOR.unpack(raw[form.END64.size :])
    sound = (
        signature == form.END64_SIGNATURE
        and length == form.END64.size - 12
        and not (disk or first_disk or locator_disk)
        and disks <= 1
        and here == count
        and where == position
        and short.count in (min(count, form.FULL16), form.FULL16)
        and short.size in (size, form.FULL32)
        and short.start in (start, form.FULL32)
    )
    if not sound:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="akhir daftar isi zip64")
    return _Directory(start, size, count), position


def _read_directory(file: BinaryIO, directory: _Directory) -> list[ZipEntry]:
    file.seek(directory.start)
    raw = file.read(directory.size)
    entries: list[ZipEntry] = []
    position = 0
    while position < len(raw):
        if len(entries) == directory.count:
            raise ZipFaultError(ProblemKind.STRUCTURE, detail="panjang daftar isi")
        entry, position = _read_central(raw, position)
        entries.append(entry)
    if len(entries) != directory.count or position != directory.size:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="panjang daftar isi")
    if sum(entry.size for entry in entries) > LARGEST_TOTAL:
        raise ZipFaultError(ProblemKind.TOO_LARGE, detail="jumlah seluruhnya")
    return entries


def _read_central(raw: bytes, position: int) -> tuple[ZipEntry, int]:
    try:
        fields = form.CENTRAL.unpack_from(raw, position)
    except struct.error as error:
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="daftar isi") from error
    signature, made_by, version, flags, method, _, _, crc, packed, size = fields[:10]
    name_length, extra_length, comment_length, disk, _, attributes, start = fields[10:]
    body = position + form.CENTRAL.size
    end = body + name_length + extra_length + comment_length
    sound = signature == form.CENTRAL_SIGNATURE and version <= form.NEWEST and not disk
    if not sound or end > len(raw):
        raise ZipFaultError(ProblemKind.STRUCTURE, detail="daftar isi")
    name = _decoded(raw[body : body + name_length])
    extra = raw[body + name_length : body + name_length + extra_length]
    size, packed, start = _widened(name, extra, (size, packed, start))
    if size > LARGEST_FILE:
        raise ZipFaultError(ProblemKind.TOO_LARGE, name)
    # Said first, because the headers of an encrypted entry are odd in other ways too.
    if flags & form.ENCRYPTED:
        raise ZipFaultError(ProblemKind.ENCRYPTED, name)
    mode = attributes >> 16 if made_by >> 8 == form.UNIX else 0
    return ZipEntry(name, flags, method, crc, packed, size, mode, start), end


def _read_local(file: BinaryIO, entry: ZipEntry) -> ZipEntry:
    file.seek(entry.start)
    raw = file.read(form.LOCAL.size)
    if len(raw) < form.LOCAL.size:
        raise ZipFaultError(
            ProblemKind.STRUCTURE, entry.name, "kepala berkas berbeda dari daftar isi"
        )
    signature, version, flags, method, _, _, crc, packed, size, name_length, extra_length = (
        form.LOCAL.unpack(raw)
    )
    name = _decoded(file.read(name_length))
    extra = file.read(extra_length)
    sound = signature == form.LOCAL_SIGNATURE and version <= form.NEWEST
    if not sound or len(extra) < extra_length:
        raise ZipFaultError(
            ProblemKind.STRUCTURE, entry.name, "kepala berkas berbeda dari daftar isi"
        )
    size, packed, _ = _widened(entry.name, extra, (size, packed, 0))
    if (name, flags, method, crc, packed, size) != (
        entry.name,
        entry.flags,
        entry.method,
        entry.crc,
        entry.packed,
        entry.size,
    ):
        raise ZipFaultError(
            ProblemKind.STRUCTURE, entry.name, "kepala berkas berbeda dari daftar isi"
        )
    return ZipEntry(
        entry.name,
        flags,
        method,
        crc,
        packed,
        size,
        entry.mode,
        entry.start,
        entry.start + form.LOCAL.size + name_length + extra_length,
    )


def _widened(name: str, extra: bytes, values: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return size, packed size and offset, taken from the Zip64 field where they do not fit."""
    fields: dict[int, bytes] = {}
    position = 0
    while position < len(extra):
        if position + form.EXTRA.size > len(extra):
            raise ZipFaultError(ProblemKind.STRUCTURE, name, "kolom tambahan")
        identifier, length = form.EXTRA.unpack_from(extra, position)
        position += form.EXTRA.size
        if identifier in fields or position + length > len(extra):
            raise ZipFaultError(ProblemKind.STRUCTURE, name, "kolom tambahan")
        fields[identifier] = extra[position : position + length]
        position += length
    # This field gives an entry a second name, which some programs prefer.
    if form.UNICODE_PATH_EXTRA in fields:
        raise ZipFaultError(ProblemKind.STRUCTURE, name, "nama kedua")
    wide = fields.get(form.ZIP64_EXTRA, b"")
    widened = []
    for value in values:
        if value == form.FULL32:
            if len(wide) < 8:
                raise ZipFaultError(ProblemKind.STRUCTURE, name, "kolom zip64")
            widened.append(int.from_bytes(wide[:8], "little"))
            wide = wide[8:]
        else:
            widened.append(value)
    return widened[0], widened[1], widened[2]


def _decoded(name: bytes) -> str:
    return name.decode("ascii", "backslashreplace")


def entry_problem(entry: ZipEntry) -> PackageProblem | None:
    """Return why *entry* cannot be read as a plain file, if it cannot."""
    if entry.flags & ~(form.UTF8 | form.DEFLATE_OPTIONS):
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, f"tanda {entry.flags:#06x}")
    if entry.method not in tuple(Method):
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, f"metode {entry.method}")
    if entry.method == Method.STORED and entry.packed != entry.size:
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, "ukuran")
    kind = stat.S_IFMT(entry.mode)
    if kind not in (0, stat.S_IFDIR if entry.is_folder else stat.S_IFREG):
        return PackageProblem(ProblemKind.LINK, entry.name)
    if entry.is_folder and entry.size:
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, "folder berisi")
    return None
