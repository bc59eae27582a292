"""The preview of a document: pages, sizes, and what stands in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent

from spbe_desktop.ui.preview.paper import MARGIN
from tests.reader.documents import PDF, make_pdf
from tests.ui.preview.conftest import FILES, seen


def wheel(qapp, pane, *, down, ctrl=False):
    """Turn the wheel over the page."""
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, -120 if down else 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(pane.area.viewport(), event)


def drawn(qtbot, pane, page):
    """Wait until page number *page* is in view, sharp."""
    width = pane.area.paper._width
    qtbot.waitUntil(
        lambda: (
            pane._drawn_page == page
            and pane.area.paper.image is not None
            and pane.area.paper.image.width() == width
        ),
        timeout=20_000,
    )


def width_of(pane):
    """Return how many pixels wide the picture in view is."""
    image = pane.area.paper.image
    return 0 if image is None else image.width()


def test_a_pdf_is_shown_from_its_first_page_as_wide_as_there_is_room(show):
    pane = show("report.pdf")

    assert pane.tools.page_told == "1 dari 3"
    assert pane.area.paper.image.width() == pane.area.page_room
    assert pane.area.paper.width() == pane.area.page_room + 2 * MARGIN


def test_keys_turn_the_pages_and_stop_at_both_ends(qtbot, show):
    pane = show("report.pdf")

    qtbot.keyClick(pane, Qt.Key.Key_PageUp)
    assert pane.page == 0
    for page in (1, 2, 2):
        qtbot.keyClick(pane, Qt.Key.Key_PageDown)
        drawn(qtbot, pane, page)

    assert pane.tools.page_told == "3 dari 3"
    qtbot.keyClick(pane, Qt.Key.Key_PageUp)
    assert pane.page == 1


def test_the_wheel_turns_to_the_next_page_at_the_end_of_this_one(qtbot, qapp, show):
    pane = show("report.pdf")
    bar = pane.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    # A wheel that has just turned a page only scrolls for a moment.
    qtbot.waitUntil(lambda: pane.area._turned.elapsed() > 400)

    wheel(qapp, pane, down=True)
    drawn(qtbot, pane, 1)
    assert bar.value() == 0
    qtbot.waitUntil(lambda: pane.area._turned.elapsed() > 400)
    wheel(qapp, pane, down=False)
    drawn(qtbot, pane, 0)

    assert bar.value() == bar.maximum()


def test_sizes_are_drawn_sharply_and_told(qtbot, show):
    pane = show("report.pdf")
    natural = pane._zoom.natural_width
    assert natural == 793

    pane.show_natural_size()
    qtbot.waitUntil(lambda: width_of(pane) == natural, timeout=20_000)
    assert pane.tools.zoom_told == "100 %"
    qtbot.keyClick(pane, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: width_of(pane) == round(natural * 1.25), timeout=20_000)
    assert pane.tools.zoom_told == "125 %"
    qtbot.keyClick(pane, Qt.Key.Key_W)

    qtbot.waitUntil(lambda: width_of(pane) == pane.area.page_room, timeout=20_000)


def test_the_wheel_with_ctrl_changes_the_size(qapp, show):
    pane = show("report.pdf")
    before = pane._zoom.percent(pane.area.page_room)

    wheel(qapp, pane, down=False, ctrl=True)

    assert pane._zoom.percent(pane.area.page_room) > before
    assert pane.page == 0


def test_a_page_follows_the_width_of_the_window(qtbot, show):
    pane = show("report.pdf")

    pane.resize(900, 700)

    qtbot.waitUntil(lambda: width_of(pane) == pane.area.page_room > 800, timeout=20_000)


def test_on_a_sharp_screen_pages_have_its_pixels(qtbot, monkeypatch, pane, folder):
    monkeypatch.setattr(pane, "devicePixelRatioF", lambda: 1.5)

    pane.show_file(folder / "letter.pdf", PDF)
    qtbot.waitUntil(lambda: seen(pane), timeout=20_000)

    assert pane.area.paper.image.width() == round(pane.area.page_room * 1.5)
    assert pane.area.paper.width() == pane.area.page_room + 2 * MARGIN


def test_a_picture_is_shown_and_of_one_page_nothing_is_counted(show):
    pane = show("photo.png")

    assert pane.area.isVisible()
    assert not pane.tools._page.isVisible()
    assert pane._zoom.natural_width == 640


@pytest.mark.parametrize(
    ("name", "said"),
    [("notes.txt", "Notula rapat tim koordinasi"), ("plan.docx", "Kegiatan pertama")],
)
def test_of_texts_and_office_documents_the_text_is_shown(show, name, said):
    pane = show(name)

    assert pane.text.isVisible()
    assert pane.text.isReadOnly()
    assert said in pane.text.toPlainText()
    assert not pane.tools.isVisible()


@pytest.mark.parametrize(
    ("name", "said", "elsewhere"),
    [
        ("locked.pdf", "meminta kata sandi", True),
        ("broken.pdf", "tidak dapat dibaca", True),
        ("empty.pdf", "kosong (0 byte)", False),
        ("film.mp4", "tidak memiliki pratinjau", True),
        ("gone.pdf", "tidak ditemukan", False),
    ],
)
def test_what_cannot_be_shown_is_said_with_what_to_do(show, name, said, elsewhere):
    pane = show(name)

    assert pane.message.isVisible()
    assert said in pane.message.text
    assert pane.message._open.isVisible() == elsewhere


def test_another_program_is_asked_for(qtbot, show):
    pane = show("film.mp4")

    with qtbot.waitSignal(pane.open_requested):
        qtbot.mouseClick(pane.message._open, Qt.MouseButton.LeftButton)


def test_a_file_that_came_back_is_shown_when_chosen_again(qtbot, show, folder):
    show("gone.pdf")
    (folder / "gone.pdf").write_bytes(make_pdf(["Kembali"]))

    pane = show("gone.pdf")

    assert pane.area.isVisible()


def test_without_a_document_it_says_so(show):
    pane = show("letter.pdf")

    pane.show_nothing()

    assert pane.message.isVisible()
    assert "Pilih dokumen" in pane.message.text


def test_of_documents_chosen_in_quick_succession_the_last_is_shown(qtbot, pane, folder):
    for name in ("report.pdf", "photo.png", "locked.pdf", "letter.pdf"):
        pane.show_file(folder / name, FILES[name][0])

    qtbot.waitUntil(lambda: seen(pane), timeout=20_000)

    assert pane._pages == 1
    assert pane.area.isVisible()


def test_a_page_that_takes_its_time_says_so_only_then(qtbot, theme, icons, folder, slow_loader):
    from spbe_desktop.ui.preview.pane import PreviewPane

    pane = PreviewPane(theme, icons, slow_loader.loader)
    qtbot.addWidget(pane)
    pane.resize(500, 500)
    with qtbot.waitExposed(pane):
        pane.show()

    pane.show_file(folder / "report.pdf", PDF)
    assert pane.area.paper.waiting == ""
    qtbot.waitUntil(lambda: pane.area.paper.waiting == "Memuat halaman 1 …")
    slow_loader.let_go()

    qtbot.waitUntil(lambda: pane.area.paper.image is not None)
    assert pane.area.paper.waiting == ""


def test_hidden_amid_loading_it_goes_on_when_seen_again(qtbot, pane, folder):
    pane.show_file(folder / "report.pdf", PDF)
    pane.hide()
    pane.show()

    qtbot.waitUntil(lambda: seen(pane), timeout=20_000)

    assert pane.area.paper.image is not None


def longest_stall(qtbot, pane, path):
    """Turn through twelve pages and return the longest time between two beats of the window."""
    clock, timer, gaps = QElapsedTimer(), QTimer(), []
    timer.timeout.connect(lambda: gaps.append(clock.restart()))
    clock.start()
    timer.start(1)
    pane.show_file(path, PDF)
    for page in range(12):
        drawn(qtbot, pane, page)
        pane.turn(1)
    timer.stop()
    assert len(gaps) > 20
    return max(gaps)


def test_the_window_never_stands_still_while_pages_are_drawn(qtbot, show, tmp_path):
    pane = show("report.pdf")
    lines = "\n".join(f"Baris {number} dari laporan kegiatan" for number in range(60))
    stalls = []
    for number in range(3):
        path = tmp_path / f"besar {number}.pdf"
        path.write_bytes(make_pdf([lines] * 40))
        stalls.append(longest_stall(qtbot, pane, path))

    # What the machine does besides may come between once, what the window does each time.
    assert min(stalls) <= 50
