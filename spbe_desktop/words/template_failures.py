"""Words for templates that cannot be filled in."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop import errors
from spbe_desktop.words.wording import Wording

_AGAIN = "Perbaiki templatnya di Word, atau kembali ke templat bawaan."


def _sentence(error: errors.TemplateUnusableError) -> str:
    if error.field:
        return f"Templat {error.path} meminta isian “{error.field}”, yang tidak ada. {_AGAIN}"
    if error.detail:
        return f"Penulisan isian di templat {error.path} keliru: {error.detail}. {_AGAIN}"
    return (
        f"Templat {error.path} bukan dokumen Word (.docx) yang dapat dibaca. "
        "Simpan ulang sebagai .docx, atau kembali ke templat bawaan."
    )


TEMPLATE_WORDS: Mapping[type[errors.SpbeError], Wording] = {
    errors.TemplateUnusableError: Wording("Templat tidak dapat dipakai", _sentence),
}
