"""How snapshots and their differences are told."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from spbe_desktop.domain.snapshot import Occasion
from spbe_desktop.domain.snapshot_difference import Difference, DifferenceKind, Part, word_pieces
from spbe_desktop.services.snapshots import KeptSnapshot
from spbe_desktop.words.changes import content_told
from spbe_desktop.words.formats import moment
from spbe_desktop.words.slots import verdict_line

_KINDS: Mapping[DifferenceKind, str] = {
    DifferenceKind.VALUE: "Tingkat",
    DifferenceKind.EXPLANATION: "Penjelasan",
    DifferenceKind.ADDED: "Eviden ditambahkan",
    DifferenceKind.REMOVED: "Eviden dilepas",
    DifferenceKind.REPLACED: "Eviden diganti berkasnya",
    DifferenceKind.PLACED: "Butir eviden",
    DifferenceKind.VERDICT: "Hasil penilaian butir",
    DifferenceKind.OBJECTION: "Sanggahan",
    DifferenceKind.CLARIFICATION: "Klarifikasi",
}
_ENOUGH = 160
_DIGITS = 12
"""How much of a digest is shown."""


def snapshot_name(kept: KeptSnapshot, stages: Mapping[str, str]) -> str:
    """Return when and why a snapshot was made."""
    when = moment(kept.at.astimezone())
    if kept.occasion is Occasion.SENT:
        return f"{when} · dikirim, revisi {kept.revision}"
    return f"{when} · sebelum tahap {stages.get(kept.stage, kept.stage)}"


def kind_name(difference: Difference, stages: Mapping[str, str]) -> str:
    """Return what of the indicator differs."""
    name = _KINDS[difference.kind]
    if difference.kind in {DifferenceKind.VALUE, DifferenceKind.CLARIFICATION}:
        return f"{name} · {stages.get(difference.place, difference.place)}"
    return f"{name} · {difference.place}" if difference.kind is DifferenceKind.VERDICT else name


def contents(difference: Difference) -> tuple[str, str]:
    """Return what stood before and after, each on one line."""
    before, after = difference.before, difference.after
    match difference.kind:
        case DifferenceKind.VALUE:
            before, after = before.replace(".", ","), after.replace(".", ",")
        case DifferenceKind.VERDICT:
            before, after = (
                verdict_line(f"{difference.place}; {said}") if said else ""
                for said in (before, after)
            )
        case DifferenceKind.OBJECTION | DifferenceKind.CLARIFICATION as kind:
            before, after = (content_told(kind, said) for said in (before, after))
        case DifferenceKind.REPLACED:
            title = difference.place
            before, after = (f"{title} · sidik {digest[:_DIGITS]}" for digest in (before, after))
        case DifferenceKind.PLACED:
            before, after = (
                f"{difference.place} · {slots or 'tanpa butir'}" for slots in (before, after)
            )
        case _:
            pass
    return _line(before), _line(after)


def words_compared(difference: Difference, *, gone: str, new: str) -> str:
    """Return two explanations as one text in HTML; *gone* and *new* are colours, as "#aabbcc"."""
    marks = {
        Part.SAME: "{}",
        Part.GONE: f'<s style="color:{gone}">{{}}</s>',
        Part.NEW: f'<b style="color:{new}">{{}}</b>',
    }
    told = (
        marks[piece.part].format(escape(piece.text).replace("\n", "<br>"))
        for piece in word_pieces(difference.before, difference.after)
    )
    return "".join(told)


def _line(text: str) -> str:
    return " ".join(text[:_ENOUGH].split())
