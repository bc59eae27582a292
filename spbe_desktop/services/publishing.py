"""The edits of what was published before, and of what is aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from spbe_desktop.domain.instrument import GroupCode
from spbe_desktop.models.tables import published_group, published_index, target_index
from spbe_desktop.services.changes import Changes
from spbe_desktop.services.editing import Applied, Desk, Operation


@dataclass(frozen=True)
class SetPublished:
    """Record what was published of a region for one year and stage; None removes it."""

    region_id: int
    year: int
    stage: str
    instrument_code: str
    index: Decimal | None
    groups: Mapping[GroupCode, Decimal] = field(default_factory=dict)

    kind = "history"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Replace the whole row."""
        row = desk.connection.execute(
            select(published_index).where(
                published_index.c.region_id == self.region_id,
                published_index.c.year == self.year,
                published_index.c.stage == self.stage,
            )
        ).first()
        inverse = replace(self, index=None, groups={})
        if row is not None:
            of_row = published_group.c.published_index_id == row.id
            groups = desk.connection.execute(select(published_group).where(of_row)).all()
            inverse = replace(
                self,
                instrument_code=row.instrument_code,
                index=row.index_value,
                groups={GroupCode(g.group_code): g.value for g in groups},
            )
            desk.connection.execute(delete(published_index).where(published_index.c.id == row.id))
        if self.index is not None:
            self._store(desk, self.index)
        place = f"{self.year} {self.stage}"
        desk.log("history", key=place, before=inverse.index, after=self.index)
        return Applied(Changes(trend=True), inverse)

    def continues(self, earlier: Operation) -> bool:
        """Typing the domains after the index is the same step."""
        return isinstance(earlier, SetPublished) and (
            earlier.region_id,
            earlier.year,
            earlier.stage,
        ) == (self.region_id, self.year, self.stage)

    def _store(self, desk: Desk, index: Decimal) -> None:
        stored = desk.connection.execute(
            insert(published_index)
            .values(
                region_id=self.region_id,
                year=self.year,
                stage=self.stage,
                instrument_code=self.instrument_code,
                index_value=index,
            )
            .returning(published_index.c.id)
        )
        row_id = stored.scalar_one()
        for code, value in self.groups.items():
            desk.connection.execute(
                insert(published_group).values(
                    published_index_id=row_id, group_code=code, value=value
                )
            )


@dataclass(frozen=True)
class SetTargetIndex:
    """Set the index that a region aims at in one year; None removes it."""

    region_id: int
    year: int
    value: Decimal | None

    kind = "target_index"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store the target."""
        place = (target_index.c.region_id == self.region_id) & (target_index.c.year == self.year)
        before = desk.connection.execute(select(target_index.c.value).where(place)).scalar()
        if self.value is None:
            desk.connection.execute(delete(target_index).where(place))
        else:
            row = {"region_id": self.region_id, "year": self.year, "value": self.value}
            statement = upsert(target_index).values(row)
            desk.connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["region_id", "year"], set_={"value": self.value}
                )
            )
        desk.log("target_index", key=str(self.year), before=before, after=self.value)
        return Applied(Changes(trend=True), replace(self, value=before))

    def continues(self, earlier: Operation) -> bool:
        """Each is a step of its own."""
        del earlier
        return False
