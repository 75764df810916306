"""Time expressions resolved to EDTF, or honestly left open."""

from riwaya.dates.find import find
from riwaya.dates.publication import Publication, publication
from riwaya.dates.window import Window, window

__all__ = ["Publication", "Window", "find", "publication", "window"]
