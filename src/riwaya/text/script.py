"""Is this Arabic? Told by letters, not by a model.

Persian, Urdu, Sorani and others share the script but not the letters; a text is refused only when their letters are
frequent. It cannot tell Arabic dialects apart, nor a short headline of names.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

_FOREIGN = {
    "Sorani Kurdish": "ڵڕۆێەڤ",
    "Urdu": "ٹڈڑںھہے",
    "Pashto": "ټډړږښڅځڼۍې",
    "Uyghur": "ۇۆۈۋېە",
    "Persian": "پچژگیک",
}


def refusal(text: str) -> str | None:
    """Why this text is not Arabic, or None if it is. Needs a dozen letters to say anything."""
    letters = Counter(unicodedata.normalize("NFKC", c) for c in text[:20_000] if c.isalpha())
    total = sum(letters.values())
    if total < 12:
        return "the text holds hardly any letters" if total == 0 else None
    arabic = sum(n for c, n in letters.items() if all("\u0600" <= x <= "\u06ff" for x in c))
    if arabic * 2 < total:
        return f"the text is not in Arabic script ({arabic * 100 // total} % of its letters are)"
    for language, signs in _FOREIGN.items():
        found = sum(letters[c] for c in signs)
        if found * 100 > arabic * (4 if language == "Persian" else 3) and len([c for c in signs if letters[c]]) >= 2:
            return f"the text looks like {language}, not Arabic ({found * 100 // arabic} % of its letters are of that alphabet)"
    return None
