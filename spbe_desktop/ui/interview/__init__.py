"""Getting ready for an interview or a visit: sheets to print, and practice."""
