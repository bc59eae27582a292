"""Who changed what of an indicator, and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from typing_extensions import override

from spbe_desktop.domain.sheet import ChangeEntry, IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.source import PanelSource
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.words.changes import content_told, field_name
from spbe_desktop.words.formats import moment

_SHOWN = 60
"""How many of the newest changes are listed; the package carries them all."""

_TEXTS = frozenset({"explanation", "note"})


class ChangesPage(PanelPage):
    """Lists the changes of an indicator, newest first."""

    all_wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, source: PanelSource) -> None:
        super().__init__(theme, icons, "Riwayat")
        self._source = source
        self._shown: tuple[ChangeEntry, ...] | None = None
        everything = LinkButton(theme, "Buka riwayat lengkap")
        everything.clicked.connect(self.all_wanted)
        self._heading.addWidget(everything)

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
            self._list(sheet, entry)
        if len(changes) > _SHOWN:
            older = len(changes) - _SHOWN
            self._paragraph(f"dan {older} perubahan yang lebih lama", tone="text_3")

    def _list(self, sheet: Sheet, entry: ChangeEntry) -> None:
        self._paragraph(told(entry), tone="text")
        names = {stage.code: stage.name for stage in sheet.instrument.stages}
        facts = (
            moment(entry.at.astimezone()),
            entry.actor,
            names.get(entry.stage, entry.stage) if entry.stage != sheet.stage else "",
            f"alasan: {entry.reason}" if entry.reason else "",
        )
        when = " · ".join(fact for fact in facts if fact)
        label = Label(self._theme, when, role="caption", tone="text_3", wrap=True)
        label.setContentsMargins(0, 0, 0, self._theme.px(4))
        self._body.addWidget(label)


def told(entry: ChangeEntry) -> str:
    """Return *entry* as a line, "Tingkat: 2 → 3" or "Penjelasan diubah"."""
    name = field_name(entry.field)
    before, after = (content_told(entry.field, told) for told in (entry.before, entry.after))
    if entry.field in _TEXTS:
        return f"{name} {'ditulis' if not before else 'diubah' if after else 'dihapus'}"
    if entry.field == "flagged":
        return "Ditandai" if entry.after == str(True) else "Tanda dihapus"
    if entry.field == "proposed":
        return "Usulan dikonfirmasi" if entry.after == str(False) else "Dijadikan usulan lagi"
    is_document = entry.field == "evidence"
    if not after:
        return f"{name} dilepas: {before}" if is_document else f"{name} {before} dikosongkan"
    if not before:
        return f"{name} dilampirkan: {after}" if is_document else f"{name}: {after}"
    return f"{name}: {before} → {after}"
