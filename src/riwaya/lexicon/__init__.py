"""Every Arabic word that the program knows, as data, and the loader that knows none."""

from riwaya.lexicon.entries import Analysis
from riwaya.lexicon.lexicon import Form, Lexicon, load
from riwaya.lexicon.paradigm import Shape
from riwaya.lexicon.record import Record

__all__ = ["Analysis", "Form", "Lexicon", "Record", "Shape", "load"]
