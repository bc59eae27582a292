"""Runs the migrations over the connection that the caller has prepared."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from spbe_desktop.models.all_tables import METADATA
from spbe_desktop.models.types import ExactDecimal, UtcDateTime


def render_plain(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    """Write our column types as plain SQL types, so that a revision never imports us."""
    del autogenerate
    return (
        "sa.Text()" if kind == "type" and isinstance(item, ExactDecimal | UtcDateTime) else False
    )


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    render_item=render_plain,
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
