"""Takes documents in for an indicator: dropped, chosen, linked, pasted, or known already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from spbe_desktop.domain.evidence import Document, EvidenceKind
from spbe_desktop.domain.instrument import Indicator, IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slots import SlotCode, slots_of
from spbe_desktop.errors import SpbeError
from spbe_desktop.services import intake
from spbe_desktop.services.attaching import Attach, Reuse
from spbe_desktop.services.filling import fill, sort_out
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.services.placing import Place
from spbe_desktop.services.taking_in import TakenIn, take_in_all
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.capture import Capture, png_of
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.pasted import pasted_image
from spbe_desktop.ui.questions import Questions
from spbe_desktop.words import formats
from spbe_desktop.words.filling import already_there, filled


@dataclass(frozen=True, slots=True)
class Target:
    """Where a document that is taken in shall stand."""

    assessment_id: int
    key: IndicatorKey
    level: int | None = None
    slots: tuple[SlotCode, ...] = ()
    source_address: str = ""
    """The web address that the document shows."""


class EvidenceIntake(QObject):
    """Carries out what the tabs ask for new evidence, long work off the window's thread."""

    told = Signal(str, str)
    """Kind ("info", "warning", "error") and a sentence that asks for nothing."""
    attached = Signal(str)
    """The indicator that a document was attached to."""
    folder_offered = Signal(object)
    """The path of a folder that was dropped where a file belongs."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        taking: DocumentIntake,
        questions: Questions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._taking = taking
        self._questions = questions

    def offer(self, key: str, level: int | None, paths: Sequence[Path]) -> None:
        """Take in *paths* for an indicator; they fill the one slot of *level* that is empty."""
        self._offer(self._target(key, level), paths)

    def offer_to_slot(self, key: str, slot: str, paths: Sequence[Path]) -> None:
        """Take in *paths* to fill a slot."""
        self._offer(self._slot_target(key, slot), paths)

    def ask_files(self, key: str, level: int | None) -> None:
        """Let the officer choose files and take them in."""
        self.offer(key, level, self._questions.evidence_files())

    def ask_files_for_slot(self, key: str, slot: str) -> None:
        """Let the officer choose files that fill a slot."""
        self.offer_to_slot(key, slot, self._questions.evidence_files())

    def ask_link(self, key: str, level: int | None) -> None:
        """Let the officer choose files and leave them where they are."""
        target = self._target(key, level)
        for path in self._questions.evidence_files():
            self._taking.link(path, partial(self._on_document, target))

    def ask_address(self, key: str, level: int | None) -> None:
        """Let the officer type a web address."""
        answer = self._questions.address()
        if answer is None:
            return
        try:
            document = intake.address(*answer)
        except SpbeError as error:
            self._taking.failed.emit(error)
            return
        self._on_document(self._target(key, level), document)

    def ask_reuse(self, key: str) -> None:
        """Let the officer choose among the documents that the workspace has."""
        self._ask_reuse(self._target(key, None))

    def ask_reuse_for_slot(self, key: str, slot: str) -> None:
        """Let the officer choose a document of the workspace that fills a slot."""
        self._ask_reuse(self._slot_target(key, slot))

    def paste(self, key: str, image: QImage, address: str) -> None:
        """Keep a picture from the clipboard, once the officer has said what it shows."""
        self._paste(self._target(key, None), image, address)

    def picture_for(self, use_id: int) -> None:
        """Keep the picture on the clipboard as what the address of a use has shown."""
        image = pasted_image()
        if image is None:
            self.told.emit(
                "info",
                "Belum ada gambar untuk ditempel. Ambil tangkapan layar halamannya dulu, "
                "lalu ulangi.",
            )
            return
        use = self._bridge.use(use_id)
        self._paste(self._beside(use), image, use.location)

    def file_for(self, use_id: int) -> None:
        """Let the officer choose a file that shows what stands at the address of a use."""
        self._offer(self._beside(self._bridge.use(use_id)), self._questions.evidence_files())

    def _offer(self, target: Target, paths: Sequence[Path]) -> None:
        """Take in *paths*; a folder is not for one indicator: what is in it is looked through."""
        folders = [path for path in paths if path.is_dir()]
        if folders:
            self.folder_offered.emit(folders[0])
        copied, linked = self._taking.by_way([path for path in paths if path not in folders])
        if len(copied) == 1:
            self._taking.copy(copied[0], partial(self._on_document, target))
        elif copied:
            vault = self._bridge.workspace.vault
            self._taking.run(
                f"{len(copied)} berkas",
                lambda report: take_in_all(vault, copied, report),
                partial(self._on_taken_in, target),
            )
        for path in linked:
            self._taking.link(path, partial(self._on_document, target))

    def _on_taken_in(self, target: Target, taken: TakenIn) -> None:
        """Attach what was copied in one step, and tell what was there or could not be read."""
        here = target.assessment_id == self._assessment_id
        documents = [
            replace(document, source_address=target.source_address) for document in taken.documents
        ]
        uses = self._bridge.evidence_of(target.key) if here else ()
        filling = sort_out(documents, uses, target.slots)
        place = (target.assessment_id, target.key, target.level, target.slots)
        stored = not filling.count or self._bridge.run(fill(filling, *place))
        told = (
            filled(filling.count, target.key) if stored and not taken.failures else "",
            already_there(filling.there, in_slot=bool(target.slots)),
        )
        if stored and any(told):
            self.told.emit("info", " ".join(filter(None, told)))
        if stored and here and documents:
            self.attached.emit(target.key)
        self._taking.tell(taken.failures)

    def _paste(self, target: Target, image: QImage, address: str) -> None:
        moment = self._bridge.workspace.clock().astimezone()
        proposed = Capture(
            title=f"Tangkapan layar {moment:%Y-%m-%d %H.%M.%S}",
            at=moment,
            address=address,
            slots=target.slots,
        )
        indicator = self._indicator(target.key)
        answer = self._questions.screenshot(image, proposed, indicator)
        if answer is None:
            return
        placed = replace(target, slots=answer.slots, source_address="")
        vault = self._bridge.workspace.vault
        self._taking.run(
            answer.title,
            # A large picture takes longer to pack than the window may stand still.
            lambda _report: intake.take_in_picture(
                vault,
                png_of(image),
                answer.title,
                captured_at=answer.at,
                source_address=answer.address,
            ),
            partial(self._on_document, placed),
        )

    def _ask_reuse(self, target: Target) -> None:
        uses = self._bridge.evidence_of(target.key)
        taken = {use.evidence_id for use in uses}
        documents = read_library(self._bridge.workspace)
        choice = self._questions.document([d for d in documents if d.id not in taken])
        if choice is not None:
            edit = Reuse(
                target.assessment_id,
                target.key,
                choice.id,
                level=target.level,
                slots=target.slots,
            )
            self._run(edit)

    def _target(self, key: str, level: int | None) -> Target:
        """Return where a document for *level* goes: into its empty slot, if there is only one."""
        standing = self._bridge.standings().get(IndicatorKey(key), ())
        of_level = [each for each in standing if level is not None and each.slot.level == level]
        empty = [each.slot.code for each in of_level if each.empty]
        slots = tuple(empty) if len(empty) == 1 else ()
        return Target(self._assessment_id, IndicatorKey(key), level, slots)

    def _slot_target(self, key: str, slot: str) -> Target:
        indicator = self._indicator(IndicatorKey(key))
        level = next((each.level for each in slots_of(indicator) if each.code == slot), None)
        return Target(self._assessment_id, IndicatorKey(key), level, (SlotCode(slot),))

    def _indicator(self, key: IndicatorKey) -> Indicator:
        sheet = self._bridge.sheet
        assert sheet is not None, "whoever takes documents in looks at an assessment"
        return sheet.by_key[key].indicator

    def _beside(self, use: EvidenceUse) -> Target:
        return Target(self._assessment_id, use.key, use.level, use.slots, use.location)

    @property
    def _assessment_id(self) -> int:
        return self._bridge.assessment_id

    def _on_document(self, target: Target, document: Document) -> None:
        """Attach what was read to the assessment that it was meant for."""
        if target.source_address:
            document = replace(document, source_address=target.source_address)
        here = target.assessment_id == self._assessment_id
        known = self._same(target.key, document) if here and target.slots else None
        if known is not None:
            if not known.proposed and set(target.slots) <= set(known.slots):
                self.told.emit("info", already_there([known.title], in_slot=True))
            slots = tuple(sorted({*known.slots, *target.slots}))
            if self._bridge.run(Place(target.assessment_id, target.key, known.use_id, slots)):
                self.attached.emit(target.key)
            return
        self._run(
            Attach(target.assessment_id, target.key, document, target.level, slots=target.slots)
        )

    def _same(self, key: IndicatorKey, document: Document) -> EvidenceUse | None:
        """Return the use of the very same file under an indicator, if it has one."""
        if document.kind is EvidenceKind.ADDRESS:
            return None
        uses = self._bridge.evidence_of(key)
        return next((use for use in uses if use.sha256 == document.sha256), None)

    def _run(self, operation: Attach | Reuse) -> None:
        if not self._bridge.run(operation):
            return
        if operation.assessment_id != self._assessment_id:
            return  # the officer has turned to another year meanwhile
        uses = self._bridge.evidence_of(operation.key)
        if uses and uses[-1].shared_with:
            others = formats.listed(tuple(uses[-1].shared_with))
            self.told.emit(
                "info",
                f"Dokumen ini juga dipakai di indikator {others}; ditautkan, tidak digandakan.",
            )
        self.attached.emit(operation.key)
