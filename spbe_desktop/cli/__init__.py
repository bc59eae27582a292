"""The command line: the second face of the program."""
