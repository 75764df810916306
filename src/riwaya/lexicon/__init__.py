"""Every Arabic word that the program knows, as data, and the loader that knows none."""

from riwaya.lexicon.lexicon import Analysis, Form, Lexicon, load
from riwaya.lexicon.loader import Record
from riwaya.lexicon.paradigm import Shape

__all__ = ["Analysis", "Form", "Lexicon", "Record", "Shape", "load"]
