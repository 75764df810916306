"""schema.org Claim as JSON-LD: who asserts what, where it appeared and where first. Never a ClaimReview: that is a person's rating.

Statements that say the same make one claim. Only what is asserted is written as a claim's bare content; of a denial, doubt, demand or
refusal the claim's text is the passage with its own reporting words, so that nobody is made to say what he denies.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from riwaya.export.taking.days import edtf_prefix
from riwaya.export.taking.taken import Taken
from riwaya.export.taking.writing import listed, text_file
from riwaya.model import Article, DossierStatement

SUFFIX = ".jsonld"
MEDIA = "application/ld+json"
_TYPES = {"PER": "Person", "ORG": "Organization"}


def iri(kind: str, *names: str) -> str:
    """A name of our own that does not depend on where the case lies."""
    return f"urn:riwaya:{kind}:" + ":".join(quote(one, safe="") for one in names)


def _appearance(article: Article, one: DossierStatement) -> dict[str, Any]:
    spans = one.statement.content
    date = edtf_prefix(article.published)
    work: dict[str, Any] = {
        "@type": "NewsArticle", "@id": article.url or iri("article", article.id), "identifier": article.id, "inLanguage": "ar",
        "text": " … ".join(article.text[span.start : span.end] for span in spans),
        "hasPart": [{"@type": "Quotation", "text": article.text[s.start : s.end], "identifier": f"char={s.start},{s.end}"} for s in spans],
    }  # fmt: skip
    publisher = {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None
    for name, value in (("headline", article.title), ("datePublished", date), ("publisher", publisher)):
        if value:
            work[name] = value
    return work


def _text(article: Article, one: DossierStatement) -> str:
    own = one.statement
    if own.stance == "asserts":
        return " … ".join(article.text[span.start : span.end] for span in own.content)
    spans = [span for span in (own.source, own.cue.span, *own.content) if span is not None]
    return article.text[min(span.start for span in spans) : max(span.end for span in spans)]


def _clusters(taken: Taken) -> dict[tuple[str, str], tuple[str, str]]:
    """From each statement to the least of those that say the same from the same source with the same stance."""
    about = {(article.id, one.statement.id): (one.entity, one.statement.stance, one.same_as) for article, one in taken.statements()}
    root: dict[tuple[str, str], tuple[str, str]] = {one: one for one in about}

    def find(one: tuple[str, str]) -> tuple[str, str]:
        while root[one] != one:
            root[one] = one = root[root[one]]
        return one

    for mine in sorted(about):
        for other in about[mine][2]:
            if other in about and about[other][:2] == about[mine][:2] and about[mine][0] is not None:
                first, second = sorted((find(mine), find(other)))
                root[second] = first
    return {mine: find(mine) for mine in sorted(about)}


def _claims(taken: Taken) -> Iterator[dict[str, Any]]:
    cluster = _clusters(taken)
    size: dict[tuple[str, str], int] = {}
    for home in cluster.values():
        size[home] = size.get(home, 0) + 1
    open_claims: dict[tuple[str, str], list[tuple[str, dict[str, Any], dict[str, Any]]]] = {}
    for article, one in taken.statements():
        home = cluster[article.id, one.statement.id]
        held = open_claims.setdefault(home, [])
        held.append((article.published or "9999", _appearance(article, one), _claim(taken, article, one, home)))
        if len(held) == size[home]:
            del open_claims[home]
            yield _whole(taken, held)


def _claim(taken: Taken, article: Article, one: DossierStatement, home: tuple[str, str]) -> dict[str, Any]:
    who, own = taken.who(one.entity), one.statement
    claim: dict[str, Any] = {"@type": "Claim", "@id": iri("claim", *home), "text": _text(article, one), "inLanguage": "ar", "keywords": f"stance:{own.stance}"}
    if own.stance != "asserts":
        taken.lost.note("schema.org has no stance: the text keeps the reporting words and keywords say it; statements that do not assert", 1)
    if who is not None:
        claim["author"] = {"@type": _TYPES.get(who.type, "Thing"), "@id": iri("entity", who.id), "name": who.name}
    elif own.source is not None:
        claim["author"] = {"@type": "Thing", "name": own.source.text}
    if one.via:
        taken.lost.note("schema.org has no chain of sources: left out; statements", 1)
    return claim


def _whole(taken: Taken, held: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> dict[str, Any]:
    held.sort(key=lambda one: (one[0], one[1]["identifier"]))
    claim = held[0][2]
    claim["appearance"] = [one[1] for one in held]
    if held[0][0] != "9999":
        claim["firstAppearance"] = held[0][1]
    taken.lost.keep("claims")
    taken.lost.keep("appearances", len(held))
    return claim


def write_claims(taken: Taken, out: Path) -> None:
    """One graph of claims."""
    with text_file(out) as file:
        file.write('{"@context":"https://schema.org","@graph":[')
        listed(file, _claims(taken))
        file.write("\n]}\n")
    taken.lost.note("events, conflicts and relations are left out (jsonl has them)", sum(1 for _ in taken.events()))
