"""The trend tab: chart, table, groups, and what must be said about them."""

from __future__ import annotations

import errno
import io
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QPageSize, QPdfWriter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from typing_extensions import override

from spbe_desktop.charts.style import PAPER
from spbe_desktop.ui.trend_tab import TrendTab
from spbe_desktop.ui.trend_tab.chart_canvas import ChartCanvas
from spbe_desktop.ui.trend_tab.chart_look import chart_style
from spbe_desktop.ui.trend_tab.take_along import print_picture
from tests.trends import INSTRUMENTS, KALTIM, PASER, PASER_TARGETS, PEMDI, result, trend_of

PAPER_SURFACE = QColor(PAPER.surface)

_PASER = trend_of(*PASER, targets=PASER_TARGETS)


def _titles_of(year: int) -> tuple[tuple[str, str], ...]:
    groups = INSTRUMENTS["spbe-2018" if year < 2021 else "spbe-2020"].groups
    return tuple((group.code, group.short_title) for group in groups)


@pytest.fixture
def canvas(qtbot, tab):
    tab.show_trend(_PASER)
    tab.show()
    qtbot.waitUntil(lambda: bool(_canvases(tab)) and bool(_canvases(tab)[0].marks))
    return _canvases(tab)[0]


def _canvases(tab) -> list[ChartCanvas]:
    return list(tab.findChildren(ChartCanvas))


def _cells(tab) -> list[list[str]]:
    model = tab.table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _chip(tab, name: str):
    return next(c for c in tab.chart.findChildren(object) if _name_of(c) == name)


def _name_of(part) -> str:
    return part.accessibleName() if hasattr(part, "accessibleName") else ""


def test_building_the_tab_does_not_import_matplotlib():
    code = "import sys, spbe_desktop.ui.trend_tab; sys.exit('matplotlib' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], check=False)

    assert done.returncode == 0


def test_a_dropped_tab_is_gone_at_once(theme, icons):
    tab = TrendTab(theme, icons, _titles_of, years=range(2018, 2027))
    tab.show_trend(_PASER)
    seen = weakref.ref(tab)

    # No collector runs meanwhile: left to it, the tab would be taken apart at any moment.
    del tab

    assert seen() is None


def test_the_table_says_what_each_figure_means(tab):
    tab.show_trend(_PASER)

    rows = _cells(tab)
    assert rows[0] == [
        "2025",
        "47 indikator",
        "Usulan, 31/47 terisi",
        "2,98",
        "Baik",
        "–",
        "3,50",
        "sementara kurang 0,52",
    ]
    assert rows[1][5:] == ["+0,37", "3,00", "tercapai"]
    assert rows[4][5:] == ["instrumen berganti", "2,00", "kurang 0,64"]
    assert rows[6][5:] == ["−0,16", "–", "belum ada"]


def test_a_target_is_written_like_an_index(tab):
    tab.show_trend(trend_of(result(2024, "3.27"), targets={2024: "3", 2025: "3.5"}))

    assert _cells(tab)[0][6] == "3,00"


def test_the_region_is_not_named_twice(tab):
    tab.show_trend(_PASER)
    assert tab.chart._heading.text() == "Indeks SPBE Kabupaten Paser"

    tab.set_regions([("64.01", "Kabupaten Paser"), ("64", "Kalimantan Timur")], "64.01")

    assert tab.chart._heading.text() == "Indeks SPBE"


def test_figures_stand_right_and_words_left(tab):
    tab.show_trend(_PASER)
    model = tab.table.model()

    right = [
        model.headerData(column, Qt.Orientation.Horizontal)
        for column in range(model.columnCount())
        if model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole)
        & Qt.AlignmentFlag.AlignRight
    ]
    assert right == ["Indeks", "Perubahan", "Target"]


def test_the_tool_tip_of_a_change_says_why_there_is_none(tab):
    tab.show_trend(_PASER)
    model = tab.table.model()

    def reason(row: int) -> str:
        return str(model.index(row, 5).data(Qt.ItemDataRole.ToolTipRole))

    assert "tidak dibandingkan" in reason(0)
    assert "instrumen lain" in reason(4)
    assert reason(7) == "Belum ada angka tahun 2017."


def test_a_proposal_is_said_to_be_no_result(tab):
    tab.show_trend(_PASER)

    assert tab.chart._caution.text() == (
        "Usulan 2025 (31 dari 47 indikator terisi) belum dapat dibandingkan dengan "
        "hasil akhir 2024: 3,27."
    )


def test_a_new_instrument_is_said_to_be_incomparable(tab):
    tab.show_trend(trend_of(*PASER[:7], PEMDI))

    assert "dinilai dengan instrumen lain daripada 2024" in tab.chart._caution.text()


def test_results_alone_need_no_caution(tab):
    tab.show_trend(trend_of(*PASER[:7]))

    assert tab.chart._caution.isHidden()


def test_the_groups_are_compared_in_words(tab):
    tab.show_trend(_PASER)

    assert (
        tab._groups._strip.accessibleName()
        == "Info:  Kebijakan naik paling besar. Manajemen masih di bawah Baik."
    )
    assert "Manajemen 2023 2,00, 2024 2,36, naik 0,36" in tab._groups._table.accessibleName()


def test_without_two_comparable_years_it_is_said_what_is_missing(tab):
    tab.show_trend(trend_of(*KALTIM))

    assert tab._groups._table.isHidden()
    assert "Belum ada dua tahun yang sebanding" in tab._groups._missing.text()


def test_without_figures_the_way_to_the_history_is_shown(qtbot, tab):
    tab.show_trend(trend_of())
    tab.show()
    assert tab.chart.isHidden()

    (button,) = tab._empty.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert tab.history_shown
    qtbot.waitUntil(tab.history.table.hasFocus)


def test_the_first_typed_figure_brings_the_chart(qtbot, tab):
    tab.show_trend(trend_of())
    tab.show()
    tab.open_history()

    tab.show_trend(trend_of(result(2023, "2.91")))

    assert tab.chart.isVisible()
    assert tab.history_shown


def test_the_chart_tells_its_facts_to_the_keyboard(qtbot, canvas):
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_End)

    mark = canvas.current_mark
    assert mark is not None
    assert mark.point.year == 2025
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.current_mark.point.year == 2024
    assert "2024 Hasil akhir 3,27 Baik" in canvas.accessibleDescription()
    assert "Instrumen berganti antara 2020 dan 2021" in canvas.accessibleDescription()


def test_the_figure_under_the_mouse_is_found(qtbot, canvas):
    mark, place = next((m, at) for m, at in canvas.marks if m.point.year == 2022)

    none = Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        canvas.mapToGlobal(place),
        none,
        none,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(canvas, moved)

    assert canvas.current_mark == mark


def test_the_chart_is_drawn_anew_in_dark_colours(qtbot, theme, canvas):
    light = canvas.grab().toImage().pixelColor(2, 2)

    theme.mode = "dark"

    dark = canvas.grab().toImage().pixelColor(2, 2)
    assert light == PAPER_SURFACE
    assert dark == theme.tokens.surface


def test_paper_looks_as_the_light_theme_does(theme):
    assert chart_style(theme) == PAPER


def test_a_group_is_drawn_when_its_chip_is_switched_on(qtbot, tab, canvas):
    _chip(tab, "Garis Manajemen").click()
    qtbot.waitUntil(lambda: any(mark.group for mark, _ in canvas.marks))

    titles = {mark.group.short_title for mark, _ in canvas.marks if mark.group}
    assert titles == {"Manajemen"}


def test_another_stage_can_lead_chart_and_table(qtbot, tab):
    tab.show_trend(trend_of(*KALTIM, title="Provinsi Kalimantan Timur"))

    _chip(tab, "Tahap: Penilaian mandiri").click()

    assert [p.stage_name for p in tab.chart.shown.main_points] == ["Penilaian mandiri"]


def test_the_choice_survives_a_refresh(tab):
    tab.show_trend(_PASER)
    _chip(tab, "Tahap: Hasil akhir").click()

    tab.show_trend(trend_of(*PASER))

    assert [p.year for p in tab.chart.shown.main_points] == list(range(2018, 2025))


def test_a_region_can_be_chosen_where_there_are_several(qtbot, tab):
    tab.show_trend(_PASER)
    tab.set_regions([("64.01", "Kabupaten Paser")], "64.01")
    assert tab.chart._regions.isHidden()

    tab.set_regions([("64.01", "Kabupaten Paser"), ("64", "Kalimantan Timur")], "64.01")
    tab.show()

    assert tab.chart._regions.isVisible()
    with qtbot.waitSignal(tab.region_chosen) as chosen:
        tab.chart._regions.activated.emit(1)
    assert chosen.args == ["64"]


def test_the_chart_is_copied_as_an_image(qtbot, tab):
    tab.show_trend(_PASER)

    qtbot.mouseClick(tab.chart._copy, Qt.MouseButton.LeftButton)

    image = QGuiApplication.clipboard().image()
    assert image.width() > 2000
    assert image.pixelColor(1, 1) == PAPER_SURFACE


@pytest.mark.parametrize("name", ["tren.png", "tren.pdf", "tren.svg"])
def test_the_chart_is_saved_where_it_was_wanted(tab, tmp_path, name):
    tab.show_trend(_PASER)

    tab.chart.save_as(tmp_path / name)

    assert (tmp_path / name).stat().st_size > 1000
    assert str(tmp_path / name) in tab.chart._strip.accessibleName()


def test_a_place_that_cannot_be_written_is_told(tab, tmp_path):
    tab.show_trend(_PASER)
    (tmp_path / "berkas").write_text("bukan folder")

    tab.chart.save_as(tmp_path / "berkas" / "tren.png")

    assert tab.chart._strip.accessibleName().startswith("Kesalahan: Grafik belum disimpan.")


def test_a_disk_that_runs_full_leaves_the_older_picture(tab, tmp_path, monkeypatch):
    tab.show_trend(_PASER)
    target = tmp_path / "tren.png"
    target.write_bytes(b"gambar lama")

    class Full(io.FileIO):
        @override
        def write(self, content, /):
            super().write(bytes(content)[:10])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", lambda path, mode="r", **_: Full(path, mode))
    tab.chart.save_as(target)
    monkeypatch.undo()

    assert tab.chart._strip.accessibleName().startswith("Kesalahan: Grafik belum disimpan.")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("tren.png", b"gambar lama")
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kab. Kutai 2024", "Kab. Kutai 2024.svg"),
        ("tren", "tren.svg"),
        ("tren.PDF", "tren.PDF"),
        ("tren.png", "tren.png"),
    ],
)
def test_the_chosen_kind_is_written_unless_the_name_says_another(
    tab, tmp_path, monkeypatch, typed, expected
):
    tab.show_trend(_PASER)
    chosen = (str(tmp_path / typed), "Gambar vektor SVG (*.svg)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)

    tab.chart._save.click()

    (written,) = tmp_path.iterdir()
    assert written.name == expected
    beginnings = {".svg": b"<?xml", ".pdf": b"%PDF", ".png": b"\x89PNG"}
    assert written.read_bytes().startswith(beginnings[written.suffix.lower()])


def test_the_chart_fits_a_printed_page(tmp_path):
    target = tmp_path / "halaman.pdf"
    paper = QPdfWriter(str(target))
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))

    print_picture(paper, _PASER, ())

    assert target.read_bytes().startswith(b"%PDF")
    assert target.stat().st_size > 10_000


@pytest.mark.parametrize("width", [1366, 900])
def test_nothing_is_wider_than_the_window(qtbot, tab, width):
    tab.show_trend(trend_of(*PASER[:7], PEMDI, targets=PASER_TARGETS))
    tab.resize(width, 440)
    tab.show()

    qtbot.waitUntil(lambda: tab._content.width() <= tab._scroll.viewport().width())

    assert tab._content.minimumSizeHint().width() <= width


def test_the_model_keeps_to_the_rules_of_qt(tab):
    tab.show_trend(_PASER)

    QAbstractItemModelTester(
        tab.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
    )
