"""What the officer wants in a domain tab, for whoever carries it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class GroupWishes(QWidget):
    """The signals of a domain tab.

    The first argument is the indicator's key, or the use of a document that it is about.
    """

    value_chosen = Signal(str, object)
    """A Decimal, or None to take the answer back."""
    explanation_settled = Signal(str, str)
    note_settled = Signal(str, str)
    flag_toggled = Signal(str)
    target_chosen = Signal(str, object)
    editing_started = Signal()
    files_offered = Signal(str, object, list)
    """Key, level or None, and paths."""
    files_wanted = Signal(str, object)
    link_wanted = Signal(str, object)
    address_wanted = Signal(str, object)
    image_pasted = Signal(str, object, str)
    """Key, `QImage`, and the web address that came with it."""
    picture_wanted = Signal(int)
    file_wanted = Signal(int)
    evidence_previewed = Signal(int)
    reuse_wanted = Signal(str)
    folder_wanted = Signal()
    evidence_opened = Signal(int)
    folder_opened = Signal(int)
    name_wanted = Signal(int)
    evidence_detached = Signal(int)
    evidence_replaced = Signal(int)
    evidence_located = Signal(int)
    evidence_described = Signal(int, object)
    """Use and `EvidenceDescription`."""
    earlier_wanted = Signal(str)
    current_changed = Signal(str)
    mine_toggled = Signal(bool)
    """Whether only the officer's own indicators are to be shown, here and elsewhere."""
    reopen_wanted = Signal()
    history_wanted = Signal(str)
    finding_wanted = Signal(str)
    finding_opened = Signal(str)
    """The id of a shortcoming."""
