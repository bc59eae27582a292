"""What is filled into a template."""

from __future__ import annotations

from collections.abc import Mapping

Fields = Mapping[str, object]
"""Texts, and lists of mappings of texts, by the names that templates use."""
