"""Time expressions resolved to EDTF, or honestly left open."""

from riwaya.dates.find import find

__all__ = ["find"]
