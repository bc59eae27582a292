"""What is assessed and how it is reckoned: pure values, no files, no SQL, no Qt."""
