"""Web addresses as evidence: only what a browser opens and everybody can read."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from urllib.parse import SplitResult, quote, urlsplit

from spbe_desktop.errors import AddressInvalidError

_LONGEST = 2000
_SCHEMES = {"http": 80, "https": 443}
# `jdih.go.id:8080` is a host with its port, `javascript:…` is not.
_WITH_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# Everything that has a meaning in its place stays, an existing %20 too.
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._"
_KEPT_IN_QUERY = _KEPT_IN_PATH + "?"


def checked_address(text: str) -> str:
    """Return the address that *text* means, in ASCII, or refuse it.

    `www.jdih.go.id` becomes `https://www.jdih.go.id`. A host in other letters is written in its
    `xn--` form, so that a Cyrillic look-alike shows; spaces in a path become %20.
    """
    wanted = text.strip()
    if not wanted or len(wanted) > _LONGEST or any(map(_is_hidden, wanted)) or "\\" in wanted:
        raise AddressInvalidError(text)
    has_scheme = bool(_WITH_SCHEME.match(wanted))
    try:
        parts = urlsplit(wanted if has_scheme else "https://" + wanted)
        host = _host(parts, may_be_single=has_scheme)
        port = parts.port
    except ValueError as error:  # urlsplit's own, and what is raised below
        raise AddressInvalidError(text) from error
    if port not in {None, _SCHEMES[parts.scheme]}:
        host += f":{port}"
    path = quote(parts.path, safe=_KEPT_IN_PATH)
    query = quote(parts.query, safe=_KEPT_IN_QUERY)
    fragment = quote(parts.fragment, safe=_KEPT_IN_QUERY)
    return SplitResult(parts.scheme, host, path, query, fragment).geturl()


def _host(parts: SplitResult, *, may_be_single: bool) -> str:
    if parts.scheme not in _SCHEMES:
        raise ValueError("not a web address")
    # Whatever stands before an @ is a password, or a name to mislead the reader.
    if "@" in parts.netloc or not parts.hostname:
        raise ValueError("no plain host")
    if parts.netloc.startswith("["):
        return f"[{ipaddress.IPv6Address(parts.hostname)}]"
    host = parts.hostname.encode("idna").decode("ascii").lower().removesuffix(".")
    labels = host.split(".")
    if not all(map(_LABEL.fullmatch, labels)) or len(host) > 253:
        raise ValueError("no host name")
    # A browser reads a number in the last place as an address of four.
    if labels[-1].isdigit():
        return str(ipaddress.IPv4Address(host))
    if len(labels) == 1 and not may_be_single:
        raise ValueError("a word is no address")
    return host


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
