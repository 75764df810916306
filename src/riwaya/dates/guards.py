"""When a pattern's words are a time and when they only look like one: bare months, years, weekdays, lengths.

A guard sees the match and its neighbours and says yes or no. It does not change spans or values.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from riwaya.dates import context
from riwaya.dates.parts import Parts


def _next(parts: Parts, name: str) -> bool:
    tokens = parts.tokens
    return parts.last < len(tokens.reading.words) and name in tokens.at(parts.last) and "\n" not in tokens.reading.gap(parts.last)


def a_month_alone(parts: Parts) -> bool:
    """After a preposition of time, or joined to another month; never an everyday word."""
    token = parts.taken[0]
    ambiguous = parts.tokens.reading.lexicon.get(token.why).get("ambiguous")
    if token.last == token.first + 1 and (ambiguous == "madda" and not parts.tokens.reading.raw(token.first).startswith("آ")):
        return False
    if ambiguous is True and not ("ب" in token.left or context.preceded_by(parts.tokens, parts.first, "monthbefore")):
        return False
    if "ب" in token.left or context.preceded_by(parts.tokens, parts.first, "pointbefore"):
        return True
    return token.left == "و" and parts.first > 0 and any("month" in parts.tokens.at(at) for at in range(max(0, parts.first - 2), parts.first))


def a_year_alone(parts: Parts) -> bool:
    """After a word of time, joined to another year, or alone in brackets; not before a counted noun."""
    token = parts.taken[0]
    year = parts.number("year") or 0
    if not 1800 <= year <= 2100 or any(t.name == "cardinal" for t in parts.tokens.at(parts.first).get("cardinal", ())):
        return False
    reading = parts.tokens.reading
    follows = reading.text[token.end : token.end + 2]
    if _next(parts, "scale") or follows[:1] in ("%", "٪") or (follows[:1] in (",", ".") and follows[1:2].isdigit()):
        return False
    if context.preceded_by(parts.tokens, parts.first, "yearbefore") or token.left in ("ب", "ل"):
        return not _counts(parts)
    if token.left == "و" and parts.first > 0 and "year" in parts.tokens.at(parts.first - 1):
        return True
    if parts.first > 1 and reading.words[parts.first - 1] == "و" and "year" in parts.tokens.at(parts.first - 2):
        return True
    return reading.text[token.start - 1 : token.start] == "(" and follows[:1] == ")"


def _counts(parts: Parts) -> bool:
    """Whether the number counts the noun after it: «في 1900 قرية»; an indefinite noun without the article, directly after."""
    reading = parts.tokens.reading
    if parts.last >= len(reading.words) or reading.gap(parts.last) != " ":
        return False
    word = reading.words[parts.last]
    if any(hit.shape.pos == "verb" or hit.record.kind == "date_word" for hit in reading.known(parts.last)):
        return False
    return word.endswith(("ا", "ه")) and not word.startswith("ال") and len(word) > 3


def a_vague_time(parts: Parts) -> bool:
    """Not «آلان», a name that folds like «الآن»."""
    if any(token.left == "" and token.why == "date_word.then" for token in parts.taken) and _next(parts, "ordinal"):
        return False
    if _next(parts, "from") and parts.tokens.reading.words[parts.first] == "قريبا":
        return False  # «فندقا قريبا من …»
    return parts.taken[0].why != "date_word.now" or not parts.tokens.reading.raw(parts.first).startswith("آ")


_BEFORE_HOUR: Final = ("inside", "from", "to", "since", "until", "before", "after", "about")


def an_hour(parts: Parts) -> bool:
    """«السادسة صباحا» without the word for hour: a feminine ordinal with the article, right after a preposition."""
    first = parts.taken[0]
    if first.name != "ordinal":
        return True
    text = parts.tokens.reading.words[parts.first]
    bounded = any(context.preceded_by(parts.tokens, parts.first, name) for name in _BEFORE_HOUR)
    return text.startswith("ال") and text.endswith("ه") and bounded


def a_day_and_month(parts: Parts) -> bool:
    """Not the date that names a place or a movement: «شارع 14 يناير», «ساحة أول مايو»."""
    return len(parts.taken) > 2 or parts.has("year") or not context.preceded_by(parts.tokens, parts.first, "placebefore")


def a_century(parts: Parts) -> bool:
    """The unit before the ordinal is the century: not «العام الثاني»."""
    return parts.text("unit") == "century" and not _next(parts, "erahijri")


def a_hijri_date(parts: Parts) -> bool:
    """A Hijri year of fewer than four digits needs its era; a year that follows unread leaves the date unread."""
    year = parts.number("hyear")
    if year is None and parts.has("day") and context.preceded_by(parts.tokens, parts.first, "placebefore"):
        return False
    return (year is None and not _next(parts, "yearword")) or (year is not None and (year >= 1200 or parts.has("erahijri")))


def a_month_of_fast(parts: Parts) -> bool:
    """«بعد رمضان», «في رمضان»: the one month of the moon that news names without the word for month; others are names of men as well."""
    return parts.taken[0].why == "month.ramadan" and any(context.preceded_by(parts.tokens, parts.first, name) for name in ("before", "after", "monthbefore"))


def a_range(parts: Parts) -> bool:
    """«إرجاء الموعد من الأول من مارس إلى الأول من يونيو»: the old day and the new, no time between them."""
    return parts.taken[0].name != "from" or not context.put_off(parts.tokens, parts.first)


def a_decade(parts: Parts) -> bool:
    """«التسعينيات» with its article, or with its century."""
    return parts.has("unit") or parts.tokens.reading.text[parts.taken[-1].start :].startswith("ال")


def a_rank(parts: Parts) -> bool:
    """«الأسبوع الأخير من مايو», «اليوم الأخير من الشهر»: of what was last, only «الأخير» ranks; units other than day and week do not."""
    if parts.text("unit") not in (None, "week", "month", "day") and not parts.has("weekday"):
        return False
    first = parts.taken[1] if len(parts.taken) > 1 else parts.taken[0]
    if first.name == "mod" and first.why != "date_word.last":
        return False
    if parts.taken[0].name == "deictic" and parts.taken[0].why != "date_word.today":
        return False
    return parts.text("unit1") in (None, "week") and not (parts.taken[0].name == "unit" and parts.taken[0].value not in ("week", "day"))


def a_day_of_month(parts: Parts) -> bool:
    """«9 الجاري» with the present, «9 من الشهر» in digits or ordinals; not «الثاني الماضي»."""
    if parts.has("mod") and not any(t.name == "literal" for t in parts.taken):
        return parts.number("mod") == 0 or any(t.name == "weekday" for t in parts.taken)
    return True


def a_weekday(parts: Parts) -> bool:
    """Not «صلاة الجمعة», «سوق الأحد», nor a weekday counted («كل خميس»)."""
    if parts.taken[0].name == "weekday" and context.preceded_by(parts.tokens, parts.first, "weekdayof"):
        return False
    first = parts.taken[0]
    if first.why != "weekday.monday" or len(parts.taken) > 1:
        return True
    words = parts.tokens.reading.words
    of_two = parts.last < len(words) and words[parts.last] in _OF_TWO  # «المهاجمين الاثنين اللذين …»
    return not (of_two or first.left in ("ل", "ك", "ول") or context.preceded_by(parts.tokens, parts.first, "between"))


_OF_TWO: Final = frozenset({"اللذين", "اللذان", "كليهما"})
_ENTERING: Final = frozenset({"دخل", "دخلت", "يدخل", "تدخل", "دخوله", "دخولها", "دخول", "ودخل", "ودخلت"})
_SUBJECT: Final = 8


def a_day_entered(parts: Parts) -> bool:
    """«دخلت الحرب يومها الـ38»: the day of the news."""
    return not _ENTERING.isdisjoint(parts.tokens.reading.words[max(0, parts.first - _SUBJECT) : parts.first])


def a_counted_day(parts: Parts) -> bool:
    """Not «اليوم العالمي», «اليوم الثالث», «في اليوم»."""
    token = parts.taken[-1]
    if token.why == "date_word.tomorrow_dialect":
        return not token.left and parts.tokens.reading.gap(parts.last) != " "
    if len(parts.taken) == 1 and token.why == "date_word.tonight" and not token.left and _feminine_adjective(parts):
        return False
    if len(parts.taken) == 1 and token.why == "date_word.this_day":
        return not _adjective_follows(parts)
    if len(parts.taken) > 1 or token.why != "date_word.today":
        return True
    if _next(parts, "ordinal") or _next(parts, "worldday") or _next(parts, "same") or _next(parts, "following"):
        return False
    return token.left in ("", "و", "ف") and not context.preceded_by(parts.tokens, parts.first, "inside") and not _adjective_follows(parts)


def _feminine_adjective(parts: Parts) -> bool:
    """«الليلة الفاصلة», «الليلة الأخيرة»: some night, not tonight."""
    words = parts.tokens.reading.words
    return parts.last < len(words) and words[parts.last].startswith("ال") and words[parts.last].endswith("ه")


def _adjective_follows(parts: Parts) -> bool:
    """«اليوم الترويجي», «اليوم الدراسي»: a day named by a relative adjective."""
    reading = parts.tokens.reading
    if parts.last >= len(reading.words) or reading.gap(parts.last) != " ":
        return False
    word = reading.words[parts.last]
    return word.startswith("ال") and word.endswith("ي") and len(word) > 5


def a_counted_unit(parts: Parts) -> bool:
    unit, part = parts.text("unit"), parts.text("part")
    if part and len(parts.taken) == 2 and parts.taken[1].name == "unit":
        return unit in ("month", "year") or (unit == "week" and part == "start")
    if any(t.why == "date_word.last" for t in parts.taken) and (unit == "day" or _next(parts, "from")):
        return False
    if unit == "year" and parts.taken[0].name == "unit" and not parts.taken[0].left and context.preceded_by(parts.tokens, parts.first, "generalbefore"):
        return False
    return not (unit == "hour" and not parts.has("mod"))


def a_length(parts: Parts) -> bool:
    """A bare «يوم» or «عام» is a length only after a word that measures; «أيام» not before a name of an age or a day."""
    first = parts.taken[0]
    if _an_age(parts) or (parts.number("count") == 1 and parts.has("units")) or (parts.text("units") == "decade" and not _is_measured(parts)):
        return False  # «أحد أشهر الكتاب», «ثلاثة عقود» of work
    if parts.number("count") == 0 or (parts.number("count") or 0) > 999 or (first.name != "count" and _digits_follow(parts)):
        return False
    if len(parts.taken) > 1:
        return not (first.name == "count" and 2 < (parts.number("count") or 0) < 11 and parts.taken[1].name == "unit1" and parts.taken[1].value != "hour" and _definite(parts))
    if first.name == "unit1":
        within = context.preceded_by(parts.tokens, parts.first, "within")
        if within and first.value not in ("day", "decade") and not parts.tokens.reading.words[parts.first].endswith("ا") and _unnamed(parts):
            return True
        measured = within or context.preceded_by(parts.tokens, parts.first, "after")
        return measured and (_ends(parts) or any(_next(parts, name) for name in ("from", "on", "cardinal")))
    if first.name == "units":
        measured = _is_measured(parts)
        measured = measured or any("lasting" in parts.tokens.at(at) for at in range(max(0, parts.first - 3), parts.first))
        return (measured or first.left == "ل" or _next(parts, "from")) and _next_word(parts) and not any(_next(parts, name) for name in ("weekday", "year", "mod"))
    return True


def _is_measured(parts: Parts) -> bool:
    """Whether a word of measure stands before it: «طوال», «بعد», «أكثر من»."""
    return any(context.preceded_by(parts.tokens, parts.first, name) for name in ("within", "after", "before", "since", "about", "more", "several"))


def _definite(parts: Parts) -> bool:
    """«النقابات الخمس | يوم الثلاثاء»: a number with the article counts what stands before it."""
    return parts.tokens.reading.words[parts.first].startswith(("ال", "وال"))


def _unnamed(parts: Parts) -> bool:
    """«طوال أسبوع كان»: nothing behind says which week or month it is."""
    words, names = parts.tokens.reading.words, parts.tokens.at(parts.last)
    if any(name in names for name in ("weekday", "year", "month", "hmonth", "mod", "ordinal", "deictic", "feast", "count", "same")):
        return False
    return parts.last < len(words) and not words[parts.last].startswith("ال")


_AGED: Final = 4


def _an_age(parts: Parts) -> bool:
    """«فلان (45 عاما)», «توفي عن 88 عاما», «أعمارهم بين 15 و20 عاما»: how old somebody is, and no length of what happened."""
    reading = parts.tokens.reading
    if not any(token.value == "year" for token in parts.taken):
        return False
    if any("ageword" in parts.tokens.at(at) for at in range(max(0, parts.first - _AGED), parts.first)):
        return True
    bracketed = reading.gap(parts.first)[-1:] == "(" and reading.gap(parts.last)[:1] == ")"
    return bracketed or (parts.first > 0 and reading.words[parts.first - 1] == "عن" and parts.taken[0].name == "count")


def a_bare_season(parts: Parts) -> bool:
    """«قبل الصيف», «حتى الشتاء»: a season with its article that bounds something."""
    if len(parts.taken) > 1:
        return True
    first = parts.taken[0]
    return parts.tokens.reading.text[first.start : first.start + 2] == "ال" and any(context.preceded_by(parts.tokens, parts.first, name) for name in ("before", "until"))


def _next_word(parts: Parts) -> bool:
    """No definite noun follows, so this is not «أيام المهرجان»."""
    reading = parts.tokens.reading
    return parts.last >= len(reading.words) or reading.gap(parts.last) != " " or not reading.words[parts.last].startswith("ال")


def _digits_follow(parts: Parts) -> bool:
    """«حوالي سنة 3100», «منذ عام 711م»: a year that is not read, no length."""
    words = parts.tokens.reading.words
    return parts.taken[-1].name == "unit1" and parts.last < len(words) and words[parts.last][0].isdigit()


def _ends(parts: Parts) -> bool:
    """The clause ends here."""
    reading = parts.tokens.reading
    return parts.last >= len(reading.words) or reading.gap(parts.last) != " "


def an_ago(parts: Parts) -> bool:
    """«قبل يوم», not «قبل يوم الخميس» nor «قبل عام 2011»."""
    if _digits_follow(parts):
        return False
    named = any(_next(parts, name) for name in ("weekday", "year", "deictic", "month", "day"))
    return parts.taken[-1].name != "unit1" or len(parts.taken) > 2 or not named


def an_ahead(parts: Parts) -> bool:
    """The particle is part of the time only when the clause looks ahead."""
    return an_ago(parts) and context.tense(parts.tokens, parts.first, parts.last) == "future"


_ALL: Final = (
    a_vague_time, a_day_entered, an_hour, a_bare_season, a_day_and_month, a_month_alone, a_year_alone, a_century, a_hijri_date, a_decade, a_rank, a_month_of_fast, a_range,
    a_day_of_month, a_weekday, a_counted_day, a_counted_unit, a_length, an_ago, an_ahead,
)
GUARDS: Final[dict[str, Callable[[Parts], bool]]] = {one.__name__: one for one in _ALL}
