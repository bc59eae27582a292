"""Tahapan: what its table tells, and that its models keep their promises."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.result_table import guess_roles, read_rows
from spbe_desktop.domain.stage_matrix import MatrixRow, StageEntry, build_matrix
from spbe_desktop.domain.table_block import Block, Cell
from spbe_desktop.ui.result_intake.preview_model import PreviewModel
from spbe_desktop.ui.stage_tab import sentences
from spbe_desktop.ui.stage_tab.stage_model import Shown, Sieve, StageModel
from tests.workspaces import catalogue

INSTRUMENT = catalogue().get("spbe-2020")
FAILING = QAbstractItemModelTester.FailureReportingMode.Fatal


def matrix_of(**stages):
    return build_matrix(
        INSTRUMENT,
        {
            stage: {
                i.key: StageEntry(i.key, Decimal(value))
                for i, value in zip(INSTRUMENT.indicators, values, strict=False)
            }
            for stage, values in stages.items()
        },
    )


def keys(model):
    return [line.indicator.key for line in model.lines if isinstance(line, MatrixRow)]


@pytest.fixture
def stages(qapp):
    model = StageModel()
    tester = QAbstractItemModelTester(model, FAILING)
    yield model
    del tester


def test_the_table_keeps_the_rules_of_models_through_all_it_shows(stages):
    for sieve in Sieve:
        stages.show(Shown(matrix_of(mandiri=[4] * 47, dokumen=[3, 5, 4]), "dokumen", sieve))

    assert stages.columnCount() == 6


@pytest.mark.parametrize(
    ("sieve", "wanted"), [(Sieve.FALLEN, ["1"]), (Sieve.RISEN, ["2"]), (Sieve.ALL, 47)]
)
def test_what_fell_or_rose_at_the_stage_is_all_that_is_shown(stages, sieve, wanted):
    matrix = matrix_of(mandiri=[4] * 47, dokumen=[3, 5, 4])

    stages.show(Shown(matrix, "dokumen", sieve))

    assert keys(stages) == wanted if isinstance(wanted, list) else len(keys(stages)) == wanted


def test_groups_without_anything_to_show_are_left_out(stages):
    stages.show(Shown(matrix_of(mandiri=[4] * 47, dokumen=[3]), "dokumen", Sieve.FALLEN))

    assert len(stages.lines) == 3, "the index, one group and its one indicator"


def test_a_cell_says_in_words_what_its_colours_mean(stages):
    stages.show(Shown(matrix_of(mandiri=[4, 4], dokumen=[3]), "dokumen"))

    row = stages.row_of(IndicatorKey("1"))
    told = [
        stages.index(row + down, 2).data(Qt.ItemDataRole.AccessibleTextRole) for down in (0, 1)
    ]
    assert told == [
        "Nilai 3\n−1 dari tahap sebelumnya",
        "Nilai 4, mengikuti tahap sebelumnya",
    ]


def test_the_fall_is_told_in_figures():
    matrix = matrix_of(mandiri=[4] * 47, dokumen=[3] * 47)

    assert sentences.fall_text(matrix) == (
        "Mandiri → Dokumen: 4,00 Sangat Baik → 3,00 Baik (−1,00), 47 indikator turun, 0 naik"
    )


def test_in_the_preview_only_what_can_be_taken_in_can_be_ticked(qapp, theme, qtmodeltester):
    rows = [["No", "Nilai"], ["1", "3"], ["2", "6"]]
    block = Block(tuple(tuple(map(Cell, row)) for row in rows))
    roles = guess_roles(block, 0, INSTRUMENT, "dokumen")
    model = PreviewModel(theme, block, INSTRUMENT)
    model.show(read_rows(block, 0, roles, INSTRUMENT), ("No", "Nilai"))

    tick = Qt.ItemDataRole.CheckStateRole
    assert not model.setData(model.index(1, 0), Qt.CheckState.Checked, tick)
    assert model.index(1, 0).data(tick) is None, "no box where there is nothing to tick"
    assert [row.key for row in model.chosen] == ["1"]
    assert model.left_out == 1
    assert model.index(1, 1).data() == "“6” di luar skala 1–5"
    qtmodeltester.check(model)
