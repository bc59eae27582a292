"""Kirim paket: check, look over, and save the package of one assessment."""

from spbe_desktop.ui.submit_dialog.facts import AnswerChange, SubmissionFacts
from spbe_desktop.ui.submit_dialog.submit_dialog import SubmitDialog

__all__ = ["AnswerChange", "SubmissionFacts", "SubmitDialog"]
