"""Taken elsewhere: one file a format."""
