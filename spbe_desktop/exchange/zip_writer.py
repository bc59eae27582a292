"""Writes a zip whose bytes follow from its content alone.

Python's zipfile would do, but its bytes change from release to release and it never sets the
UTF-8 flag for plain names.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO

from spbe_desktop.exchange import zip_format as form
from spbe_desktop.exchange.lanes import Crc32, Lane, Slot
from spbe_desktop.exchange.zip_format import Method

# 1 January 1980, midnight: the first moment that a zip can tell.
_TIME, _DATE = 0, (1 << 5) | 1
_VERSION = 20
_REGULAR_FILE = 0o100644 << 16
_CRC_OFFSET = 14


@dataclass(frozen=True, slots=True)
class _Entry:
    name: bytes
    method: Method
    crc: int
    packed: int
    size: int
    offset: int


class ZipWriter:
    """Appends entries to a new, seekable file; `finish` writes the directory.

    The CRC of an entry is reckoned on *lane*, so that the disk need not wait for it.
    *zip64_from* is the size or position from which the Zip64 fields are used.
    """

    def __init__(self, file: BinaryIO, lane: Lane, *, zip64_from: int = form.FULL32) -> None:
        self._file = file
        self._lane = lane
        self._zip64_from = zip64_from
        self._position = 0
        self._entries: list[_Entry] = []

    def add(self, name: str, size: int, slots: Iterable[Slot], method: Method) -> int:
        """Append an entry of *size* bytes, the blocks in *slots*, which are read once.

        Return where it ends: up to there the file is final.
        """
        raw = name.encode("ascii")
        start = self._position
        self._write(self._local(raw, method, size))
        data = self._position
        crc = Crc32()
        packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        for slot in slots:
            self._lane.feed(crc, slot)
            deflated = method is Method.DEFLATED
            self._write(packer.compress(slot.block) if deflated else slot.block)
        if method is Method.DEFLATED:
            self._write(packer.flush())
        value = self._lane.then(lambda: crc.value).result()
        entry = _Entry(raw, method, value, self._position - data, size, start)
        self._complete_local(entry)
        self._entries.append(entry)
        self._file.flush()
        return self._position

    def finish(self) -> int:
        """Write the directory and return the size of the file; nothing can be added now."""
        start = self._position
        for entry in self._entries:
            self._write(self._central(entry))
        size, count = self._position - start, len(self._entries)
        if count >= form.FULL16 or self._large(start) or self._large(size):
            self._write_end64(start, size, count)
        self._write(
            form.END.pack(
                form.END_SIGNATURE,
                0,
                0,
                min(count, form.FULL16),
                min(count, form.FULL16),
                self._capped(size),
                self._capped(start),
                0,
            )
        )
        self._file.flush()
        return self._position

    def _large(self, number: int) -> bool:
        return number >= self._zip64_from

    def _capped(self, number: int) -> int:
        return form.FULL32 if self._large(number) else number

    def _write(self, content: bytes | memoryview) -> None:
        self._file.write(content)
        self._position += len(content)

    def _local(self, name: bytes, method: Method, size: int) -> bytes:
        # Both sizes are in the Zip64 field or neither is, says the specification. Until the
        # entry is complete, the size stands for both.
        large = self._large(size)
        extra = form.EXTRA.pack(form.ZIP64_EXTRA, 16) + _quads(size, size) if large else b""
        header = form.LOCAL.pack(
            form.LOCAL_SIGNATURE,
            form.NEWEST if large else _VERSION,
            form.UTF8,
            method,
            _TIME,
            _DATE,
            0,
            self._capped(size),
            self._capped(size),
            len(name),
            len(extra),
        )
        return header + name + extra

    def _complete_local(self, entry: _Entry) -> None:
        """Write what is known only now: the CRC and, after packing, the packed size."""
        self._file.seek(entry.offset + _CRC_OFFSET)
        self._file.write(entry.crc.to_bytes(4, "little"))
        if self._large(entry.size):
            self._file.seek(entry.offset + form.LOCAL.size + len(entry.name) + form.EXTRA.size)
            self._file.write(_quads(entry.size, entry.packed))
        else:
            self._file.write(entry.packed.to_bytes(4, "little"))
        self._file.seek(self._position)

    def _central(self, entry: _Entry) -> bytes:
        large_size = self._large(entry.size)
        values = [entry.size, entry.packed] if large_size else []
        values += [entry.offset] if self._large(entry.offset) else []
        head = form.EXTRA.pack(form.ZIP64_EXTRA, 8 * len(values)) if values else b""
        extra = head + _quads(*values)
        version = form.NEWEST if values else _VERSION
        header = form.CENTRAL.pack(
            form.CENTRAL_SIGNATURE,
            form.UNIX << 8 | version,
            version,
            form.UTF8,
            entry.method,
            _TIME,
            _DATE,
            entry.crc,
            form.FULL32 if large_size else entry.packed,
            form.FULL32 if large_size else entry.size,
            len(entry.name),
            len(extra),
            0,
            0,
            0,
            _REGULAR_FILE,
            self._capped(entry.offset),
        )
        return header + entry.name + extra

    def _write_end64(self, start: int, size: int, count: int) -> None:
        position = self._position
        version = form.NEWEST
        self._write(
            form.END64.pack(
                form.END64_SIGNATURE,
                form.END64.size - 12,
                form.UNIX << 8 | version,
                version,
                0,
                0,
                count,
                count,
                size,
                start,
            )
        )
        self._write(form.LOCATOR.pack(form.LOCATOR_SIGNATURE, 0, position, 1))


def _quads(*values: int) -> bytes:
    return b"".join(value.to_bytes(8, "little") for value in values)
