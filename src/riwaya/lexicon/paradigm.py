"""The forms of Arabic verbs and nouns, generated from two or three principal parts instead of listed.

A verb is given by its unvowelled third person masculine past and present; weak, doubled and hamzated roots are told by
their letters. Active and passive share most skeletons; such forms carry the voice `either`. It does not vowel, and leaves
out imperatives and the feminine plural of the second person, which news does not use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from riwaya.lexicon.record import Shape


class Inflected(NamedTuple):
    """A surface, its shape, and whether a pronoun may (`may`), must (`must`) or cannot (``) be attached."""

    surface: str
    shape: Shape
    pronoun: str = ""


_LONG = "اوي"
_PAST_ENDINGS = (("", "3", "m", "s"), ("ت", "3", "f", "s"), ("ا", "3", "m", "d"), ("تا", "3", "f", "d"), ("وا", "3", "m", "p"))
_PAST_SHORT = (("ن", "3", "f", "p"), ("ت", "1", "", "s"), ("نا", "1", "", "p"), ("تم", "2", "m", "p"))
_PRESENT = (("ي", "3", "m"), ("ت", "3", "f"), ("أ", "1", ""), ("ن", "1", ""))


def _is_hollow(past: str) -> bool:
    return len(past) >= 3 and past[-2] == "ا" and past[-1] not in "اىء"


def _hollow_short(past: str, present: str) -> str:
    """قال -> قل, أشار -> أشر, استقال -> استقل; form III and VI (فاعل) are not hollow: their present keeps the alef with a sound ending."""
    return past[:-2] + past[-1]


def _really_hollow(past: str, present: str) -> bool:
    """A hollow root has a long vowel in the same place of the present (يقول, يشير, يخاف); قاتل/يقاتل has not its alef there."""
    return _is_hollow(past) and len(present) >= 3 and present[-2] in _LONG and present[-1] == past[-1]


def _doubled(past: str, present: str) -> bool:
    """رد, أصر, احتل, استعد: one letter shorter than a sound verb of the same form."""
    if len(past) == 2:
        return True
    return (past[0] == "أ" and len(past) == len(present) == 3) or (past[0] == "ا" and len(past) == (5 if past.startswith("است") else 4))


def _past(past: str, present: str, voice: str) -> Iterator[Inflected]:
    if past[-1] in "اى" and len(past) >= 3:
        yield from _past_weak(past, voice)
        return
    doubled = _doubled(past, present)
    if past.endswith("ي"):
        stem, short = past, past
    else:
        stem = past
        short = _hollow_short(past, present) if _really_hollow(past, present) else past
    for ending, person, gender, number in _PAST_ENDINGS:
        shape = Shape("verb", "past", voice, person, gender, number)
        if ending == "وا":
            base = stem[:-1] if stem.endswith("ي") else stem
            if base.endswith("أ"):
                yield Inflected(base[:-1] + "ؤوا", shape)
            yield Inflected(base + "وا", shape)
            yield Inflected(base + "و", shape, "must")
        elif ending == "ا" and stem.endswith("أ"):
            yield Inflected(stem[:-1] + "آ", shape, "may")
        else:
            yield Inflected(stem + ending, shape, "may")
    for base in {short, past + past[-1]} if doubled else {short}:
        for ending, person, gender, number in _PAST_SHORT:
            yield Inflected(base + ending, Shape("verb", "past", voice, person, gender, number), "may")


def _past_weak(past: str, voice: str) -> Iterator[Inflected]:
    """دعا, نفى, أبدى: the last letter drops, opens or becomes ya."""
    stem = past[:-1]
    glide = "و" if past[-1] == "ا" and len(past) == 3 else "ي"
    rows = ((stem + "ت", "3", "f", "s"), (stem + "تا", "3", "f", "d"), (stem + glide + "ا", "3", "m", "d"))
    yield Inflected(past, Shape("verb", "past", voice, "3", "m", "s"))
    yield Inflected(stem + "ا", Shape("verb", "past", voice, "3", "m", "s"), "must")
    for surface, person, gender, number in rows:
        yield Inflected(surface, Shape("verb", "past", voice, person, gender, number), "may")
    plural = Shape("verb", "past", voice, "3", "m", "p")
    yield Inflected(stem + "وا", plural)
    yield Inflected(stem + "و", plural, "must")
    for ending, person, gender, number in _PAST_SHORT:
        yield Inflected(stem + glide + ending, Shape("verb", "past", voice, person, gender, number), "may")


def _present(present: str, voice: str, hollow: bool) -> Iterator[Inflected]:
    """`present` begins with its ya; indicative, subjunctive and jussive."""
    stem = present[1:]
    weak = stem[-1] in "ويىا"
    for prefix, person, gender in _PRESENT:
        number = "p" if prefix == "ن" else "s"
        shape = Shape("verb", "present", voice, person, gender, number)
        lead = "آ" + stem[1:] if prefix == "أ" and stem[0] in "أا" else prefix + stem
        yield Inflected(lead, shape, "" if lead[-1] == "ى" else "may")
        if lead[-1] == "ى":
            yield Inflected(lead[:-1] + "ا", shape, "must")
        if weak:
            yield Inflected(lead[:-1], shape.but(tense="jussive"), "may")
        elif hollow:
            yield Inflected(lead[:-2] + lead[-1], shape.but(tense="jussive"), "may")
    base = stem[:-1] if weak else stem
    dual = stem[:-1] + "ي" if stem[-1] == "ى" else stem
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        plural, pair = Shape("verb", "present", voice, "3", "m", "p"), Shape("verb", "present", voice, "3", gender, "d")
        if prefix == "ي":
            spelled = {base, base[:-1] + "ؤ"} if base.endswith("أ") else {base}
            for one in sorted(spelled):
                yield Inflected(prefix + one + "ون", plural, "may")
                yield Inflected(prefix + one + "وا", plural)
                yield Inflected(prefix + one + "و", plural, "must")
        yield Inflected(prefix + dual + "ان", pair, "may")
        yield Inflected(prefix + dual + "ا", pair, "may")
    if not hollow:
        yield Inflected("ي" + dual + "ن", Shape("verb", "present", voice, "3", "f", "p"), "may")
    else:
        yield Inflected("ي" + stem[:-2] + stem[-1] + "ن", Shape("verb", "present", voice, "3", "f", "p"), "may")


def _passive_past(past: str, present: str) -> str | None:
    """The passive past where its skeleton differs: قيل, أدين, استقيل, دعي, أعطي, قوتل, تبودل; else None."""
    if _really_hollow(past, present):
        return past[:-2] + "ي" + past[-1]
    if past[-1] in "اى" and len(past) >= 3:
        return past[:-1] + "ي"
    if len(past) == 4 and past[1] == "ا":
        return past[0] + "و" + past[2:]
    if len(past) == 5 and past[0] == "ت" and past[2] == "ا":
        return past[:2] + "و" + past[3:]
    return None


def _passive_present(past: str, present: str) -> str | None:
    """The passive present where its skeleton differs: يقال, يدان, يدعى, يوصف; else None."""
    if _really_hollow(past, present) and present[-2] in "وي":
        return present[:-2] + "ا" + present[-1]
    if present[-1] in "يو":
        return present[:-1] + "ى"
    if len(past) == 3 and past[0] == "و" and len(present) == 3:
        return "يو" + present[1:]
    return None


def _active_participle(past: str, present: str) -> str | None:
    if len(past) == 3 and past[0] == "أ" and (present.startswith("يؤ") or _doubled(past, present)):
        return "م" + present[1:]
    if len(past) == 3 and past[1] != "ا":
        weak = past[-1] in "اى"
        return (past[0] if past[0] not in "أآ" else "آ") + ("" if past[0] in "أآ" else "ا") + (past[1] + ("ي" if weak else past[2]))
    if len(past) == 3 and past[1] == "ا":
        return past[0] + "ائ" + past[2]
    if len(past) == 2:
        return past[0] + "ا" + past[1]
    stem = present[1:]
    return "م" + (stem[:-1] + "ي" if stem[-1] in "ىي" else stem)


def participles(past: str, present: str, given: str | None = None) -> Iterator[Inflected]:
    """The active participle in all numbers, with the adverbial accusative («مؤكدا»).

    A bare three-letter past is taken for the first form (قاتل from قتل); the second form's participle must be given (مصرح).
    """
    base = given or _active_participle(past, present)
    if base is None:
        return
    cut = base[:-1] if base.endswith("ي") else base
    rows = [(base, "m", "s", ""), (base + "ا", "m", "s", ""), (base + "ة", "f", "s", ""), (cut + "ين", "m", "p", ""), (cut + "ون", "m", "p", ""), (base + "ان", "m", "d", ""),
            (base + "ات", "f", "p", ""), (base + "تين", "f", "d", ""), (base + "تان", "f", "d", "")]
    if cut != base:
        rows.append((cut, "m", "s", ""))
    for surface, gender, number, pronoun in rows:
        yield Inflected(surface, Shape("participle", "", "active", "", gender, number), pronoun)


def verb(past: str, present: str, participle: str | None = None) -> list[Inflected]:
    """All forms of a verb: past, present with its moods, passives, active participles. Duplicates are possible.

    Raises ValueError where the present does not begin with ya.
    """
    if not present.startswith("ي"):
        raise ValueError(f"the present «{present}» does not begin with ya")
    other_past, other_present = _passive_past(past, present), _passive_present(past, present)
    hollow = _really_hollow(past, present)
    out = list(_past(past, present, "active" if other_past else "either"))
    out += _present(present, "active" if other_present else "either", hollow)
    if other_past:  # of passives with letters of their own, news uses the third person singular and plural
        out += [one for one in _past(other_past, other_past, "passive") if one.shape.person == "3" and one.shape.number != "d"]
    if other_present:
        out += _present(other_present, "passive", _really_hollow("x" + past, other_present) or (hollow and other_present[-2] == "ا"))
    out += participles(past, present, participle)
    return out


def noun(base: str) -> list[Inflected]:
    """A noun in singular, dual and sound feminine plural, construct and with pronouns; the broken plural is a record's own word.

    A base in plural ون stands for its oblique and construct too.
    """
    if base.endswith("ون") and len(base) > 4:
        stem = base[:-2]
        shape = Shape("noun", number="p", gender="m")
        return [Inflected(base, shape), Inflected(stem + "ين", shape), Inflected(stem + "و", shape, "may"), Inflected(stem + "ي", shape, "may")]
    feminine = base.endswith("ة")
    plural = base.endswith("ات")
    shape = Shape("noun", gender="f" if feminine or plural else "m", number="p" if plural else "s")
    stem = base[:-1] + "ت" if feminine else base
    out = [Inflected(base, shape, "" if feminine else "may")]
    if feminine:
        out.append(Inflected(stem, shape, "must"))
    if base.endswith("اء"):
        out += [Inflected(base[:-1] + "ؤ", shape, "must"), Inflected(base[:-1] + "ئ", shape, "must")]
    if base.endswith("ى"):
        out.append(Inflected(base[:-1] + "ا", shape, "must"))
    if plural:
        return out
    if not feminine and not base.endswith(("ى", "ا", "اء")):
        out.append(Inflected(base + "ا", shape))
    pair = shape.but(number="d")
    out += [Inflected(stem + ending, pair, pronoun) for ending, pronoun in (("ان", ""), ("ين", ""), ("ا", "must"), ("ي", "may" if feminine else "must"))]
    if feminine:
        out.append(Inflected(base[:-1] + "ات", shape.but(number="p"), "may"))
    return out
