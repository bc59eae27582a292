"""Tables that others made: cells as text, from the clipboard, a workbook or a text file."""
