"""Tugaskan: who does the chosen indicators, as lead or as contributor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QRadioButton, QWidget

from spbe_desktop.domain.duties import Assignee
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme


class AssignDialog(Dialog):
    """Offers *assignees*; there must be one."""

    def __init__(
        self,
        theme: Theme,
        assignees: Sequence[Assignee],
        indicators: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "Tugaskan", subtitle=indicators, parent=parent)
        self.who = QComboBox()
        self.leads = QRadioButton("Penanggung jawab")
        self.contributes = QRadioButton("Kontributor")
        for each in assignees:
            name = f"{each.name}, {each.office}" if each.name else f"{each.office} (OPD)"
            self.who.addItem(name, each)
        self.leads.setChecked(True)
        self.leads.setToolTip("Satu untuk tiap indikator; menggantikan yang sekarang")
        self.add_parts(FormField(theme, "Kepada", self.who), self.leads, self.contributes)
        cancel = self.add_button("Batal")
        self.assign = self.add_button("Tugaskan", primary=True)
        cancel.clicked.connect(self.reject)
        self.assign.clicked.connect(self.accept)
        self.who.setFocus()

    @property
    def answer(self) -> tuple[Assignee, bool]:
        """Return who was chosen, and whether they lead."""
        return self.who.currentData(), self.leads.isChecked()
