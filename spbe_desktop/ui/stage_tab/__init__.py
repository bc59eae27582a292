"""The tab Tahapan: every indicator at every stage."""
