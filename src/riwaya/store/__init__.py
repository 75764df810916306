"""The case: one file that loses nothing."""
