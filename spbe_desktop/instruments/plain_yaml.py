"""YAML without surprises: text, lists and maps, read exactly as they are written.

Nothing is guessed: `1.3` stays the text "1.3" and `no` the text "no", so that a weight is never a
rounded float. Aliases, tags, repeated keys and deep nesting are refused; nesting crashes the
ordinary loaders, which recurse in C.
"""

from __future__ import annotations

from typing import TypeAlias

import yaml

from spbe_desktop.errors import PackFault

Node: TypeAlias = "str | list[Node] | dict[str, Node]"

LARGEST = 2_000_000
"""Bytes; the largest pack of ours has a fifteenth of it."""

_DEEPEST = 20
_NULLS = frozenset({"null", "Null", "NULL", "~"})


class PlainYamlError(Exception):
    """The bytes are not plain YAML; *fault* says where and why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.fault = PackFault(place, reason)


def read(raw: bytes) -> dict[str, Node]:
    """Return the map that *raw* holds."""
    return _read(raw, None)


def read_heading(raw: bytes, keys: frozenset[str]) -> dict[str, Node]:
    """Return the map that *raw* begins with, read no further than until all *keys* are there."""
    return _read(raw, keys)


def _read(raw: bytes, enough: frozenset[str] | None) -> dict[str, Node]:
    if len(raw) > LARGEST:
        raise PlainYamlError("berkas", f"lebih besar dari {LARGEST // 1_000_000} MB")
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PlainYamlError(_at(line), "bukan teks UTF-8") from error
    try:
        return _document(yaml.CBaseLoader(raw), enough)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = "berkas" if mark is None else _at(mark.line + 1)
        detail = getattr(error, "problem", None) or getattr(error, "reason", None) or error
        raise PlainYamlError(place, f"bukan YAML yang benar ({detail})") from error


def _document(parser: yaml.CBaseLoader, enough: frozenset[str] | None) -> dict[str, Node]:
    _next(parser)  # the stream starts
    if type(_next(parser)) is not yaml.DocumentStartEvent:
        raise PlainYamlError("berkas", "kosong")
    first = _next(parser)
    if type(first) is not yaml.MappingStartEvent:
        raise PlainYamlError(_line(first), "isinya bukan pasangan kunci dan nilai")
    _refuse_extras(first)
    content = _map(parser, 1, enough)
    if enough is None:
        _next(parser)  # the document ends
        rest = _next(parser)
        if type(rest) is not yaml.StreamEndEvent:
            raise PlainYamlError(_line(rest), "ada dokumen kedua; satu berkas memuat satu dokumen")
    return content


def _map(
    parser: yaml.CBaseLoader, depth: int, enough: frozenset[str] | None = None
) -> dict[str, Node]:
    content: dict[str, Node] = {}
    while True:
        event = _next(parser)
        if type(event) is yaml.MappingEndEvent:
            return content
        if type(event) is not yaml.ScalarEvent:
            raise PlainYamlError(_line(event), "kunci harus berupa teks")
        key = _text(event)
        if key in content:
            raise PlainYamlError(_line(event), f"kunci “{key}” ditulis dua kali")
        content[key] = _node(parser, _next(parser), depth)
        if enough is not None and enough <= content.keys():
            return content


def _list(parser: yaml.CBaseLoader, depth: int) -> list[Node]:
    content: list[Node] = []
    while True:
        event = _next(parser)
        if type(event) is yaml.SequenceEndEvent:
            return content
        content.append(_node(parser, event, depth))


def _node(parser: yaml.CBaseLoader, event: yaml.Event, depth: int) -> Node:
    if type(event) is yaml.ScalarEvent:
        return _text(event)
    if type(event) is yaml.AliasEvent:
        raise PlainYamlError(_line(event), "alias (*) tidak dipakai; tulis isinya di tempatnya")
    assert isinstance(event, yaml.CollectionStartEvent)
    _refuse_extras(event)
    if depth >= _DEEPEST:
        raise PlainYamlError(_line(event), f"bertingkat lebih dari {_DEEPEST} lapis")
    if type(event) is yaml.MappingStartEvent:
        return _map(parser, depth + 1)
    return _list(parser, depth + 1)


def _text(event: yaml.ScalarEvent) -> str:
    if event.anchor is not None or event.tag is not None:
        _refuse_extras(event)
    value: str = event.value
    # Only an unquoted null is one; "null" between quotes is a word.
    return "" if value in _NULLS and event.implicit[0] else value


def _refuse_extras(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.anchor is not None:
        raise PlainYamlError(_line(event), "jangkar (&) tidak dipakai; tulis isinya di tempatnya")
    if event.tag is not None:
        raise PlainYamlError(_line(event), "tanda jenis (!) tidak dipakai")


def _next(parser: yaml.CBaseLoader) -> yaml.Event:
    event = parser.get_event()
    assert event is not None, "the stream's end is never read past"
    return event


def _line(event: yaml.Event) -> str:
    assert event.start_mark is not None, "the parser marks every event"
    return _at(event.start_mark.line + 1)


def _at(line: int) -> str:
    return f"baris {line}"
