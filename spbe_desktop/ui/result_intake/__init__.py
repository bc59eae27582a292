"""The preview of results that are taken in: columns, cells, faults."""
