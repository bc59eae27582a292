"""What an open workspace tells, and what its parts ask of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class WorkspaceNews(QObject):
    """The signals of an open workspace: who serves a part of it connects to them."""

    told = Signal(str, str)
    """Kind ("info", "warning", "error") and a sentence."""
    failed = Signal(object)
    """SpbeError."""
    started = Signal(object)
    """Running: a file is being read."""
    progressed = Signal(object, object, object)
    """Task, bytes done, bytes in all."""
    ended = Signal(object)
    """Task."""
    attached = Signal(str)
    """The indicator that a document was attached to."""
    use_requested = Signal(object)
    """DocumentUse: where a document proves something."""
    preview_requested = Signal(int)
    """A use whose document shall be shown within the window."""
    elsewhere_requested = Signal(int)
    """A use whose document shall be shown with another program."""
    editing_started = Signal()
    reread_requested = Signal(str)
    """The workspace holds something else now, and all of it must be read anew; what to tell."""
    workspace_requested = Signal(object)
    """Path of another workspace that is to be opened in place of this one."""
    reopen_requested = Signal()
    history_requested = Signal(str)
    """The indicator whose changes are wanted."""
    folder_requested = Signal(object)
    """A folder to take in; none to let the officer choose it."""
    portal_name_requested = Signal(int)
    """The use whose name in the ministry's application is to be copied."""
    document_name_requested = Signal(str)
    """The document whose name there is to be copied."""
    objection_requested = Signal(str, str)
    """Indicator and slot whose verdict is to be objected to."""
    objection_opened = Signal(str, str)
    """Indicator and slot whose objection is to be shown."""
    finding_requested = Signal(str)
    """The indicator at which a shortcoming is to be added."""
    finding_opened = Signal(str)
    """The shortcoming that is to be shown."""
    command_requested = Signal(str)
    """The id of a command that concerns all evidence."""
