"""Warns of a folder in which a workspace had better not be made, while it is typed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from spbe_desktop.ui.form_field import FormField

_REST_MS = 300
"""Milliseconds without a key after which a folder is looked at."""


class PlaceWarning(QObject):
    """Says below *field* what is to be thought of the folder in *edit*; nothing is forbidden."""

    def __init__(self, edit: QLineEdit, field: FormField) -> None:
        super().__init__(edit)
        self._edit = edit
        self._field = field
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._look)
        edit.textChanged.connect(self._timer.start)
        self._timer.start()

    def _look(self) -> None:
        # Only whoever makes a workspace needs these.
        from spbe_desktop.services.places import place_of
        from spbe_desktop.words.places import new_place_warning

        folder = Path(self._edit.text().strip())
        error = self._field.error
        self._field.show_warning(
            new_place_warning(place_of(folder)) if folder.is_absolute() else ""
        )
        if error:
            self._field.show_error(error)
