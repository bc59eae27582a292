"""The Indonesian sentences that the window and the command line share."""
