"""Every condition and family has words, and every icon a picture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from spbe_desktop.domain.document_families import DocumentFamily
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.library_filter import _FOUND, Condition
from spbe_desktop.ui.library_tab.condition_words import (
    ACTIONS,
    Remedy,
    condition_message,
    condition_word,
)
from spbe_desktop.ui.library_tab.entry_words import FAMILY_NAMES
from tests.builders import make_library_document

ICONS = Path(__file__).parents[3] / "resources" / "icons"
DOCUMENT = make_library_document(
    1, document_type="Reviu", dated=date(2023, 6, 22), valid_until=date(2024, 12, 31)
)


@pytest.mark.parametrize("condition", Condition)
def test_a_condition_has_a_name_an_icon_and_a_whole_message(condition):
    word = condition_word(condition, 2025)
    message = condition_message(condition, DOCUMENT, 2025)

    assert word.name
    assert "{" not in word.name
    assert (ICONS / f"{word.icon}.svg").is_file()
    if message is not None:
        assert "{" not in message.lead + message.text
        assert (message.remedy is Remedy.NONE) == (message.remedy not in ACTIONS)


def test_a_message_names_the_day_that_it_is_about():
    aged = condition_message(Condition.AGED, DOCUMENT, 2025)
    expired = condition_message(Condition.EXPIRED, DOCUMENT, 2025)

    assert aged is not None
    assert expired is not None
    assert "22 Jun 2025" in aged.text
    assert "31 Des 2024" in expired.text


@pytest.mark.parametrize("family", DocumentFamily)
def test_a_family_has_a_name(family):
    assert FAMILY_NAMES[family]


@pytest.mark.parametrize("code", [c for c in FindingCode if c.startswith("evidence_")])
def test_what_the_checks_find_in_a_document_is_a_condition(code):
    assert code in _FOUND
