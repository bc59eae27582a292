"""Sending from the real window on a day when something comes in between."""

from __future__ import annotations

import threading
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from spbe_desktop.domain.evidence import Classification, EvidenceDescription
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import Cancelled, DiskFullError
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.services import intake, submission
from spbe_desktop.services.attaching import Attach
from spbe_desktop.ui.submit_dialog.submit_dialog import SubmitDialog

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def names_in(package: Path) -> list[str]:
    with zipfile.ZipFile(package) as archive:
        return archive.namelist()


def shown(dialog: SubmitDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: SubmitDialog, name: str) -> None:
    buttons = [b for b in dialog.findChildren(QPushButton) if b.isVisible() and b.text() == name]
    assert len(buttons) == 1, name
    buttons[0].click()


def fill(dialog: SubmitDialog, name: str, text: str) -> None:
    field = next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)
    field.setText(text)
    field.textEdited.emit(text)


def tab_at(desktop, key: str):
    desktop.shown.view.go_to(key)
    return desktop.tab


def look_over(desktop, folder: Path) -> SubmitDialog:
    """Walk to the second step, as far as nothing is written yet."""
    desktop.frame.header.send.click()
    dialog = desktop.frame.findChildren(SubmitDialog)[-1]
    assert isinstance(dialog, SubmitDialog)
    for box in dialog.findChildren(QCheckBox):
        box.setChecked(True)
    press(dialog, "Lanjut: Ringkasan")
    fill(dialog, "Nama narahubung", "Siti Aminah")
    fill(dialog, "Folder tujuan", str(folder))
    return dialog


@pytest.fixture
def target(home):
    folder = home / "kirim"
    folder.mkdir()
    return folder


def test_a_file_that_is_still_being_read_is_looked_over_before_it_is_sent(sample, home, target):
    letter = home / "SK Tim.pdf"
    letter.write_bytes(PDF)
    sample.shown.view.go_to("19")
    go_on = threading.Event()
    sample.session._runner.start(
        lambda _report: go_on.wait(), on_success=lambda _: None, on_failure=lambda _: None
    )
    sample.tab.files_offered.emit("19", 3, [letter])
    dialog = look_over(sample, target)

    press(dialog, "Simpan paket")
    go_on.set()
    sample.idle()

    assert "Sebuah berkas baru selesai dilampirkan" in shown(dialog)
    assert list(target.iterdir()) == []
    assert not sample.sheet.assessment.locked
    press(dialog, "Tutup")
    again = look_over(sample, target)
    press(again, "Simpan paket")
    sample.idle()
    (package,) = target.iterdir()
    assert any("SK-Tim" in name for name in names_in(package))
    again.accept()


def test_the_figures_looked_over_are_those_of_the_package(sample, home, target):
    letter = home / "Peta Jaringan.pdf"
    letter.write_bytes(PDF)
    tab_at(sample, "19").files_offered.emit("19", 3, [letter])
    sample.idle()
    map_ = sample.shown.bridge.evidence_of("19")[-1]
    secret = EvidenceDescription(title="Peta jaringan", classification=Classification.SECRET)
    sample.tab.evidence_described.emit(map_.use_id, secret)
    notice = home / "Undangan.pdf"
    notice.write_bytes(PDF + b"undangan")
    proposed = intake.take_in(sample.shown.workspace.vault, notice, unreported)
    sample.shown.bridge.run(
        Attach(sample.sheet.assessment.id, IndicatorKey("21"), proposed, proposed=True)
    )

    dialog = look_over(sample, target)
    looked_over = dialog._facts
    press(dialog, "Simpan paket")
    sample.idle()

    (package,) = target.iterdir()
    packed = [name for name in names_in(package) if "/data/eviden/" in name]
    assert looked_over.files == len(packed)
    assert "Peta jaringan" in looked_over.secret
    dialog.accept()


def test_a_fault_of_ours_while_writing_is_told_and_the_dialog_can_be_left(
    sample, target, qtbot, monkeypatch
):
    def broken(*_arguments):
        raise RuntimeError("rusak")

    monkeypatch.setattr(submission, "write", broken)
    dialog = look_over(sample, target)

    with qtbot.captureExceptions() as raised:
        press(dialog, "Simpan paket")
        sample.idle()

    assert [kind for kind, *_ in raised] == [RuntimeError]
    assert "galat yang tidak terduga" in shown(dialog)
    dialog.reject()
    assert not dialog.isVisible()


def test_a_package_that_cannot_be_recorded_is_not_denied(sample, target, monkeypatch):
    records = submission.record_sent

    def full(*_arguments):
        raise DiskFullError(sample.shown.workspace.root)

    monkeypatch.setattr(submission, "record_sent", full)
    dialog = look_over(sample, target)

    press(dialog, "Simpan paket")
    sample.idle()

    (package,) = target.iterdir()
    assert verify_package(package, unreported).valid
    assert "Paket tertulis, tetapi belum tercatat" in shown(dialog)
    assert str(package) in shown(dialog)
    assert not sample.sheet.assessment.locked
    monkeypatch.setattr(submission, "record_sent", records)
    press(dialog, "Coba lagi")
    sample.idle()
    assert sample.sheet.assessment.locked
    dialog.accept()


def test_the_contact_is_kept_when_the_writing_is_cancelled(sample, target, monkeypatch):
    def cancelled(*_arguments):
        raise Cancelled

    monkeypatch.setattr(submission, "write", cancelled)
    dialog = look_over(sample, target)
    fill(dialog, "Nama narahubung", "Budi Santoso")
    press(dialog, "Simpan paket")
    sample.idle()
    press(dialog, "Batal")

    sample.frame.header.send.click()

    again = sample.frame.findChildren(SubmitDialog)[-1]
    assert isinstance(again, SubmitDialog)
    assert again._summary.form.contact_name == "Budi Santoso"
    again.reject()


def test_a_name_that_is_too_long_for_a_disk_is_told_beside_its_field(sample, target):
    dialog = look_over(sample, target)

    fill(dialog, "Nama berkas", "a" * 300)
    press(dialog, "Simpan paket")

    assert "Nama berkas paling panjang 120 huruf" in shown(dialog)
    assert list(target.iterdir()) == []
    dialog.reject()


@pytest.mark.parametrize(
    ("width", "scale", "text"),
    [(1366, 1.0, "Buka kembali"), (900, 1.0, "Buka kembali"), (911, 1.25, "Buka")],
)
def test_reopening_has_one_name_of_which_a_word_is_left_out_only_for_want_of_room(
    sample, dressed_theme, width, scale, text
):
    header = sample.frame.header
    header.show_sent(True)
    dressed_theme.text_scale = scale

    sample.frame.resize(width, 485)

    shown, spoken = header.send.text(), header.send.accessibleName()
    dressed_theme.text_scale = 1.0
    assert (shown, spoken) == (text, "Buka kembali")
