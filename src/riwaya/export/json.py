"""The JSON of the output guide: one object an article, one object a dossier. Keys beyond the guide's are ours."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from riwaya.model import Account, Conflict, Dossier, DossierEntity, DossierEvent, DossierStatement, EventAccount, Refusal, Span, Value


def _plain(value: Any) -> Any:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.text}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for one in dataclasses.fields(value):
            inner = getattr(value, one.name)
            if one.name == "span":
                out.update(_plain(inner) if inner is not None else {"start": None, "end": None})
            else:
                out[one.name] = _plain(inner)
        return out
    return value


def account_object(account: Account) -> dict[str, Any]:
    """One article's account as the output guide's object; offsets are code points of `text`."""
    article = account.article
    head = {key: getattr(article, key) for key in ("id", "url", "outlet", "title", "published", "published_from", "author", "sha256", "text")}
    head["parts"] = _plain(article.parts)
    head["notes"] = list(article.notes)
    for name in ("mentions", "references", "entities", "relations", "times", "statements", "events"):
        head[name] = _plain(getattr(account, name))
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
        "articles": [{"id": a.id, "outlet": a.outlet, "published": a.published, "origin": origin.get(a.id), "title": a.title, "url": a.url, "sha256": a.sha256} for a in articles],
        "origins": [_plain(one) for one in dossier.origins],
        "entities": [_entity(one) for one in dossier.entities],
        "events": [_event(one) for one in dossier.events],
        "statements": [_statement(one) for one in dossier.statements],
        "relations": [
            {"subject": one.subject, "relation": one.relation.relation, "object": one.object, "article": one.article,
             "start": one.relation.span.start, "end": one.relation.span.end, "text": one.relation.span.text, "why": list(one.relation.why)}
            for one in dossier.relations
        ],
        "refusals": [_plain(one) for one in dossier.refusals],
        "orphans": [_plain(one) for one in dossier.orphans],
    }


def _entity(one: DossierEntity) -> dict[str, Any]:
    out: dict[str, Any] = _plain(one)
    out["members"] = [{"article": article, "entity": entity} for article, entity in one.members]
    return out


def _value(one: Value) -> dict[str, Any]:
    out: dict[str, Any] = _plain(one)
    return out


def _account(one: EventAccount) -> dict[str, Any]:
    out: dict[str, Any] = _plain(one)
    out["values"] = [_value(value) for value in one.values]
    return out


def _conflict(one: Conflict) -> dict[str, Any]:
    return {"attribute": one.attribute, "kind": one.kind, "accounts": [_plain(side) for side in one.accounts], "why": list(one.why)}


def _event(one: DossierEvent) -> dict[str, Any]:
    out: dict[str, Any] = _plain(one)
    out["accounts"] = [_account(account) for account in one.accounts]
    out["conflicts"] = [_conflict(conflict) for conflict in one.conflicts]
    return out


def _statement(one: DossierStatement) -> dict[str, Any]:
    own = one.statement
    return {
        "article": one.article, "id": own.id, "entity": one.entity, "stance": own.stance, "content": " … ".join(part.text for part in own.content),
        "start": own.content[0].start if own.content else own.cue.span.start, "end": own.content[-1].end if own.content else own.cue.span.end,
        "via": list(one.via), "same_as": [{"article": article, "id": name} for article, name in one.same_as],
        "kind": own.kind, "form": own.form, "cue": _plain(own.cue), "parent": own.parent,
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
