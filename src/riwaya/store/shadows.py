"""The shadow of an article in the index, and the way back: which characters of it a question stands on.

The index finds articles, this finds the letters: the words are looked through again for the few articles that are shown,
so that a highlight is always exact and the same on every database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from riwaya.model import Article, Span
from riwaya.store.asking import Question, Term, bare, small, words_of
from riwaya.store.database import Database
from riwaya.text import Folded, fold
from riwaya.text.reading import cut

Stemming = Callable[[str], tuple[str, ...]]
Shadow = tuple[str, Sequence[str], Sequence[Sequence[str]]]


def shadow(article: Article, stems: Stemming) -> Shadow:
    """Id, folded words and the stems of each; a title that the text does not begin with is looked through as well."""
    words = words_of(article.text)
    if article.title and article.title not in article.text[: len(article.title) + 400]:
        words += words_of(article.title)
    return article.id, words, [stems(word) for word in words]


def note_stems(database: Database, shadows: Iterable[Shadow]) -> None:
    """Keep which written words stand for which stems."""
    pairs = {(stem, word) for _, words, stems in shadows for word, group in zip(words, stems, strict=True) for stem in group if stem != word}
    database.insert("search_stem", ("stem", "word"), sorted(pairs), doubled=True)


class Looking:
    """A question on its way through one article after another."""

    def __init__(self, question: Question, surfaces: dict[str, frozenset[str]]) -> None:
        self.terms = [one for one in question.terms if not one.refused]
        self.exact = question.exact
        self.surfaces = surfaces

    def spans(self, article: Article) -> list[Span]:
        """Every place where a term stands, in the article's own letters, in order."""
        folded = fold(article.text)
        _, starts, ends = cut(folded)
        words = small(folded, starts, ends)
        found: dict[tuple[int, int], None] = {}
        for term in self.terms:
            for first in self._places(term, words, folded, starts, ends):
                skip = self._skip(words[first], term.words[0])
                found[starts[first] + skip, ends[first + len(term.words) - 1]] = None
        return [_span(article.text, folded, a, b) for a, b in sorted(found)]

    def _places(self, term: Term, words: Sequence[str], folded: Folded, starts: list[int], ends: list[int]) -> Iterator[int]:
        heads = self.surfaces.get(term.words[0], frozenset((term.words[0],)))
        size = len(term.words)
        for first, word in enumerate(words):
            if word not in heads or words[first + 1 : first + size] != term.words[1:]:
                continue
            if self.exact:
                places = (folded.back(starts[at], ends[at]) for at in range(first, first + size))
                if tuple(bare(folded.stored[a:b]) for a, b in places) != term.typed:
                    continue
            yield first

    @staticmethod
    def _skip(word: str, sought: str) -> int:
        """How many letters of a written word stand before what was sought; none where they cannot be told apart."""
        return len(word) - len(sought) if word.endswith(sought) else 0


def _span(text: str, folded: Folded, first: int, last: int) -> Span:
    start, end = folded.back(first, last)
    return Span(start, end, text[start:end])


def snippet(text: str, spans: Sequence[Span], width: int) -> tuple[Span, tuple[Span, ...]]:
    """A window of the text around the first of the spans, cut between words and inside its line, and the spans that it holds."""
    first = spans[0]
    start = max(first.start - width, text.rfind("\n", 0, first.start) + 1)
    stop = text.find("\n", first.end)
    end = min(first.end + width, len(text) if stop < 0 else stop)
    while first.start > start > 0 and not text[start - 1].isspace():
        start += 1
    while first.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end, text[start:end]), tuple(one for one in spans if start <= one.start and one.end <= end)
