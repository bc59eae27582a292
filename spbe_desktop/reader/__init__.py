"""Looks into files that others have made, in a process that nothing but itself depends on."""
