"""Messages between the reader and its child: facts as JSON, then plain bytes.

No pickle: whoever takes over the child must not get further by what it answers.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

_LENGTHS = struct.Struct(">II")
_HEADER_LIMIT = 8 << 20
BODY_LIMIT = 64 << 20
"""Bytes that may follow the facts: the pixels of one page."""


class WireError(Exception):
    """The other side has ended, or says what is no message."""


@dataclass(frozen=True, slots=True)
class Message:
    """What one side says to the other."""

    facts: Mapping[str, object]
    body: bytes = field(default=b"", repr=False)


def send(stream: BinaryIO, message: Message) -> None:
    """Write *message*; raise OSError if nobody is there to read it."""
    # Escaped to ASCII, names that the system could not decode survive, too.
    header = json.dumps(message.facts).encode("ascii")
    stream.write(_LENGTHS.pack(len(header), len(message.body)))
    stream.write(header)
    stream.write(message.body)
    stream.flush()


def receive(stream: BinaryIO) -> Message:
    """Read the next message, of bounded size; raise WireError if there is none."""
    header, body = _LENGTHS.unpack(_read(stream, _LENGTHS.size))
    if header > _HEADER_LIMIT or body > BODY_LIMIT:
        raise WireError("longer than any message")
    try:
        facts = json.loads(_read(stream, header))
    except (ValueError, RecursionError) as error:
        raise WireError("no JSON") from error
    if not isinstance(facts, dict):
        raise WireError("no facts")
    return Message(facts, _read(stream, body))


def _read(stream: BinaryIO, count: int) -> bytes:
    content = stream.read(count)
    if len(content) < count:
        raise WireError("ended")
    return content
