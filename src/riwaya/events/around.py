"""The words around one trigger: which stands follow and precede it in its clause, and what joins them to it."""

from __future__ import annotations

from typing import Final

from riwaya.events import before_verb, belonging, governed, relative, saying
from riwaya.events.deciding import decides
from riwaya.events.looking_back import fits, many, pronoun
from riwaya.events.nouns import HOSTING, MORTAL, Stand, Telling, Trigger
from riwaya.events.picked import Found, joined, pick
from riwaya.events.scene import Scene
from riwaya.events.written import ends_in_pronoun

_AFTER: Final = 16
_BEFORE: Final = 24
_FAR: Final = 10
_LIST: Final = 12
_PAIR: Final = 40
_BETWEEN: Final = 9
_PLURAL: Final = 5
_PARTICLES: Final = frozenset({"negation", "qad"})
_PRONOUNS: Final = ("ه", "ها", "هم")
_DEFINITE: Final = ("ال", "وال", "بال", "لل")
_WHEN: Final = ("خلال", "في", "من")
_NOBODY: Final = frozenset({"none", "scene"})
_SPOKEN: Final = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "SUPPORT"})  # «طالبت …، في بيان أصدرته أمس، الحكومة بـ…»
_NEAR: Final = 4
_FRESH: Final = 2
_BETWEEN_HIM: Final = frozenset({"بينه", "بينها", "بينهم"})
_BETWEEN_THEM: Final = frozenset({"بينهما", "بينهم"})
_TAKING_PART: Final = frozenset({"argument.taking_part", "argument.presence"})
_WITH_HIM: Final = frozenset({"معه", "معها", "معهم"})


class Around:
    """Stands around one trigger, each with its link: direct, with, against, to, in, at, by, between, company, other, inner."""

    def __init__(self, scene: Scene, trigger: Trigger, stops: list[bool], every: list[int], told: list[Telling]) -> None:
        self.scene, self.trigger, self.told = scene, trigger, told
        self.last: list[Stand] = next((one.actors for one in reversed(told) if not one.trigger.asked.deed), [])  # «فرقت الشرطة مئات المتظاهرين واعتقلت …»
        self.beside = bool(told) and trigger.first - told[-1].trigger.last <= 2
        sentence = scene.reading.sentences[scene.reading.sentence_of(trigger.first)]
        self.low = max(sentence.first, trigger.first - _BEFORE)
        self.head, self.left = governed.head(scene, trigger)
        self.known = trigger.definite and self.head == trigger.first
        self.opener = relative.word_before(self)
        self.inside = relative.holding(self)
        self.after = self._after(min(sentence.last, trigger.last + _AFTER), stops)
        self.next = next((one for one in every if one >= trigger.last), sentence.last)
        self.before, self.clause = self._before()

    def _after(self, end: int, stops: list[bool]) -> Found:
        """Stands behind the trigger up to another clause: a full stop, a word that opens one, another verb behind a stand."""
        scene, trigger, at = self.scene, self.trigger, self.trigger.last
        content = trigger.verbal and trigger.frame != "both"  # «طالب أن …» asks for what follows, «التقى أن …» is none
        passed, open_verbs = False, trigger.verbal or relative.follows(self) or (not trigger.definite and scene.is_verb[at])
        while at < end and scene.gaps[at] != 2 and not scene.opens[at] and not (scene.role(at) == "break" and (at > trigger.last or not content)):
            if scene.is_link(at, "argument.company") and (phrase := scene.link[at]) is not None and phrase.last > at + 1:
                at = phrase.last
                continue
            if (stops[at] and (passed or scene.gaps[at] == 1)) or (passed and scene.gaps[at] == 1 and self._said(at)):
                break
            if scene.is_verb[at] and stops[at] and any(hit.record.id == "bearing.firing" for hit in scene.bearings[at - 1]):
                break  # «قتلت بنيران أطلقها مسلحون»
            if trigger.verbal and trigger.frame in MORTAL and (carrying := scene.light[at]) is not None and carrying.right in ("ه", "ها") and scene.role(at - 1) != "relative":
                break  # «قتلوا بعملية شنها مسلحون»
            if scene.is_verb[at] and (passed or not open_verbs or self._another(at)) and scene.role(at - 1) != "relative":
                break
            passed = passed or scene.holder[at] is not None
            inserted = passed and scene.gaps[at] == 1 and (scene.role(at) in ("relative", "namely") or (trigger.verbal and trigger.type in _SPOKEN and scene.role(at) == "in"))
            at = self._over(at, end) if inserted else at + 1
        found = scene.between(trigger.first + 1, at)  # «تواجد قوات …», «وجود بلاده العسكري» too
        for one in scene.between(at, at + _LIST) if found else []:  # a list goes on beyond
            if not one.tie.more or one.first - found[-1].last > 1:
                break
            found.append(one)
        return [(stand, self._link(stand)) for stand in found]

    def _said(self, at: int) -> bool:
        """Whether «and» opens what somebody says next: «قصفت الطائرات …، وقالت إسرائيل …»."""
        words = self.scene.reading.words
        return words[at].startswith("و") and any(one.record.kind == "cue" and one.shape.tense == "past" and one.left == "و" for one in self.scene.reading.known(at))

    def places(self) -> list[Stand]:
        """Stands behind the trigger that are only where something is: towns, regions."""
        if self.trigger.frame == "visit":
            return []
        return [one for one, _ in self.after if one.type == "LOC" and not (self.scene.is_country(one) or self.scene.is_capital(one))]

    def beyond(self) -> list[Stand]:
        """Stands that a preposition behind the next event governs: they are that one's, «شكوى بشأن التجسس على …»; not in «ألقى الجيش القبض على …»."""
        at = self.next
        refused = self.trigger.verbal and self.trigger.type == "REJECT" and at == self.trigger.last  # «يرفض انتخاب سامي لرئاسة الهيئة»
        refused = refused or (at == self.trigger.last and self.trigger.type in ("REQUEST", "PROTEST"))  # «تطالب بالإفراج عن المعتقلين»
        if at >= len(self.scene.gaps) or not (refused or self.trigger.last < at) or self.scene.is_verb[at]:
            return []
        if self.trigger.type != "ELECT" and any(hit.record.kind == "trigger" and hit.record["type"] == self.trigger.type for hit in self.scene.reading.known(at)):
            return []
        return [one for one, link in self.after if link != "direct" and one.tie.at >= at]

    def _another(self, at: int) -> bool:
        """Whether «and» joins another verb to a verb: what stands behind it belongs to that one."""
        if not self.trigger.verbal or not self.scene.reading.words[at].startswith("و"):
            return False
        return all(one.left for one in self.scene.reading.known(at) if one.shape.pos == "verb")

    def _over(self, at: int, end: int) -> int:
        """Over a relative clause between two commas, «انتقد المحامي، الذي …، قرار …»; where no comma ends it, one word on."""
        close = next((i for i in range(at + 1, end) if self.scene.gaps[i]), end)
        return close if close < end and self.scene.gaps[close] == 1 else at + 1

    def _link(self, stand: Stand) -> str:
        """The role of what governs a stand behind the trigger; what governs the trigger itself does not govern the stand."""
        tie, last = stand.tie, self.trigger.last
        if tie.inner > last + 1 or (self.trigger.verbal and (tie.inner > last or saying.issued(self.scene, stand))):
            return "inner"
        if tie.at >= last and self.trigger.verbal and self.scene.is_link(tie.at, "argument.issuing"):
            return "against"
        return tie.role if tie.at >= last else "direct"

    def _before(self) -> tuple[Found, int]:
        """Stands before the trigger in its clause, nearest first, and the word where the clause opens."""
        scene, at = self.scene, self.trigger.first
        while at > self.low and scene.gaps[at] != 2 and scene.role(at - 1) != "break" and at - 1 != self.opener and not scene.opens[at]:
            at -= 1
        found = scene.between(at, self.trigger.first)
        found.reverse()
        return [(one, "inner" if one.tie.inner >= 0 and one.tie.inner not in (self.opener, self.inside) else one.tie.role) for one in found], at

    def subject(self) -> list[Stand]:
        """The nearest stand before the verb that no preposition governs and that agrees with it, with those joined to it."""
        if relative.subject_described(self):
            return relative.described(self)
        if before_verb.describes(self):
            return []
        verb = self.trigger.hit if self.trigger.verbal else None
        for index, (one, link) in enumerate(self.before):
            if verb is not None and verb.shape.number == "p" and one.type == "PER" and not one.left.startswith("و"):
                continue
            tie = one.tie
            if one.left.startswith("و") and not tie.more and not tie.opens and any(other == "direct" for _, other in self.before[index + 1 :]):
                continue
            beside = one.last == self.trigger.first and one.entity is None and not self.trigger.hit.left
            agreed = verb is None or (verb.shape.number == "d" and tie.more) or self.scene.agrees(one, verb)  # «مصر والأردن … ودعتا»
            if (link == "direct" or beside) and self.trigger.first - one.last <= _FAR and agreed:
                first = index
                while first + 1 < len(self.before) and self._more(first):
                    first += 1
                return [stand for stand, _ in self.before[index : first + 1]]
        return []

    def _more(self, index: int) -> bool:
        """Whether «and» joins a stand to the one before it, or it is some of those: «ثمانية أشخاص، بينهم طفلان»."""
        one, other = self.before[index][0], self.before[index + 1][0]
        if one.left.startswith("و") and one.first - other.last <= 1:
            return True
        return one.tie.more and one.first > 0 and self.scene.role(one.first - 1) == "also"

    def opens(self) -> bool:
        """Whether the subject before the verb opens its clause: nothing but its own words stands before it there."""
        found = self.subject()
        if not found or self.trigger.hit.left.startswith(("و", "ف")):
            return False
        first = found[0].first
        return first - self.clause <= 2 or self.scene.gaps[first] > 0 or (len(found) == 1 and found[0].left.startswith("و"))

    def pronoun_subject(self, speaker: Stand | None) -> list[Stand]:
        """«إنه …»: the clause's opening word carries a pronoun, which is the speaker or the nearest before; in «… التي يعتقد أنها …» what the clause describes."""
        at, carried = self.clause - 1, self.trigger.governor
        if at < 0 or self.scene.role(at) != "break" or not self.scene.reading.words[at].endswith(_PRONOUNS):
            return []
        nobody = carried is not None and carried.record["subject"] in _NOBODY
        nobody = nobody or self.scene.role(self.clause) == "impersonal" or (self.head == self.clause + 1 and self.scene.role(self.clause) == "in")
        nobody = nobody or any(self.scene.role(i) == "namely" for i in range(self.clause, self.trigger.first))
        if nobody or any(link == "direct" for _, link in self.before):
            return []  # «إنه لا مجال لـ…», «إنه …، وهو ما تطلب …»
        if self.before and self.before[-1][0].first == self.clause and self.before[-1][1] == "aside":
            return []  # «قالت إنها مجموعة مسلحة حاولت …»
        word = self.scene.reading.words[at]
        if (known := relative.taken_up(self)) is not None:
            return known
        right = "ها" if word.endswith("ها") else "هم" if word.endswith("هم") else "ه"
        if self.trigger.verbal and self.trigger.hit.shape.number == "p" and right == "ه":
            return []  # «أبلغوه بأنه أخطأ وطالبوه …»
        if word.startswith("ب") and self.told and self.told[-1].trigger.type == "ACCUSE" and self.told[-1].recipients and not self.scene.breaks(self.told[-1].trigger.last, at - 1):
            return self.told[-1].recipients  # «اتهمه بأنه …»
        if right == "هم" and speaker is not None and (body := belonging.spoken_for(self.scene, speaker)) is not None:
            return [body]
        found = speaker if speaker is not None and self._of_himself(speaker, right) else pronoun(self.scene, at, right)
        return [found] if found else []

    def _of_himself(self, speaker: Stand, right: str) -> bool:
        """Whether who speaks may tell of himself by a pronoun; a description of one man too."""
        one = speaker.type == "UNNAMED" and right != "هم" and not many(self.scene, speaker)
        if one and self.scene.reading.words[speaker.name] in self.scene.sources:
            return False
        return self.scene.gender(speaker) in ("", "f" if right == "ها" else "m") if one else fits(self.scene, speaker, right)

    def taken(self) -> bool:
        """Whether an unknown noun stands as the verb's subject: right behind it, at the head of the clause before it, or described by the clause."""
        scene, at = self.scene, self.trigger.last
        if self.opener < 0 and relative.takes_up(self) and not relative.described(self):
            return True
        if self.trigger.hit.shape.pos != "word" and at < len(scene.gaps) and scene.gaps[at] == 0 and (self.unknown(at) or self._headed(at)):
            return not (scene.reading.raw(at).endswith("ة") if self.trigger.hit.shape.gender == "m" else self._of_one_man(at))
        if self._own_subject():
            return True
        at = verb = self.trigger.first
        while at > self.clause and scene.gaps[at] == 0 and any(one.record.value in _PARTICLES for one in scene.factuality[at - 1]):
            at = verb = at - 1
        while at > self.clause and scene.gaps[at] == 0 and (self.unknown(at - 1) or (at - 1 == self.clause and self._his(at - 1))):
            at -= 1
        return at < verb and (at == self.clause or scene.gaps[at] > 0)

    def _of_one_man(self, at: int) -> bool:
        """«واعتقلت الأسير سامر»: whether a word is of one man, and no subject of a woman's verb."""
        found = [hit.shape for hit in self.scene.reading.known(at) if hit.record.kind in ("title", "group")]
        return self.trigger.hit.shape.gender == "f" and bool(found) and all(one.gender == "m" and one.number == "s" for one in found)

    def _own_subject(self) -> bool:
        """Whether the clause opens with «that» and a noun which nobody knows, the verb's subject: «أن خطة الإصلاح ستهدد …»."""
        scene, at = self.scene, self.clause
        if at < 1 or at >= self.trigger.first or not scene.is_link(at - 1, "argument.that") or scene.gaps[at] or self.opener >= 0 or self.trigger.hit.left.startswith(("و", "ف")):
            return False
        if any(link == "direct" for _, link in self.before) or any(scene.is_verb[i] or scene.gaps[i] for i in range(at, self.trigger.first)):
            return False
        return not (scene.link[at] or decides(scene, at) or scene.is_timed[at] or scene.holder[at] or self.helps(at))

    def _his(self, at: int) -> bool:
        """Whether a word is a noun that is somebody's, which nobody knows: «بلاده تدعم …»."""
        scene = self.scene
        return ends_in_pronoun(scene.reading, at) and not (scene.holder[at] or scene.link[at] or scene.is_verb[at] or decides(scene, at) or scene.is_timed[at])

    def _headed(self, at: int) -> bool:
        """Whether a noun behind the verb that the scene does not know is closed by a preposition before the first free stand."""
        scene = self.scene
        if scene.is_timed[at] or scene.link[at] or scene.is_verb[at] or scene.reading.words[at].endswith("ا") or scene.stand_at[at] or scene.counted(at):
            return False
        free = next((one.first for one, link in self.after if link == "direct"), at)
        return any(scene.role(i) in ("in", "against", "to", "with") for i in range(at + 1, free))

    def unknown(self, at: int) -> bool:
        """Whether a word is a definite noun, or a plural in «ون», that the scene knows nothing of."""
        scene = self.scene
        if scene.is_timed[at] or scene.link[at] or scene.holder[at]:
            return False
        word = scene.reading.words[at]
        return word.startswith("ال") or (len(word) > _PLURAL and word.endswith("ون") and not scene.is_verb[at])

    def victim(self, stand: Stand) -> bool:
        """Whether a stand behind the trigger is the genitive of a noun that is done to it, a killing or the like: «أدانت اغتيال …» does nothing to him."""
        at = stand.first
        if at <= self.trigger.last or self.scene.gaps[at] or stand.left not in ("", "ال"):
            return False
        judged = self.trigger.mode == "disapprove" and stand.type in ("UNNAMED", "PER") and not stand.armed  # «استنكرت قصف المدنيين»
        for hit in self.scene.reading.at(at - 1):
            record = hit.record
            if record.kind == "trigger" and hit.last == at and hit.shape.pos == "noun":
                suffers = record.get("of") == "recipient" or (judged and record["type"] == "ASSAULT")
                if record["frame"] in MORTAL or record.get("mode") == "boycott" or (self.trigger.verbal and suffers):
                    return True
        return False

    def pair(self) -> list[Stand]:
        """«بين … و…» after a noun, «جمع … بـ…»; the second may stand far behind the first."""
        scene = self.scene
        if two := self.both():
            return two
        sentence = scene.reading.sentences[scene.reading.sentence_of(self.trigger.first)]
        rest = [(one, one.tie) for one in scene.between(self.trigger.last, min(sentence.last, self.trigger.last + _PAIR))]
        index = next((i for i, (_, tie) in enumerate(rest) if tie.role == "between"), None)
        holder = self._gathered(sentence.last)
        if index is None or rest[index][1].at - self.trigger.last > _BETWEEN or (self.next < rest[index][1].at and not self._of_next()):
            others = pick([(one, tie.role) for one, tie in rest if holder and tie.at >= self.trigger.last], ("with", "at"), [])
            return [*holder, *others] if others else []
        found = [*self._between_him(rest[index][1].at), *joined([(one, tie.role) for one, tie in rest], index)]
        if holder or len(found) > 1 or found[0].pair:
            return [*holder, *found]
        return found + next(([one] for one, tie in rest[index + 1 :] if one.left.startswith("و") or tie.role in ("between", "at", "with")), [])

    def _between_him(self, at: int) -> list[Stand]:
        """«معارك دارت بينها وبين الجيش»: whom the pronoun before the second «between» stands for."""
        words = self.scene.reading.words
        if not self.trigger.first < at - 1 or words[at] != "وبين" or not words[at - 1].startswith("بين"):
            return []
        found = pronoun(self.scene, self.trigger.first, words[at - 1].removeprefix("بين")) if words[at - 1] in _BETWEEN_HIM else None
        return [found] if found is not None else []

    def _of_next(self) -> bool:
        """Whether two agree on what the next word tells: «اتفاق وقف إطلاق النار بين …», or it only says who hosts them: «المحادثات التي تستضيفها قطر بين …»."""
        if self.trigger.type == "CONSULT" and self.next == self.trigger.last + 1 and self.scene.role(self.trigger.last) == "relative":
            return any(hit.record.id in HOSTING for hit in self.scene.reading.known(self.next))
        return self.trigger.type == "AGREE" and self.next == self.trigger.last and not self.trigger.verbal and not self.scene.gaps[self.next]

    def both(self) -> list[Stand]:
        """«بينهما», «بينهم» behind a noun, «لقائهما»: the two who were joined last before it."""
        scene, at = self.scene, self.trigger.last
        if self.trigger.hit.right == "هما" and not self.trigger.verbal:
            return list(scene.joined_before(at)) or self._last_two()
        word = next((i for i in range(at, min(at + _NEAR, len(scene.gaps))) if scene.reading.words[i] in _BETWEEN_THEM), -1)
        if word < 0 or scene.parted(at, word + 1) or any(scene.holder[i] or scene.is_verb[i] for i in range(at, word)):
            return []
        two = list(scene.joined_before(self.trigger.first))
        return two or (self._last_two() if scene.reading.words[word] == "بينهما" else [])

    def _last_two(self) -> list[Stand]:
        """The two people named last, each once, where there are no more: «اجتمع … مع …، وقال بعد لقائهما»."""
        scene, low = self.scene, max(0, self.scene.reading.sentence_of(self.trigger.first) - _FRESH)
        found: list[Stand] = []
        for one in reversed(scene.between(scene.reading.sentences[low].first, self.trigger.first)):
            if one.type == "PER" and one.entity and all(one.entity != other.entity for other in found):
                found.insert(0, one)
        return found if len(found) == 2 else []

    def named_by(self) -> list[Stand]:
        """Whom a definite participle right behind a name describes: «سامر العلي، المدعى عليه …»."""
        at = self.trigger.first
        if not self.scene.reading.words[at].startswith("الم") or self.scene.gaps[at] == 2:
            return []
        return [one for one, _ in self.before if one.last == at and one.type == "PER"][:1]

    def taking_part(self, skip: list[Stand]) -> list[Stand]:
        """Who takes part in a meeting, each time that its sentence says so: «بمشاركة …، وبحضور …»."""
        scene = self.scene
        if scene.linking.isdisjoint(_TAKING_PART):
            return []
        end = min(scene.reading.sentences[scene.reading.sentence_of(self.trigger.first)].last, self.trigger.last + _PAIR)
        clause = next((at for at in range(self.trigger.last, end) if scene.role(at) in ("break", "relative")), end)
        found = [(one, one.tie.role) for one in scene.between(self.trigger.last, end)]
        by = [-1 if one.tie.more or one.tie.at >= clause else one.tie.at for one, _ in found]
        heads = [n for n, at in enumerate(by) if at >= 0 and (link := scene.link[at]) is not None and link.record.id in _TAKING_PART]
        return [one for n in heads for one in joined(found, n) if one not in skip]

    def delegation(self, skip: list[Stand]) -> list[Stand]:
        """Who travels along, told behind a clause that describes the journey: «زيارته التي بدأها أمس، على رأس وفد ضم …»."""
        scene = self.scene
        end = min(scene.reading.sentences[scene.reading.sentence_of(self.trigger.first)].last, self.trigger.last + _PAIR)
        clause = next((at for at in range(self.trigger.last, end) if scene.role(at) == "break"), end)
        return pick([(one, one.tie.role) for one in scene.between(self.trigger.last, clause)], ("company",), skip)

    def _gathered(self, end: int) -> list[Stand]:
        """Whom «جمعه بـ…» behind a noun looks back at."""
        for i in range(self.trigger.last, min(end, self.trigger.last + 5)):
            word = self.scene.reading.words[i]
            if self.scene.role(i) == "between" and word.endswith(("ه", "ها")):
                found = pronoun(self.scene, self.trigger.first, "ها" if word.endswith("ها") else "ه")
                return [found] if found else []
        return []

    def linked(self, stand: Stand) -> bool:
        """Whether a preposition stands between the trigger and a stand: then the stand is no genitive of it."""
        scene, at = self.scene, self.trigger.last
        if any(scene.role(i) not in ("", "each", "namely") and not scene.counted(i - 1) for i in range(at, stand.first)):
            return True
        return not self.trigger.definite and any(self.unknown(i) for i in range(at, stand.first - int(stand.type == "PER")))

    def taken_up(self) -> list[Stand]:
        """Whom a preposition with a pronoun right behind the word looks back at: «الإفراج عنه», «الاعتداء عليها»."""
        scene, at = self.scene, self.trigger.last
        if not self.trigger.verbal and not self.trigger.definite and scene.role(at + 1) == "back" and self._described(at):
            at += 1
        if at >= len(scene.gaps) or scene.gaps[at] or (self.opener >= 0 and (relative.resumed(self) or not self.trigger.verbal)):
            return []
        word = scene.reading.words[at]
        if (scene.role(at) != "back" and word not in _WITH_HIM) or word.startswith(_WHEN) or before_verb.describes(self):
            return []
        asked = self.told[-1].recipients if self.told and self.told[-1].trigger.type == "REQUEST" else []  # who is asked to release somebody is not released
        found = pronoun(scene, self.trigger.first, "ها" if word.endswith("ها") else "هم" if word.endswith("هم") else "ه", asked)
        return [found] if found else []

    def _described(self, at: int) -> bool:
        """Whether a word is only the adjective of the noun before it: «هجوم جديد عليها»."""
        scene = self.scene
        if at + 1 >= len(scene.gaps) or scene.gaps[at] or scene.gaps[at + 1] or scene.link[at] or scene.holder[at] or scene.is_verb[at]:
            return False
        return not scene.reading.words[at].startswith(_DEFINITE) and not ends_in_pronoun(scene.reading, at)

    def helps(self, word: int) -> bool:
        """Whether a word only helps the verb behind it: «أن يكون قد وافق», «أنه لن يوافق»."""
        scene = self.scene
        return scene.is_link(word, "argument.being") or any(one.record.value in _PARTICLES for one in scene.factuality[word])

    def circumstance(self) -> list[Stand]:
        """Who does what a participle tells beside another deed: who acts in the telling before it, else the first free stand of its sentence."""
        scene, low = self.scene, self.scene.reading.sentences[self.scene.reading.sentence_of(self.trigger.first)].first
        word = scene.reading.words[self.trigger.first]
        want = "f" if word.endswith("ه") else "m" if word.endswith("ا") else ""
        free = [one for one in scene.between(low, self.trigger.first) if one.tie.role == "direct" and one.tie.inner < 0]
        fitting = [one for one in [*self.last, *free] if not want or scene.gender(one) in ("", want)]
        return fitting[:1]
