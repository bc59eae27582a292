"""What is said of a journal that is not what was written."""

from __future__ import annotations

from datetime import datetime

from spbe_desktop.domain.journal_chain import ChainBreak
from spbe_desktop.words.formats import moment, number


def break_sentence(found: ChainBreak) -> str:
    """Return where the chain of the journal breaks, and what that means."""
    if not found.at:
        return (
            f"Setelah {number(found.line)} baris, baris terakhir riwayat perubahan hilang atau "
            "catatan penutupnya tidak cocok: ada yang dihapus di luar program ini."
        )
    return (
        f"Riwayat perubahan tidak utuh pada baris {number(found.line + 1)}, {_when(found.at)}: "
        "baris itu atau baris tepat sebelumnya diubah, dipindah, atau dihapus di luar program ini."
    )


def _when(at: str) -> str:
    """Return the moment in a line; one that was spoilt stands as it is."""
    try:
        return moment(datetime.fromisoformat(at).astimezone())
    except ValueError:
        return f"“{at}”"
