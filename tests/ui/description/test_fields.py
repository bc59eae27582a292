"""The fields of a document: what is typed is handed on, what is proposed overwrites nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from spbe_desktop.domain.evidence import Classification, DocumentDescription
from spbe_desktop.ui.description.fields import DescriptionFields, field_grid
from spbe_desktop.ui.description.suggestions import Suggestions

TOLD = DocumentDescription(
    title="SK Tim",
    document_type="Keputusan",
    number="188/12/2025",
    dated=date(2025, 1, 14),
    publisher="Bupati Paser",
    signatory="dr. Fahmi Fadli",
    valid_until=date(2026, 12, 31),
    classification=Classification.SECRET,
    captured_at=datetime(2025, 9, 8, 2, 0, tzinfo=UTC),
    source_address="https://sipd.go.id",
)


@pytest.fixture
def put(qtbot, theme):
    """Return a function that puts fields on the screen, with their suggestions."""
    held = []

    def put(told=TOLD):
        window, fields = QWidget(), DescriptionFields(told)
        column = QVBoxLayout(window)
        column.addLayout(field_grid(theme, (*fields.first_rows, *fields.other_rows)))
        offer = Suggestions(theme, fields)
        column.addWidget(offer)
        qtbot.addWidget(window)
        held.append((window, fields))
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return fields, offer

    return put


def test_what_nobody_touched_is_handed_on_as_it_was(put):
    fields, _offer = put()

    assert fields.answer() == TOLD


def test_every_field_that_is_typed_is_handed_on(put):
    fields, _offer = put(DocumentDescription(title="Laporan"))
    fields.kind.setCurrentText("Reviu")
    fields.title.setText(" Laporan Reviu ")
    fields.number.setText("555/118")
    fields.dated.setText("22-6-2024")
    fields.publisher.setText("Diskominfo")
    fields.signatory.setText("Kepala Dinas")
    fields.valid_until.setText("31 Des 2026")
    fields.classification.setCurrentText("Terbatas")

    assert fields.answer() == DocumentDescription(
        title="Laporan Reviu",
        document_type="Reviu",
        number="555/118",
        dated=date(2024, 6, 22),
        publisher="Diskominfo",
        signatory="Kepala Dinas",
        valid_until=date(2026, 12, 31),
        classification=Classification.RESTRICTED,
    )


def test_a_title_cannot_be_emptied(put):
    fields, _offer = put()
    fields.title.setText("  ")

    assert fields.answer() == TOLD


@pytest.mark.parametrize("name", ["dated", "valid_until"])
def test_what_is_no_date_is_not_handed_on_and_gets_the_caret(put, name):
    fields, _offer = put()
    field = getattr(fields, name)
    field.setText("31 Feb 2025")

    assert fields.answer() is None
    assert field.hasFocus()
    assert field.property("faulty")


def test_only_a_picture_is_asked_for_the_address_it_shows(put):
    names = {name for name, _field in put()[0].other_rows}
    plain = {name for name, _ in put(DocumentDescription(title="Laporan"))[0].other_rows}

    assert names - plain == {"Alamat layar"}


def test_a_proposal_stands_in_grey_until_it_is_taken_and_overwrites_nothing(put):
    fields, offer = put(DocumentDescription(title="Laporan", number="555/118"))
    fields.suggest({"number": "999", "document_type": "Reviu", "dated": date(2024, 6, 22)})
    assert offer.isVisible()
    assert fields.answer() == DocumentDescription(title="Laporan", number="555/118")

    offer.click()

    assert fields.answer() == DocumentDescription(
        title="Laporan", number="555/118", document_type="Reviu", dated=date(2024, 6, 22)
    )
    assert not offer.isVisible()


def test_enter_takes_the_proposal_of_the_field_alone(put):
    fields, offer = put(DocumentDescription(title="Laporan"))
    fields.suggest({"number": "555/118", "publisher": "Diskominfo"})
    fields.number.setFocus()

    assert fields.take_suggestion()
    assert not fields.take_suggestion()

    answer = fields.answer()
    assert (answer.number, answer.publisher) == ("555/118", "")
    assert offer.isVisible()


def test_every_field_has_a_name(put):
    fields, _offer = put()

    assert all(editor.accessibleName() for _, editor in fields.first_rows + fields.other_rows)
    assert isinstance(fields.dated, QLineEdit)
