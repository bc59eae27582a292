"""Asks what a pasted screenshot shows: title, moment, web address, and the slot it fills."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QLabel, QLineEdit, QWidget

from spbe_desktop.domain.instrument import Indicator
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.errors import AddressInvalidError
from spbe_desktop.evidence.addresses import checked_address
from spbe_desktop.ui.capture import Capture
from spbe_desktop.ui.dialog import Dialog
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.failures import sentence

_THUMBNAIL = QSize(440, 150)


class ScreenshotDialog(Dialog):
    """Shows the picture and what is proposed for it; everything may be changed."""

    def __init__(
        self,
        theme: Theme,
        image: QImage,
        proposed: Capture,
        indicator: Indicator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            theme,
            "Tempel tangkapan layar",
            subtitle=f"Untuk indikator {indicator.number} {indicator.short_title}",
            parent=parent,
        )
        self._picture = QLabel()
        self.title = QLineEdit(proposed.title)
        self.moment = QDateTimeEdit(QDateTime.fromSecsSinceEpoch(int(proposed.at.timestamp())))
        self.address = QLineEdit(proposed.address)
        self.slot = QComboBox()
        self._title_field = FormField(theme, "Judul", self.title, hint="Apa yang terlihat.")
        self._address_field = FormField(
            theme,
            "Alamat web",
            self.address,
            hint="Halaman yang terlihat, misalnya https://jdih.paserkab.go.id. Boleh kosong.",
        )
        self._build(image, proposed, indicator)

    def answer(self) -> Capture:
        """Return what the officer has said of the picture."""
        typed = self.address.text().strip()
        slot = self.slot.currentData()
        return Capture(
            title=self.title.text().strip(),
            at=self.moment.dateTime().toPython().astimezone(),  # type: ignore[attr-defined]
            address=checked_address(typed) if typed else "",
            slots=(SlotCode(slot),) if slot else (),
        )

    def _build(self, image: QImage, proposed: Capture, indicator: Indicator) -> None:
        ratio = self.devicePixelRatioF()
        room = _THUMBNAIL * ratio
        small = image.scaled(
            room.boundedTo(image.size()),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(QPixmap.fromImage(small))
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName("Gambar yang ditempel")
        self.moment.setDisplayFormat("d MMM yyyy HH.mm")
        # As far from the edge as the text of the other fields.
        self.moment.lineEdit().setTextMargins(self._theme.px(4), 0, 0, 0)
        self.slot.addItem("Belum ditempatkan pada butir", "")
        for slot in slots_of(indicator):
            self.slot.addItem(f"{slot.code}  {slot.short}", str(slot.code))
        wanted = proposed.slots[0] if proposed.slots else ""
        self.slot.setCurrentIndex(max(0, self.slot.findData(str(wanted))))
        self.add_parts(
            self._picture,
            self._title_field,
            FormField(self._theme, "Diambil", self.moment),
            self._address_field,
            FormField(self._theme, "Butir", self.slot),
        )
        cancel = self.add_button("Batal")
        keep = self.add_button("Lampirkan", primary=True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._on_keep_clicked)
        self.title.textEdited.connect(lambda _text: self._title_field.show_error(""))
        self.address.textEdited.connect(lambda _text: self._address_field.show_error(""))
        self.title.setFocus()
        self.title.selectAll()

    def _on_keep_clicked(self) -> None:
        if not self.title.text().strip():
            self._title_field.show_error("Ketik judulnya.")
            self.title.setFocus()
            return
        try:
            self.answer()
        except AddressInvalidError as error:
            self._address_field.show_error(sentence(error))
            self.address.setFocus()
        else:
            self.accept()
