"""The JSON of the output guide: one object an article, one object a dossier. Keys beyond the guide's are ours."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from riwaya.model import Account, Refusal, Span


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


def line(value: dict[str, Any]) -> str:
    """One JSON line; letters are not escaped, lone surrogates are."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value)
    return text
