"""The records of a zip file (APPNOTE.TXT 6.3.10), as far as a package uses them."""

from __future__ import annotations

import struct
from enum import IntEnum

LOCAL_SIGNATURE = b"PK\x03\x04"
CENTRAL_SIGNATURE = b"PK\x01\x02"
END_SIGNATURE = b"PK\x05\x06"
END64_SIGNATURE = b"PK\x06\x06"
LOCATOR_SIGNATURE = b"PK\x06\x07"

LOCAL = struct.Struct("<4s5H3I2H")
"""Signature, version, flags, method, time, date, crc, packed, size, name, extra."""
CENTRAL = struct.Struct("<4s6H3I5H2I")
"""Signature, made by, version, flags, method, time, date, crc, packed, size, lengths of name,
extra and comment, disk, internal and external attributes, offset."""
END = struct.Struct("<4s4H2IH")
"""Signature, disk, disk of directory, entries here, entries, size, offset, comment."""
END64 = struct.Struct("<4sQ2H2I4Q")
"""Signature, length of the rest, made by, version, disks, entries here, entries, size, offset."""
LOCATOR = struct.Struct("<4sIQI")
"""Signature, disk, offset of END64, disks."""
EXTRA = struct.Struct("<2H")
"""Identifier, length."""

ZIP64_EXTRA = 0x0001
UNICODE_PATH_EXTRA = 0x7075

FULL16 = 0xFFFF
FULL32 = 0xFFFFFFFF
"""Stands in a field of four bytes for a value that is in the Zip64 record."""

NEWEST = 45
"""The newest version of the specification that an entry may need: the one with Zip64."""

UTF8 = 0x0800
"""Flag: the name is UTF-8."""
DEFLATE_OPTIONS = 0x0006
"""Flags: how hard DEFLATE tried; of no consequence for reading."""
ENCRYPTED = 0x0001 | 0x0040 | 0x2000
"""Flags: the content, or the directory, is encrypted."""

UNIX = 3
"""The system that attributes belong to, in the upper byte of "made by"."""


class Method(IntEnum):
    """How the bytes of an entry are packed."""

    STORED = 0
    DEFLATED = 8
