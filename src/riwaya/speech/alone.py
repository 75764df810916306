"""What a word is by itself to the grammar of statements, found once in a process: most questions about the words of an article are these.

Names, commas and the words around it are not seen here: `Page` puts them together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from riwaya.lexicon import Lexicon
    from riwaya.speech.grammar import Grammar

_DOUBTFUL: Final = frozenset(("الا", "بالا", "شاء"))
_DEFINITE: Final = ("ال", "لل", "وال", "بال")
_ARTICLES: Final = ("وال", "بال", "ولل", "لل", "ال")
_OURS: Final = ("ها", "هم", "هما", "نا")


class Alone:
    """One word. Never changed.

    `that`: it introduces what is said; `doubtful` where only its spelling tells. `watched`: it may end a saying without a comma.
    `preposition`: it is one, or one behind «and»; `attached`: unless it is a name, it begins with one. `bare` is what is left without the
    article. `definite`: by article or pronoun; `his`: by a pronoun if its last letter is one. `present`: it has the shape of a present
    tense, `and_present` behind «and». `they_did`: a past in the plural unless it is a name. `hides`: it may open the wish not to be named.
    `adverb`, `no_noun`, `ending` are classes of words.
    """

    __slots__ = ("adverb", "and_present", "attached", "bare", "definite", "doubtful", "ending", "hides", "his", "no_noun", "preposition", "present", "that", "they_did", "watched")

    def __init__(self, text: str, grammar: Grammar, lexicon: Lexicon) -> None:
        self.that, self.doubtful, self.watched = text in grammar.that, text in _DOUBTFUL, text in grammar.watched
        self.adverb, self.no_noun, self.ending = text in grammar.adverbs, text in grammar.no_noun, text in grammar.ending or text in grammar.performed
        self.hides = text in grammar.hidden
        self.they_did = len(text) > 4 and text.endswith("وا")
        self.preposition = text in grammar.prepositions or (text[:1] in "وف" and text[1:] in grammar.prepositions)
        self.attached = grammar.prefixed(text, lexicon)
        self.definite = len(text) > 3 and ((text.startswith(_DEFINITE) and text not in grammar.persons) or text.endswith(_OURS))  # «والد»
        bare = next((text[len(lead) :] for lead in _ARTICLES if text.startswith(lead) and len(text) > len(lead) + 2), text)
        self.bare = bare.replace("مسيول", "مسوول") if "مسيول" in bare else bare  # «المسئول»
        self.his = len(text) > 3 and text.endswith("ه")
        self.and_present = text[:2] == "وي" and len(text) > 4 and not text.startswith("ويل")
        self.present = len(text) > 4 and text[0] == "ي" and text[-1] in "نويرل" and text[-2:] not in ("ين", "ير", "يل") and text[-3:] != "يون"
