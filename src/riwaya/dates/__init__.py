"""Time expressions resolved to EDTF, or honestly left open."""

from riwaya.model import Time
from riwaya.text import Reading

__all__ = ["find"]


def find(reading: Reading) -> tuple[Time, ...]:
    """Every time expression of an article, in order. Values need `reading.article.published` (EDTF) or stay None."""
    return ()
