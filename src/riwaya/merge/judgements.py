"""The user's judgements: a plain-text file beside the case, append-only, read at every run.

A judgement names its two things by words of articles (quote and context), not by ids or offsets, so that it finds them again after
articles were fetched anew. One whose words are nowhere is kept and listed as an orphan. The file is TOML: one `[[judgement]]` block
for each, an `[[undo]]` block takes one back.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from riwaya.errors import JudgementError
from riwaya.merge.ids import stable
from riwaya.model import Account, Anchor, Dossier, Judgement, Judgements

VERDICTS = ("same", "different", "unsure")
_CONTEXT = 24
_MOST_ANCHORS = 6
Handle = tuple[str, str]


def _quoted(text: str) -> str:
    escaped = "".join({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char, char if char >= " " else f"\\u{ord(char):04x}") for char in text)
    return f'"{escaped}"'


def _anchor_lines(name: str, anchor: Anchor) -> Iterable[str]:
    yield f"[[judgement.{name}]]"
    for key in ("article", "sha256", "before", "quote", "after"):
        yield f"{key} = {_quoted(getattr(anchor, key))}"


def written(judgement: Judgement) -> str:
    """The block of one judgement; one Arabic string a line."""
    lines = ["[[judgement]]"]
    lines += [f"{key} = {_quoted(getattr(judgement, key))}" for key in ("id", "verdict", "kind", "by", "when", "why")]
    lines += [f"name_one = {_quoted(judgement.names[0])}", f"name_other = {_quoted(judgement.names[1])}"]
    for name, anchors in (("one", judgement.one), ("other", judgement.other)):
        for anchor in anchors:
            lines += _anchor_lines(name, anchor)
    return "\n".join(lines) + "\n\n"


def undoing(of: str, by: str = "", when: str = "") -> str:
    """The block that takes a judgement back."""
    return "\n".join(["[[undo]]", f"of = {_quoted(of)}", f"by = {_quoted(by)}", f"when = {_quoted(when)}"]) + "\n\n"


def _anchors(rows: Any, path: str) -> tuple[Anchor, ...]:
    try:
        return tuple(Anchor(*(str(row[key]) for key in ("article", "sha256", "quote", "before", "after"))) for row in rows)
    except (KeyError, TypeError) as wrong:
        raise JudgementError(path, f"an anchor lacks {wrong}") from wrong


def parse(text: str, path: str = "judgements") -> Judgements:
    """The judgements of a file's text; raises JudgementError that names what is wrong."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise JudgementError(path, str(wrong)) from wrong
    undone = {str(row.get("of", "")) for row in document.get("undo", ())}
    rows = []
    for row in document.get("judgement", ()):
        verdict, name = str(row.get("verdict", "")), str(row.get("id", ""))
        if verdict not in VERDICTS:
            raise JudgementError(path, f"{name}: verdict {verdict!r} is none of {', '.join(VERDICTS)}")
        rows.append(Judgement(
            name, verdict, str(row.get("kind", "entity")), _anchors(row.get("one", ()), path), _anchors(row.get("other", ()), path),
            (str(row.get("name_one", "")), str(row.get("name_other", ""))), str(row.get("by", "")), str(row.get("when", "")), str(row.get("why", "")), name in undone,
        ))
    return Judgements(tuple(rows))


def read(path: Path) -> Judgements:
    """The judgements of a file; none if it does not exist."""
    return parse(path.read_text(encoding="utf-8"), str(path)) if path.exists() else Judgements()


def append(path: Path, block: str) -> None:
    """Add a block at the end of the file; nothing that stands there is touched."""
    head = "" if path.exists() else "# Judgements of the user: the program only appends to this file; edit it freely.\n\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(head + block)


def anchor(account: Account, start: int, end: int) -> Anchor:
    """The words `[start, end)` of an article with their context."""
    text = account.article.text
    return Anchor(account.article.id, account.article.sha256, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT])


def _entity_spans(account: Account, entity: str) -> list[tuple[int, int]]:
    return [(m.span.start, m.span.end) for m in account.mentions if m.entity == entity] + [
        (r.span.start, r.span.end) for r in account.references if r.entity == entity
    ]


def _event_spans(account: Account, event: str) -> list[tuple[int, int]]:
    return [(span.start, span.end) for one in account.events if one.id == event for span in one.triggers]


def describe(dossier: Dossier, name: str) -> tuple[str, str, tuple[Anchor, ...]] | None:
    """Kind, title and anchors of an entity or event of a dossier by its id; `ARTICLE/e1` names what one article holds; None if there is none."""
    accounts = {account.article.id: account for account in dossier.accounts}
    for entity in dossier.entities:
        if entity.id == name:
            found = [anchor(accounts[a], *span) for a, e in entity.members for span in _entity_spans(accounts[a], e)[:1]]
            return "entity", entity.name, tuple(found[:_MOST_ANCHORS])
    article, _, local = name.rpartition("/")
    if article in accounts:
        return _part(accounts[article], local)
    for event in dossier.events:
        if event.id == name:
            pairs = sorted({(one.article, one.event) for one in event.accounts})
            found = [anchor(accounts[a], *span) for a, e in pairs for span in _event_spans(accounts[a], e)[:1]]
            return "event", event.title, tuple(found[:_MOST_ANCHORS])
    return None


def _part(account: Account, local: str) -> tuple[str, str, tuple[Anchor, ...]] | None:
    """An entity or event of one article by its local id, for taking apart what was wrongly joined."""
    for entity in account.entities:
        if entity.id == local:
            return "entity", entity.name, tuple(anchor(account, *span) for span in _entity_spans(account, local)[:1])
    for event in account.events:
        if event.id == local and event.triggers:
            return "event", event.triggers[0].text, tuple(anchor(account, *span) for span in _event_spans(account, local)[:1])
    return None


def judge(dossier: Dossier, verdict: str, one: str, other: str, why: str = "", by: str = "", when: str = "") -> Judgement:
    """A judgement on two things of a dossier, by their ids; raises JudgementError for an unknown id or two kinds."""
    found = [describe(dossier, name) for name in (one, other)]
    for name, row in zip((one, other), found, strict=True):
        if row is None or not row[2]:
            raise JudgementError(name, "no entity or event of this case has this id")
    (kind, title, anchors), (kind_b, title_b, anchors_b) = found  # type: ignore[misc]
    if kind != kind_b:
        raise JudgementError(one, f"{one} is an {kind}, {other} an {kind_b}")
    if verdict not in VERDICTS:
        raise JudgementError(one, f"verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    key = stable("j", verdict, kind, when, *(f"{a.article} {a.before}{a.quote}{a.after}" for a in (*anchors, *anchors_b)))
    return Judgement(key, verdict, kind, anchors, anchors_b, (title, title_b), by, when, why)


@dataclass(frozen=True, slots=True)
class Applied:
    """Pairs of handles (article, local id) that must or cannot be one, by kind, and the judgements whose words were not found."""

    must: dict[str, list[tuple[Handle, Handle]]]
    cannot: dict[str, list[tuple[Handle, Handle]]]
    orphans: tuple[Judgement, ...]


def _holders(account: Account, kind: str, start: int, end: int) -> str | None:
    """The entity or event whose words lie at `[start, end)`."""
    if kind == "entity":
        for mention in account.mentions:
            if mention.span.start < end and start < mention.span.end:
                return mention.entity
        for reference in account.references:
            if reference.span.start < end and start < reference.span.end:
                return reference.entity
        return None
    for event in account.events:
        if any(span.start < end and start < span.end for span in event.triggers):
            return event.id
    return None


def _places(text: str, sought: Anchor) -> list[tuple[int, int]]:
    """Where the quote stands with the most of its context; nowhere if neither side is the same."""
    best: list[tuple[int, int]] = []
    most = 0
    at = text.find(sought.quote)
    while at >= 0:
        end = at + len(sought.quote)
        left = _common(text[max(0, at - _CONTEXT) : at][::-1], sought.before[::-1])
        right = _common(text[end : end + _CONTEXT], sought.after)
        if left + right > most:
            best, most = [], left + right
        if left + right == most and most:
            best.append((at, end))
        at = text.find(sought.quote, at + 1)
    return best if most >= min(8, len(sought.before) + len(sought.after)) else []


def _common(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _find(sought: Anchor, kind: str, accounts: Sequence[Account], by_id: dict[str, Account]) -> Handle | None:
    named = by_id.get(sought.article)
    order = ([named] if named else []) + [account for account in accounts if account.article.sha256 == sought.sha256 and account is not named]
    order += [account for account in accounts if account not in order and sought.quote in account.article.text] if not order else []
    for account in order:
        for start, end in _places(account.article.text, sought):
            holder = _holders(account, kind, start, end)
            if holder is not None:
                return account.article.id, holder
    return None


def apply(judgements: Judgements, accounts: Sequence[Account]) -> Applied:
    """Find the words of every judgement again; later judgements on the same pair replace earlier ones."""
    by_id = {account.article.id: account for account in accounts}
    must: dict[str, list[tuple[Handle, Handle]]] = {"entity": [], "event": []}
    cannot: dict[str, list[tuple[Handle, Handle]]] = {"entity": [], "event": []}
    orphans = []
    latest: dict[tuple[str, frozenset[Handle]], tuple[str, list[Handle], list[Handle]]] = {}
    for row in judgements.rows:
        if row.undone:
            continue
        ones = [handle for sought in row.one if (handle := _find(sought, row.kind, accounts, by_id))]
        others = [handle for sought in row.other if (handle := _find(sought, row.kind, accounts, by_id))]
        if not ones or not others:
            orphans.append(replace(row))
            continue
        latest[row.kind, frozenset((ones[0], others[0]))] = (row.verdict, ones, others)
    for (kind, _), (verdict, ones, others) in latest.items():
        for side in (ones, others):
            if verdict == "same" or verdict == "different":
                must[kind] += [(side[0], handle) for handle in side[1:] if handle != side[0]]
        if verdict == "same":
            must[kind].append((ones[0], others[0]))
        elif verdict == "different" and not set(ones) & set(others):
            cannot[kind] += [(one, other) for one in ones for other in others]
    return Applied(must, cannot, tuple(orphans))
