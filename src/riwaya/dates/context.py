"""What the words around an expression decide: past or future, the day or "nowadays", a time or a name.

Tense is read from the clause: particles and words of the lexicon first, then the shape of verbs. It looks some ten words to
each side and does not parse; a clause of two tenses may be taken by the nearer one.
"""

from __future__ import annotations

from typing import Final

from riwaya.dates.tokens import Token, Tokens

_STOPS: Final = frozenset(".؛:!؟\n،")
_HARD: Final = frozenset(".؛!؟\n")
_PREPOSITIONS: Final = frozenset({"الي", "والي", "علي", "وعلي", "عن"})
_ANNOUNCING: Final = frozenset({"اعلن", "اعلنت", "اعلنوا", "قرر", "قررت", "قرروا", "حدد", "حددت", "اتفق", "اتفقت", "اتفقا", "اتفقوا"})
_OCCASIONS: Final = ("اضراب", "اعتصام", "وقفه", "مسيره", "تنفيذ", "تنظيم", "عقد", "اجراء", "موعد", "الدخول", "انتخابات")
_REACH: Final = 12


def _clause(tokens: Tokens, first: int, last: int, stops: frozenset[str]) -> tuple[range, range]:
    """Words before (nearest first) and after, up to a sign that ends the clause."""
    reading, gaps = tokens.reading, tokens.reading.gaps
    left = first
    while left > 0 and first - left < _REACH and not _ends(gaps[left] if left < first else gaps[left].strip("،- ("), stops):
        left -= 1
    right = last
    while right < len(reading.words) and right - last < _REACH and not _ends(gaps[right], stops):
        right += 1
    return range(first - 1, left - 1, -1), range(last, right)


def _ends(gap: str, stops: frozenset[str]) -> bool:
    """Whether a sign that ends the clause stands between two words; most have a blank."""
    return gap != " " and any(char in stops for char in gap)


def _looks(tokens: Tokens, word: int) -> str:
    """future, past, present or '' for one word, by lexicon words, then verbs of the lexicon, then its shape."""
    names = tokens.at(word)
    if "futureword" in names:
        return "future"
    if "pastword" in names:
        return "past"
    text = tokens.reading.words[word]
    bare = text[1:] if text[0] in "وف" and len(text) > 5 else text
    verbs = [hit for hit in tokens.reading.known(word) if hit.shape.pos == "verb"]
    if any(hit.left.endswith("س") for hit in verbs):
        return "future"
    tenses = {"present" if hit.shape.tense == "jussive" else hit.shape.tense for hit in verbs}
    if tenses == {"past"}:
        return "past"
    if tenses == {"present"}:
        return "present"
    if len(bare) >= 5 and bare[0] == "س" and bare[1] in "يت" and "notfuture" not in names and not any(hit.shape.pos in ("noun", "name") for hit in tokens.reading.known(word)):
        return "future"
    return ""


def tense(tokens: Tokens, first: int, last: int) -> str:
    """The tense of the clause that holds words `[first, last)`: future, past, present or ''."""
    before, after = _clause(tokens, first, last, _HARD)
    seen = ""
    for word in before:
        look = _looks(tokens, word)
        if look == "past" and word and tokens.reading.words[word - 1] in _PREPOSITIONS:
            continue  # «إلى تجمع»: a noun that is written like a verb
        if look == "past" and _wanted(tokens, word, first):
            return "future"
        if look != "future" and _put_off_to(tokens, word, first):
            return "future"
        if look in ("future", "past"):
            return look
        seen = seen or look
    near, _ = range(last, min(last + 4, after.stop)), None
    for word in near:
        if len(before) > 2 and "،" in tokens.reading.gap(word):
            break  # what follows the comma is another clause
        look = _looks(tokens, word)
        if look in ("future", "past"):
            return look
        seen = seen or look
    return seen


def _wanted(tokens: Tokens, verb: int, first: int) -> bool:
    """«دعت أنصارها إلى التجمع السبت»: what is asked for, promised or threatened lies ahead."""
    reading = tokens.reading
    if not any(hit.record.kind == "cue" and hit.record["stance"] in ("demands", "expects") for hit in reading.known(verb)):
        return False
    between = range(verb + 1, first)
    return any(word + 1 < first and ("to" in tokens.at(word) or (reading.words[word][:1] in "بل" and len(reading.words[word]) > 4)) for word in between)


def announced(tokens: Tokens, first: int) -> bool:
    """«أعلن الاتحاد إضرابا عاما يوم …», «قررت عقد جلسة في …»: whether what somebody announced or agreed on may lie ahead."""
    before, _ = _clause(tokens, first, first, _HARD)
    words = [tokens.reading.words[word].removeprefix("و") for word in before]
    told = next((at for at, word in enumerate(words) if word in _ANNOUNCING), -1)
    return told > 0 and any(word.startswith(_OCCASIONS) for word in words[:told])


def _put_off_to(tokens: Tokens, verb: int, first: int) -> bool:
    """«طلبت تأجيل الجلسة إلى نوفمبر», «أجلت الجلسة حتى نوفمبر»: what is put off comes to pass later."""
    bound = any("to" in tokens.at(at) or "until" in tokens.at(at) for at in range(max(verb, first - 3), first))
    moved = any("from" in tokens.at(at) for at in range(verb + 1, first))  # «من الأول من مارس إلى …»
    return bound and not moved and any("putoff" in tokens.at(at) for at in range(verb, first))


def put_off(tokens: Tokens, first: int) -> bool:
    """«تأجيل الجلسة إلى نوفمبر»: a word of putting off within reach before, in the same clause."""
    before, _ = _clause(tokens, first, first, _HARD)
    return any(token.value == "delay" for word in before for token in tokens.at(word).get("putoff", ()))


def way(tokens: Tokens, first: int, last: int) -> int:
    """How a weekday is counted: 2 on or after the day of writing if the clause looks ahead, else 0 on or before."""
    if preceded_by(tokens, first, "to") and not any("from" in tokens.at(at) for at in range(max(0, first - 5), first - 1)):
        return 2
    return 2 if tense(tokens, first, last) == "future" else 0


def is_nowadays(tokens: Tokens, token: Token) -> bool:
    """Whether «اليوم» means these times: in a clause of being and having, with no act of the past in it."""
    before, after = _clause(tokens, token.first, token.last, _STOPS)
    for word in list(before)[:6]:
        look = _looks(tokens, word)
        if "nowadays" in tokens.at(word):
            return True
        if look in ("past", "future"):
            return False
    return any("nowadays" in tokens.at(word) for word in list(after)[:2]) or "negation" in tokens.at(token.last)


def is_denied_pair(tokens: Tokens, token: Token) -> bool:
    """«لا أمس ولا اليوم ولا غدا»: never, not a day."""
    return token.first > 0 and "negation" in tokens.at(token.first - 1)


def names_a_paper(tokens: Tokens, token: Token) -> bool:
    """«صحيفة اليوم», «روسيا اليوم» in quotation marks, after a word for a paper or as the credit of a line: «أخبار اليوم - …»."""
    if token.left or not token.first:
        return False
    reading = tokens.reading
    if "paperword" in tokens.at(token.first - 1):
        return reading.gap(token.first) == " "
    if "namebefore" not in tokens.at(token.first - 1) or "\n" in reading.gap(token.first):
        return False
    if "\n" in reading.gap(token.last) or token.last >= len(reading.words):
        return True
    if (token.first == 1 or "\n" in reading.gap(token.first - 1)) and reading.gap(token.last).startswith((" - ", " – ", ":")):
        return True
    return reading.text[token.end : token.end + 1] in tuple("»\"”)/")


def preceded_by(tokens: Tokens, first: int, name: str) -> bool:
    """Whether the word before is of a class."""
    if first == 0 or "\n" in tokens.reading.gap(first):
        return False
    return any(token.last == first for back in (1, 2, 3) if first >= back for token in tokens.at(first - back).get(name, ()))
