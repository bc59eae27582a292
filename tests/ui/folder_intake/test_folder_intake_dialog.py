"""The three steps: a folder, a look, and what came of it."""

from __future__ import annotations

from pathlib import PurePath

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.services.folder_import import Accepted, Outcome
from spbe_desktop.ui.folder_intake.folder_intake_dialog import FolderIntakeDialog
from spbe_desktop.ui.folder_intake.result import IntakeResult
from tests.ui.folder_intake.conftest import INSTRUMENT


@pytest.fixture
def dialog(qtbot, theme, icons, folder):
    found = FolderIntakeDialog(
        theme,
        icons,
        INSTRUMENT,
        "Dinas Kominfo · 2025",
        folder=None,
        choose_folder=lambda _start: folder,
    )
    qtbot.addWidget(found)
    found.show()
    qtbot.waitExposed(found)
    return found


def button(dialog, text: str) -> QPushButton:
    shown: list[QPushButton] = [b for b in dialog.findChildren(QPushButton) if b.isVisible()]
    return next(b for b in shown if b.text() == text)


def texts(dialog) -> list[str]:
    return [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()]


def lines(dialog) -> list[tuple[str, list[tuple[str, str]]]]:
    tree = dialog.take.files
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    return [
        (
            top.text(0),
            [(top.child(n).text(0), top.child(n).text(1)) for n in range(top.childCount())],
        )
        for top in tops
    ]


def test_no_folder_is_looked_through_before_one_is_chosen(dialog, folder):
    assert not button(dialog, "Baca folder").isEnabled()
    asked: list[object] = []
    dialog.scan_requested.connect(asked.append)

    button(dialog, "Pilih folder…").click()
    button(dialog, "Baca folder").click()

    assert asked == [folder]
    assert "Batalkan" in texts(dialog)


def test_a_folder_that_is_dropped_is_looked_through_at_once(dialog, folder):
    asked: list[object] = []
    dialog.scan_requested.connect(asked.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])

    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )

    assert asked == [folder]


def test_closing_while_it_works_cancels_the_work_alone(dialog, folder):
    dialog.begin(folder)
    cancelled: list[None] = []
    dialog.cancel_requested.connect(lambda: cancelled.append(None))

    dialog.reject()

    assert len(cancelled) == 1
    assert dialog.isVisible()
    dialog.show_scan_cancelled()
    assert button(dialog, "Baca folder").isEnabled()


def test_a_folder_that_cannot_be_read_is_told_and_can_be_tried_again(dialog, folder):
    dialog.begin(folder)

    dialog.show_scan_failure("Folder tidak ada lagi.")

    assert button(dialog, "Baca folder").isEnabled()


def test_without_a_tick_there_is_nothing_to_go_on_with(dialog, folder, look):
    dialog.begin(folder)
    dialog.show_scan(look("Scan0019.pdf"))

    assert not button(dialog, "Lanjut: 0 berkas").isEnabled()


def test_what_is_ticked_is_handed_over_with_its_place(dialog, folder, look):
    dialog.begin(folder)
    dialog.show_scan(look("I1_L2.pdf", "36. SIMPEG.pdf", "Scan0019.pdf"))
    handed: list[list[Accepted]] = []
    dialog.import_requested.connect(handed.append)

    button(dialog, "Lanjut: 2 berkas").click()
    button(dialog, "Ambil 2 berkas").click()

    (accepted,) = handed
    assert {(item.key, item.level, item.proposed) for item in accepted} == {
        ("1", 2, False),
        ("36", None, True),
    }


def test_the_result_names_every_file_and_what_failed_comes_first(dialog, folder, look):
    dialog.begin(folder)
    dialog.show_scan(look("I1.pdf"))
    button(dialog, "Lanjut: 1 berkas").click()
    button(dialog, "Ambil 1 berkas").click()

    dialog.show_result(
        IntakeResult(
            outcomes=(
                (PurePath("I1.pdf"), Outcome.NEW, IndicatorKey("1")),
                (PurePath("lain.pdf"), Outcome.LINKED, None),
            ),
            failed=((PurePath("rusak.pdf"), "Tidak dapat dibaca."),),
            left=(PurePath("sisa.pdf"),),
        )
    )

    assert dialog.take.heading == "2 berkas sudah di tempatnya, 1 gagal"
    assert lines(dialog) == [
        ("Gagal 1", [("rusak.pdf", "Tidak dapat dibaca.")]),
        ("Belum diambil 1", [("sisa.pdf", "Dibatalkan")]),
        ("Masuk 1", [("I1.pdf", "Indikator 1")]),
        ("Ditautkan, tidak disalin lagi 1", [("lain.pdf", "Pustaka, belum ditautkan")]),
    ]
    assert texts(dialog) == ["Selesai"]


def test_what_could_not_be_recorded_can_be_tried_again(dialog, folder, look):
    dialog.begin(folder)
    dialog.show_scan(look("I1.pdf"))
    button(dialog, "Lanjut: 1 berkas").click()
    button(dialog, "Ambil 1 berkas").click()

    dialog.show_import_failure("Disk penuh.")

    assert button(dialog, "Ambil 1 berkas").isEnabled()


@pytest.mark.parametrize(("size", "scale"), [((860, 400), 1.0), ((1326, 688), 1.5)])
def test_nothing_of_the_grid_is_cut_in_small_windows(dialog, folder, look, theme, size, scale):
    theme.text_scale = scale
    dialog.begin(folder)
    dialog.show_scan(look("I1.pdf", "I2.pdf"))

    dialog.resize(*size)

    apply, stop = dialog.check.apply, button(dialog, "Batal")
    assert apply.mapTo(dialog, apply.rect().bottomLeft()).y() < stop.mapTo(dialog, QPoint()).y()
