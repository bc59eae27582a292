"""The small parts that screens are built from; they show plain values and know no services."""
