"""The fields of one map of a pack, read by kind; what is wrong is noted, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from spbe_desktop.errors import PackFault
from spbe_desktop.instruments.plain_yaml import Node

Choice = TypeVar("Choice", bound=StrEnum)

_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_FRACTION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?|[0-9]{1,9}/0*[1-9][0-9]{0,8}")
_CODE = re.compile(r"(?=.{1,64}$)[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*")


@dataclass(slots=True)
class Fields:
    """One map of a pack: *place* is where it stands, *faults* collects for the whole pack."""

    content: dict[str, Node]
    place: str
    faults: list[PackFault]
    _asked: set[str] = field(default_factory=set)

    def fault(self, key: str, reason: str) -> None:
        """Note what is wrong with the field *key*."""
        self.faults.append(PackFault(", ".join(p for p in (self.place, key) if p), reason))

    def has(self, key: str) -> bool:
        """Tell whether the field is there at all."""
        return key in self.content

    def text(self, key: str, longest: int | None = None) -> str:
        """Return a text that must be there."""
        value = self._scalar(key)
        if value is None:
            return ""
        if longest is not None and len(value) > longest:
            self.fault(key, f"{len(value)} huruf; paling panjang {longest}")
        return value

    def text_or_none(self, key: str) -> str:
        """Return a text, empty if it is not there."""
        return self.text(key) if self._there(key) else ""

    def code(self, key: str) -> str:
        """Return a short name that must be there: letters and digits, joined by - _ or ."""
        wanted = "kode (huruf dan angka, boleh disambung - _ .)"
        return self._matching(key, _CODE, wanted) or ""

    def whole(
        self, key: str, default: int | None = None, least: int = 0, most: int = 999_999_999
    ) -> int | None:
        """Return a whole number; none if it is wrong, or missing without a *default*."""
        if default is not None and not self._there(key):
            return default
        value = self._matching(key, _WHOLE, "bilangan bulat")
        if value is None or least <= int(value) <= most:
            return None if value is None else int(value)
        self.fault(key, f"{value}; harus {least} sampai {most}")
        return None

    def decimal(self, key: str, default: Decimal | None = None) -> Decimal | None:
        """Return a decimal number; none if it is wrong, or missing without a *default*."""
        if default is not None and not self._there(key):
            return default
        value = self._matching(key, _DECIMAL, "bilangan seperti 2.5")
        return None if value is None else Decimal(value)

    def fraction(self, key: str) -> Fraction | None:
        """Return an exact number such as "1.3" or "10/3"; none if it is wrong."""
        value = self._matching(key, _FRACTION, "bilangan seperti 1.3 atau 10/3")
        return None if value is None else Fraction(value)

    def weight(self, key: str) -> Fraction | None:
        """Return a fraction above 0; none if it is wrong."""
        value = self.fraction(key)
        if value is None or value > 0:
            return value
        self.fault(key, "bobot harus lebih dari 0")
        return None

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._scalar(key) if self._there(key) else None
        if value not in {None, "true", "false"}:
            self.fault(key, f"“{value}” bukan true atau false")
        return default if value is None else value == "true"

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the words of *kind*."""
        words = [str(word) for word in kind]
        if default is not None and not self._there(key):
            return default
        value = self._scalar(key)
        if value is not None and value not in words:
            self.fault(key, f"“{value}” tidak dikenal; pilihannya {', '.join(words)}")
        return kind(value) if value in words else next(iter(kind))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if it is not there."""
        return tuple(self._texts_of(key, self._list(key))) if self._there(key) else ()

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers that must be there, without those that are wrong."""
        values = self._texts_of(key, self._list(key) if self._required(key) else [])
        return tuple(int(v) for v in self._good(key, values, _WHOLE, "bilangan bulat"))

    def decimals(self, key: str) -> tuple[Decimal, ...] | None:
        """Return a list of decimal numbers that must be there; none if any is wrong."""
        values = self._texts_of(key, self._list(key) if self._required(key) else [])
        good = self._good(key, values, _DECIMAL, "bilangan seperti 2.5")
        return tuple(map(Decimal, good)) if good and len(good) == len(values) else None

    def maps(
        self, key: str, label: Callable[[dict[str, Node]], str], *, needed: bool = True
    ) -> list[Fields]:
        """Return a list of maps; *label* names each from its content, "" if it cannot."""
        if not (self._required(key) if needed else self._there(key)):
            return []
        found: list[Fields] = []
        for position, item in enumerate(self._list(key)):
            place = self._inner(f"{key}[{position}]")
            if isinstance(item, dict):
                named = label(item)
                found.append(Fields(item, self._inner(named) if named else place, self.faults))
            else:
                self.faults.append(PackFault(place, "harus berupa pasangan kunci dan nilai"))
        return found

    def inner(self, key: str) -> Fields:
        """Return the map *key*, which must be there; an empty one if it is not."""
        value = self.content.get(key, {}) if self._required(key) else {}
        if not isinstance(value, dict):
            self.fault(key, "harus berupa pasangan kunci dan nilai")
            value = {}
        return Fields(value, self._inner(key), self.faults)

    def by_level(self, key: str) -> dict[int, Node]:
        """Return the map *key* by level number, empty if it is not there."""
        if not self._there(key):
            return {}
        content = self.content[key]
        if not isinstance(content, dict):
            self.fault(key, "harus berupa pasangan nomor tingkat dan isi")
            return {}
        for number in content:
            if not _WHOLE.fullmatch(number):
                self.fault(key, f"“{number}” bukan nomor tingkat")
        return {int(number): v for number, v in content.items() if _WHOLE.fullmatch(number)}

    def as_texts(self, key: str, node: Node) -> list[str]:
        """Return *node*, found under *key*, as a list of texts."""
        if isinstance(node, list) and node:
            return self._texts_of(key, node)
        self.fault(key, "harus berupa daftar")
        return []

    def as_text(self, key: str, node: Node) -> str:
        """Return *node*, found under *key*, as a text."""
        return next(iter(self._texts_of(key, [node])), "")

    def only(self) -> None:
        """Note every field that nobody asked for."""
        for key in self.content:
            if key not in self._asked:
                self.fault(key, "kunci ini tidak dikenal")

    def _there(self, key: str) -> bool:
        self._asked.add(key)
        return key in self.content

    def _required(self, key: str) -> bool:
        if self._there(key):
            return True
        self.fault(key, "belum ada")
        return False

    def _inner(self, label: str) -> str:
        return f"{self.place}, {label}" if self.place else label

    def _scalar(self, key: str) -> str | None:
        if not self._required(key):
            return None
        value = self.content[key]
        if not isinstance(value, str):
            self.fault(key, "harus berupa satu nilai, bukan daftar")
            return None
        if not value.strip():
            self.fault(key, "kosong")
            return None
        return value

    def _matching(self, key: str, pattern: re.Pattern[str], wanted: str) -> str | None:
        value = self._scalar(key)
        if value is not None and not pattern.fullmatch(value):
            self.fault(key, f"“{value}” bukan {wanted}")
            return None
        return value

    def _good(
        self, key: str, values: list[str], pattern: re.Pattern[str], wanted: str
    ) -> list[str]:
        for value in values:
            if not pattern.fullmatch(value):
                self.fault(key, f"“{value}” bukan {wanted}")
        return [value for value in values if pattern.fullmatch(value)]

    def _list(self, key: str) -> list[Node]:
        value = self.content[key]
        if isinstance(value, list) and value:
            return value
        self.fault(key, "harus berupa daftar yang berisi")
        return []

    def _texts_of(self, key: str, nodes: list[Node]) -> list[str]:
        texts = [node for node in nodes if isinstance(node, str) and node.strip()]
        if len(texts) < len(nodes):
            self.fault(key, "memuat isian yang kosong atau bukan teks")
        return texts
