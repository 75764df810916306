"""«بحسب», «وفق», «نقلا عن», «على حد تعبيره»: phrases that name the source of what stands beside them.

At the head of a sentence the content is what follows the first comma; elsewhere it is the sentence up to the phrase. A
phrase with a pronoun only repeats the cue before it, where there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from riwaya.model import Span
from riwaya.speech import chains
from riwaya.speech.extents import cuts, stop, trim
from riwaya.speech.page import Page
from riwaya.speech.people import People, Source
from riwaya.speech.phrases import Phrase, act, is_finite, phrase
from riwaya.text.reading import Hit


@dataclass(frozen=True, slots=True)
class Laid:
    """A content laid on a source by a phrase; `source` is None where the phrase has only a pronoun, `before` where it follows its content."""

    source: Source | None
    content: tuple[tuple[int, int], ...]
    before: bool
    medium: Span | None
    via: tuple[str, ...] = ()


def read(page: Page, people: People, hit: Hit, opens: Callable[[int], bool]) -> Laid | None:
    """What a phrase says, or None where it names nobody who can speak."""
    own = "own" in hit.record["frame"]
    if page.quoted[hit.first] is not None:
        return None
    start, end = page.sentence_start(hit.first), page.sentence_end(hit.first)
    if page.aside[hit.first]:
        end = next((w for w in range(hit.first, end) if not page.aside[w]), end)
    after = hit.last
    source = None
    via: tuple[str, ...] = ()
    if not own:
        named = _speaker(page, hit, end)
        if named is None:
            return None
        inner = _passed(page, hit, named, end)
        source, after = people.of(inner or named), (inner or named).resume
        via = (people.of(named).entity,) if inner is not None else ()
        if "closing" in hit.record.get("class", ()) and after < end and page.is_that(after):
            return None  # «كما أوضحت المصادر، بأن»
        if "closing" in hit.record.get("class", ()) and after < end and act(page, after) and any(page.breaks(w) for w in range(named.first + 1, after)):
            return None  # «كما أعلن الوزير، فلان، تأجيل الزيارة»
        if "closing" in hit.record.get("class", ()) and after < end and not page.breaks(after):
            close = people.described_to(inner or named, end)  # «كما أعلن مسؤول في اللجنة»
            if close == after or (close < end and not page.breaks(close)):
                return None
            after = close
        if after < end and page.is_that(after) and page.words[after][:1] != "ف" and any(w in page.grammar.what for w in page.words[hit.first : hit.last + 1]):
            return None  # «تعليقا على ما قالت الوزارة إنه …»: a saying of its own
    fronted = hit.first - start <= 1 or (after < end and page.breaks(after) and page.is_that(after) and page.words[after][:1] == "ا" and not own)
    content = _following(page, after, end, opens) if fronted else _preceding(page, hit, start, after, end, opens)
    if source is not None:
        close = next((w for w in range(after, end) if page.breaks(w)), end)
        via = (*via, *(one for one in chains.carriers(page, hit.last, close, people, source.entity) if one not in via))
    return Laid(source, content, not fronted, chains.medium(page, hit.last, after), via) if content else None


def _passed(page: Page, hit: Hit, named: Phrase, end: int) -> Phrase | None:
    """«وفق ما نقلت الوكالة عن شهود»: the one whose words were passed on."""
    kinds = {kind for w in range(hit.last, named.first) for h in page.cues[w] if h.shape.pos == "verb" for kind in h.record.get("class", ())}
    if "learns" in kinds:
        return _learnt(page, named.resume, end)
    relays = "relays" in kinds
    at = next((w for w in range(named.last, min(named.last + 4, end)) if page.words[w] == "عن" or page.breaks(w)), end)
    told = at < end and not page.breaks(at) and (relays if at == named.last else page.words[at - 1] in page.grammar.quoting)
    if not told or at + 1 >= end:
        return None
    found = phrase(page, at + 1, end)
    return found if found is not None and page.speaks(found.first, found.last) else None


def _learnt(page: Page, at: int, end: int) -> Phrase | None:
    """«وفق ما علمت الوكالة، أمس، من مصادر أمنية»: from whom."""
    while at < end and page.is_idle(at):
        at += 1
    found = phrase(page, at + 1, end) if at + 1 < end and page.words[at] == "من" else None
    return found if found is not None and page.speaks(found.first, found.last) else None


def _speaker(page: Page, hit: Hit, end: int) -> Phrase | None:
    """The noun phrase of the source, past «ما أعلنت» and «بيان ل»."""
    at = hit.last
    if at >= end or not page.speaks_after(at):
        return None
    if page.words[at] in page.grammar.what or any(h.shape.pos == "verb" for h in page.cues[at]):
        verbs = (w + 1 for w in range(at, min(at + 4, end)) if page.words[w] in page.grammar.witnessed or any(h.shape.pos == "verb" for h in page.cues[w]))
        at = next(verbs, at + 1)
        while at < end and ((page.is_idle(at) and not page.aside[hit.first]) or page.words[at] in page.grammar.adjuncts):
            at += 1
        at = _past_medium(page, at, end)
    found = phrase(page, at, end) or _attached(page, at, end)
    if found is None:
        return None
    head = page.words[found.first]
    if page.grammar.among(head, page.grammar.sayings) and found.last - found.first > 1:
        said = phrase(page, found.first + 1, end)
        if said is not None and page.speaks(said.first, said.last):
            return said
    told = page.grammar.among(head, page.grammar.documents) or page.grammar.among(head, page.grammar.sayings)
    if told and not page.grammar.among(head, page.grammar.persons) and found.last < end and not page.breaks(found.last):
        inner = None
        if found.last + 2 < end and page.words[found.last + 1] in page.grammar.own_prepositions:
            inner = phrase(page, found.last + 2, end)  # «تصريحات أدلى بها القائد»
        elif page.words[found.last] == "عن":
            inner = phrase(page, found.last + 1, end)
        elif page.words[found.last][:1] == "ل":
            inner = _attached(page, found.last, end)
        if inner is not None:
            return inner
    return found


def _past_medium(page: Page, at: int, end: int) -> int:
    """«وفق ما أكده في تصريح للإذاعة مدير المركز»: past where it was said, if somebody who can speak stands behind."""
    if at >= end or page.words[at] not in page.grammar.media or page.words[at - 1] not in page.grammar.prepositions:
        return at
    told = phrase(page, at, end)
    word = told.last if told is not None else at + 1
    if word < end and page.words[word][:1] == "ل":
        outlet = _attached(page, word, end)
        word = outlet.last if outlet is not None else word
    while word < end and not page.breaks(word):
        found = phrase(page, word, end)
        if found is not None and page.speaks(found.first, found.last) and page.quoted[found.first] is None:
            return word
        word += 1
    return at


def _attached(page: Page, at: int, end: int) -> Phrase | None:
    """A noun phrase whose first word has a preposition attached: «لوزارة الدفاع»."""
    if at >= end or page.words[at][:1] not in "لب":
        return None
    named = page.named.get(at)
    if named is not None:
        return Phrase(at, named.last, named.last)
    titled = page.roles.get(at)
    if titled is not None and titled.last <= end:
        return Phrase(at, titled.last, titled.last)
    if page.words[at] in ("ل", "ب"):
        return phrase(page, at + 1, end)
    last = at + 1
    if not page.is_definite(at):
        rest = phrase(page, last, end)
        last = rest.last if rest is not None and not page.breaks(last) else last
    while last < end and not page.breaks(last) and page.words[last].startswith("ال") and last - at < 6:
        last += 1
    body = phrase(page, last + 1, end) if last + 1 < end and page.words[last] == "باسم" else None
    last = body.last if body is not None else last  # «للناطق باسم الشركة»
    return Phrase(at, last, last)


def _following(page: Page, after: int, end: int, opens: Callable[[int], bool]) -> tuple[tuple[int, int], ...]:
    at = _announced(page, after, end)
    while at < end and not page.breaks(at) and not (at == after and _verbal(page, at)) and not page.is_that(at) and page.words[at] not in page.grammar.then:
        at += 1
    if at < end and page.words[at] in page.grammar.then:
        at += 1
    if at >= end:
        return ()
    if page.is_that(at) and at + 1 < end:
        if not page.breaks(at):
            end = next((w for w in range(at + 1, end) if page.breaks(w) and page.is_that(w) and page.words[w][:1] == "ف"), end)
        at += 1
    last = min(end, stop(page, at, lambda w: opens(w) and not page.words[w].startswith("و")))
    one = trim(page, page.reading.starts[at], page.reading.ends[last - 1])
    return (one,) if one else ()


def _announced(page: Page, after: int, end: int) -> int:
    """«ووفق ما كتب المراسل، وهو مقيم هناك، فإن …», «وحسب شهود، للصحيفة، أن …»: what is laid on them begins with «أن»."""
    for word in range(after, min(end, after + 24)):
        if page.is_that(word):
            begins = page.breaks(word) and page.quoted[word] is None and (page.words[word][:1] == "ف" or word < after + 6)
            return word if begins else after
    return after


def _verbal(page: Page, word: int) -> bool:
    """«ووفقا للجريدة سيكون», «وبحسب شرطة العاصمة أصيب …»: a verb right behind the source, no comma between; a definite word or a name closes the source."""
    text = page.words[word]
    closed = (page.is_definite(word - 1) or word - 1 in page.named) and not page.is_definite(word) and word not in page.named
    if closed and any(one.shape.pos == "verb" and one.shape.tense == "past" and not one.left for one in page.reading.known(word)):
        return True
    return is_finite(page, word) or (text[:1] == "س" and text[1:2] in ("ي", "ت") and len(text) > 4 and word not in page.named)


def _preceding(page: Page, hit: Hit, start: int, after: int, end: int, opens: Callable[[int], bool]) -> tuple[tuple[int, int], ...]:
    start = _past_turn(page, _nearest_clause(page, hit, start), hit.first)
    skip = 1 if page.words[start][:1] == "و" and _conjunction(page, start) else 0
    last = hit.first - (hit.first - 1 > start and page.words[hit.first - 1] in page.grammar.trailing)
    stretches = [trim(page, page.reading.starts[start] + skip, page.reading.starts[last])]
    while after < end and page.is_idle(after) and not page.breaks(after):
        after += 1
    if after < end - 1 and page.counts(after) and not page.breaks(after):
        stretches.append(trim(page, page.reading.starts[after], page.reading.ends[stop(page, after, opens) - 1]))
        return tuple(s for s in stretches if s)
    if any("according" in h.record["frame"] for w in range(after, end) for h in page.cues[w]):
        return tuple(s for s in stretches if s)
    if after < end - 2 and page.breaks(after) and "." not in page.gaps[after] and page.words[after] not in page.grammar.relative and not cuts(page, after, opens):
        last = stop(page, after, opens)
        stretches.append(trim(page, page.reading.starts[after], page.reading.ends[last - 1]))
    return tuple(s for s in stretches if s)


def _past_turn(page: Page, start: int, end: int) -> int:
    """«في السياق، …», «وفي المقابل، …»: behind a few words that only join the clause to what was told before."""
    if not page.is_preposition(start):
        return start
    comma = next((w for w in range(start + 1, min(start + 4, end - 2)) if page.breaks(w)), start)
    plain = not any(page.timed[w] or w in page.named or page.cues[w] or page.words[w][:1].isdigit() for w in range(start, comma))
    known = any(page.words[w] in page.grammar.joints for w in range(start, comma))
    return comma if plain and known else start


def _nearest_clause(page: Page, hit: Hit, start: int) -> int:
    """Where the clause before a phrase begins: after «إلا أن», «لكن», «في وقت», and after another phrase of the same kind."""
    for word in range(hit.first - 3, start, -1):
        if page.aside[word] != page.aside[hit.first] or page.quoted[word] is not None:
            continue
        text = page.words[word]
        if text in page.grammar.adversatives and text not in page.grammar.runs_on and page.is_that(word + 1):
            return word + 2 if page.words[word + 1] == "ان" else word + 1
        if page.breaks(word) and text in ("لكن", "ولكن"):
            return word + 1
        if page.breaks(word) and text == "في" and page.words[word + 1] in ("وقت", "حين"):
            return word + 2
        if any("according" in h.record["frame"] and "own" not in h.record["frame"] and page.lays(h) for h in page.cues[word]):
            return next((w for w in range(word + 1, hit.first - 2) if page.breaks(w)), start)
    return start


def _conjunction(page: Page, word: int) -> bool:
    """Whether the first letter of a word is «and»."""
    text = page.words[word]
    if text[1:] in page.grammar.prepositions or text[1:] in page.grammar.negation or text[1:].startswith("ال"):
        return True
    forms = page.reading.lexicon.forms_of(text)
    return not forms or any(f.left.startswith("و") for f in forms)
