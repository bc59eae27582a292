"""What each failure is called and what is said of it: what happened, what is safe, what to do."""

from __future__ import annotations

from spbe_desktop.errors import SpbeError
from spbe_desktop.words.answer_file_failures import ANSWER_FILE_WORDS
from spbe_desktop.words.assessment_failures import ASSESSMENT_WORDS
from spbe_desktop.words.name_failures import NAME_WORDS
from spbe_desktop.words.storage_failures import EVIDENCE_WORDS, PACKAGE_WORDS, WORKSPACE_WORDS
from spbe_desktop.words.template_failures import TEMPLATE_WORDS
from spbe_desktop.words.wording import Wording

_WORDS = {
    **ASSESSMENT_WORDS,
    **ANSWER_FILE_WORDS,
    **WORKSPACE_WORDS,
    **EVIDENCE_WORDS,
    **PACKAGE_WORDS,
    **NAME_WORDS,
    **TEMPLATE_WORDS,
}


def title(error: SpbeError) -> str:
    """Return a few words that name the failure, for the head of a dialog."""
    return _wording(error).title


def sentence(error: SpbeError) -> str:
    """Return the sentences about the failure, for a notice, a dialog or the command line."""
    return _wording(error).sentence(error)


def has_words(kind: type[SpbeError]) -> bool:
    """Tell whether failures of exactly this *kind* have words of their own."""
    return kind in _WORDS


def _wording(error: SpbeError) -> Wording:
    return next(_WORDS[kind] for kind in type(error).__mro__ if kind in _WORDS)
