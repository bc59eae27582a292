"""The offer to take what is proposed for the fields that are empty."""

from __future__ import annotations

from spbe_desktop.ui.description.fields import DescriptionFields
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import LinkButton


class Suggestions(LinkButton):
    """Writes every proposal with one press; hidden while there is none."""

    def __init__(self, theme: Theme, fields: DescriptionFields) -> None:
        super().__init__(theme, "Terapkan usulan", role="small")
        self.setToolTip("Isi bidang yang masih kosong dengan usulan berwarna abu-abu")
        self.hide()
        self.clicked.connect(fields.take_suggestions)
        fields.suggested.connect(self.setVisible)
