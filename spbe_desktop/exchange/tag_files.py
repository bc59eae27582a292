"""The tag files of a BagIt 1.0 bag (RFC 8493): bag-info, manifests, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from spbe_desktop.domain.plain_text import one_line

BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
TAG_FILES = (BAG_INFO, BAGIT, MANIFEST, TAG_MANIFEST)
PROFILE = "urn:spbe-desktop:paket:1"
BAGIT_TEXT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

_MANIFEST_LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+(\S(?:.*\S)?)")

Pairs = tuple[tuple[str, str], ...]


def bag_info(facts: Mapping[str, Any], *, octets: int, files: int) -> Pairs:
    """Return what bag-info.txt says of the package that `paket.json` describes as *facts*.

    Writer and reader derive it from the same document, so that the two cannot disagree.
    """
    agency, instrument, contact = facts["agency"], facts["instrument"], facts["contact"]
    pairs = [
        ("Source-Organization", f"{agency['name']}, {agency['region_name']}"),
        ("Contact-Name", contact["name"]),
        ("Contact-Phone", contact["phone"]),
        ("External-Identifier", facts["identifier"]),
        # The day of the content, not of the writing: the same content gives the same bytes.
        ("Bagging-Date", facts["prepared"][:10]),
        ("Payload-Oxum", f"{octets}.{files}"),
        ("Bag-Group-Identifier", f"{agency['region_code']}/{facts['year']}"),
        ("Bag-Count", "1 of 1"),
        ("Bag-Software-Agent", facts["software"]),
        ("BagIt-Profile-Identifier", PROFILE),
        ("SPBE-Instrumen", f"{instrument['id']} sha256:{instrument['digest']}"),
        ("SPBE-Tahap", facts["stage"]),
        ("SPBE-Revisi", str(facts["revision"])),
        ("SPBE-Induk-SHA256", facts["parent_sha256"]),
        ("SPBE-Klasifikasi-Tertinggi", facts["highest_classification"]),
    ]
    pairs += [
        ("SPBE-Dikecualikan", f"{item['sha256']} {item['size']}") for item in facts["excluded"]
    ]
    lines = [(label, one_line(value)) for label, value in pairs]
    return tuple((label, value) for label, value in lines if value)


def bag_info_text(pairs: Pairs) -> bytes:
    """Return the content of bag-info.txt."""
    return "".join(f"{label}: {value}\n" for label, value in pairs).encode()


def manifest_text(digests: Mapping[str, str]) -> bytes:
    """Return the content of a manifest over *digests*, by path."""
    lines = (f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    return "".join(lines).encode()


def parse_manifest(raw: bytes) -> dict[str, str]:
    """Return the digests of a manifest by path; raise ValueError with the first bad line."""
    digests: dict[str, str] = {}
    for line in _lines(raw):
        match = _MANIFEST_LINE.fullmatch(line)
        if match is None or match[2] in digests:
            raise ValueError(line[:120])
        digests[match[2]] = match[1].lower()
    return digests


def parse_bag_info(raw: bytes) -> Pairs:
    """Return the labels and values of bag-info.txt; raise ValueError with the first bad line."""
    pairs: list[tuple[str, str]] = []
    for line in _lines(raw):
        if line[0].isspace() and pairs:
            label, value = pairs.pop()
            pairs.append((label, one_line(f"{value} {line}")))
            continue
        label, colon, value = line.partition(":")
        if not colon or not label.strip():
            raise ValueError(line[:120])
        pairs.append((label.strip(), one_line(value)))
    return tuple(pairs)


def _lines(raw: bytes) -> Iterable[str]:
    """Yield the lines that are not blank; ValueError if *raw* is not UTF-8."""
    text = raw.decode("utf-8")
    return (line for line in re.split(r"\r\n|\r|\n", text) if line.strip())
