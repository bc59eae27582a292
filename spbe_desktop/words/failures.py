"""What each failure is called and what is said of it: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spbe_desktop.errors import SpbeError
from spbe_desktop.words.wording import Wording


def title(error: SpbeError) -> str:
    """Return a few words that name the failure, for the head of a dialog."""
    return _wording(error).title


def sentence(error: SpbeError) -> str:
    """Return the sentences about the failure, for a notice, a dialog or the command line."""
    return _wording(error).sentence(error)


def has_words(kind: type[SpbeError]) -> bool:
    """Tell whether failures of exactly this *kind* have words of their own."""
    return kind in _words()


def _wording(error: SpbeError) -> Wording:
    words = _words()
    return next(words[kind] for kind in type(error).__mro__ if kind in words)


@cache
def _words() -> Mapping[type[SpbeError], Wording]:
    # Most starts tell of no failure.
    from spbe_desktop.words.answer_file_failures import ANSWER_FILE_WORDS
    from spbe_desktop.words.assessment_failures import ASSESSMENT_WORDS
    from spbe_desktop.words.cycle_failures import CYCLE_WORDS
    from spbe_desktop.words.name_failures import NAME_WORDS
    from spbe_desktop.words.storage_failures import EVIDENCE_WORDS, PACKAGE_WORDS, WORKSPACE_WORDS

    return {
        **ASSESSMENT_WORDS,
        **ANSWER_FILE_WORDS,
        **CYCLE_WORDS,
        **WORKSPACE_WORDS,
        **EVIDENCE_WORDS,
        **PACKAGE_WORDS,
        **NAME_WORDS,
    }
