"""Use cases: what an officer or a script can do with a workspace."""
