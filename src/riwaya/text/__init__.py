"""Folding, words, sentences, quotations: the text laid out so that every offset leads back to what is stored."""

from riwaya.text.fold import Folded, fold
from riwaya.text.reading import Hit, Quote, Reading, Sentence, lay_out
from riwaya.text.script import refusal

__all__ = ["Folded", "Hit", "Quote", "Reading", "Sentence", "fold", "lay_out", "refusal"]
