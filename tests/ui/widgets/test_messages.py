"""Messages: never markup, never gone before an error was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from spbe_desktop.errors import DiskFullError
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.messages import MessageStrip, NoticeBar
from spbe_desktop.words.failures import sentence


@pytest.fixture
def window(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 300)
    window.show()
    return window


def test_a_notice_offers_its_action_and_goes(theme, icons, window, qtbot):
    notice = NoticeBar(theme, icons, window)
    notice.show_notice("Eviden dilepas.", action="Urungkan")

    with qtbot.waitSignal(notice.action_requested):
        notice._action.click()

    assert not notice.isVisible()


def test_an_error_stays_until_it_is_closed(theme, icons, window):
    notice = NoticeBar(theme, icons, window)

    notice.show_notice("Berkas tidak dapat dibaca.", kind="error")
    counts_down = notice._timer.isActive()
    notice.show_notice("Tersimpan.")

    assert not counts_down
    assert notice._timer.isActive()


def test_a_notice_that_is_pointed_at_does_not_go(theme, icons, window):
    notice = NoticeBar(theme, icons, window)
    notice.show_notice("Eviden dilepas.", action="Urungkan")

    notice.enterEvent(QEvent(QEvent.Type.Enter))

    assert not notice._timer.isActive()


@pytest.mark.parametrize("width", [900, 1366])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize(
    "path",
    [
        r"C:\Users\Siti Rahmawati\Documents\SPBE\Diskominfo 2025",
        r"D:\\" + r"PerangkatDaerah\Diskominfo_dan_Persandian\BuktiDukung" * 4,
    ],
    ids=["usual", "long"],
)
def test_a_notice_shows_its_whole_text_within_its_window(theme, icons, window, width, scale, path):
    window.resize(width, 485)
    notice = NoticeBar(theme, icons, window)
    theme.text_scale = scale

    notice.show_notice(sentence(DiskFullError(Path(path))), kind="error", action="Urungkan")

    label = notice._text
    lines = QFontMetrics(label.font()).boundingRect(
        label.contentsRect(), Qt.TextFlag.TextWordWrap, label.text()
    )
    assert window.rect().contains(notice.geometry())
    assert label.contentsRect().contains(lines)
    for part in (label, notice._action, notice._close):
        assert notice.rect().contains(part.geometry())
    assert label.x() > theme.px(13 + 16)  # beside its sign
    assert notice.text.count(path) == 1
    theme.text_scale = 1.0


def test_a_short_notice_is_one_line(theme, icons, window):
    notice = NoticeBar(theme, icons, window)

    notice.show_notice("Diurungkan: tingkat indikator 19.")

    assert notice._text.height() < 2 * QFontMetrics(notice._text.font()).height()


def test_a_message_shows_what_is_in_a_file_name_literally(theme, icons, qtbot):
    strip = MessageStrip(theme, icons)
    qtbot.addWidget(strip)

    strip.show_message("warning", "<b>Surat & lampiran</b>", "hilang", "Cari berkas")

    assert "&lt;b&gt;Surat &amp; lampiran&lt;/b&gt;" in strip._text.text()
    assert strip.accessibleName() == "Peringatan: <b>Surat & lampiran</b> hilang"


def test_an_empty_place_invites(theme, icons, qtbot):
    empty = EmptyState(
        theme, icons, icon="paperclip", title="Belum ada", text="Jatuhkan.", action="Tambah"
    )
    qtbot.addWidget(empty)

    with qtbot.waitSignal(empty.action_requested):
        button = empty.findChildren(QPushButton)[0]
        button.click()
