"""Writes a package that was sent before once more, if it is still the same to the last byte."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from spbe_desktop.errors import FolderNotWritableError, PackageDiffersError
from spbe_desktop.evidence.storage import flush_folder, writing_to
from spbe_desktop.exchange.bag_writer import WrittenPackage
from spbe_desktop.services import submission
from spbe_desktop.services.workspace import Workspace


def write_again(workspace: Workspace, assessment_id: int, target: Path) -> WrittenPackage:
    """Write the package that was sent of a locked assessment to *target*.

    Under one identity there are never two contents: if the package has become another one,
    raise PackageDiffersError and leave what may stand at *target*.
    """
    sent = submission.sent_packages(workspace, assessment_id)[0]
    frozen = submission.freeze(workspace, assessment_id)
    folder = target.parent
    if not folder.is_dir() or target.is_dir():
        raise FolderNotWritableError(folder)
    # A folder beside the target: the rename at the end stays within one disk.
    with writing_to(folder), TemporaryDirectory(prefix=".spbe-", dir=folder) as aside:
        written = submission.write(frozen, Path(aside) / target.name)
        if written.sha256 != sent.sha256:
            raise PackageDiffersError(sent.path, sent.revision)
        written.path.replace(target)
        flush_folder(folder)
    return WrittenPackage(target, written.sha256, written.size, written.files)
