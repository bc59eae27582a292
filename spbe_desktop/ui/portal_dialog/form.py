"""What will be copied and what stays out, how the files are named, and where they go."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from spbe_desktop.domain.name_template import NameTemplate
from spbe_desktop.services.portal_folder import Grouping, PortalPlan
from spbe_desktop.ui.folder_field import FolderChooser, FolderField
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.name_template_field import NameTemplateField
from spbe_desktop.ui.portal_dialog.wishes import PortalWishes
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.formats import listed, number, size

_GROUPINGS = {
    Grouping.BY_INDICATOR: "Satu folder untuk setiap indikator",
    Grouping.FLAT: "Semua berkas dalam satu folder",
}


class PortalForm(QWidget):
    """Shows what *plan* holds, and asks for the rest."""

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        plan: PortalPlan,
        wishes: PortalWishes,
        choose_folder: FolderChooser,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._plan = plan
        self.message = MessageStrip(theme, icons)
        self._names = NameTemplateField(theme, wishes.template)
        self._folder = FolderField(theme, "Folder tujuan", wishes.folder, choose_folder)
        self._groupings = QButtonGroup(self)
        self._build(wishes.grouping)
        self._names.changed.connect(self.changed)
        self._folder.changed.connect(self.changed)

    @property
    def hindrance(self) -> str:
        """Return why nothing can be copied yet; empty if it can."""
        if not self._plan.files and not self._plan.addresses:
            return "Belum ada eviden yang dapat disalin"
        return "" if self._names.template is not None else "Perbaiki pola nama berkas"

    @property
    def template(self) -> NameTemplate | None:
        """Return the pattern; none if it cannot be used."""
        return self._names.template

    @property
    def wishes(self) -> PortalWishes:
        """Return what was chosen."""
        template = self._names.template
        grouping = tuple(_GROUPINGS)[self._groupings.checkedId()]
        return PortalWishes(
            "" if template is None else template.text, grouping, self._folder.folder
        )

    def check(self) -> bool:
        """Say beside the field if the folder is wrong; tell whether it is right."""
        return self._folder.check()

    def _build(self, grouping: Grouping) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        # Room for the focus ring, and for the bar that scrolls.
        column.setContentsMargins(px(4), 0, px(10), px(4))
        column.setSpacing(px(12))
        column.addWidget(self.message)
        self.message.hide()
        column.addLayout(self._facts())
        column.addWidget(self._names)
        choices = QVBoxLayout()
        choices.setSpacing(px(4))
        for place, (wanted, name) in enumerate(_GROUPINGS.items()):
            button = QRadioButton(name)
            button.setChecked(wanted is grouping)
            self._groupings.addButton(button, place)
            choices.addWidget(button)
        column.addLayout(choices)
        column.addWidget(self._folder)
        note = (
            f"Dibuat folder baru bernama {self._plan.folder_name}; tidak ada berkas yang ditimpa."
        )
        column.addWidget(Label(self._theme, note, role="small", tone="text_3", wrap=True))
        column.addStretch(1)

    def _facts(self) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, text) in enumerate(self._lines()):
            grid.addWidget(Label(self._theme, name, tone="text_2"), place, 0, top)
            grid.addWidget(Label(self._theme, text, wrap=True), place, 1, top)
        return grid

    def _lines(self) -> Iterator[tuple[str, str]]:
        plan = self._plan
        yield "Disalin", f"{number(len(plan.files))} berkas, {size(plan.size)}"
        if plan.addresses:
            yield "Alamat web", f"{number(len(plan.addresses))}, ditulis ke tautan.txt"
        if plan.secret:
            yield "Tidak ikut", f"{number(len(plan.secret))} rahasia: {listed(plan.secret)}"
        if plan.proposed:
            yield "Belum ikut", f"{number(plan.proposed)} usulan yang belum dikonfirmasi"
