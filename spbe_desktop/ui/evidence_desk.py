"""The evidence desk: takes documents in, opens them, and lets them go again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage

from spbe_desktop.domain.evidence import Document, EvidenceDescription, EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.errors import SpbeError
from spbe_desktop.services import intake
from spbe_desktop.services.answering import AnswerField, SetAnswerField
from spbe_desktop.services.attaching import Attach, Describe, Detach, Relocate, Reuse
from spbe_desktop.services.library_reading import read_library
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.document_intake import DocumentIntake
from spbe_desktop.ui.document_viewer import DocumentViewer
from spbe_desktop.ui.questions import Questions
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.words import formats


class EvidenceDesk(QObject):
    """Carries out what the tabs ask of evidence, long work off the window's thread."""

    started = Signal(object)
    """Running: a file is being read."""
    progressed = Signal(object, object, object)
    """Task, bytes done, bytes in all."""
    ended = Signal(object)
    """Task: however it ended."""
    told = Signal(str, str)
    """Kind ("info", "warning", "error") and a sentence that asks for nothing."""
    failed = Signal(object)
    """SpbeError."""
    attached = Signal(str)
    """The indicator that a document was attached to."""
    folder_offered = Signal(object)
    """The path of a folder that was dropped where a file belongs."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        questions: Questions,
        viewing_folder: Path,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._questions = questions
        vault = bridge.workspace.vault
        self._intake = DocumentIntake(vault, runner, questions)
        self._viewer = DocumentViewer(vault, runner, viewing_folder)
        self._connect()

    def offer(self, key: str, level: int | None, paths: Sequence[Path]) -> None:
        """Take in *paths* for indicator *key*; whoever brings a large file may link it.

        A folder is not for one indicator: what is in it is looked through.
        """
        folders = [path for path in paths if path.is_dir()]
        if folders:
            self.folder_offered.emit(folders[0])
        files = [path for path in paths if path not in folders]
        if files:
            self._intake.offer(files, self._attaching(key, level))

    def ask_files(self, key: str, level: int | None) -> None:
        """Let the officer choose files and take them in."""
        self.offer(key, level, self._questions.evidence_files())

    def ask_link(self, key: str, level: int | None) -> None:
        """Let the officer choose files and leave them where they are."""
        for path in self._questions.evidence_files():
            self._intake.link(path, self._attaching(key, level))

    def ask_address(self, key: str, level: int | None) -> None:
        """Let the officer type a web address."""
        answer = self._questions.address()
        if answer is not None:
            self._attach(key, level, lambda: intake.address(*answer))

    def ask_reuse(self, key: str) -> None:
        """Let the officer choose among the documents that the workspace has."""
        taken = {use.evidence_id for use in self._bridge.evidence_of(IndicatorKey(key))}
        documents = read_library(self._bridge.workspace)
        choice = self._questions.document([d for d in documents if d.id not in taken])
        if choice is not None:
            self._run(key, Reuse(self._assessment_id, IndicatorKey(key), choice.id))

    def paste(self, key: str, image: QImage) -> None:
        """Keep a picture from the clipboard as a document."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload] # it takes str
        moment = self._bridge.workspace.clock().astimezone()
        title = f"Tangkapan layar {moment:%Y-%m-%d %H.%M.%S}"
        png, vault = bytes(buffer.data().data()), self._bridge.workspace.vault
        self._attach(key, None, lambda: intake.take_in_picture(vault, png, title))

    def detach(self, use_id: int) -> None:
        """Take a document away from its indicator; it can be undone."""
        use = self._use(use_id)
        self._bridge.run(Detach(self._assessment_id, use.key, use_id))

    def describe(self, use_id: int, description: EvidenceDescription) -> None:
        """Store what is said of a document."""
        use = self._use(use_id)
        self._bridge.run(Describe(self._assessment_id, use.key, use_id, description))

    def open(self, use_id: int) -> None:
        """Show a document; what is no plain document is shown in its folder."""
        self._viewer.open(self._use(use_id))

    def open_folder(self, use_id: int) -> None:
        """Show the folder that a document is in."""
        self._viewer.open_folder(self._use(use_id))

    def locate(self, use_id: int) -> None:
        """Let the officer say where a missing file is; it must be the same."""
        use = self._use(use_id)
        path = self._questions.lost_file(use)
        if path is None:
            return
        vault = self._bridge.workspace.vault
        self._intake.run(
            use.title,
            lambda report: intake.found_again(vault, use, path, report),
            partial(self._relocate, self._assessment_id, use),
        )

    def repeat_last_year(self, key: str) -> None:
        """Bring last year's explanation and evidence here; the level stays to be chosen."""
        indicator = IndicatorKey(key)
        earlier, sheet = self._bridge.earlier_answer(indicator), self._bridge.sheet
        if earlier is None or sheet is None:
            return
        if earlier.explanation and not sheet.by_key[indicator].explanation:
            edit = SetAnswerField(
                self._assessment_id, indicator, AnswerField.EXPLANATION, earlier.explanation
            )
            self._bridge.run(edit)
        here = {use.evidence_id for use in self._bridge.evidence_of(indicator)}
        for use in earlier.evidence:
            if use.evidence_id not in here:
                self._bridge.run(
                    Reuse(
                        self._assessment_id,
                        indicator,
                        use.evidence_id,
                        level=use.level,
                        pages=use.pages,
                        role=use.role,
                    )
                )

    def _connect(self) -> None:
        self._intake.started.connect(self.started)
        self._intake.progressed.connect(self.progressed)
        self._intake.ended.connect(self.ended)
        self._intake.failed.connect(self.failed)
        self._viewer.told.connect(self.told)
        self._viewer.failed.connect(self.failed)

    @property
    def _assessment_id(self) -> int:
        sheet = self._bridge.sheet
        if sheet is None:
            raise ValueError("no assessment is shown")
        return sheet.assessment.id

    def _use(self, use_id: int) -> EvidenceUse:
        uses = self._bridge.all_evidence().values()
        return next(use for found in uses for use in found if use.use_id == use_id)

    def _attaching(self, key: str, level: int | None) -> Callable[[Document], None]:
        """Return what attaches a document to the assessment that is shown now."""
        return partial(self._on_document, self._assessment_id, key, level)

    def _on_document(
        self, assessment_id: int, key: str, level: int | None, document: Document
    ) -> None:
        """Attach what was read to the assessment that it was meant for."""
        self._run(key, Attach(assessment_id, IndicatorKey(key), document, level))

    def _attach(self, key: str, level: int | None, make: Callable[[], Document]) -> None:
        try:
            document = make()
        except SpbeError as error:
            self.failed.emit(error)
            return
        self._on_document(self._assessment_id, key, level, document)

    def _run(self, key: str, operation: Attach | Reuse) -> None:
        if not self._bridge.run(operation):
            return
        if operation.assessment_id != self._assessment_id:
            return  # the officer has turned to another year meanwhile
        uses = self._bridge.evidence_of(IndicatorKey(key))
        if uses and uses[-1].shared_with:
            others = formats.listed(tuple(uses[-1].shared_with))
            self.told.emit(
                "info",
                f"Dokumen ini juga dipakai di indikator {others}; ditautkan, tidak digandakan.",
            )
        self.attached.emit(key)

    def _relocate(self, assessment_id: int, use: EvidenceUse, document: Document) -> None:
        """Store where the file is; the officer may have turned to another year meanwhile."""
        if use.kind is EvidenceKind.LINK:
            edit = Relocate(assessment_id, use.key, use.evidence_id, document)
            if not self._bridge.run(edit):
                return
        else:
            self._bridge.reload()
        self.told.emit("info", f"Berkas “{use.title}” sudah ditemukan kembali.")
