"""Who changed what of an indicator, and when."""

from __future__ import annotations

from typing_extensions import override

from spbe_desktop.domain.sheet import ChangeEntry, IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.changes import field_name
from spbe_desktop.words.formats import ABSENT, moment

_SHOWN = 60
"""How many of the newest changes are listed; the package carries them all."""

_FIGURES = frozenset({"value", "target"})
_TEXTS = frozenset({"explanation", "note"})


class ChangesPage(PanelPage):
    """Lists the changes of an indicator, newest first."""

    def __init__(self, theme: Theme, icons: Icons, source: PanelSource) -> None:
        super().__init__(theme, icons, "Riwayat")
        self._source = source
        self._shown: tuple[ChangeEntry, ...] | None = None

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        changes = self._source.changes_of(row.key)
        if changes == self._shown:
            return
        self._shown = changes
        self._counted.setText(str(len(changes)) if changes else "")
        self._empty()
        if not changes:
            self._paragraph("Belum ada perubahan pada indikator ini.", tone="text_3")
        for entry in changes[:_SHOWN]:
            self._list(entry)
        if len(changes) > _SHOWN:
            older = len(changes) - _SHOWN
            self._paragraph(f"dan {older} perubahan yang lebih lama", tone="text_3")

    def _list(self, entry: ChangeEntry) -> None:
        self._paragraph(told(entry), tone="text")
        when = f"{moment(entry.at.astimezone())} · {entry.actor}".rstrip(" ·")
        label = Label(self._theme, when, role="caption", tone="text_3", wrap=True)
        label.setContentsMargins(0, 0, 0, self._theme.px(4))
        self._body.addWidget(label)


def told(entry: ChangeEntry) -> str:
    """Return *entry* as a line, "Tingkat: 2 → 3" or "Penjelasan diubah"."""
    name = field_name(entry.field)
    if entry.field in _TEXTS:
        done = "ditulis" if not entry.before else "diubah" if entry.after else "dihapus"
        return f"{name} {done}"
    if entry.field == "flagged":
        return "Ditandai" if entry.after not in {"", "0", "False", "false"} else "Tanda dihapus"
    before, after = (_shown(entry.field, text) for text in (entry.before, entry.after))
    if not entry.before or not entry.after:
        single = after if entry.after or entry.field in _FIGURES else before
        return f"{name}: {single}"
    return f"{name}: {before} → {after}"


def _shown(field: str, text: str) -> str:
    if not text:
        return ABSENT
    return text.replace(".", ",") if field in _FIGURES else text
