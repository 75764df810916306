"""Who acts in an event and whom it is done to.

Read from the words around the trigger: the verb's subject and objects in their order, the genitive of a noun, the verb
that carries it, prepositions, and pronouns that look back. Windows end where another clause opens. It has no syntax
tree: long embedded subjects and far objects are missed.
"""

from __future__ import annotations

from riwaya.events.around import Around, pick
from riwaya.events.looking_back import pronoun, topic
from riwaya.events.nouns import Stand, Telling, Trigger
from riwaya.events.scene import Scene

Sides = tuple[list[Stand], list[Stand]]
_OBLIQUE = ("against", "to", "at")


def assign(scene: Scene, trigger: Trigger, stops: set[int], every: list[int], speaker: Stand | None, before: Telling | None) -> Telling:
    """Actors and recipients of one trigger by its record's frame; `before` is the telling before it in its sentence."""
    telling = Telling(trigger, scene.reading.sentence_of(trigger.first), why=[trigger.record.id])
    around = Around(scene, trigger, stops, every)
    last = before.actors if before is not None else []
    around.follows_telling = before is not None and trigger.first - before.trigger.last <= 2
    frame = trigger.record["frame"]
    if frame == "happen":
        actors, recipients = list[Stand](), pick(around.after, ("against", "at"), [])
    elif trigger.verbal:
        actors, recipients = _of_verb(scene, trigger, around, speaker, last)
    else:
        actors, recipients = _of_noun(scene, trigger, around, speaker, last)
    by = pick(around.after, ("by",), [])
    actors = actors + pick(around.after, ("company",), actors)
    if by and frame not in ("both", "between"):
        actors, recipients = by, [one for one in (recipients or actors) if one not in by]
    if frame in ("both", "war") and (actors or recipients):
        actors, recipients = actors + [one for one in recipients if one not in actors], []
    actors = _once(scene, [one for one in actors if _may_act(scene, trigger, one)], [])
    telling.actors = _once(scene, [one for one in actors if _may_act(scene, trigger, one)], [])
    telling.why.append(_told(trigger))
    telling.recipients = _once(scene, [one for one in recipients if _may_suffer(scene, trigger, one)], telling.actors)
    return telling


def _may_act(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    """A place acts only as a state: a country, or a capital that is not where a meeting is held."""
    if one.type != "LOC":
        return True
    return scene.is_country(one) or (scene.is_capital(one) and not (trigger.record["frame"] == "both" and not trigger.verbal))


def _may_suffer(scene: Scene, trigger: Trigger, one: Stand) -> bool:
    return one.type != "LOC" or scene.is_country(one) or (scene.is_capital(one) and trigger.record["frame"] in ("visit", "ask", "act"))


def _once(scene: Scene, stands: list[Stand], taken: list[Stand]) -> list[Stand]:
    out: list[Stand] = []
    for one in stands:
        if all(one is not other and (one.entity is None or scene.who(one) != scene.who(other)) for other in [*taken, *out]):
            out.append(one)
    return out


def _of_verb(scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None, last: list[Stand]) -> Sides:
    frame, shape, right = trigger.record["frame"], trigger.hit.shape, trigger.hit.right
    direct = pick(around.after, ("direct",), [])
    second = pick(around.after, ("direct",), direct) if direct else []
    if direct and direct[0].first > around.next and not second and (last or scene.opening(trigger.first)):
        direct, second = [], direct
    links = (*_OBLIQUE, "with") if frame == "both" or not second else _OBLIQUE
    oblique = pick(around.after, links, direct + second)
    relative = around.relative()
    before = around.subject()
    if relative and right:
        return direct or last or ([speaker] if speaker else []), [one for one in before if frame != "both"]
    if right:
        found = pronoun(scene, trigger.first, right)
        return (direct or before or last), [found] if found else []
    if frame == "undergo" or shape.voice == "passive":
        return pick(around.after, ("by",), []), (direct if not (before and around.opens()) else before) or before
    if frame == "kill" and shape.voice == "either":
        active = bool(direct) and (bool(before) or (bool(second) and second[0].first < around.next and second[0].first - direct[0].last <= 3))
        if not active:
            return [], direct or before
    if before and (relative or around.opens()):
        return before, direct or oblique
    if not direct:
        return (before or around.pronoun_subject(speaker) or last or scene.opening(trigger.first)), second or oblique
    if not second and not oblique and (last or speaker) and _is_object(scene, trigger, direct[0], last):
        return last or ([speaker] if speaker else []), direct
    return direct, second or oblique


def _is_object(scene: Scene, trigger: Trigger, one: Stand, last: list[Stand]) -> bool:
    """A verb joined to the one before it keeps that one's subject: what follows it is its object."""
    opens = trigger.first == scene.reading.sentences[scene.reading.sentence_of(trigger.first)].first
    return bool(last) and trigger.hit.left.startswith("و") and scene.gaps[trigger.first] < 2 and not opens and one not in last


def _of_noun(scene: Scene, trigger: Trigger, around: Around, speaker: Stand | None, last: list[Stand]) -> Sides:
    frame, of, right = trigger.record["frame"], trigger.record.get("of", "actor"), trigger.hit.right
    pair = around.pair()
    if pair:
        return (around.carrier()[0], pair) if frame == "between" else (pair, [])
    close = [(one, link) for one, link in around.after if one.first - trigger.last <= 7]
    found = pronoun(scene, trigger.first, right) if right else None
    states = scene.state_after(trigger.last)
    if states and not found:
        oblique = pick(close, ("with",) if frame == "both" else ("against", "to", "with", "at"), states)
        return (states + oblique, []) if frame in ("both", "war") else (states, oblique or pick(close, ("direct",), states))
    beside = bool(last) and around.follows_telling
    genitive = [found] if found else [] if trigger.definite else pick(close, ("direct",), [])
    second = pick(close, ("direct",), genitive) if genitive else []
    links = ("with",) if frame == "both" else ("to",) if frame == "visit" else ("against", "to", "with", "at")
    oblique = pick(close, links, genitive + second)
    subject, undergone = around.carrier()
    if undergone:
        return [one for one in genitive if one not in undergone], undergone
    near = subject or (last if beside else around.agent() or around.pronoun_subject(speaker))
    if frame == "both":
        sides = genitive + second + oblique
        return (near if len(sides) < 2 else []) + sides or pick(around.after, ("direct",), []), []
    if of == "recipient":
        given = pick(close, ("to",), genitive)
        if frame == "kill":
            return (genitive, given) if given and genitive and genitive[0].armed else ([], genitive)
        return (genitive, second or given) if second or (genitive and given) else (near, genitive or oblique)
    if genitive and near and genitive[0].type == "LOC" and genitive != near:
        return near, oblique or genitive
    if genitive:
        return genitive, second + oblique
    after = pick(around.after, ("direct",), []) if around.relative_after() else []
    return subject or after or near or _agent(scene, trigger, last), oblique


def _agent(scene: Scene, trigger: Trigger, last: list[Stand]) -> list[Stand]:
    """A noun that names nobody: one joined to the event before it keeps its actors, a bare journey is the topic's."""
    if trigger.hit.left.startswith("و") and last:
        return last
    if trigger.definite and trigger.record["frame"] == "visit":
        found = topic(scene, trigger.first)
        return [found] if found else []
    return []


def _told(trigger: Trigger) -> str:
    """How the event is told: by a verb, by a noun that a verb carries, by a noun already known, by a bare noun."""
    if trigger.record.get("deed"):
        return "rule.deed"
    verb = trigger.hit if trigger.verbal else trigger.governor
    if verb is not None:
        return f"rule.{'verb' if trigger.verbal else 'carried'}_{verb.shape.tense or 'participle'}"
    return "rule.known_noun" if trigger.definite else "rule.noun"
