"""The edits of what was published before, and of what is aimed at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
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

    row_id: int | None = field(default=None, compare=False)
    """The id to restore a removed row under; none for a new one."""

    kind = "history"
    key = ""

    def apply(self, desk: Desk) -> Applied:
        """Store the figures in place of those that were there."""
        inverse = self._stored(desk)
        if inverse == self:
            return Applied(Changes(trend=True), self)
        if self.index is None:
            desk.connection.execute(delete(published_index).where(self._place()))
        else:
            self._store(desk, self.index, inverse.row_id)
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

    def _stored(self, desk: Desk) -> SetPublished:
        """Return the edit that would lead to what is stored now."""
        row = desk.connection.execute(select(published_index).where(self._place())).first()
        if row is None:
            return replace(self, index=None, groups={}, row_id=None)
        of_row = published_group.c.published_index_id == row.id
        groups = desk.connection.execute(select(published_group).where(of_row)).all()
        return replace(
            self,
            instrument_code=row.instrument_code,
            index=row.index_value,
            groups={GroupCode(g.group_code): g.value for g in groups},
            row_id=row.id,
        )

    def _store(self, desk: Desk, index: Decimal, known: int | None) -> None:
        figures = {"instrument_code": self.instrument_code, "index_value": index}
        row_id = known
        if row_id is None:
            place = {"region_id": self.region_id, "year": self.year, "stage": self.stage}
            row = {"id": self.row_id} | place | figures
            stored = desk.connection.execute(
                insert(published_index).values(row).returning(published_index.c.id)
            )
            row_id = stored.scalar_one()
        else:
            desk.connection.execute(update(published_index).where(self._place()).values(figures))
            of_row = published_group.c.published_index_id == row_id
            desk.connection.execute(delete(published_group).where(of_row))
        for code, value in self.groups.items():
            desk.connection.execute(
                insert(published_group).values(
                    published_index_id=row_id, group_code=code, value=value
                )
            )

    def _place(self) -> ColumnElement[bool]:
        return and_(
            published_index.c.region_id == self.region_id,
            published_index.c.year == self.year,
            published_index.c.stage == self.stage,
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
        if before == self.value:
            return Applied(Changes(trend=True), self)
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
