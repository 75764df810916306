"""Riwaya (رواية, an account of events): who says what in Arabic news, tied to the exact characters."""

__version__ = "0.1.0"
