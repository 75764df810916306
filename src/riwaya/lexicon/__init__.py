"""Every Arabic word that the program knows, as data, and the loader that knows none."""

from riwaya.lexicon.lexicon import Form, Lexicon, load
from riwaya.lexicon.record import Analysis, Record, Shape

__all__ = ["Analysis", "Form", "Lexicon", "Record", "Shape", "load"]
