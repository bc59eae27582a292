"""What may go wrong on an officer's laptop, tried on the program itself."""
