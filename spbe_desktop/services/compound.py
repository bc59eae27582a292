"""Several edits that are made, and taken back, as one step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation


@dataclass(frozen=True)
class Several:
    """Edits of one kind that stand or fall together: one transaction, one step to undo."""

    operations: tuple[Operation, ...]

    @property
    def kind(self) -> str:
        """Name the step as each of its edits is named."""
        return self.operations[0].kind

    @property
    def key(self) -> str:
        """Name the indicator, if all of them touch the same."""
        keys = {operation.key for operation in self.operations}
        return keys.pop() if len(keys) == 1 else ""

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False

    def apply(self, desk: Desk) -> Applied:
        """Make the edits one after the other; taken back in the opposite order."""
        applied = [operation.apply(desk) for operation in self.operations]
        changes = reduce(Changes.__or__, (each.changes for each in applied))
        inverses = tuple(each.inverse for each in applied)
        if inverses == self.operations:
            return Applied(changes, self)
        return Applied(changes, Several(inverses[::-1]))
