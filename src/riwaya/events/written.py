"""What the spelling of a word shows: a pronoun at its end or the feminine ending, the vowel of the passive."""

from __future__ import annotations

from typing import Final

from riwaya.text import Hit, Reading

_MEANWHILE: Final = frozenset({"بالمقابل", "بالتالي", "بالخصوص", "بالفعل", "بالامس", "بالاضافه", "بدوره", "بدورها", "بدورهم", "بشكل", "بشده", "بوضوح"})
_TAKEN_UP: Final = frozenset({"عليه", "عنه"})
_BY_IT: Final = {"به": "ه", "بها": "ها", "بهم": "هم"}
FREED: Final = {"سراحه": "ه", "سراحها": "ها", "سراحهم": "هم", "سراحهما": "هم", "سبيله": "ه", "سبيلها": "ها", "سبيلهم": "هم"}


def written(reading: Reading, hit: Hit) -> bool:
    """Whether a pronoun found at a word's end is one in the stored spelling: folding writes the feminine ending like it."""
    return hit.right != "ه" or ends_in_pronoun(reading, hit.last - 1)


def written_otherwise(reading: Reading, word: int, spellings: list[str]) -> bool:
    """Whether a word is spelt as another that folding writes like it: «أبعاد», not «إبعاد»."""
    spelt = "".join(one for one in reading.raw(word) if not "\u064b" <= one <= "\u0652")
    return any(spelt.removeprefix("و") == one for one in spellings)


def ends_in_pronoun(reading: Reading, word: int) -> bool:
    return reading.raw(word).rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0652").endswith("ه")


def vowelled_passive(reading: Reading, word: int) -> bool:
    """Whether a past verb is written with the vowel that makes it passive: «قُتل», «اختُطف»."""
    return "\u064f" in reading.raw(word)[:-1]


def charged_with(reading: Reading, hit: Hit) -> bool:
    """Whether what somebody is accused of stands right behind the verb, so that nobody accuses by it: «اتهموا بالتحريض»."""
    at = hit.last
    if hit.right or at >= len(reading.words) or reading.gap(at) != " " or not reading.words[at].startswith("ب") or reading.words[at] in _MEANWHILE:
        return False
    return reading.words[at].startswith("بال") or any(one.left == "ب" for one in reading.known(at))


def ends_passive(reading: Reading, word: int) -> bool:
    """Whether a past verb is written with the ending that makes it passive: «ألقي», not «ألقى»."""
    return reading.raw(word).endswith("ي") and reading.raw(word).removeprefix("و")[:1] not in "يت"


def unbound(reading: Reading, hit: Hit) -> bool:
    """Whether a noun is written with the ending that no genitive follows: «هجوما», not «هجوم»."""
    word = reading.words[hit.last - 1]
    return hit.last == hit.first + 1 and not hit.right and word.endswith("ا") and reading.text[hit.end - 2 : hit.end] not in ("يا", "وا")


def written_out(reading: Reading, hit: Hit) -> bool:
    """Whether a participle that begins with a long vowel, a verb of one who speaks, are written so: «آمر», not «أمر»; «أسعى», not «واسع»."""
    if hit.shape.pos == "participle":
        return reading.text[hit.start] != "ا" or "آ" in reading.raw(hit.first)
    return hit.shape.pos != "verb" or hit.shape.person != "1" or hit.shape.number != "s" or hit.shape.tense == "past" or "أ" in reading.raw(hit.first)


def attached(reading: Reading, hit: Hit) -> str:
    """The pronoun at the end of a noun whose record has it so: «مده بالسلاح», «تواجدها العسكري»."""
    if hit.shape.pos != "word":
        return ""
    ends = (hit.first,) if hit.record.get("of") == "recipient" else (hit.first, hit.last - 1)
    return "ه" if any(ends_in_pronoun(reading, at) for at in ends) else "ها" if any(reading.words[at].endswith("ها") for at in ends) else ""


def taken_up(reading: Reading, hit: Hit) -> str:
    """The pronoun that closes a phrase: «قبض عليه», «إطلاق سراحها»."""
    word = reading.words[hit.last - 1]
    if hit.shape.pos != "word" or word in FREED:
        return FREED.get(word, "") if hit.shape.pos == "word" else ""
    return "ه" if word in _TAKEN_UP and ends_in_pronoun(reading, hit.last - 1) else ""


def behind(reading: Reading, hit: Hit) -> str:
    """The pronoun of «به» right behind a noun: «الإطاحة به», «التنكيل بهم»."""
    return _BY_IT.get(reading.words[hit.last], "") if hit.last < len(reading.words) and reading.gap(hit.last) == " " else ""
