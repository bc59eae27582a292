"""The item model behind the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.ui.domain_tab.indicator_model import ASPECT_ROLE, ROW_ROLE, IndicatorModel
from tests.builders import make_decimal_instrument, make_instrument, make_row, make_sheet


@pytest.fixture(params=[make_instrument, make_decimal_instrument], ids=["tree", "flat"])
def instrument(request):
    return request.param()


def test_the_model_keeps_qts_rules(qtmodeltester, instrument):
    model = IndicatorModel(instrument.groups[0])
    qtmodeltester.check(model)

    model.show(make_sheet({"1": 3}, instrument=instrument))
    qtmodeltester.check(model)


def test_every_indicator_is_found_where_its_index_says(instrument):
    model = IndicatorModel(instrument.groups[0])
    model.show(make_sheet(instrument=instrument))

    for indicator in instrument.groups[0].indicators:
        assert model.index_of(indicator.key).data(ROW_ROLE).key == indicator.key


def test_an_aspect_tells_how_far_it_is():
    model = IndicatorModel(make_instrument().groups[0])
    model.show(make_sheet({"1": 3, "2": 4}))

    figure = model.index(0, 0).data(ASPECT_ROLE)

    assert (figure.answered, figure.total, figure.value) == (2, 2, 3.5)


def test_only_what_changed_is_repainted(qtbot):
    instrument = make_instrument()
    model = IndicatorModel(instrument.groups[0])
    model.show(make_sheet({"1": 3}, instrument=instrument))
    changed = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.data()))

    model.show(make_sheet({"1": 4}, instrument=instrument))

    assert changed == ["1 Arsitektur SPBE", "Perencanaan Strategis"]


def test_a_screen_reader_hears_the_state_of_a_row():
    instrument = make_instrument()
    model = IndicatorModel(instrument.groups[0])
    row = make_row(instrument.indicators[0], 3, previous=4, flagged=True)
    model.show(make_sheet(instrument=instrument, rows=[row]))

    spoken = model.index_of(IndicatorKey("1")).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == (
        "1 Arsitektur SPBE, nilai 3, 0 eviden, tanpa eviden, ditandai, turun dari tahun lalu"
    )
