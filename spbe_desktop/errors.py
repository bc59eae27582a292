"""Every failure that a user may be told about; facts only, the words are in `words`.

A UserError the user can put right; a StorageError is the disk's, a lock's or damage's. What the
yearly cycle refuses is in `cycle_errors`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path


class SpbeError(Exception):
    """A failure with a sentence for the user; anything else that is raised is a bug."""


class UserError(SpbeError):
    """The user can put it right: another file, another value, another place."""


class StorageError(SpbeError):
    """The disk, a lock or damage stands in the way."""


# Instruments and values


@dataclass(frozen=True)
class PackFault:
    """One fault of an instrument pack: where it is and what is wrong."""

    place: str
    reason: str


@dataclass(eq=False)
class PackInvalidError(UserError):
    """An instrument pack has faults; all of them are listed."""

    source: str
    faults: tuple[PackFault, ...]


@dataclass(eq=False)
class InstrumentUnknownError(UserError):
    """No pack has this id, or none applies to this year."""

    wanted: str
    known: tuple[str, ...]


@dataclass(eq=False)
class IndicatorUnknownError(UserError):
    """The instrument has no scored row of this key."""

    instrument: str
    key: str


@dataclass(eq=False)
class SlotUnknownError(UserError):
    """The indicator has no slot of this code."""

    key: str
    slot: str


@dataclass(eq=False)
class ValueOutsideScaleError(UserError):
    """A value that the indicator's scale does not have."""

    key: str
    value: str
    lowest: Decimal
    highest: Decimal
    decimals: int


# Answer files, as the command line reads them


class AnswerFileFault(StrEnum):
    """What is wrong with an answer file as a whole."""

    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_AN_OBJECT = "not_an_object"
    INSTRUMENT_MISSING = "instrument_missing"
    LEVELS_MISSING = "levels_missing"
    FIELD_REPEATED = "field_repeated"


@dataclass(eq=False)
class AnswerFileUnreadableError(UserError):
    """The file with the levels cannot be opened or read."""

    path: Path
    detail: str


@dataclass(eq=False)
class AnswerFileInvalidError(UserError):
    """The file can be read but does not hold an instrument and levels."""

    path: Path
    fault: AnswerFileFault
    detail: str


@dataclass(eq=False)
class ValueNotANumberError(UserError):
    """An indicator's value is not a number: a word, true, NaN, a list."""

    key: str
    value: str


@dataclass(eq=False)
class IndicatorRepeatedError(UserError):
    """One indicator is given twice, perhaps with two values."""

    key: str


# Workspaces


@dataclass(eq=False)
class NotAWorkspaceError(UserError):
    """The path is no workspace of ours: another kind of file or folder."""

    path: Path


@dataclass(eq=False)
class WorkspaceExistsError(UserError):
    """A new workspace would overwrite what is in this folder."""

    path: Path


@dataclass(eq=False)
class WorkspaceTooNewError(UserError):
    """The workspace was last opened by a newer release."""

    path: Path
    found: str
    supported: str


@dataclass(eq=False)
class WorkspaceInUseError(UserError):
    """Somebody has the workspace open."""

    path: Path
    user: str
    computer: str
    since: str


@dataclass(eq=False)
class WorkspaceElsewhereError(UserError):
    """A note says that another computer has the workspace open, where locks may not reach."""

    path: Path
    user: str
    computer: str
    since: str


@dataclass(eq=False)
class WorkspaceReadOnlyError(StorageError):
    """The workspace lies where nothing can be written, and was opened for reading."""

    path: Path


@dataclass(eq=False)
class WorkspaceDamagedError(StorageError):
    """The database cannot be read as one."""

    path: Path
    detail: str


@dataclass(eq=False)
class FolderNotWritableError(StorageError):
    """Nothing can be written there."""

    path: Path


@dataclass(eq=False)
class DiskFullError(StorageError):
    """No room is left on the disk that holds the path."""

    path: Path


@dataclass(eq=False)
class StorageFailedError(StorageError):
    """Reading or writing failed for a reason that the system names."""

    path: Path
    detail: str


@dataclass(eq=False)
class WorkspaceAwayError(StorageError):
    """The open workspace is not where it was: its drive was pulled out, or its share is gone."""

    path: Path


@dataclass(eq=False)
class WorkspaceReplacedError(StorageError):
    """What came back in the place of the open workspace holds something else."""

    path: Path


# Assessments


@dataclass(eq=False)
class AgencyUnknownError(UserError):
    """The workspace has no agency of this code."""

    code: str
    known: tuple[str, ...]


@dataclass(eq=False)
class AgencyAmbiguousError(UserError):
    """Agencies of several regions share this code."""

    code: str
    choices: tuple[str, ...]
    """Region and code of each, as "6401/diskominfo"."""


@dataclass(eq=False)
class AssessmentUnknownError(UserError):
    """The agency has no assessment of this year."""

    agency: str
    year: int
    known: tuple[int, ...]


@dataclass(eq=False)
class AssessmentExistsError(UserError):
    """The agency already has an assessment of this year."""

    agency: str
    year: int


@dataclass(eq=False)
class AssessmentLockedError(UserError):
    """The assessment was sent; it must be reopened before it is changed."""

    agency: str
    year: int
    revision: int


@dataclass(eq=False)
class SubmissionBlockedError(UserError):
    """Errors stand between the assessment and its package."""

    count: int
    first: str


# Evidence


@dataclass(eq=False)
class EvidenceUnreadableError(UserError):
    """A file cannot be read, or vanished while it was being read."""

    path: Path
    detail: str


@dataclass(eq=False)
class EvidenceEmptyError(UserError):
    """A file of 0 bytes proves nothing."""

    path: Path


@dataclass(eq=False)
class EvidenceMissingError(UserError):
    """The file behind a piece of evidence is not where it should be."""

    title: str
    path: Path


@dataclass(eq=False)
class EvidenceChangedError(UserError):
    """The file behind a piece of evidence is no longer the one that was attached."""

    title: str
    path: Path


@dataclass(eq=False)
class EvidenceAlreadyAttachedError(UserError):
    """The indicator already has this document."""

    title: str
    key: str


@dataclass(eq=False)
class EvidenceKeptAlreadyError(UserError):
    """The library already has a document of the same bytes or address."""

    title: str


@dataclass(eq=False)
class DocumentInUseError(UserError):
    """A document cannot be discarded while indicators use it."""

    title: str
    uses: int


@dataclass(eq=False)
class AddressInvalidError(UserError):
    """A web address that no browser would open."""

    address: str


@dataclass(eq=False)
class EvidenceNotAFileError(UserError):
    """A folder, a device or a pipe was given where a document belongs."""

    path: Path


class NameTemplateFault(StrEnum):
    """What is wrong with a pattern for the names of files."""

    BRACES = "braces"
    PLACEHOLDER = "placeholder"
    FORM = "form"
    CHARACTER = "character"
    WITHOUT_INDICATOR = "without_indicator"
    ALIKE = "alike"
    """Different documents would get the same name."""
    TOO_LONG = "too_long"


@dataclass(eq=False)
class NameTemplateInvalidError(UserError):
    """A pattern for the names of files that cannot be used."""

    template: str
    fault: NameTemplateFault
    detail: str = ""
    """The placeholder or the character that is wrong."""


@dataclass(eq=False)
class SearchInterruptedError(UserError):
    """The folder or drive that was being searched has gone."""

    path: Path


@dataclass(eq=False)
class FolderUnreadableError(UserError):
    """A folder that was to be looked through is gone, or may not be read."""

    path: Path
    detail: str


# Packages


@dataclass(eq=False)
class PackageUnreadableError(UserError):
    """The file cannot be read as a package at all."""

    path: Path
    detail: str


@dataclass(eq=False)
class PackageDiffersError(UserError):
    """A revision that was sent would become another package if it were written again."""

    path: Path
    """Where the package was written that was sent."""
    revision: int


@dataclass(eq=False)
class BackupInvalidError(UserError):
    """The file is no backup of ours, or not what it was when it was written."""

    path: Path
    detail: str


@dataclass(eq=False)
class BackupTooNewError(UserError):
    """The backup file was written by a newer release."""

    path: Path
    found: str
    supported: str


@dataclass(eq=False)
class PackageWriteError(StorageError):
    """A package was written but did not verify; nothing was left behind."""

    path: Path
    detail: str


class Cancelled(Exception):  # noqa: N818 - not an error: the user's own wish
    """The user stopped a task; nothing of it remains."""
