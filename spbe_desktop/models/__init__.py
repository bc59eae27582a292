"""The tables of a workspace, and how its database is opened, migrated and backed up."""
