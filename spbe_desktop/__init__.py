"""SPBE Desktop: the yearly self-assessment of an Indonesian government agency, offline."""

__version__ = "0.1.0"
