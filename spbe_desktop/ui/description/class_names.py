"""How widely documents may be shown, in words."""

from __future__ import annotations

from spbe_desktop.domain.evidence import Classification

CLASS_NAMES = {
    Classification.ORDINARY: "Biasa",
    Classification.RESTRICTED: "Terbatas",
    Classification.SECRET: "Rahasia (tidak ikut dikirim)",
}
