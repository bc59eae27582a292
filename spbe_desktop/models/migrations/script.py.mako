"""${message}.

Forward only: going back is restoring the backup. Never import the program here, and change
data with plain SQL: today's tables are not the tables of this revision.

Revision ID: ${up_revision}
"""

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
