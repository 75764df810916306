"""How a name or a description stands alone: with the article that «لـ» swallowed, in the nominative, without half a pair of quotation marks.

Spans keep the stored text; only what somebody is called is changed. It knows the accusative by its alef alone: «شخصا» is «شخص», a dual
or a plural keeps the case that the sentence gave it.
"""

from __future__ import annotations

from typing import Final

from riwaya.lexicon.letters import fold_word
from riwaya.names.particles import ARTICLE, SWALLOWED
from riwaya.text import Reading

_TWICE: Final = 2 * ARTICLE[1]
_ACCUSATIVE: Final = "\u0627"
_RELATED: Final = "\u064a\u0627"
_TANWIN: Final = "\u064b"
_SECOND: Final = "\u0628"
_LAST: Final = "\u064a"
_STROKE: Final = "\u0640"
_CLASSES: Final = "name_word"
_LEAST: Final = 4
_STOP: Final = "name_word.stop"
_PAIRS: Final = (("«", "»"), ("“", "”"))
_MARK: Final = '"'


def opening(reading: Reading, start: int, end: int, word: int) -> str:
    """What «لـ» took from a name that begins at a folded offset inside a word: of «للجيش» the alef, of «للجنة المركزية» the article where the
    text writes it elsewhere, of «لليبيا», «لليلى» nothing."""
    text = reading.text
    if start == reading.starts[word] or not text.startswith(_TWICE, start - 1):
        return ""
    name = text[start:end]
    if not _stands_alone(reading, name.split(" ", 1)[0]):
        return ARTICLE[0]
    return ARTICLE if f" {ARTICLE}{name}" in text else ""


def _stands_alone(reading: Reading, word: str) -> bool:
    return any(not one.left and not one.right and one.record.kind != _CLASSES for one in reading.lexicon.forms_of(word))


def called(reading: Reading, first: int, last: int, skip: int) -> str:
    """What words `[first, last)` are called, the first `skip` folded characters left out: «للمتحدث» is «المتحدث», «مصدرا أمنيا» «مصدر أمني»."""
    text = reading.text
    start = reading.starts[first] + skip
    if skip >= len(SWALLOWED) and text.startswith(SWALLOWED, start - len(SWALLOWED)):
        start -= 1
    end = reading.ends[last - 1]
    shown = opening(reading, start, end, first) + reading.stored(start, end)
    return _nominative(reading, _unquoted(shown).split())


def _unquoted(text: str) -> str:
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    return text.replace(_MARK, "") if text.count(_MARK) % 2 else text


def _nominative(reading: Reading, words: list[str]) -> str:
    """Indefinite words in the accusative lose its alef: the head, and the adjectives that follow it; «وزيرا خارجية …» are two."""
    for at, word in enumerate(words):
        bare = word.replace(_TANWIN, "")
        if _SECOND <= bare[-1:] <= _LAST and bare[-1] != _STROKE:
            break  # it ends in a letter that no folding makes an alef
        folded = fold_word(bare)
        if len(folded) < _LEAST or not folded.endswith(_ACCUSATIVE) or folded.startswith(ARTICLE):
            break
        if not (at and (bare != word or folded.endswith(_RELATED))) and not _stands_alone(reading, folded[:-1]):
            break
        if not at and bare == word and len(words) > 1 and not _ends(reading, fold_word(words[1])):
            break
        words[at] = bare.removesuffix(_ACCUSATIVE)
    return " ".join(words)


def _ends(reading: Reading, word: str) -> bool:
    """Whether a word cannot be the genitive of the noun before it."""
    return word.endswith(_ACCUSATIVE) or any(one.record.id == _STOP for one in reading.lexicon.forms_of(word))
