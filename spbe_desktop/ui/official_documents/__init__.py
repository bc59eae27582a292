"""Documents that are signed: which one, who signs it, and from which template."""
