"""W3C Web Annotation as JSON-LD: every statement and every account of an event, anchored in its article.

Each target has a TextPositionSelector (code points of the stored text), a TextQuoteSelector with 32 characters on both sides, and a
state that holds the text's SHA-256. The stored text is not the page's HTML: on the page itself the quote finds the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.export.claims import iri
from riwaya.export.taking.taken import Taken, Told
from riwaya.export.taking.writing import listed, text_file
from riwaya.model import Article

SUFFIX = ".jsonld"
MEDIA = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
AROUND = 32
_CONTEXT = '["http://www.w3.org/ns/anno.jsonld",{"riwaya":"urn:riwaya:vocabulary:","sha256":"riwaya:sha256","stance":"riwaya:stance","factuality":"riwaya:factuality"}]'


def target(article: Article, start: int, end: int) -> dict[str, Any]:
    """Characters of an article as a specific resource."""
    text = article.text
    return {
        "type": "SpecificResource", "source": article.url or iri("article", article.id),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]},
        ],
        "state": {"type": "riwaya:TextState", "sha256": article.sha256},
    }  # fmt: skip


def _annotation(name: str, bodies: list[dict[str, Any]], targets: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"id": name, "type": "Annotation", "motivation": "classifying", **more, "body": bodies, "target": targets[0] if len(targets) == 1 else targets}


def _tag(value: str, purpose: str = "classifying") -> dict[str, Any]:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _who(taken: Taken, entity: str | None) -> list[dict[str, Any]]:
    name = taken.name(entity)
    return [{"type": "SpecificResource", "purpose": "identifying", "source": {"id": iri("entity", entity), "type": "riwaya:Entity", "label": name}}] if entity and name else []


def _of_article(taken: Taken, told: Told) -> Iterator[dict[str, Any]]:
    article = told.account.article
    for one in told.statements:
        own = one.statement
        spans = own.content or (own.cue.span,)
        bodies = [_tag(f"statement:{own.stance}"), *_who(taken, one.entity)]
        taken.lost.keep("statements")
        if one.via:
            taken.lost.note("an annotation has no chain of sources: left out; statements", 1)
        yield _annotation(iri("statement", article.id, own.id), bodies, [target(article, span.start, span.end) for span in spans], stance=own.stance)


def _of_events(taken: Taken) -> Iterator[dict[str, Any]]:
    for event in taken.events():
        for number, one in enumerate(event.accounts, 1):
            head = taken.heads.get(one.article)
            if one.start is None or one.end is None or head is None:
                taken.lost.note("accounts without characters of their own are left out", 1)
                continue
            article = Article(head.id, taken.text(head.id), head.sha256, head.url)
            linked = {"type": "SpecificResource", "purpose": "linking", "source": {"id": iri("event", event.id), "type": "riwaya:Event", "label": event.title}}
            bodies = [_tag(f"event:{event.type}" + (f"/{event.mode}" if event.mode else "")), _tag(f"account:{one.stance}"), linked, *_who(taken, one.whose)]
            taken.lost.keep("accounts")
            yield _annotation(
                iri("account", event.id, str(number)), bodies, [target(article, one.start, one.end)], stance=one.stance, factuality=one.factuality,
            )  # fmt: skip


def _all(taken: Taken) -> Iterator[dict[str, Any]]:
    for told in taken.told():
        yield from _of_article(taken, told)
    yield from _of_events(taken)


def write_webannotation(taken: Taken, out: Path) -> None:
    """One collection with one page."""
    with text_file(out) as file:
        file.write(f'{{"@context":{_CONTEXT},"id":"{iri("annotations")}","type":"AnnotationCollection","label":"Riwaya","first":{{"id":"{iri("annotations", "1")}",')
        file.write('"type":"AnnotationPage","items":[')
        listed(file, _all(taken))
        file.write("\n]}}\n")
    taken.lost.note("conflicts and silences are not annotations: left out; events with conflicts", sum(bool(one.conflicts) for one in taken.events()))
