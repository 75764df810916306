"""The log of corrections: appended to, never changed; exported and imported as JSON lines.

Which fact a correction means is found again by every run (`overlays`); what lies nowhere any more is stale and stays listed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, datetime

from riwaya.errors import UsageError
from riwaya.merge.standing import whole
from riwaya.model import Account, Correction
from riwaya.store import accounts, facts
from riwaya.store.database import Database, Row, storable
from riwaya.store.overlays import Place, active, check_changes, overlay, place, surroundings

_COLUMNS = ("id", "position", "verdict", "kind", "article", "article_sha256", "url", "quote", "before", "after", "start", "hint", "changes", "author", "made", "reason")
_FACTS = ("mention", "time", "statement", "event")
VERDICTS = ("accept", "reject", "edit", "withdraw")


_READ = ", ".join(f"c.{one}" for one in _COLUMNS if one != "position")


def log(database: Database) -> list[Correction]:
    """Every correction ever made, in order."""
    return [_correction(row) for row in database.rows(f"select {_READ} from correction c order by c.position")]


def of_article(database: Database, article: str) -> dict[str, list[Correction]]:
    """The corrections that lie on one article now, by the key of their fact."""
    sql = f"select p.fact, {_READ} from correction_place p join correction c on c.id = p.correction where p.article = :article and p.fact is not null order by c.position"
    out: dict[str, list[Correction]] = {}
    for fact, *row in database.rows(sql, article=article):
        out.setdefault(str(fact), []).append(_correction(tuple(row)))
    return out


def _correction(row: Row) -> Correction:
    values = list(row)
    values[11] = tuple((str(name), str(value)) for name, value in json.loads(values[11]))
    return Correction(*values)


def places(database: Database, *, stale: bool = False) -> list[Place]:
    """Where the corrections lie; only those that lie nowhere, with `stale`."""
    where = " where p.stale is not null" if stale else ""
    known = {one.id: one for one in log(database)}
    columns = "p.correction, p.article, p.fact, p.start, p.stop, p.stale"
    rows = database.rows(f"select {columns} from correction_place p join correction c on c.id = p.correction{where} order by c.position")
    return [Place(known[str(name)], *rest) for name, *rest in rows]


def find_fact(database: Database, name: str) -> tuple[Account, str, str, facts.Fact]:
    """A fact by its key or as ARTICLE/s1: the account, the key, the local id, the fact. Raises UsageError."""
    article, _, local = name.rpartition("/")
    if not article:
        rows = [row for table in _FACTS for row in database.rows(f"select article, id from {table} where key = :key", key=name)]
        if not rows:
            raise UsageError(f"{name}: no fact has this key; give a key or ARTICLE/s1, as `riwaya search` and the page show them")
        article, local = rows[0]
    account = accounts.read_account(database, article)
    if account is not None:
        for key, _, own, fact in facts.keyed(account):
            if own == local:
                return account, key, local, fact
    raise UsageError(f"{name}: no such fact in this case")


def make(database: Database, fact: str, verdict: str, changes: Sequence[tuple[str, str]] = (), *, author: str = "", reason: str = "") -> Correction:
    """A correction of a fact as it stands now; raises UsageError for an unknown fact, field or value."""
    if verdict not in VERDICTS[:3]:
        raise UsageError(f"{verdict}: must be one of {', '.join(VERDICTS[:3])}")
    if (verdict == "edit") != bool(changes):
        raise UsageError("an edit says what to set, and only an edit does: --set stance=denies")
    account, _, _, found = find_fact(database, fact)
    kind = facts.kind_of(found)
    check_changes(kind, changes)
    article, span = account.article, facts.anchor(found)
    before, after = surroundings(article.text, span.start, span.end)
    bare = Correction(
        "", verdict, kind, article.id, article.sha256, article.url, span.text, before, after, span.start, facts.hint_of(found), tuple(changes), author, _now(), reason,
    )  # fmt: skip
    return dataclasses.replace(bare, id=_id(bare))


def withdrawal(database: Database, of: str, *, author: str = "", reason: str = "") -> Correction:
    """What takes an earlier correction back; raises UsageError for an unknown one."""
    for one in log(database):
        if one.id == of:
            bare = dataclasses.replace(one, id="", verdict="withdraw", changes=(("of", of),), author=author, made=_now(), reason=reason)
            return dataclasses.replace(bare, id=_id(bare))
    raise UsageError(f"{of}: no correction has this id; `riwaya correct CASE list` shows them")


def _id(one: Correction) -> str:
    text = json.dumps(dataclasses.astuple(one), ensure_ascii=True)
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(database: Database, corrections: Iterable[Correction]) -> int:
    """Add corrections to the log, those that stand there already left out, and lay them over; how many were new."""
    known = {one.id for one in log(database)}
    fresh = list({one.id: one for one in corrections if one.id not in known}.values())
    position = len(known)
    database.insert("correction", _COLUMNS, [
        (one.id, position + number, one.verdict, one.kind, one.article, one.sha256, one.url, *(storable(text) for text in (one.quote, one.before, one.after)), one.start, one.hint,
         json.dumps(one.changes, ensure_ascii=True), one.author, one.made, one.reason)
        for number, one in enumerate(fresh)
    ])  # fmt: skip
    return len(fresh)


def exported(corrections: Iterable[Correction]) -> Iterable[str]:
    """One JSON line for each, in order."""
    for one in corrections:
        yield json.dumps({**dataclasses.asdict(one), "changes": dict(one.changes)}, ensure_ascii=False)


def imported(lines: Iterable[str]) -> list[Correction]:
    """The corrections of JSON lines; raises UsageError that names the line."""
    out = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            row["changes"] = tuple((str(name), str(value)) for name, value in row["changes"].items())
            one = Correction(**row)
        except (ValueError, TypeError, KeyError, AttributeError) as wrong:
            raise UsageError(f"line {number} is not a correction: {wrong}") from wrong
        if one.verdict not in VERDICTS or one.kind not in _FACTS:
            raise UsageError(f"line {number}: {one.verdict} of a {one.kind} is not a correction")
        out.append(one)
    return out


def lay_over(database: Database, changed: Container[str] = ()) -> None:
    """Find the corrections again and write the facts of the articles anew on which others lie now; `changed` are articles that tell otherwise since the last time."""
    known = {one.correction.id: one for one in places(database)}
    before = _lying(known.values())
    found = [_same_place(known.get(one.id), changed) or _locate(database, one) for one in active(log(database))]
    database.run("delete from correction_place")
    columns = ("correction", "article", "fact", "start", "stop", "stale")
    database.insert("correction_place", columns, [(one.correction.id, one.article, one.fact, one.start, one.stop, one.stale) for one in found])
    now = _lying(found)
    for article in sorted(before.keys() | now.keys()):
        account = accounts.read_account(database, article) if article in changed or before.get(article) != now.get(article) else None
        if account is not None:
            rewrite(database, account, by_fact(found, article))


def _lying(found: Iterable[Place]) -> dict[str, set[tuple[str, str]]]:
    """The corrections that lie on each article, with their facts."""
    out: dict[str, set[tuple[str, str]]] = {}
    for one in found:
        if one.article and one.fact:
            out.setdefault(one.article, set()).add((one.correction.id, one.fact))
    return out


def _same_place(one: Place | None, changed: Container[str]) -> Place | None:
    """Where a correction lay, if it cannot lie elsewhere now: on the very article that it was made on, which tells what it told."""
    return one if one is not None and one.fact and one.article == one.correction.article and one.article not in changed else None


def articles_under(database: Database) -> frozenset[str]:
    """The articles that corrections lie on."""
    return frozenset(str(name) for (name,) in database.rows("select distinct article from correction_place where fact is not null and article is not null"))


def by_fact(found: Iterable[Place], article: str) -> dict[str, list[Correction]]:
    """The corrections of one article by the key of the fact."""
    out: dict[str, list[Correction]] = {}
    for one in found:
        if one.article == article and one.fact:
            out.setdefault(one.fact, []).append(one.correction)
    return out


def _locate(database: Database, one: Correction) -> Place:
    """The article that a correction is about, by id, by text or by address, and the fact in it."""
    sql = (
        "select id from article where removed is null and (id = :id or sha256 = :sha or url = cast(:url as text)) "
        "order by case when id = :id then 0 when sha256 = :sha then 1 else 2 end, id limit 3"
    )
    last = Place(one, stale="its article is not in the case any more")
    for (name,) in database.rows(sql, id=one.article, sha=one.sha256, url=one.url):
        account = accounts.read_account(database, name)
        if account is not None:
            last = place(one, account)
            if last.fact:
                break
    return last


def rewrite(database: Database, account: Account, corrections: dict[str, list[Correction]]) -> None:
    """Write the facts of an article again, under its corrections."""
    name = account.article.id
    for table in ("statement_via", "event_actor", "event_value", *(one for one in facts.COLUMNS if one not in ("statement_via", "event_actor", "event_value"))):
        database.run(f"delete from {table} where article = :name", name=name)
    over = overlay(account, corrections)
    facts.write(database, facts.rows(account, over.shown, over.review))


def corrected(database: Database, every: Iterable[Account]) -> Iterable[Account]:
    """Accounts as merge shall see them."""
    found: dict[str, list[Place]] = {}
    for one in places(database):
        if one.fact and one.article:
            found.setdefault(one.article, []).append(one)
    for account in every:
        mine = found.get(account.article.id)
        yield overlay(whole(account), by_fact(mine, account.article.id)).merged if mine else account
