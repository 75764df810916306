"""What a preposition of a cue's frame opens: «دعا إلى وقف», «طالب بسحب», «عبر عن أمله في أن».

Tells the preposition of the frame from one that belongs to a place, a title or an outlet. Nothing here knows the cue, only
its frame and how far it reaches.
"""

from __future__ import annotations

from riwaya.model.compiling import built
from riwaya.speech.page import Page
from riwaya.speech.phrases import Phrase, act, agrees, is_finite, participle, phrase, verbal_noun


@built(acyclic=True)
class Start:
    """Content begins at word `start`, `skip` letters of it left out; `lead` is the word of hope or conviction before it."""

    __slots__ = ("how", "lead", "skip", "start")

    def __init__(self, start: int, how: str, skip: int = 0, lead: int = -1) -> None:
        self.start, self.how, self.skip, self.lead = start, how, skip, lead


def opened(page: Page, at: int, frames: frozenset[str], limit: int) -> Start | None:
    """The content that a preposition at a word opens, or None."""
    text = page.words[at]
    bare = text[1:] if text[:1] == "و" else text
    if text in page.grammar.nearing and "object" in frames and at + 1 < limit and act(page, at + 1):
        return Start(at, "object")  # «يؤكد قرب استلام مهامه»
    if bare in frames and len(bare) > 1 and at + 1 < limit and page.words[at - 1] not in page.grammar.quoting:
        if _place_follows(page, at, bare, limit) or page.is_that(at + 1) or _its_own(page, at, bare, limit):
            return None
        inner = lead(page, at + 1, limit)
        return inner if inner is not None or _that_follows(page, at + 1, frames, limit) else Start(at + 1, "with")
    if "ل" in frames and text[:1] == "ل" and (len(text) > 3 or text[1:] in page.grammar.deeds) and _deed_for(page, at, limit):
        return Start(at, "with", skip=1)
    if "ب" not in frames or not text.startswith("ب") or text in page.grammar.not_with or page.is_that(at):
        return None
    if text in page.grammar.behest and at + 1 < limit and page.words[at + 1] == "من":
        return None
    if at and page.words[at - 1] in page.grammar.charged_with and not page.breaks(at) and _another(page, at + 1, limit):
        return None  # «المنظمة المعنية بالدفاع عن الحريات بالإفراج»
    if text == "ب" and at + 1 < limit:
        return Start(at + 1, "with")
    if at in page.quote_at and page.words[at - 1] in page.grammar.titled:
        return None
    if (len(text) < 4 and not _short_deed(page, text)) or not _attached(page, at) or _only_where(page, at, frames, limit):
        return None
    return Start(at, "with", skip=1)


def _another(page: Page, at: int, limit: int) -> bool:
    """Whether another «ب» with a deed, or «بأن», follows in the clause."""
    for word in range(at, min(limit, at + 10)):
        text = page.words[word]
        if page.breaks(word):
            return False
        if text[:1] == "ب" and (page.is_that(word) or verbal_noun(text[1:].removeprefix("ال")) or text[1:] in page.grammar.deeds):
            return True
    return False


def _short_deed(page: Page, text: str) -> bool:
    """«بشن», «بحل»: a noun of two letters behind the preposition."""
    return text[1:] in page.grammar.deeds or any(one.left == "ب" and one.shape.pos == "noun" for one in page.reading.lexicon.forms_of(text))


def by_way(page: Page, at: int, limit: int) -> bool:
    """«، عبر فيسبوك:»: the preposition, not the verb «عبّر عن»."""
    return page.words[at] in page.grammar.prepositions and at + 1 < limit and page.words[at + 1] != "عن"


def _deed_for(page: Page, at: int, limit: int) -> bool:
    """«دعا للتظاهر», «دعت لعقد اجتماع», «للخروج إلى الشوارع»: a deed with «ل», where no other preposition of the asking follows but its own right behind it."""
    bare = page.words[at].removeprefix("لل") if page.words[at].startswith("لل") else page.words[at][1:]
    first = at + 1 + (bare in page.grammar.ways)
    clause = next((w for w in range(first, min(limit, at + 12)) if page.words[w].startswith("وال")), min(limit, at + 12))  # «للخروج من المدينة والانضمام إلى»
    if at in page.named or not (page.is_preposition(at) or bare in page.grammar.deeds) or any(page.words[w] in page.grammar.asking for w in range(first, clause)):
        return False
    if verbal_noun(bare) or bare in page.grammar.absence or bare in page.grammar.deeds:
        return True
    return any(h.record.kind == "trigger" and h.shape.pos == "noun" and h.left[:1] == "ل" for h in page.reading.known(at))


def lead(page: Page, at: int, limit: int) -> Start | None:
    """«عن أملها بأن …», «قناعته بعدم …»: the content of the hope or conviction itself."""
    grammar = page.grammar
    if page.words[at] not in grammar.conviction and page.words[at] not in grammar.hope:
        return None
    for word in range(at + 1, min(at + 4, limit)):
        if page.is_that(word) and word + 1 < page.count:
            return Start(word + 1, "that", lead=at)
    text = page.words[at + 1] if at + 1 < limit else ""
    if text.startswith("ب") and len(text) > 3 and page.words[at] in grammar.conviction:
        return Start(at + 1, "with", skip=1, lead=at)
    return None


def _only_where(page: Page, at: int, frames: frozenset[str], limit: int) -> bool:
    """«تعهدت الفرقة بالمدينة بالبحث», «أكد الوزير بالعاصمة أن»: a place or a thing, and what is said follows with «ب» or «أن» of its own."""
    named = page.named.get(at)
    if page.cues[at] or verbal_noun(page.words[at][1:].removeprefix("ال")):
        return False
    if named is not None and named.type == "LOC" and "object" in frames:
        return True  # «أكد المدير بسوسة خلال مداخلته تواصل الأشغال»
    if named is not None and named.type != "LOC":
        return "that" in frames and named.last < limit and page.is_that(named.last) and page.words[named.last][:1] not in "فلو"
    body = page.grammar.among(page.words[at], page.grammar.bodies)
    for word in range(named.last if named is not None else at + 1, min(limit, at + 14)):
        if page.is_that(word) and "that" in frames and page.words[word][:1] not in "فلو":
            return True
        if (page.breaks(word) and named is None and not page.is_that(word)) or participle(page, word) or is_finite(page, word) or page.words[word] in page.grammar.relative:
            return False
        if any(h.shape.pos == "verb" for h in page.cues[word]):
            return False
        text = page.words[word]
        if text.startswith("ب") and text not in page.grammar.not_with and len(text) > 3 and verbal_noun(text[1:].removeprefix("ال")):
            return named is not None or word == at + 1
        if text.startswith("ب") and body and text not in page.grammar.not_with and len(text) > 3 and (text[1:] in page.grammar.deeds or act(page, word)):
            return True  # «طالبت الفرق بالغرفة الثانية بعقد جلسة»
    return False


def _attached(page: Page, at: int) -> bool:
    """Whether the first letter of a word is the preposition and not its own."""
    text = page.words[at]
    named = page.named.get(at)
    if named is not None:
        return page.folded_start(named) > page.reading.starts[at]
    if verbal_noun(text[1:]) or text[1:] in page.grammar.absence or text[1:] in page.grammar.deeds:
        return True
    if text in page.grammar.necessity or text in page.grammar.importance:
        return True
    own = page.reading.lexicon.forms_of(text)
    cut = any(a.left[:1] == text[0] and a.shape.pos == "noun" for a in own)
    if any(a.left == "" and not (cut and a.shape.pos == "word") for a in own):
        return False
    return not page.is_idle(at)


def _its_own(page: Page, at: int, preposition: str, limit: int) -> bool:
    """«إعلان هيئة الدفاع عن الموقوفين عن تعرضها لتضييقات»: the preposition belongs to the noun right before it if the same one comes again."""
    if page.words[at - 1].removeprefix("ال") not in page.grammar.with_about or page.breaks(at):
        return False
    return any(page.words[w] == preposition for w in range(at + 2, min(limit, at + 16)))


def _place_follows(page: Page, at: int, preposition: str, limit: int) -> bool:
    """«سفير بلاده إلى ليبيا»: the preposition belongs to the title if the same one comes again."""
    if page.words[at + 1] in page.grammar.not_to:
        return True
    named = page.named.get(at + 1)
    if named is None or named.type != "LOC":
        return False
    return any(page.words[w] == preposition for w in range(at + 2, min(limit, at + 25)))


def _that_follows(page: Page, at: int, frames: frozenset[str], limit: int) -> bool:
    """«أكد على أمواج الإذاعة أن»: a closed phrase with «أن» right behind it tells where it was said."""
    inner = phrase(page, at, limit) if "that" in frames else None
    if inner is None or not page.is_definite(inner.last - 1) or verbal_noun(page.words[at].removeprefix("ال")):
        return False
    word = inner.resume
    while word < limit and page.is_idle(word):
        word += 1
    if word >= limit or not page.is_that(word) or page.words[word][:1] in "فلو":
        return False
    return not page.breaks(word) or (page.words[at - 1].endswith("عن") and page.words[at] not in page.grammar.identity)


def past(page: Page, at: int, limit: int) -> int:
    """Past a preposition and what it governs."""
    after = at + 1
    text = page.words[at]
    if at in page.named:
        return max(after, min(page.named[at].last, limit))
    title = page.quote_at.get(after) if text in page.grammar.titled else None
    if title is not None and title.last - after <= 4 and not page.colon(after):
        return min(title.last, limit)  # «ببرنامج "الساعة الأخيرة"»
    how = after + (text in page.grammar.prepositions and after < limit and page.words[after] in page.grammar.manner)
    if (how > after or text[1:] in page.grammar.manner) and how < limit and not page.is_definite(how) and not page.breaks(how):
        return how + 1  # «بشكل قاطع», «على نحو حاسم»
    his = len(text) < 6 and text.endswith(("ه", "ها", "هم", "هما", "نا")) and not page.reading.raw(at).endswith("ة")  # «لقناة الحرة»
    if his or text in page.grammar.therein:
        return after
    if text in page.grammar.prepositions or text[1:] in page.grammar.prepositions:
        if after + 1 < limit and page.words[after] in page.grammar.media and not page.is_definite(after) and not page.is_definite(after + 1) and act(page, after + 1):
            return after + 1  # «أعلنت في بيان إغلاق المعبر»
        inner = phrase(page, after, limit)
        if inner is None and after < limit and page.words[after] in page.grammar.media:
            inner = Phrase(after, after + 1, after + 1)  # «في تقريرها السنوي»
            while inner.last < limit and page.words[inner.last].startswith("ال") and not page.breaks(inner.last) and agrees(page, inner.last, range(after, inner.last)):
                inner.last += 1
        if inner is None:
            return after
        last = inner.last
        called = page.quote_at.get(last)
        if called is not None and called.last < limit and called.last - last < 4 and not page.colon(last) and page.grammar.among(page.words[after], page.grammar.outlets):
            return called.last  # «على موقع التواصل الاجتماعي "الساحة"»
        while last < limit and page.words[last].startswith("ال") and page.words[last].endswith("يه") and not page.breaks(last) and last not in page.named:
            last += 1  # «حول الآفاق الاقتصادية»
        place = page.named.get(last) if last < limit and page.gaps[last] == " " else None
        if place is not None and place.type == "LOC" and place.first == last and not page.is_preposition(last) and page.is_definite(last - 1) and not page.joined(last):
            last = min(place.last, limit)  # «في العاصمة الليبية طرابلس»
        return last
    if page.is_definite(at):
        while after < limit and page.words[after].startswith("ال") and not page.gaps[after].strip() and not page.is_that(after):
            women = page.grammar.among(page.words[at], page.grammar.persons)  # «للنساء الديمقراطيات»
            another = after == at + 1 and page.words[after].endswith("ات") and not women and not agrees(page, after, range(at, after))
            if another or after in page.named or page.words[after] in page.grammar.heads:
                break  # «المقرب من الإخوان الحكومة», «للحكومة الشائعات»
            after += 1
        return after
    inner = phrase(page, after, limit)
    if inner is not None and not page.is_definite(after) and _adjective(page, after, limit):
        return after + 1
    return after if inner is None or not page.is_definite(after) else inner.last


def _adjective(page: Page, at: int, limit: int) -> bool:
    """«بمرض نادر في مداخلة له أن»: a bare word behind an indefinite noun that is no deed, and no object either, with a preposition or «أن» behind it."""
    if at + 1 >= limit or page.breaks(at) or page.cues[at] or at in page.named or act(page, at) or page.words[at] in page.grammar.deeds or page.words[at] in page.grammar.necessity:
        return False
    return page.words[at + 1] in page.grammar.prepositions or page.is_that(at + 1)
