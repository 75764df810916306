"""The JSON of the output guide: one object an article, one object a dossier. Keys beyond the guide's are ours."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from riwaya.model import Account, Article, Conflict, Dossier, DossierEntity, DossierEvent, DossierRelation, DossierStatement, EventAccount, Refusal, Span, Value

if TYPE_CHECKING:
    from riwaya.export.taking.taken import Taken

SUFFIX = ".json"
MEDIA = "application/json"


def plain(value: Any) -> Any:
    """A noun of the model as JSON holds it; a span becomes its start, end and text."""
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.text}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for one in dataclasses.fields(value):
            inner = getattr(value, one.name)
            if one.name == "span":
                out.update(plain(inner) if inner is not None else {"start": None, "end": None})
            else:
                out[one.name] = plain(inner)
        return out
    return value


def account_object(account: Account) -> dict[str, Any]:
    """One article's account as the output guide's object; offsets are code points of `text`."""
    article = account.article
    head = {key: getattr(article, key) for key in ("id", "url", "outlet", "title", "published", "published_from", "author", "sha256", "text")}
    head["parts"] = plain(article.parts)
    head["notes"] = list(article.notes)
    for name in ("mentions", "references", "entities", "relations", "times", "statements", "events"):
        head[name] = plain(getattr(account, name))
    head["refusals"] = [{"room": one.room, "reason": one.reason} for one in account.refusals]
    return head


def refusal_object(refusal: Refusal) -> dict[str, Any]:
    """An article that could not be read."""
    return {"id": refusal.article, "refusals": [{"room": refusal.room, "reason": refusal.reason}]}


def dossier_object(dossier: Dossier) -> dict[str, Any]:
    """The whole dossier as the output guide's object."""
    origin = {article: one.id for one in dossier.origins for article in one.articles}
    articles = [account.article for account in dossier.accounts]
    return {
        "articles": [_head(one, origin) for one in articles],
        "origins": [plain(one) for one in dossier.origins],
        "entities": [entity_object(one) for one in dossier.entities],
        "events": [event_object(one) for one in dossier.events],
        "statements": [statement_object(one) for one in dossier.statements],
        "relations": [relation_object(one) for one in dossier.relations],
        "refusals": [plain(one) for one in dossier.refusals],
        "orphans": [plain(one) for one in dossier.orphans],
    }


def _head(one: Article, origin: dict[str, str]) -> dict[str, Any]:
    return {"id": one.id, "outlet": one.outlet, "published": one.published, "origin": origin.get(one.id), "title": one.title, "url": one.url, "sha256": one.sha256}


def relation_object(one: DossierRelation) -> dict[str, Any]:
    """A tie that an article states."""
    tie = one.relation
    return {
        "subject": one.subject, "relation": tie.relation, "object": one.object, "article": one.article,
        "start": tie.span.start, "end": tie.span.end, "text": tie.span.text, "why": list(tie.why),
    }  # fmt: skip


def entity_object(one: DossierEntity) -> dict[str, Any]:
    """A person, body or place over all articles."""
    out: dict[str, Any] = plain(one)
    out["members"] = [{"article": article, "entity": entity} for article, entity in one.members]
    return out


def _value(one: Value) -> dict[str, Any]:
    out: dict[str, Any] = plain(one)
    return out


def _account(one: EventAccount) -> dict[str, Any]:
    out: dict[str, Any] = plain(one)
    out["values"] = [_value(value) for value in one.values]
    return out


def _conflict(one: Conflict) -> dict[str, Any]:
    return {"attribute": one.attribute, "kind": one.kind, "accounts": [plain(side) for side in one.accounts], "why": list(one.why)}


def event_object(one: DossierEvent) -> dict[str, Any]:
    """An event with its accounts and conflicts."""
    out: dict[str, Any] = plain(one)
    out["accounts"] = [_account(account) for account in one.accounts]
    out["conflicts"] = [_conflict(conflict) for conflict in one.conflicts]
    return out


def statement_object(one: DossierStatement) -> dict[str, Any]:
    """A statement with its source over all articles."""
    own = one.statement
    return {
        "article": one.article, "id": own.id, "entity": one.entity, "stance": own.stance, "content": " … ".join(part.text for part in own.content),
        "start": own.content[0].start if own.content else own.cue.span.start, "end": own.content[-1].end if own.content else own.cue.span.end,
        "via": list(one.via), "same_as": [{"article": article, "id": name} for article, name in one.same_as],
        "kind": own.kind, "form": own.form, "cue": plain(own.cue), "parent": own.parent,
    }


def line(value: dict[str, Any]) -> str:
    """One JSON line; letters are not escaped, lone surrogates are."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value)
    return text


def account_line(account: Account) -> str:
    """One article's account as a JSON line."""
    return line(account_object(account))


def write_json(taken: Taken, out: Path) -> None:
    """The dossier as one object, written piece by piece; byte for byte what `dossier_object` gives for a whole case."""
    origin = {article: one.id for one in taken.origins() for article in one.articles}
    parts: dict[str, Iterator[dict[str, Any]]] = {
        "articles": (_head(told.account.article, origin) for told in taken.told()),
        "origins": (plain(one) for one in taken.origins()),
        "entities": (entity_object(one) for one in taken.entities()),
        "events": (event_object(one) for one in taken.events()),
        "statements": (statement_object(one) for _, one in taken.statements()),
        "relations": (relation_object(one) for one in taken.relations()),
        "refusals": (plain(one) for told in taken.told() for one in told.account.refusals),
        "orphans": (plain(one) for one, orphan in taken.case.judgements() if orphan),
    }
    with out.open("w", encoding="utf-8", newline="") as file:
        for number, (name, objects) in enumerate(parts.items()):
            file.write(f'{", " if number else "{"}"{name}": [')
            for place, one in enumerate(objects):
                file.write((", " if place else "") + line(one))
                taken.lost.keep(name)
            file.write("]")
        file.write("}\n")
