"""What a cue's record asks of its reading: whether a word can be a cue here, and whether its opening is one the record allows.

The classes of the records are read here and nowhere else, but for the source; see `docs/how-it-works/speech.md`.
"""

from __future__ import annotations

from riwaya.speech.deeds import emphatic
from riwaya.speech.forms import only_names
from riwaya.speech.openings import Opening
from riwaya.speech.page import Page
from riwaya.speech.passages import renewed
from riwaya.speech.phrases import act, is_finite, participle, verbal_noun
from riwaya.speech.stances import negated
from riwaya.text.reading import Hit


def may(page: Page, hit: Hit) -> bool:
    """Whether a hit can be a cue here at all: a participle only as adverb, a verb not as a noun with the article."""
    if page.hides(hit.last):
        return False  # «طالبا عدم ذكر اسمه»
    classes = hit.record.get("class", ())
    if hit.last < page.count and page.words[hit.last] == "علي" and page.words[hit.first].endswith("ا") and "answers" in classes:
        return False  # «ردا على سؤال»
    if hit.shape.pos == "participle":
        return participle(page, hit.first)
    if emphatic(page, hit):
        return False
    if hit.shape.pos == "verb" and hit.right and hit.first and not hit.left and any(h.shape.pos == "noun" and h.right for h in page.cues[hit.first]):
        before = page.words[hit.first - 1]
        if before not in page.grammar.relative and before not in page.grammar.what:
            return False
    if hit.right and hit.last < page.count and page.words[hit.last].isdigit():
        return False
    if hit.last < page.count and page.words[hit.last] in page.grammar.identity and negated(page, hit) and (page.aside[hit.first] or _unnamed(page, hit)):
        return False  # «عن مصدر -لم تذكر هويته- القول إن»
    if hit.shape.pos == "verb" and (_supposed(page, hit) or _nobody(page, hit)):
        return False
    if hit.first and page.words[hit.first - 1].endswith("لم") and "nolonger" in classes:
        return False  # «لم تعد تنطق»
    if hit.last + 1 < page.count and page.words[hit.last] == "من" and page.words[hit.last + 1] == "العمر" and "aged" in classes:
        return False
    return bool(hit.right) or "pronoun" not in classes


def _unnamed(page: Page, hit: Hit) -> bool:
    """«شاهد لم يذكر اسمه إن»: what describes an unnamed source, with «أن» right behind it."""
    return hit.shape.pos == "verb" and not hit.left and hit.last + 1 < page.count and page.is_that(hit.last + 1) and not page.breaks(hit.first - 1)


def _supposed(page: Page, hit: Hit) -> bool:
    """«إذا طلبت الوزارة», «ما طُلب هو مبلغ»: a saying that is only a condition, or a thing that the clause goes on to name."""
    before = page.words[hit.first - 1] if hit.first else ""
    if before in ("ما", "مما") and hit.shape.tense == "present" and not hit.right and hit.last < page.count and page.is_that(hit.last):
        return before == "مما" or page.breaks(hit.first - 1) or page.words[hit.first - 2] in page.grammar.resumes  # «، مما يؤكد أن»
    if before == "ما" and hit.shape.tense == "present" and not hit.right and hit.first > 1 and page.words[hit.first - 2] in page.grammar.resumes:
        return hit.last < page.count and page.is_preposition(hit.last)  # «وهو ما يعبر عن الإرادة»
    if before in page.grammar.conditions and not page.breaks(hit.first):
        return True
    if before == "لم" and hit.first > 1 and page.words[hit.first - 2] == "ما":
        return True  # «ما لم تتعهد الإدارة»
    return before in page.grammar.what and not hit.right and hit.last < page.count and page.words[hit.last] in page.grammar.stands_for


def _nobody(page: Page, hit: Hit) -> bool:
    """«لم تعلن أي جهة مسؤوليتها»: nobody has said it, and nobody in particular is silent."""
    if hit.last + 1 >= page.count or page.words[hit.last] not in page.grammar.nobody or not negated(page, hit):
        return False
    return page.speaks(hit.last + 1, hit.last + 2)


def _pretext(page: Page, hit: Hit, found: Opening) -> bool:
    """«بحجة البناء دون رخصة», «بذريعة "الأمن"»: right behind the noun with «ب» a deed, a definite noun or quoted words; not «بدعوى قضائية»."""
    if not hit.left.endswith("ب") or found.start != hit.last or found.subject is not None:
        return False
    return found.how == "quote" or page.is_definite(found.start) or act(page, found.start)


def _heads_clause(page: Page, word: int) -> bool:
    """Whether a verb at a word may begin its clause: at the head, behind a stop, or behind a particle or relative."""
    before = page.words[word - 1] if word else ""
    if word == page.sentence_start(word) or page.breaks(word) or page.is_that(word - 1) or page.is_idle(word - 1) or before in ("و", "ف") or "\u0651" in page.reading.raw(word):
        return True
    grammar = page.grammar
    return before in grammar.verb_first or before in grammar.auxiliaries or before in grammar.clause_openers or before in grammar.relative or before in grammar.already


def _directly(page: Page, hit: Hit, found: Opening) -> bool:
    """«وزاد المتحدث أن», not «زاد من حدة الأزمة أن»: «أن» right behind the verb or its speaker."""
    at = found.subject.resume if found.subject is not None else hit.last
    while at < found.start and page.is_idle(at):
        at += 1
    return found.start - at <= 1 and (found.subject is None or page.speaks(found.subject.first, found.subject.last))


def _person(page: Page, found: Opening) -> bool:
    """Whether the subject is a person and not a body or a thing."""
    subject = found.ahead or found.subject
    if subject is None:
        return False
    names = [page.named[w] for w in range(subject.first, subject.resume) if w in page.named]
    return any(n.type == "PER" for n in names) or page.grammar.among(page.words[subject.first], page.grammar.persons)


def allowed(page: Page, hit: Hit, found: Opening, above: Opening | None) -> bool:
    kinds = frozenset(hit.record.get("class", ()))
    short = found.how == "quote" and found.quote is not None and found.quote.last - found.quote.first < 3
    if "needsquote" in kinds and not ("directly" in kinds and found.how == "that") and (found.how not in ("quote", "colon") or short):
        return False
    if "needsthat" in kinds and found.how not in ("that", "quote", "colon"):
        return False
    if "pastobject" in kinds and found.how not in ("that", "quote", "colon") and (hit.shape.pos != "verb" or hit.shape.tense != "past"):
        return False
    if "directly" in kinds and found.how == "that" and not _directly(page, hit, found):
        return False
    if "quoted" in kinds and (found.quote is None or only_names(page, found.quote)):
        return False
    if "spoken" in kinds and (hit.shape.tense != "past" or not _person(page, found)):
        return False
    if found.how == "object" and page.conjunct(found.start):
        return False  # «ما رأته وسمعته»
    if "talks" in kinds and found.how == "that" and hit.first and page.words[hit.first - 1] in page.grammar.relative and not _directly(page, hit, found):
        return False  # «أضاف المسؤول الذي تحدث شريطة عدم ذكر اسمه أن»
    if "talks" in kinds and hit.shape.pos == "verb" and found.how == "with" and any(page.words[w] in page.grammar.withs for w in range(hit.last, found.start)):
        return False  # «تحدث الوزير مع نظيره عن التعاون»
    if "label" in kinds and "blames" in kinds and found.how == "that" and found.start == hit.last + 1 and not hit.right:
        return False  # «مصدر وصف بأنه مقرب من الحكومة»
    if "lies" in kinds and any(page.words[w] in ("علي", "بشان", "في", "ايضا") for w in range(hit.last, min(found.start, hit.last + 2))):
        return False  # «يكذب على الجميع»
    if "carries" in kinds and _told_by_another(page, hit, found):
        return False
    taken_up = hit.right and hit.first > 0 and page.words[hit.first - 1] in page.grammar.relative
    if taken_up and found.how in ("that", "quote") and any(page.breaks(w) for w in range(hit.last, found.start)):
        return False  # «البرنامج الذي تبثه القناة، إن»
    if hit.right and found.how == "quote" and not {"label", "says"} & kinds:
        return False
    if hit.right and hit.shape.pos == "verb" and found.how == "object" and "مسؤولية" not in hit.record["frame"] and (not {"seen", "pronoun"} & kinds or negated(page, hit)):
        return False
    subject = found.ahead or found.subject
    if subject is not None and found.how not in ("that", "quote", "colon") and page.ground(subject.first):
        return False
    if "through" in kinds and any(hit.first < one.first < found.start < one.last for one in page.reading.quotes):
        return False
    bare = hit.shape.tense == "past" and not hit.left and page.words[hit.first - 1] not in page.grammar.parallels
    if "through" in kinds and bare and (subject is None or not page.speaks(subject.first, subject.last) or not _heads_clause(page, hit.first)):
        return False  # «تدعو العائلة عبر قناة الأفق كل من …»
    if "voices" in kinds and found.how not in ("that", "quote", "colon") and page.words[found.start] in page.grammar.stood_for:
        return False  # «يعبر عن ملايين الناس», «عبرت عن موقفها»
    if "answers" in kinds and hit.left and not _answers(page, hit, found):
        return False
    if "living" in kinds and subject is not None and page.document(subject.first):
        return False
    if page.words[found.start] in page.grammar.identity and not _anothers(page, hit, found):
        return False
    if "relays" in kinds and (hit.right or not _passes_on(page, hit, found)):
        return False
    if hit.shape.pos == "noun" and not _noun_speaks(page, hit, found, above):
        return False
    if "deed" in kinds and found.how == "with" and not _deed(page, found):
        return False
    if "claims" in kinds and found.how == "object" and not act(page, found.start):
        return False
    if hit.record["stance"] == "demands" and found.how == "with" and page.grammar.among(page.words[found.start], page.grammar.feelings):
        return False  # «وضع يدعو إلى القلق»
    if "attacks" in kinds and not _attack(page, found):
        return False
    if "pretext" in kinds and hit.shape.pos == "noun" and found.how in ("object", "quote") and not _pretext(page, hit, found):
        return False
    if "renews" in kinds and found.how == "object" and not _attitude(page, found.start):
        return False
    if "exhibits" in kinds and found.how == "object" and not (subject is not None and page.document(subject.first)):
        return False
    if "exhibits" in kinds and found.how == "object" and any(w in page.grammar.ending for w in page.words[hit.last : found.start + 1]):
        return False
    if "near" in kinds and (subject is None or not (page.words[subject.resume] in page.grammar.quoting or all(page.is_idle(w) for w in range(subject.resume, found.start - 1)))):
        return False
    if "reaches" in kinds and page.words[found.start - 2] != "الي":
        return False
    if "written" in kinds and found.how != "that" and not (subject is not None and page.document(subject.first)):
        return False
    if "learns" in kinds and not (subject is not None and page.outlet(subject.first, subject.last)):
        return False
    if "regards" in kinds and page.words[found.start - 1] not in page.grammar.regarded and page.words[found.start - 2] != "علي":
        return False
    if "charges" in kinds and hit.shape.pos == "noun" and found.start - hit.last > 2:
        return False
    if "charges" in kinds and not _charge(page, found):
        return False
    if "doubts" in kinds and not page.grammar.among(page.words[found.start], page.grammar.disputed):
        return False
    if "recognises" in kinds and found.how in ("with", "quote") and negated(page, hit):
        return False  # «لا تعترف بالحكومة»: she does not accept it
    if "fact" in kinds and _agreed_to(page, found.start):
        return False
    if "belittles" in kinds and not (page.grammar.among(page.words[found.start], page.grammar.belittled) or page.words[found.start] in page.grammar.pointing):
        return False
    if "rumoured" in kinds and not (hit.first and page.words[hit.first - 1] in page.grammar.rumoured):
        return False
    if "withheld" in kinds and not (negated(page, hit) and (found.ahead is not None or found.subject is not None or page.words[hit.first - 1] == "ان")):
        return False
    if found.how == "object" and hit.last < page.count and page.words[hit.last] in page.grammar.identity:
        return False
    if "speaker" in kinds and subject is not None and not page.speaks(subject.first, subject.last):
        return False
    if "whenno" in kinds and not negated(page, hit):
        return False
    if "silence" in kinds:
        return any(w in page.grammar.keeps for w in page.words[max(0, hit.first - 6) : hit.first])
    if "refuses" in kinds and any(w in page.grammar.anonymity for w in page.words[found.start + 1 : found.start + 4]):
        return False  # «رفض الكشف عن هويته»: part of who he is
    if "refuses" in kinds:
        return page.grammar.among(page.words[found.start], page.grammar.comment)
    return True


def _told_by_another(page: Page, hit: Hit, found: Opening) -> bool:
    """«لقناة تبث من الخارج قال إن»: a verb of saying between a verb of passing on and the content that it opens."""
    if not hit.first or page.words[hit.first - 1] not in page.grammar.relative:
        return False
    between = (h for w in range(hit.last, found.start - 1) if page.words[w] not in page.grammar.prepositions for h in page.cues[w])
    return any(h.shape.pos == "verb" and h.shape.tense == "past" and h.shape.number != "d" and not h.left for h in between)


def _anothers(page: Page, hit: Hit, found: Opening) -> bool:
    """«دون أن تكشف عن اسمه»: the pronoun is not of the gender of who keeps it back, so the name is another's."""
    if hit.shape.pos != "verb" or hit.shape.number != "s" or not hit.shape.gender or not negated(page, hit):
        return False
    return page.words[found.start].endswith("ها") != (hit.shape.gender == "f")


def _deed(page: Page, found: Opening) -> bool:
    """Whether an act is threatened and not a thing waved: a verbal noun, words in quotation marks, or a body that threatens and has no hands."""
    subject = found.ahead or found.subject
    if found.quote is not None:
        return True
    if subject is not None and subject.first in page.named and page.named[subject.first].type == "ORG":
        return True
    text = page.words[found.start].removeprefix("ب").removeprefix("ال")
    if verbal_noun(text) or text in page.grammar.deeds or text in page.grammar.nearing:
        return True
    return any(h.record.kind in ("trigger", "cue", "bearing") and h.shape.pos == "noun" for h in page.reading.known(found.start))


def _answers(page: Page, hit: Hit, found: Opening) -> bool:
    """«وردت الوزارة بأن», «ورد عليه الوزير: "…"», not «ما ورد على لسان الوزير أن»: somebody right behind the verb or whom he answers."""
    subject = found.subject
    at = hit.last + (hit.last < page.count and page.words[hit.last] in page.grammar.own_prepositions)
    if found.how not in ("that", "quote", "colon") or subject is None or subject.first != at or (hit.first and page.words[hit.first - 1] in page.grammar.what):
        return False
    return page.speaks(subject.first, subject.last) and not page.document(subject.first)


def _attitude(page: Page, word: int) -> bool:
    """«رفضها», «دعمه», «دعم البلاد»: a noun of attitude, with a pronoun or a genitive."""
    text, attitudes = page.words[word], page.grammar.attitudes
    return text in attitudes or any(text.endswith(own) and text[: -len(own)] in attitudes for own in ("ه", "ها", "هم", "هما"))


def _agreed_to(page: Page, word: int) -> bool:
    """«اتفقا على أن يلتقيا»: a verb in the present after «أن» is what they will do, not what they hold true."""
    text = page.words[word]
    return text[0] in "يت" and not verbal_noun(text) and word not in page.named and not page.is_definite(word)


def _attack(page: Page, found: Opening) -> bool:
    """Whether the content is an attack or the responsibility for one."""
    if page.words[found.start].removeprefix("ال") == "مسووليه":
        return True
    return any(h.record.kind == "trigger" and h.shape.pos == "noun" and h.record["type"] == "ASSAULT" for h in page.reading.known(found.start))


def _noun_speaks(page: Page, hit: Hit, found: Opening, above: Opening | None) -> bool:
    """A noun of saying opens a content only nearby, and with the article only by «أن», by «ب», or when it is withheld or wanted."""
    if hit.right and hit.first and page.words[hit.first - 1] in page.grammar.carried_out:
        return False  # «تمت مطالبتهم بالمغادرة»: they are asked
    if found.start - hit.last > 12 or any(is_finite(page, w) for w in range(hit.last, found.start - 1)):
        return False
    if page.words[hit.first - 1] in page.grammar.outlets and not page.breaks(hit.first):
        return False
    definite = hit.left.endswith(("ال", "لل"))
    if "bare" in hit.record.get("class", ()) and _never_came(page, hit.first):
        return False
    if "rumoured" in hit.record.get("class", ()):
        return True
    if "blames" in hit.record.get("class", ()) and hit.shape.number == "s" and found.how == "with" and not definite and not hit.right:
        return False  # «اتهام النقابة بـ»: she is accused
    between = range(hit.last, found.start)
    if "blames" in hit.record.get("class", ()) and hit.right and found.how in ("with", "quote") and found.start == hit.last:
        return False  # «اتهامهم بالتحريض»: they are accused
    if found.how == "with" and hit.right and not all(page.is_definite(w) or page.words[w] in page.grammar.prepositions for w in between):
        return False
    if above is not None and above.start == found.start:
        return False
    if page.words[found.start - 2] in page.grammar.stands_for and found.how == "that":
        return False  # «الرواية هي أن»: what it consists in
    if "bare" in hit.record.get("class", ()):
        return not definite
    if "brought" in hit.record.get("class", ()):
        return True
    if found.how == "that" or not definite or negated(page, hit) or renewed(page, hit) >= 0:
        return True
    return hit.left.startswith(("ب", "وب")) or page.words[found.start] in page.grammar.necessity or "silence" in hit.record.get("class", ())


def _never_came(page: Page, word: int) -> bool:
    """«لم ترد أمس أنباء عن»: nobody has said it."""
    for at in range(word - 1, max(page.sentence_start(word) - 1, word - 5), -1):
        if page.words[at] in page.grammar.negation:
            return True
        if page.breaks(at + 1):
            return False
    return False


def _passes_on(page: Page, hit: Hit, found: Opening) -> bool:
    """A carrier with the one whose words it carries, or an outlet that tells."""
    if hit.shape.pos != "verb":
        return False
    if any(page.words[w] == "عن" or page.words[w].startswith("عن") for w in range(hit.last, found.start)):
        return True
    return found.subject is not None and page.speaks(found.subject.first, found.subject.last)


def _charge(page: Page, found: Opening) -> bool:
    """«رفض هذه التهم»: whether what is told is a charge, maybe behind a word that points; «رفض ذلك» ends an article."""
    at = found.start + (page.words[found.start] in page.grammar.pointing)
    return at < page.count and page.grammar.among(page.words[at], page.grammar.charges)
