"""Writing a case: a run stages what it understands in small transactions and makes it the case in one.

Until that last transaction every reader sees the case as the last complete run left it; a run that is killed loses
nothing of what it staged, the next run takes it up. There is one writer at a time.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice

from riwaya.lexicon.letters import fold_word
from riwaya.merge import keeping
from riwaya.model import Account, Article, Dossier, Judgements, Refusal
from riwaya.store import accounts, corrections, dossiers, facts, preparing
from riwaya.store.bodies import pack, unpack
from riwaya.store.database import Database, Row, storable
from riwaya.store.lines import Lines
from riwaya.store.migrations import migrate
from riwaya.store.searching import index_of
from riwaya.store.shadows import Shadow, Stemming, note_stems, shadow
from riwaya.store.sheets import Ahead, Sheets, write_sheets

_BATCH = 200
_SECONDS = 2.0
_STAGED = ("article", "run", "root", "mark", "program", "lexicon", "read", "body", "sheet", "prepared")
_ACCOUNT = ("article", "mark", "sha256", "program", "lexicon", "run", "body")

Taken = tuple[Article, bytes, bytes, preparing.Prepared]
Ready = tuple[str, str, str, Article, bytes, bytes, dict[str, list[Row]], Shadow]
Merge = Callable[[tuple[Account, ...], Judgements, Sheets], Dossier]


@dataclass(slots=True)
class Counts:
    """What a run did: articles seen, understood now, found unchanged; gained, changed and removed in the case; refusals."""

    seen: int = 0
    understood: int = 0
    unchanged: int = 0
    gained: int = 0
    changed: int = 0
    removed: int = 0
    refused: int = 0


class Writer:
    """One run on one case. `wants` says which articles must be understood, `take` stages them, `complete` makes them the case."""

    def __init__(self, database: Database, program: str, lexicon: str) -> None:
        self.database, self.program, self.lexicon = database, program, lexicon
        self.counts = Counts()
        self.run = 0
        migrate(database)
        self._began = time.monotonic()
        self._held: list[Row] = []
        self._flushed = time.monotonic()
        self.refusals: list[Refusal] = []
        self._seen: dict[str, str] = {}
        self._marks: dict[str, str] = {}
        self._known: dict[str, str] = {}
        self._staged: dict[str, str] = {}
        self._changed: set[str] = set()
        self._held_before: frozenset[str] = frozenset()
        self.lines = Lines(database, program, lexicon)
        self._ahead: Ahead | None = None

    def begin(self, roots: Sequence[str], workers: int) -> int:
        """Open a run; one that never ended is closed as interrupted. Returns the run's number."""
        database = self.database
        with database.transaction():
            database.run("update run set state = 'interrupted', finished = :now where state = 'reading'", now=_now())
            row = database.row("select coalesce(max(id), 0) + 1 from run")
            self.run = int(row[0]) if row else 1
            database.insert(
                "run", ("id", "state", "started", "program", "lexicon", "workers", "roots"),
                [(self.run, "reading", _now(), self.program, self.lexicon, workers, "\n".join(map(storable, roots)))],
            )  # fmt: skip
        version = {"program": self.program, "lexicon": self.lexicon}
        self._known = dict(database.each("select article, mark from account where program = :program and lexicon = :lexicon", **version))
        self._staged = dict(database.each("select article, mark from staged where program = :program and lexicon = :lexicon", **version))
        return self.run

    def stands(self, name: str, root: str) -> None:
        """Note an article whose line is known: it tells what it told."""
        self.wants(name, self._known.get(name, ""), root)

    def wants(self, name: str, mark: str, root: str) -> bool:
        """Whether an article must be understood: not if it stands in the case, or was staged, with the same mark.

        The mark covers all that is read of it. A name that comes twice in a run is refused the second time.
        """
        if name in self._seen:
            self.refuse(Refusal(name, "read", "this id was read before; the first is kept"))
            return False
        if storable(name) != name:
            self.refuse(Refusal(storable(name), "store", "the id holds characters that no database can keep"))
            return False
        self.counts.seen += 1
        self._seen[name] = root
        self._marks[name] = mark
        if self._known.get(name) == mark:
            self.counts.unchanged += 1
            return False
        return self._staged.get(name) != mark

    def take(self, article: Article, body: bytes, sheet: bytes = b"", prepared: bytes = b"") -> None:
        """Stage an article with its packed account, what merge reads from it and its rows, where they are made already."""
        self.counts.understood += 1
        self._held.append((article.id, self.run, self._seen[article.id], self._marks[article.id], self.program, self.lexicon, pack(article), body, sheet, prepared))
        if len(self._held) >= _BATCH or time.monotonic() - self._flushed > _SECONDS:
            self._flush()

    def look_ahead(self) -> Ahead:
        """Open what merge will ask for, while the last articles are being understood."""
        self._ahead = Ahead(self.database, self.lexicon)
        return self._ahead

    def refuse(self, refusal: Refusal) -> None:
        """Note what could not be read."""
        self.counts.refused += 1
        self.refusals.append(refusal)

    def _flush(self) -> None:
        if self._held:
            with self.database.transaction():
                for row in self._held:
                    self.database.run("delete from staged where article = :article", article=row[0])
                self.database.insert("staged", _STAGED, self._held)
        self._held = []
        self._flushed = time.monotonic()

    def complete(self, merge: Merge, stems: Stemming, decided: Judgements, coming: Iterable[Taken] = ()) -> Counts:
        """Make what was staged the case, and what is `coming` meanwhile; mark what is gone, merge, close the run: all in one transaction."""
        self._flush()
        database = self.database
        with database.transaction():
            self._held_before = frozenset(str(name) for (name,) in database.each("select id from article"))
            arriving = iter(coming)
            while batch := list(islice(arriving, _BATCH)):
                self._arrived(batch)
            names = [str(name) for name, mark in database.rows("select article, mark from staged order by article") if self._marks.get(name, mark) == mark]
            for first in range(0, len(names), _BATCH):
                self._replace(names[first : first + _BATCH], stems)
            database.run("delete from staged")
            self._remove_missing()
            self.lines.keep(lambda name: name in self._marks and (name in self._changed or self._known.get(name) == self._marks[name]))
            database.insert(
                "refusal", ("run", "position", "article", "room", "reason"),
                [(self.run, number, storable(one.article), one.room, storable(one.reason)) for number, one in enumerate(self.refusals)],
            )  # fmt: skip
            if index_of(database).stale(database):
                self._index_anew(stems)
            corrections.lay_over(database, self._changed)
            if self._changed or self.counts.gained or _basis(database, decided, self.lexicon) != _merged_on(database):
                rebuild(database, merge, decided, self.lexicon, self._ahead, self._changed)
            self._close("complete")
        database.settle()
        return self.counts

    def fail(self) -> None:
        """Close the run as failed; what it staged stays for the next one."""
        with self.database.transaction():
            self._close("failed")

    def _close(self, state: str) -> None:
        one = self.counts
        self.database.run(
            "update run set state = :state, finished = :now, seconds = :seconds, seen = :seen, understood = :understood, unchanged = :unchanged, "
            "gained = :gained, changed = :changed, removed = :removed, refused = :refused where id = :run",
            state=state, now=_now(), seconds=round(time.monotonic() - self._began, 3), run=self.run, seen=one.seen, understood=one.understood,
            unchanged=one.unchanged, gained=one.gained, changed=one.changed, removed=one.removed, refused=one.refused,
        )  # fmt: skip

    def _arrived(self, batch: Sequence[Taken]) -> None:
        """Put articles that need not be staged, for they can be had again at once, in the place of what stood there."""
        self.counts.understood += len(batch)
        self._put([(one.id, self._seen[one.id], self._marks[one.id], one, body, sheet, *prepared) for one, body, sheet, prepared in batch])

    def _replace(self, names: Sequence[str], stems: Stemming) -> None:
        """Put staged articles and their facts in the place of what stood there."""
        sql = "select root, mark, read, body, sheet, prepared from staged where article = :name"
        found: list[Ready] = []
        for name in names:
            root, mark, read, body, sheet, prepared = self.database.row(sql, name=name) or ()
            article = unpack(Article, bytes(read))
            mine, own = preparing.unpack(prepared) if prepared else (facts.rows(accounts.unpack_account(body, article)), shadow(article, stems))
            found.append((name, root, mark, article, bytes(body), bytes(sheet), mine, own))
        self._put(found)

    def _put(self, found: Sequence[Ready]) -> None:
        database = self.database
        tables: dict[str, list[Row]] = {table: [] for table in facts.COLUMNS}
        for *_, mine, _ in found:
            for table, rows in mine.items():
                tables[table] += rows
        shadows = [row[-1] for row in found]
        self._put_articles([(article, root) for _, root, _, article, *_ in found])
        database.insert("account", _ACCOUNT, [(name, mark, article.sha256, self.program, self.lexicon, self.run, body) for name, _, mark, article, body, *_ in found])
        write_sheets(database, keeping.version() + self.lexicon, [(name, sheet) for name, *_, sheet, _, _ in found if sheet])
        facts.write(database, tables)
        index_of(database).put(database, shadows)
        note_stems(database, shadows)

    def _put_articles(self, found: Sequence[tuple[Article, str]]) -> None:
        fresh = []
        for article, root in found:
            row = accounts.article_row(article, root, self.run)
            self._changed.add(article.id)
            if article.id not in self._held_before:
                self.counts.gained += 1
                fresh.append(row)
                continue
            if self._put_away(article.id):
                self.counts.changed += 1
            else:
                self.counts.gained += 1
            assignments = ", ".join(f"{column} = :{column}" for column in accounts.ARTICLE[1:])
            self.database.run(f"update article set {assignments}, removed = null where id = :id", **dict(zip(accounts.ARTICLE, row, strict=True)))
        self.database.insert("article", accounts.ARTICLE, fresh)

    def _index_anew(self, stems: Stemming) -> None:
        """Make the full text of all articles again."""
        database = self.database
        index_of(database).clear(database)
        names = [str(name) for (name,) in database.rows("select article from account order by article")]
        for first in range(0, len(names), _BATCH):
            articles = [accounts.read_article(database, name) for name in names[first : first + _BATCH]]
            shadows = [shadow(one, stems) for one in articles if one is not None]
            index_of(database).put(database, shadows)
            note_stems(database, shadows)

    def _put_away(self, name: str) -> bool:
        """Keep what an article told before; whether it told anything."""
        self._changed.add(name)
        moved = self.database.run(
            "insert into account_before (article, run, replaced, sha256, program, lexicon, body) "
            "select article, run, :run, sha256, program, lexicon, body from account where article = :name", run=self.run, name=name,
        )  # fmt: skip
        if moved:
            self.database.run("delete from account where article = :name", name=name)
        return bool(moved)

    def _remove_missing(self) -> None:
        """Mark the articles of this run's roots that were not there any more; a root that gave nothing at all removes nothing."""
        for root in sorted(set(self._seen.values())):
            gone = [name for (name,) in self.database.rows("select id from article where root = :root and removed is null order by id", root=root) if name not in self._seen]
            for name in gone:
                self._put_away(name)
                self.database.run("update article set removed = :run where id = :name", run=self.run, name=name)
            self.counts.removed += len(gone)


@contextlib.contextmanager
def no_collecting() -> Iterator[None]:
    """Let the collector of cycles rest where millions of nouns are made and none of them stand in a cycle."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _basis(database: Database, decided: Judgements, lexicon: str) -> str:
    """What the dossier depends on besides the articles: the merge of this program, its words, the corrections that lie somewhere, the judgements."""
    digest = hashlib.blake2b(f"{keeping.version()} {lexicon}".encode(), digest_size=16)
    for row in database.rows("select correction, article, fact from correction_place where fact is not null order by correction"):
        digest.update(repr(row).encode())
    for one in decided.rows:
        digest.update(pack(one))
    return digest.hexdigest()


def _merged_on(database: Database) -> str | None:
    row = database.row("select value from meta where key = 'merged'")
    return str(row[0]) if row else None


def rebuild(database: Database, merge: Merge, decided: Judgements, lexicon: str, ahead: Ahead | None = None, changed: Collection[str] = ()) -> None:
    """Merge what the accounts tell, under the user's corrections and judgements, and put the dossier in the place of the one before."""
    sheets = Sheets(database, lexicon, ahead, changed)
    every = tuple(corrections.corrected(database, accounts.each_account(database, sheets.accounts())))
    dossier = merge(every, decided, sheets)
    dossiers.write(database, dossier, fold_word, decided, *sheets.written, sheets.events, sheets.said)
    sheets.keep(corrections.articles_under(database))
    basis = _basis(database, decided, lexicon)
    database.run("insert into meta (key, value) values ('merged', :basis) on conflict (key) do update set value = :basis", basis=basis)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
