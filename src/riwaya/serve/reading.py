"""An article's page: the text untouched, its facts over it, and the facts as a list in which each can be corrected.

A fact that the user rejected stays in the list, so that the rejection can be taken back, and leaves the text.
"""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.model import Account, Statement
from riwaya.serve.marking import Fact, marked, shortened
from riwaya.serve.shown import ArticlePage, FactForm, Marked, Named, Saying
from riwaya.serve.views import Views
from riwaya.store.facts import keyed
from riwaya.store.overlays import FIELDS, Overlaid

_REJECTED = "rejected"
_WHOLE = "select distinct x.local, v.id, v.accounts from dossier_account x join dossier_event v on v.id = x.event where x.article = :article order by v.accounts, v.id"
Forms = Mapping[tuple[str, str], FactForm]


def _forms(views: Views, found: Account, over: Overlaid) -> Forms:
    """The correction form of every fact, by kind and local id."""
    name = found.article.id
    made: dict[str, list[str]] = {}
    for place in views.case.corrections():
        if place.article == name and place.fact:
            made.setdefault(place.fact, []).append(place.correction.id)
    shown = {(kind, local): fact for _, kind, local, fact in keyed(over.shown)}
    out = {}
    for key, kind, local, _ in keyed(found):
        fields = tuple((field, _current(shown.get((kind, local)), field), allowed) for field, allowed in FIELDS[kind].items() if allowed or field in ("value", "date", "type"))
        out[kind, local] = FactForm(f"{name}/{local}", key, fields, over.review.get((kind, local), ""), tuple(made.get(key, ())))
    return out


def _current(fact: object, field: str) -> str:
    value = getattr(fact, field, None)
    return str(getattr(value, "value", value) or "")


def page(views: Views, name: str) -> ArticlePage | None:
    """Everything that the page of one article shows, or None for an article that the case does not have."""
    found = views.case.account(name, as_found=True)
    if found is None:
        return None
    over = views.case.overlaid(found)
    account, members = over.shown, views.case.members(name)
    article, forms = found.article, {} if views.links.single else _forms(views, found, over)
    headline, title = max((part.end for part in article.parts if part.kind == "headline"), default=0), views.headline(article)
    lead = len(article.text) - len(article.text.lstrip())
    headed = article.text[lead:].partition("\n")[0].strip() == title.strip()
    if headed:
        headline = max(headline, lead + len(title))
    whole = {str(local): (str(event), int(accounts)) for local, event, accounts in views.case.database.rows(_WHOLE, article=name)}
    origin = views.origin(name)
    anchors = views.links
    happenings = tuple(
        Marked(
            one.id, views.kind(one.type, one.mode), one.triggers[0].text, "#" + anchors.anchor(name, one.id), one.why, forms.get(("event", one.id)),
            _every(views, whole.get(one.id)),
        )
        for one in account.events
        if one.triggers
    )
    names = tuple(
        Marked(one.id, one.type, one.span.text, "#" + anchors.anchor(name, one.id), one.why, forms.get(("mention", one.id))) for one in account.mentions if forms
    )
    times = tuple(
        Marked(f"t{n}", "time", one.span.text, "#" + anchors.anchor(name, f"t{n}"), one.why, forms.get(("time", f"t{n}"))) for n, one in enumerate(account.times, 1) if forms
    )
    persons = views.all_named(dict.fromkeys(members[one.entity] for one in account.mentions if one.entity in members))
    return ArticlePage(
        name, anchors.anchor(name), title, article.outlet or views.words.unknown_outlet, article.published, article.url, article.author,
        (origin.name or views.outlet_of(origin.earliest or name)) if origin and origin.kind != "own" else None,
        marked(article.text, _facts(views, account, members, over.review), headline),
        tuple(_saying(views, account, one, members, forms) for one in account.statements if one.content),
        happenings, persons, article.notes, names, times, headed,
    )  # fmt: skip


def _every(views: Views, whole: tuple[str, int] | None) -> Named | None:
    """The event over all articles, where more than one account tells of it."""
    return Named(views.words.count("accounts", whole[1]), views.links.event(whole[0])) if whole and whole[1] > 1 else None


def _saying(views: Views, account: Account, one: Statement, members: Mapping[str, str], forms: Forms) -> Saying:
    local = {entity.id: entity.name for entity in account.entities}
    name = account.article.id
    return Saying(
        one.id, views.named(members.get(one.entity or "")), one.source.text if one.source else local.get(one.entity or "", ""), one.stance, one.form,
        views.cut(name, one.content[0].start, one.content[-1].end), "#" + views.links.anchor(name, one.id), account.article.outlet or "", account.article.published, name,
        views.all_named(members[via] for via in one.via if via in members), one.why, forms.get(("statement", one.id)),
        shortened(" ".join(one.content[0].text.split()), 110),
    )  # fmt: skip


def _facts(views: Views, account: Account, members: Mapping[str, str], review: Mapping[tuple[str, str], str]) -> list[Fact]:
    """What lies over the text; what was rejected does not."""
    name, links = account.article.id, views.links

    def stays(kind: str, local: str) -> bool:
        return review.get((kind, local)) != _REJECTED

    out = [
        Fact(one.span.start, one.span.end, one.type, links.anchor(name, one.id), links.entity(members[one.entity]) if one.entity in members else None)
        for one in account.mentions
        if stays("mention", one.id)
    ]
    for said in account.statements:
        out += [Fact(span.start, span.end, said.stance, links.anchor(name, said.id)) for span in said.content if stays("statement", said.id)]
    for event in account.events:
        out += [Fact(span.start, span.end, "trigger", links.anchor(name, event.id)) for span in event.triggers if stays("event", event.id)]
    out += [Fact(one.span.start, one.span.end, "time", links.anchor(name, f"t{n}")) for n, one in enumerate(account.times, 1) if stays("time", f"t{n}")]
    return out
