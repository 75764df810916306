"""A small affair of our own for the store's tests: articles, and what they are held to tell."""

from __future__ import annotations

import hashlib

from riwaya.model import (
    Account,
    Alias,
    Article,
    Conflict,
    ConflictSide,
    Cue,
    Dossier,
    DossierEntity,
    DossierEvent,
    DossierRelation,
    DossierStatement,
    Entity,
    Event,
    EventAccount,
    EventDate,
    Mention,
    Origin,
    Part,
    Reference,
    Refusal,
    Relation,
    Role,
    RoleOverTime,
    Span,
    Statement,
    Time,
    Value,
    Voice,
)  # fmt: skip

TEXT = "قال الوزير سالم العطار يوم الخميس إن الوفد زار مدينة الزاوية ومعه 12 خبيرا، نقلا عن وكالة الساحل في بيان. لكن العطار نفسه نفى ذلك لاحقا."


def article(name: str = "a1", text: str = TEXT, **more: str | None) -> Article:
    """An article as read."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    given = {"url": f"https://example.org/{name}", "outlet": "outlet-a", "title": "زيارة", "published": "2021-03-05", "published_from": "option", "author": "مراسل", **more}
    return Article(name, text, sha, parts=(Part("body", 0, len(text)),), notes=("a note",), **given)


def span(text: str, words: str, after: int = 0) -> Span:
    """Where words stand in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words), words)


def rich_account(name: str = "a1", **more: str | None) -> Account:
    """An account in which every field of every noun holds something."""
    at = article(name, **more)
    text = at.text

    def s(words: str) -> Span:
        return span(text, words)

    minister = s("سالم العطار")
    return Account(
        article=at,
        mentions=(Mention("m1", minister, "PER", "e1", Role(s("الوزير"), "وزير", "الحكومة", "LBY", "former"), ("rule.name",)),),
        references=(Reference(span(text, "العطار", 60), "e1", ("rule.coref",)),),
        entities=(
            Entity("e1", "PER", "سالم العطار", ("العطار",), "person.attar", "Salem Attar", "m", "e2"), Entity("e2", "LOC", "الزاوية"),
            Entity("e3", "ORG", "وكالة الساحل"), Entity("e4", "UNNAMED", "الوفد"),
        ),
        relations=(Relation("e1", "office", "e3", s("الوزير سالم العطار"), ("rule.tie",)),),
        times=(Time(s("يوم الخميس"), "2021-03-04", "day", "thursday", ("weekday.thu",)),),
        statements=(
            Statement("s1", s("الوزير سالم العطار"), "e1", "named", Cue(s("قال"), "قال"), (s("الوفد زار مدينة الزاوية ومعه 12 خبيرا"),), "indirect", "asserts", ("e3",), s("بيان"),
                      "s2", True, ("cue.qala",)),
            Statement("s2", span(text, "العطار", 60), "e1", "named", Cue(s("نفى"), "نفى"), (s("ذلك"),), "indirect", "denies", ("e3",), s("بيان"), None, True, ("cue.nafa",)),
        ),
        events=(
            Event("v1", "CONSULT", "visit", (s("زار"),), ("e4",), ("e1",), "e2", EventDate("2021-03-04", s("يوم الخميس")), "CT+", "s1", (Voice("s2", "CT-"),),
                  (Value("number", "12", s("12"), "person", "خبيرا", "about"),), True, ("trigger.zara",)),
        ),
        refusals=(Refusal(name, "events", "a part was too long"),),
    )  # fmt: skip


def dossier_of(accounts: tuple[Account, ...], decided: object = None, sheets: object = None) -> Dossier:
    """One person, one place and one visit out of the accounts of this affair; a denial in every article makes a conflict."""
    names = tuple(one.article.id for one in accounts)
    entities = (
        DossierEntity(
            "p-attar", "PER", "سالم العطار", "Salem Attar", (Alias("سالم العطار", len(names), names), Alias("العطار", len(names), names)),
            (RoleOverTime("الوزير", "2021", "2021", names),), tuple((name, "e1") for name in names), "person.attar", ("same name",),
        ),
        DossierEntity("l-zawiya", "LOC", "الزاوية", None, (Alias("الزاوية", len(names), names),), (), tuple((name, "e2") for name in names)),
    )  # fmt: skip
    told, said, ties = [], [], []
    for one in accounts:
        name, text = one.article.id, one.article.text
        for event in one.events:
            told.append(EventAccount(name, one.article.outlet, event.id, "asserts", "CT+", "p-attar", (), event.values, "s1", "o1"))
            told.append(EventAccount(name, one.article.outlet, event.id, "denies", "CT-", "p-attar", (), (), "s2", "o1"))
        said += [DossierStatement(name, s, "p-attar", (), tuple((other, s.id) for other in names[:3] if other != name)) for s in one.statements]
        ties += [DossierRelation(name, "p-attar", "l-zawiya", relation) for relation in one.relations]
        assert text
    at = accounts[0].events[0].triggers[0] if accounts and accounts[0].events else Span(0, 1, "")
    conflict = Conflict("factuality", "conflict", tuple(ConflictSide(name, value, at.start, at.end, "p-attar") for name in names for value in ("CT+", "CT-")), ("denied",))
    event = DossierEvent(
        "v-visit", "CONSULT", "visit", "زيارة الزاوية", "2021-03-04", ("p-attar",), ("p-attar",), "l-zawiya", tuple(told), (conflict,), ("outlet-z",), None, None, ("same day",),
    )  # fmt: skip
    return Dossier(tuple(accounts), (Origin("o1", "own", None, names, names[0]),) if names else (), entities if names else (), (event,) if told else (), tuple(said), tuple(ties),
                   tuple(refusal for one in accounts for refusal in one.refusals))  # fmt: skip
