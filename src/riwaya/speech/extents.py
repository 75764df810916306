"""Where what is said ends: the stretches of a content, as folded offsets.

A saying runs to the end of its sentence unless a new cue, a change of voice («في حين», «فيما») or a phrase that names its
source («على حد تعبيره») cuts it; a quotation runs to its closing mark, over several sentences. What the article adds
after a comma without any sign cannot be told from the saying.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from riwaya.speech.openings import Opening
from riwaya.speech.page import Page
from riwaya.speech.passages import past_contrast
from riwaya.speech.phrases import participle, phrase, several
from riwaya.text.reading import Hit, Quote

_MARKS: Final = "\"«»“”‹›„"
_EDGES: Final = frozenset(" \t\n.،,؛;:!؟?…\"«»“”‹›„")


def extent(page: Page, found: Opening, opens: Callable[[int], bool]) -> tuple[tuple[int, int], ...]:
    """The stretches of a content; `opens` tells whether a new statement's cue stands at a word."""
    quote = found.quote
    if quote is not None and (found.how in ("quote", "colon") or _closes_saying(page, quote, opens, found.how != "that")):
        stretches = [(quote.start, quote.end)]
        more = _carried_on(page, quote, opens)
        if more is not None and found.how != "that":
            stretches.append(more)
        return tuple(s for s in (trim(page, *one) for one in stretches) if s)
    if _object_only(page, found):
        only = trim(page, found.offset, page.reading.ends[found.start])
        return (only,) if only else ()
    end = stop(page, found.start, opens, nominal=found.how in ("object", "with") and found.lead < 0)
    first = trim(page, found.offset, _offset_before(page, end))
    if not first:
        return ()
    stretches = [first]
    resumed = _after_phrase(page, end, opens)
    if resumed is not None and resumed < page.sentence_end(found.start):
        last = stop(page, resumed, opens)
        again = trim(page, page.reading.starts[resumed], _offset_before(page, last))
        if again:
            stretches.append(again)
    return tuple(stretches)


def _object_only(page: Page, found: Opening) -> bool:
    """«نفى ذلك»: the pronoun stands for what is denied."""
    if found.how not in ("object", "with"):
        return False
    text = page.words[found.start]
    after = found.start + 1
    if text.lstrip("ب") not in page.grammar.pointers or after >= page.count:
        return False
    return page.breaks(after) or page.is_preposition(after) or page.is_idle(after)


def _closes_saying(page: Page, quote: Quote, opens: Callable[[int], bool], nominal: bool) -> bool:
    """Whether nothing of the same saying follows the quotation."""
    if quote.last >= page.count or quote.last >= page.sentence_end(quote.last - 1):
        return True
    after = page.words[quote.last]
    if nominal and page.breaks(quote.last) and after[:1] == "و" and (_verbal(page, quote.last) or (after[1:] in page.grammar.negation and _verbal_after(page, quote.last + 1))):
        return True
    return cuts(page, quote.last, opens) or any(c in ".؟!" for c in page.gaps[quote.last])


def _carried_on(page: Page, quote: Quote, opens: Callable[[int], bool]) -> tuple[int, int] | None:
    after = quote.last
    if after >= page.count or after >= page.sentence_end(quote.last - 1):
        return None
    if not page.breaks(after) or page.words[after] not in page.grammar.runs_on:
        return None
    return page.reading.starts[after], _offset_before(page, stop(page, after, opens))


def _offset_before(page: Page, word: int) -> int:
    """The folded offset where the gap before a word begins, with what the gap closes."""
    end = page.reading.ends[word - 1]
    gap = page.gaps[word] if word < page.count else page.gaps[-1]
    for char in gap:
        if char in ")%" + _MARKS:
            end += 1
        elif not char.isspace():
            break
    return end


def stop(page: Page, start: int, opens: Callable[[int], bool], nominal: bool = False) -> int:
    """The word before which a saying that begins at `start` stops; `nominal` where it is a noun phrase and no clause."""
    outer = page.quoted[start]
    end = page.sentence_end(start)
    if outer is not None and outer.first < start and outer.last < end:
        return outer.last
    if nominal:
        end = min(end, _clause_after(page, start, end, opens))
    word = start + 1
    while word < end:
        inner = page.quoted[word]
        if inner is not None and inner is not outer and not inner.repaired:
            if inner.last >= end:
                return max(inner.last, end) if inner.last > end else end
            word = inner.last if inner.last > word else word + 1
            if word >= end:
                return end
            if cuts(page, word, opens):
                return word
            word += 1
            continue
        if page.loud[word] and not page.aside[word] and cuts(page, word, opens, start):
            return word
        word += 1
    return end


def _clause_after(page: Page, start: int, end: int, opens: Callable[[int], bool]) -> int:
    """«أعلن تشكيل لجنة، وافتتح المقر»: where a verb after a comma cannot go on with a noun phrase; `end` where none does."""
    relative = False
    for word in range(start + 1, end):
        text = page.words[word]
        if text in page.grammar.relative or page.is_that(word):
            relative = True
        if page.aside[word] or page.quoted[word] is not page.quoted[start]:
            continue
        if text in page.grammar.adversatives and not relative and word + 1 < end and (page.is_that(word + 1) or "كن" in text):
            return word
        if not relative and page.alone[word].they_did and text[0] == "و" and text[1] != "ي" and word not in page.named:
            return word  # «طالبوا بإسقاط الحكومة ورددوا شعارات»
        if text == "كما" and not relative and word + 1 < end and any(h.shape.pos == "verb" and h.shape.tense == "past" for h in page.reading.known(word + 1)):
            return word
        if not relative and text[0] == "و" and word + 1 < end and text[1:] in page.grammar.negation and _verbal_after(page, word + 1):
            return word
        if not page.breaks(word):
            if not relative and text[0] == "و" and opens(word) and _tells_on(page, word):
                return word  # «تنفي الاتصال وتحملها المسؤولية», «ترفض الاتهامات وتقول إن»
            continue
        if any(h.shape.pos == "verb" and h.shape.tense == "past" and not h.left and not h.right for h in page.cues[word]) and opens(word):
            return word  # «التي أعلنت مسؤوليتها عن الهجوم، قالت»
        if text[0] == "ف" and len(text) > 2 and text[1:] in page.grammar.prepositions:
            return word  # «إطلاق صواريخ، ففي نوفمبر الماضي …»
        if text in page.grammar.trailing and not relative and word + 1 < end and page.is_preposition(word + 1):
            return word  # «، وذلك في أول خطاب له»
        if text in page.grammar.adversatives or (text in page.grammar.alongside and word + 1 < end and not page.is_preposition(word + 1)):
            return word
        if text[:1] in "وف" and _verbal(page, word) and (not relative or (page.cues[word] and opens(word))):
            return word
        if text[:1] == "و" and word + 1 < end and page.is_that(word + 1) and any(h.shape.pos == "verb" and h.shape.tense == "present" for h in page.cues[word]) and opens(word):
            return word  # «تنفي …، وتؤكد أن»
    return end


def _tells_on(page: Page, word: int) -> bool:
    """Whether a joined verb in the present has a pronoun or «أن» right behind it."""
    that = word + 1 < page.count and page.is_that(word + 1)
    return any(h.left == "و" and (h.right or that) and h.shape.tense == "present" and h.shape.pos == "verb" for h in page.cues[word])


def _verbal_after(page: Page, word: int) -> bool:
    """Whether a verb in the present stands behind a negation: «ولم تنفه», «ولم يحضر»."""
    return page.words[word][0] in "يتن" and word not in page.named and not page.is_preposition(word)


def _verbal(page: Page, word: int) -> bool:
    """Whether a joined word is a verb that the lexicon knows as nothing else."""
    hits = [h for h in page.reading.known(word) if h.left[:1] in ("و", "ف") and h.left in ("و", "ف", "وس", "فس")]
    if page.words[word][1:2] == "ت" and (len(page.words[word]) == 5 or page.reading.raw(word).endswith("ي")):
        return False  # «وتحمل», «وتفادي»: as well a verbal noun
    return bool(hits) and all(h.shape.pos == "verb" for h in hits) and word not in page.named


def cuts(page: Page, word: int, opens: Callable[[int], bool], start: int = -1) -> bool:
    """Whether a saying ends before this word."""
    text = page.words[word]
    comma = page.breaks(word)
    if page.headline(word - 1) and word in page.quote_at and page.colon(word):
        return True
    if not comma and (text in page.grammar.meanwhile or text in page.grammar.but_he) and word + 1 < page.count and _past_cue(page, word + 1, opens):
        return True
    if not comma and word > start + 1 >= 1 and _unmarked(page, word, opens):
        return True
    if text in page.grammar.contrasting and past_contrast(page, word) != word:
        return True
    if comma and text in page.grammar.trailing and word + 1 < page.count and _phrase_here(page, word + 1):
        return True  # «، وذلك بحسب المصدر»
    if not comma and not page.cues[word] and text != "من" and text not in page.grammar.without:
        return page.headline(word) and page.quoted[word] is None and (_present(page, word) or _new_piece(page, word))
    if (participle(page, word) and opens(word)) or (comma and text in page.grammar.praising):
        return True
    if _withholds(page, word, opens):
        return True
    if comma and start >= 0 and text in page.grammar.that_he and text[0] in "اب" and _aside_of(page, start):
        return True
    if comma and text in page.grammar.adversatives and _speaks_soon(page, word, opens):
        return True
    if comma and text == "حيث" and word + 1 < page.count and _past_cue(page, word + 1, opens):
        return True  # «، حيث ذكر الوزير أن»
    if comma and text in page.grammar.parallels and _cue_soon(page, word, start, opens):
        return True
    if comma and word + 2 < page.count and f"{text} {page.words[word + 1]}" in page.grammar.parallels and _past_cue(page, word + 2, opens):
        return True  # «، ومن ثم دعا إلى»
    if comma and _main_clause(page, word, opens):
        return True
    if comma and word + 1 < page.count and text in page.grammar.turning and f"{text} {page.words[word + 1]}" in page.grammar.turns:
        return True
    if comma and (_phrase_here(page, word) or text in page.grammar.boundaries or _meanwhile(page, word)):
        return not (text in ("وهو", "وهي", "وذلك", "وسط") and not _refers_back(page, word))
    if _phrase_here(page, word):
        return True
    if comma and text[:1] == "و" and text[1:] in page.grammar.negation and word + 1 < page.count and page.cues[word + 1] and opens(word + 1):
        return True
    if comma and any("unsaid" in h.record["frame"] for h in page.cues[word]):
        return True
    joined = [h for h in page.cues[word] if h.shape.pos == "noun" and h.left == "و" and not h.right and h.last < page.count]
    if comma and any(page.speaks(h.last, h.last + 1) for h in joined) and opens(word):
        return True
    hits = [h for h in page.cues[word] if h.shape.pos == "verb" and h.left == "و"]
    if any(h.shape.tense == "past" and (opens(word) or (comma and "quoted" in h.record.get("class", ()))) and not _theirs(page, start, h) for h in hits):
        return True  # also «، ورحب بالاتفاق»
    if comma and any(h.shape.tense == "present" and ("adds" in h.record.get("class", ()) or _somebody_else(page, h)) and opens(word) for h in hits):
        return True
    return page.headline(word) and page.quoted[word] is None and (_present(page, word) or _new_piece(page, word))


def _unmarked(page: Page, word: int, opens: Callable[[int], bool]) -> bool:
    """«… ومن جهته قال», «… أما الوزير فنفى»: another voice where the text has no commas."""
    text, after = page.words[word], word + 2
    if text in page.grammar.topics:
        then = next((w for w in range(word + 1, min(word + 6, page.sentence_end(word))) if page.words[w][0] == "ف" and page.cues[w]), 0)
        return then > 0 and opens(then)
    if after >= page.count or f"{text.removeprefix('و')} {page.words[word + 1]}" not in page.grammar.turns or page.words[word + 1] not in page.grammar.joints:
        return False
    return any(h.shape.pos == "verb" and h.shape.tense == "past" and not h.left for h in page.cues[after]) and opens(after)


def _aside_of(page: Page, start: int) -> bool:
    """«أعلن القائد، الذي قال إنه سيغادر، إنه»: whether a saying stands in a relative clause, so that «إنه» behind it is the main clause's."""
    return any(page.words[w] in page.grammar.relative for w in range(max(page.sentence_start(start), start - 5), start))


def _new_piece(page: Page, word: int) -> bool:
    """«… والحزب يهدد», «… وأنباء عن»: in a headline a joined subject with its verb in the present begins another piece of news."""
    if page.words[word][:1] != "و" or page.is_preposition(word) or word + 1 >= page.count:
        return False
    if any(h.shape.pos == "noun" and h.left == "و" and "bare" in h.record.get("class", ()) for h in page.cues[word]):
        return True
    found = phrase(page, word, page.sentence_end(word))
    after = found.last if found is not None else page.count
    return page.headline(after) and any(h.shape.pos == "verb" and h.shape.tense == "present" and not h.left for h in page.reading.known(after))


def _theirs(page: Page, start: int, hit: Hit) -> bool:
    """«أن الخبراء زاروا الموقع، وطالبوا …»: a verb in the plural goes on with the people that the saying begins with."""
    return start >= 0 and (several(page, page.words[start]) if hit.shape.number == "p" else _others(page, start, hit))


def _others(page: Page, start: int, hit: Hit) -> bool:
    """«قال الوزير إن بلاده رفضت العرض ودعت إلى»: a verb of the other gender than the one before «إن», without a subject of its own, goes on with the saying's subject."""
    if start < 2 or not page.is_that(start - 1) or hit.shape.number != "s" or page.breaks(hit.first) or _somebody_else(page, hit):
        return False
    said = next((h for w in range(start - 2, max(page.sentence_start(start), start - 16) - 1, -1) for h in page.cues[w] if h.shape.pos == "verb"), None)
    return said is not None and said.shape.number == "s" and "" not in (said.shape.gender, hit.shape.gender) and said.shape.gender != hit.shape.gender


def _past_cue(page: Page, word: int, opens: Callable[[int], bool]) -> bool:
    """«… فيما أكدت النقابة أن»: a saying of its own right after the joining word, no comma before it."""
    told = any(h.shape.pos == "verb" and h.shape.tense == "past" and not h.left and not h.right for h in page.cues[word])
    return told and opens(word) and not _phrase_here(page, word - 1)


def _present(page: Page, word: int) -> bool:
    """«ويرفض»: in a headline a joined verb in the present begins another piece of news."""
    return any(h.shape.pos == "verb" and h.left == "و" and h.shape.tense == "present" and h.shape.person == "3" for h in page.reading.known(word))


def _cue_soon(page: Page, word: int, start: int, opens: Callable[[int], bool]) -> bool:
    """«، كما لم تعلن عن»: a new saying of its own, unless the same cue stands inside this one already."""
    for at in range(word + 1, min(word + 4, page.sentence_end(word))):
        if page.cues[at] and opens(at):
            own = {h.record.id for h in page.cues[at]}
            return not any(own & {h.record.id for h in page.cues[w]} for w in range(max(start, 0), word) if start >= 0)
    return False


def _somebody_else(page: Page, hit: Hit) -> bool:
    """«، ويرى آخرون أن»: a subject of its own right behind the verb."""
    found = phrase(page, hit.last, page.sentence_end(hit.first)) if hit.last < page.count else None
    return found is not None and page.speaks(found.first, found.last) and not page.grammar.among(page.words[found.first], page.grammar.documents)


def _speaks_soon(page: Page, word: int, opens: Callable[[int], bool]) -> bool:
    """«، لكنه أكد أن», «، لكن المعارضة ترى أن»: the other saying's cue, with nothing but its subject before it."""
    first = word + 2 if word + 1 < page.count and page.words[word + 1] == "ان" else word + 1
    for at in range(first, min(first + 8, page.sentence_end(word))):
        if page.breaks(at) or page.is_that(at) or (page.is_preposition(at) and not (at > first and page.speaks(first, at))):
            return False
        if page.cues[at] and any(h.shape.pos == "verb" for h in page.cues[at]) and opens(at):
            if at == first:
                return page.words[word][-2:] != "كن" or any(h.shape.tense == "past" for h in page.cues[at])
            found = phrase(page, first, at)
            return found is not None and (found.last == at or page.is_preposition(found.last)) and page.speaks(found.first, found.last)
    return False


def _main_clause(page: Page, word: int, opens: Callable[[int], bool]) -> bool:
    """After a comma a verb of saying with a subject of its own: the main clause begins."""
    start = page.sentence_start(word)
    first = page.words[start]
    if first not in page.grammar.subordinates and f"{first} {page.words[min(start + 1, word)]}" not in page.grammar.subordinates:
        return False
    hits = [h for h in page.cues[word] if h.shape.pos == "verb" and not h.left and not h.right]
    if not hits or not opens(word) or word + 1 >= page.count:
        return False
    after = phrase(page, word + 1, page.sentence_end(word))
    return after is not None and page.speaks(after.first, after.last)


def _withholds(page: Page, word: int, opens: Callable[[int], bool]) -> bool:
    """«من دون الدخول في تفاصيل»: the article says what the source leaves out."""
    text, grammar = page.words[word], page.grammar
    after = word + 2 if text == "من" and word + 1 < page.count and page.words[word + 1] in grammar.without else word + 1 if text in grammar.without else 0
    if not after or after >= page.count:
        return False
    if page.words[after] == "ان" and after + 1 < page.count and page.cues[after + 1] and opens(after + 1):
        return True  # «دون أن تكشف عن اسمه»
    return page.words[after] in grammar.secrets or page.words[after] in grammar.withholding


def _refers_back(page: Page, word: int) -> bool:
    """«، وهو ما نفاه»: what follows speaks of the saying."""
    return word + 1 < page.count and page.words[word + 1] in ("ما", "الامر", "العباره")


def _meanwhile(page: Page, word: int) -> bool:
    text = page.words[word]
    if text == "في" and (page.words[word + 1 : word + 2] == ["حين"] or page.words[word + 1 : word + 3] == ["الوقت", "الذي"]):
        return True
    return text == "وفي" and word + 1 < page.count and page.words[word + 1] in ("تلك", "هذه", "هذا", "المقابل", "حين")


def _phrase_here(page: Page, word: int) -> bool:
    """A phrase that lays the saying on its source begins here."""
    return any("according" in hit.record["frame"] and page.lays(hit) for hit in page.cues[word])


def _after_phrase(page: Page, word: int, opens: Callable[[int], bool]) -> int | None:
    """After «…، على حد تعبيره، …» the saying goes on; the word where it does."""
    if word >= page.count or not _phrase_here(page, word):
        return None
    hit = next(h for h in page.cues[word] if "according" in h.record["frame"])
    after = hit.last
    end = page.sentence_end(word)
    while after < end and not page.breaks(after):
        after += 1
    if after >= end - 1 or any(c in "." for c in page.gaps[after]) or "own" not in hit.record["frame"] or participle(page, after) or cuts(page, after, opens):
        return None
    return after


def trim(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """A stretch without blanks, stops and quotation marks at its edges; None if nothing is left."""
    text = page.reading.text
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return (start, end) if start < end else None


def caption(page: Page, content: tuple[int, int] | None) -> tuple[int, int] | None:
    """A caption without the bracket at its end that names the photographer."""
    if content is None:
        return None
    text = page.reading.text[content[0] : content[1]]
    at = text.rfind("(")
    return trim(page, content[0], content[0] + at) if at > 0 and ")" not in text[at:-1] and len(text) - at < 40 else content
