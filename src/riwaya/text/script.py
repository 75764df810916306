"""Is this Arabic? Told by letters and by the article, not by a model.

Persian, Urdu, Sorani and others share the script but not all letters, and hardly any of their words begin with the
Arabic article; Arabic typed on a Persian keyboard has Persian letters but keeps the article. It cannot tell the dialects
of Arabic apart, nor judge a short headline of names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

_FOREIGN: Final = {
    "Sorani Kurdish": "ڵڕۆێەڤ",
    "Urdu": "ٹڈڑںہھے",
    "Pashto": "ټډړږښڅځڼۍې",
    "Uyghur": "ۇۆۈۋېە",
    "Sindhi": "ٻڀٺٽڦڄڃڇڏڌڊڍڙڪڱڳڻ",
    "Jawi": "ڠڤڬڽۏ",
    "Persian": "پچژگ",
}
_ARTICLE: Final = re.compile("(?:^|[^\\w])[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?=\\w\\w)")
_WORD: Final = re.compile("[\u0620-\u06d3]{2,}")
_PLAIN: Final = re.compile("[\u0621-\u063a\u0641-\u0652\u0660-\u0669\\s0-9!-/:-@\\[-`{-~\u00ab\u00bb\u060c\u061b\u061f\u2013\u2018-\u201d\u2026]*")
_BEGUN: Final = re.compile(" \u0627\u0644(?=\\w\\w)")
_ENOUGH: Final = 12
_SAMPLE: Final = 1_500


def _sample(text: str) -> str:
    """Start, middle and end of a long text."""
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]} {text[-_SAMPLE:]}"


@lru_cache(maxsize=4096)
def _plain(char: str) -> str:
    return unicodedata.normalize("NFKC", char)[:1]


def refusal(text: str) -> str | None:
    """Why this text is not Arabic, or None if it is. Needs a dozen letters to say anything."""
    sample = _sample(text)
    if _plainly(sample):
        return None
    letters: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            letters[_plain(char)] += count
    total = sum(letters.values())
    if total < _ENOUGH:
        return "the text holds hardly any letters" if total == 0 else None
    arabic = sum(count for char, count in letters.items() if "\u0600" <= char <= "\u06ff")
    if arabic * 2 < total:
        return f"the text is not in Arabic script ({arabic * 100 // total} % of its letters are)"
    return _other_language(unicodedata.normalize("NFKC", sample), letters, arabic)


def _plainly(sample: str) -> bool:
    """Whether a sample has no letters but those of Arabic, and so many words with the article, however short its words, that it is passed at once."""
    return _PLAIN.fullmatch(sample) is not None and len(_BEGUN.findall(sample)) * 3 >= 0.03 * (len(sample) + 3) and len(sample) > 3 * _ENOUGH


def _other_language(sample: str, letters: Counter[str], arabic: int) -> str | None:
    words = len(_WORD.findall(sample))
    article = len(_ARTICLE.findall(sample)) / max(words, 1)
    foreign = {language: sum(letters[char] for char in signs) / arabic for language, signs in _FOREIGN.items()}
    if article >= 0.1 and max(foreign.values()) < 0.04:
        return None
    for language, share in sorted(foreign.items(), key=lambda one: -one[1]):
        kinds = sum(1 for char in _FOREIGN[language] if letters[char])
        if share > (0.012 if language == "Persian" else 0.03) and (kinds >= 2 or words < 12):
            return f"the text looks like {language}, not Arabic ({round(share * 100)} % of its letters are of that alphabet)"
    if words >= 60 and article < 0.03:
        return f"the text is in Arabic script but not in Arabic: {round(article * 100)} % of its words begin with the article"
    return None
