"""Instrument packs: YAML files turned into checked, frozen instruments."""
