"""What the window remembers of itself: places, sizes and looks; nothing of an assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize

from spbe_desktop.ui.theme.theme import Mode

_MODES: dict[str, Mode] = {"system": "system", "light": "light", "dark": "dark"}
_RECENT = 8
_THRESHOLD = re.compile(r"\d(\.\d)?", re.ASCII)
_USUAL_LIMIT = 25_000_000
_USUAL_BUDGET = 5 << 30


class Preferences:
    """Typed properties over the settings of one user."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def mode(self) -> Mode:
        """Return whether the system, or the user, decides between light and dark."""
        return _MODES.get(str(self._settings.value("look/mode", "system")), "system")

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("look/mode", mode)

    @property
    def text_scale(self) -> float:
        """Return the text size, 1.0 to 1.5."""
        return float(str(self._settings.value("look/text_scale", 1.0)))

    @text_scale.setter
    def text_scale(self, scale: float) -> None:
        self._settings.setValue("look/text_scale", scale)

    @property
    def geometry(self) -> QByteArray:
        """Return where the window was; empty at the first start."""
        found = self._settings.value("window/geometry", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("window/geometry", geometry)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the workspaces that were open, the last one first."""
        found = self._settings.value("workspace/recent", [])
        listed = [found] if isinstance(found, str) else found
        return tuple(Path(str(item)) for item in listed) if isinstance(listed, list) else ()

    def remember(self, workspace: Path) -> None:
        """Put *workspace* first among those that were open."""
        others = [path for path in self.recent if path != workspace]
        listed = [str(path) for path in (workspace, *others)]
        self._settings.setValue("workspace/recent", listed[:_RECENT])

    def forget(self, workspace: Path) -> None:
        """Take a workspace that is gone off the list."""
        listed = [str(path) for path in self.recent if path != workspace]
        self._settings.setValue("workspace/recent", listed)

    def place(self, workspace: Path) -> Sequence[str]:
        """Return what was shown last of *workspace*: assessment, stage, tab and indicator."""
        found = self._settings.value(f"place/{_key(workspace)}", [])
        return [str(item) for item in found] if isinstance(found, list) else []

    def set_place(self, workspace: Path, place: Sequence[str]) -> None:
        """Remember what is shown of *workspace*."""
        self._settings.setValue(f"place/{_key(workspace)}", list(place))

    def person(self, workspace: Path) -> str:
        """Return the id of the person in *workspace* who sits here; empty if not told yet."""
        return str(self._settings.value(f"person/{_key(workspace)}", ""))

    def set_person(self, workspace: Path, person_id: str) -> None:
        """Remember who sits here."""
        self._settings.setValue(f"person/{_key(workspace)}", person_id)

    def only_mine(self, workspace: Path) -> bool:
        """Tell whether lists of indicators show only those of the person who sits here."""
        return str(self._settings.value(f"only_mine/{_key(workspace)}", "")) == "yes"

    def set_only_mine(self, workspace: Path, only: bool) -> None:
        """Remember whether lists show only those."""
        self._settings.setValue(f"only_mine/{_key(workspace)}", "yes" if only else "")

    def told_place(self, workspace: Path) -> str:
        """Return of what kind of place the officer was told for *workspace*; empty if of none."""
        return str(self._settings.value(f"told_place/{_key(workspace)}", ""))

    def set_told_place(self, workspace: Path, place: str) -> None:
        """Remember that she was told."""
        self._settings.setValue(f"told_place/{_key(workspace)}", place)

    @property
    def package_folder(self) -> Path | None:
        """Return where the last package was written to."""
        found = str(self._settings.value("package/folder", ""))
        return Path(found) if found else None

    @package_folder.setter
    def package_folder(self, folder: Path) -> None:
        self._settings.setValue("package/folder", str(folder))

    @property
    def evidence_folder(self) -> Path | None:
        """Return where evidence was last taken from."""
        found = str(self._settings.value("evidence/folder", ""))
        return Path(found) if found else None

    @evidence_folder.setter
    def evidence_folder(self, folder: Path) -> None:
        self._settings.setValue("evidence/folder", str(folder))

    @property
    def intake_folder(self) -> Path | None:
        """Return the folder that was taken in last."""
        found = str(self._settings.value("intake/folder", ""))
        return Path(found) if found else None

    @intake_folder.setter
    def intake_folder(self, folder: Path) -> None:
        self._settings.setValue("intake/folder", str(folder))

    @property
    def portal_limit(self) -> int:
        """Return how many bytes the portal takes of one file; 0 for any number."""
        found = str(self._settings.value("portal/limit", _USUAL_LIMIT))
        return int(found) if found.isdigit() else _USUAL_LIMIT

    @portal_limit.setter
    def portal_limit(self, limit: int) -> None:
        self._settings.setValue("portal/limit", limit)

    @property
    def backup_budget(self) -> int:
        """Return how many bytes the backups of one workspace may take together."""
        found = str(self._settings.value("backup/budget", _USUAL_BUDGET))
        return int(found) if found.isdigit() else _USUAL_BUDGET

    @backup_budget.setter
    def backup_budget(self, budget: int) -> None:
        self._settings.setValue("backup/budget", budget)

    @property
    def backup_folder(self) -> Path | None:
        """Return where the last backup file was written to."""
        found = str(self._settings.value("backup/folder", ""))
        return Path(found) if found else None

    @backup_folder.setter
    def backup_folder(self, folder: Path) -> None:
        self._settings.setValue("backup/folder", str(folder))

    @property
    def watch_threshold(self) -> Decimal:
        """Return the value at or under which an indicator is watched."""
        found = str(self._settings.value("watch/threshold", ""))
        return Decimal(found) if _THRESHOLD.fullmatch(found) else Decimal(2)

    @watch_threshold.setter
    def watch_threshold(self, value: Decimal) -> None:
        self._settings.setValue("watch/threshold", str(value))

    @property
    def finding_view(self) -> str:
        """Return which view of findings was shown last; empty if none was."""
        return str(self._settings.value("findings/view", ""))

    @finding_view.setter
    def finding_view(self, view: str) -> None:
        self._settings.setValue("findings/view", view)

    @property
    def action_view(self) -> str:
        """Return which view of actions was shown last; empty if none was."""
        return str(self._settings.value("actions/view", ""))

    @action_view.setter
    def action_view(self, view: str) -> None:
        self._settings.setValue("actions/view", view)

    @property
    def name_template(self) -> str:
        """Return the pattern for the names of files for the portal; empty for the usual one."""
        return str(self._settings.value("portal/names", ""))

    @name_template.setter
    def name_template(self, template: str) -> None:
        self._settings.setValue("portal/names", template)

    @property
    def portal_folder(self) -> Path | None:
        """Return where files for the portal were last copied to."""
        found = str(self._settings.value("portal/folder", ""))
        return Path(found) if found else None

    @portal_folder.setter
    def portal_folder(self, folder: Path) -> None:
        self._settings.setValue("portal/folder", str(folder))

    @property
    def portal_grouping(self) -> str:
        """Return how files for the portal were last laid out."""
        return str(self._settings.value("portal/grouping", ""))

    @portal_grouping.setter
    def portal_grouping(self, grouping: str) -> None:
        self._settings.setValue("portal/grouping", grouping)

    @property
    def letter_folder(self) -> Path | None:
        """Return where the last letter was saved."""
        found = str(self._settings.value("letter/folder", ""))
        return Path(found) if found else None

    @letter_folder.setter
    def letter_folder(self, folder: Path) -> None:
        self._settings.setValue("letter/folder", str(folder))

    def dialog_size(self, name: str) -> QSize | None:
        """Return the size that was given to the dialog *name*; none if it was left as it is."""
        found = self._settings.value(f"dialogs/{name}")
        return found if isinstance(found, QSize) and found.isValid() else None

    def set_dialog_size(self, name: str, size: QSize) -> None:
        """Keep the size of the dialog *name*."""
        self._settings.setValue(f"dialogs/{name}", size)

    def result_columns(self, fingerprint: str) -> tuple[str, ...]:
        """Return what the columns of a table of results of this make were said to hold."""
        found = str(self._settings.value(f"results/{fingerprint}", ""))
        return tuple(found.split("|")) if found else ()

    def set_result_columns(self, fingerprint: str, roles: Sequence[str]) -> None:
        """Remember what the columns of a table of this make hold."""
        self._settings.setValue(f"results/{fingerprint}", "|".join(roles))

    def letter_field(self, name: str) -> str:
        """Return what stood in a field of the last letter."""
        return str(self._settings.value(f"letter/{name}", ""))

    def set_letter_field(self, name: str, text: str) -> None:
        """Remember what stands in a field of a letter."""
        self._settings.setValue(f"letter/{name}", text)


def _key(workspace: Path) -> str:
    """Return *workspace* as one settings key: a slash would open a group."""
    return str(workspace).replace("/", "|").replace("\\", "|")
