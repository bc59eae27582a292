"""Whether a zip has one reading only: what `zipfile` forgives is refused here.

zipfile tolerates what lets two programs see two different archives: bytes before, between or
behind the entries, a second directory, local headers that say otherwise. The audits on top of
its list of entries see to it that every byte of the file belongs to exactly one record, and
that all descriptions of an entry agree.
"""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from spbe_desktop.exchange.archive_file import ArchiveFile, OutOfBoundsError, ZipFaultError
from spbe_desktop.exchange.verification import PackageProblem, ProblemKind

MOST_ENTRIES = 20_000
LARGEST_FILE = 32 << 30
LARGEST_TOTAL = 128 << 30

# Signature, version, flags, method, time, date, crc, packed, size, lengths of name and extra.
_LOCAL = struct.Struct("<4s5H3I2H")
# Signature, disks, entries here, entries, size and offset of the directory, comment.
_END = struct.Struct("<4s4H2IH")
# Signature, length, versions, disks, entries here, entries, size and offset of the directory.
_END64 = struct.Struct("<4sQ2H2I4Q")
# Signature, disk, offset of the record before, disks.
_LOCATOR = struct.Struct("<4sIQI")
_EXTRA = struct.Struct("<2H")
_CENTRAL_SIZE = 46

_ZIP64_FIELD = 0x0001
_UNICODE_PATH_FIELD = 0x7075
_FULL16 = 0xFFFF
_FULL32 = 0xFFFFFFFF
_NEWEST = 45
_UTF8 = 0x0800
_DEFLATE_OPTIONS = 0x0006
_ENCRYPTED = 0x0001 | 0x0040 | 0x2000
_UNIX = 3
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class NotAZipError(Exception):
    """The file has no end-of-directory record."""


@dataclass(frozen=True, slots=True)
class ZipEntry:
    """One entry; *data* is where its packed bytes begin."""

    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    data: int

    @property
    def name(self) -> str:
        """Return the name as it stands there; zipfile's own is made harmless."""
        return self.info.orig_filename

    @property
    def size(self) -> int:
        """Return how many bytes the entry says to hold."""
        return self.info.file_size

    @property
    def end(self) -> int:
        """Return where the next record begins."""
        return self.data + self.info.compress_size

    @property
    def is_folder(self) -> bool:
        """Tell whether the entry is a mere folder."""
        return self.name.endswith("/")

    def open(self) -> IO[bytes]:
        """Return a reader of what the entry holds."""
        return self.archive.open(self.info)


def read_structure(file: ArchiveFile) -> tuple[ZipEntry, ...]:
    """Return the entries in the order of their bytes.

    Raise NotAZipError if this is no zip, ZipFaultError if its structure cannot be trusted.
    """
    archive = _opened(file)
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    _check_measure(infos)
    entries = []
    expected = 0
    for info in infos:
        if info.header_offset != expected:
            detail = "bertumpang tindih" if info.header_offset < expected else "ada celah"
            raise _fault(detail, info)
        entries.append(ZipEntry(archive, info, _data_start(file, info)))
        expected = entries[-1].end
    _check_end(file, infos, directory=expected)
    return tuple(entries)


def entry_problem(entry: ZipEntry) -> PackageProblem | None:
    """Return why *entry* cannot be read as a plain file, if it cannot."""
    info = entry.info
    if info.flag_bits & ~(_UTF8 | _DEFLATE_OPTIONS):
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, f"tanda {info.flag_bits:#06x}")
    if info.compress_type not in _METHODS:
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, f"metode {info.compress_type}")
    if info.compress_type == zipfile.ZIP_STORED and info.compress_size != info.file_size:
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, "ukuran")
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    if stat.S_IFMT(mode) not in (0, stat.S_IFDIR if entry.is_folder else stat.S_IFREG):
        return PackageProblem(ProblemKind.LINK, entry.name)
    if entry.is_folder and entry.size:
        return PackageProblem(ProblemKind.STRUCTURE, entry.name, "folder berisi")
    return None


def _opened(file: ArchiveFile) -> zipfile.ZipFile:
    try:
        if not zipfile.is_zipfile(file):
            raise NotAZipError
        return zipfile.ZipFile(file)
    # A name that is not the UTF-8 it claims to be is a ValueError.
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OutOfBoundsError) as error:
        raise _fault("daftar isi") from error


def _check_measure(infos: Sequence[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_ENTRIES:
        raise ZipFaultError(ProblemKind.TOO_LARGE, detail=f"{len(infos)} entri")
    for info in infos:
        if info.file_size > LARGEST_FILE:
            raise ZipFaultError(ProblemKind.TOO_LARGE, info.orig_filename)
        # Said first, because the headers of an encrypted entry are odd in other ways too.
        if info.flag_bits & _ENCRYPTED:
            raise ZipFaultError(ProblemKind.ENCRYPTED, info.orig_filename)
        if info.extract_version > _NEWEST or info.reserved or info.volume:
            raise _fault("daftar isi", info)
        _extra_fields(info, info.extra)
    if sum(info.file_size for info in infos) > LARGEST_TOTAL:
        raise ZipFaultError(ProblemKind.TOO_LARGE, detail="jumlah seluruhnya")


def _data_start(file: ArchiveFile, info: zipfile.ZipInfo) -> int:
    """Return where the packed bytes begin, once the header before them has said the same."""
    different = _fault("kepala berkas berbeda dari daftar isi", info)
    header = file.read_at(info.header_offset, _LOCAL.size)
    if len(header) < _LOCAL.size:
        raise different
    signature, version, flags, method, _, _, crc, packed, size, name_length, extra_length = (
        _LOCAL.unpack(header)
    )
    name, extra = file.read(name_length), file.read(extra_length)
    if signature != b"PK\x03\x04" or version > _NEWEST or len(extra) < extra_length:
        raise different
    size, packed = _widened(info, extra, size, packed)
    said = (name, flags, method, crc, packed, size)
    expected = (
        _raw_name(info),
        info.flag_bits,
        info.compress_type,
        info.CRC,
        info.compress_size,
        info.file_size,
    )
    if said != expected:
        raise different
    return file.tell()


def _widened(info: zipfile.ZipInfo, extra: bytes, size: int, packed: int) -> tuple[int, int]:
    """Return both sizes of a local header, from its Zip64 field where they do not fit."""
    wide = _extra_fields(info, extra).get(_ZIP64_FIELD, b"")
    numbers = [int.from_bytes(wide[at : at + 8], "little") for at in range(0, len(wide) - 7, 8)]
    found = []
    for value in (size, packed):
        if value == _FULL32 and not numbers:
            raise _fault("kolom zip64", info)
        found.append(numbers.pop(0) if value == _FULL32 else value)
    return found[0], found[1]


def _extra_fields(info: zipfile.ZipInfo, extra: bytes) -> dict[int, bytes]:
    fields: dict[int, bytes] = {}
    position = 0
    while position < len(extra):
        start = position + _EXTRA.size
        if start > len(extra):
            raise _fault("kolom tambahan", info)
        identifier, length = _EXTRA.unpack_from(extra, position)
        position = start + length
        if identifier in fields or position > len(extra):
            raise _fault("kolom tambahan", info)
        fields[identifier] = extra[start:position]
    # This field gives an entry a second name, which some programs prefer.
    if _UNICODE_PATH_FIELD in fields:
        raise _fault("nama kedua", info)
    return fields


def _check_end(file: ArchiveFile, infos: Sequence[zipfile.ZipInfo], *, directory: int) -> None:
    """See that the directory begins at *directory*, and that the file ends where it ends."""
    size = sum(
        _CENTRAL_SIZE + len(_raw_name(info)) + len(info.extra) + len(info.comment)
        for info in infos
    )
    end = file.length - _END.size
    signature, disk, first_disk, *numbers, comment = _END.unpack(file.read_at(end, _END.size))
    if signature != b"PK\x05\x06" or comment:
        raise _fault("ada byte di belakang")
    expected = [len(infos), len(infos), size, directory]
    if disk or first_disk:
        raise _fault("akhir daftar isi")
    if directory + size != end:
        _check_end64(file, directory + size, expected)
        end -= _END64.size + _LOCATOR.size
        limits = (_FULL16, _FULL16, _FULL32, _FULL32)
        # A number that does not fit is full; one that fits may be full as well.
        expected = [
            limit if said == limit else true
            for said, true, limit in zip(numbers, expected, limits, strict=True)
        ]
    if directory + size != end or numbers != expected:
        raise _fault("letak daftar isi")


def _check_end64(file: ArchiveFile, start: int, expected: list[int]) -> None:
    raw = file.read_at(start, _END64.size + _LOCATOR.size)
    if len(raw) < _END64.size + _LOCATOR.size:
        raise _fault("letak daftar isi")
    signature, length, _, _, *disks, here, count, size, offset = _END64.unpack_from(raw)
    locator, disk, where, total = _LOCATOR.unpack_from(raw, _END64.size)
    sound = (
        (signature, locator) == (b"PK\x06\x06", b"PK\x06\x07")
        and length == _END64.size - 12
        and not any((*disks, disk))
        and total <= 1
        and where == start
    )
    if not sound or [here, count, size, offset] != expected:
        raise _fault("akhir daftar isi zip64")


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _fault(detail: str, info: zipfile.ZipInfo | None = None) -> ZipFaultError:
    name = info.orig_filename if info else ""
    return ZipFaultError(ProblemKind.STRUCTURE, name, detail)
