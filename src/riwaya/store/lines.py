"""Which lines of files the articles of a case were read from: a line that stands as it was is not taken apart again.

A line is known by a hash of its bytes and of what the user said of its articles; one without an id of its own also by its place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b

from riwaya.model import Article, Refusal
from riwaya.read import Given, Source
from riwaya.store.database import Database


@lru_cache(maxsize=1)
def _key(given: Given) -> bytes:
    """What the user said of articles, as the key of their hashes."""
    return blake2b(repr(given).encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Lines:
    """The lines of articles that this program, with these words, has understood."""

    def __init__(self, database: Database, program: str, lexicon: str) -> None:
        self._database = database
        sql = "select l.line, a.article, a.sha256 from line_read l join account a on a.article = l.article where a.program = :program and a.lexicon = :lexicon"
        self._stand: dict[str, Article] = {str(line): Article(str(name), "", str(sha)) for line, name, sha in database.rows(sql, program=program, lexicon=lexicon)}
        self._last: tuple[Article | Refusal | None, str] = None, ""
        self._own: dict[str, str] = {}

    def read(self, line: bytes, place: str, given: Given, make: Callable[[], Article | Refusal]) -> Article | Refusal:
        """The article of a line: one that was read from this very line before without its text, else what is made of it."""
        digest = blake2b(line, digest_size=12, key=_key(given))
        bare = digest.hexdigest()
        found = self._stand.get(bare)
        if found is None or found.id == place:
            digest.update(b"\n" + place.encode("utf-8", "surrogatepass"))
            placed = digest.hexdigest()
            made = found or self._stand.get(placed) or make()
            self._last = made, placed if isinstance(made, Article) and made.id == place else bare
            return made
        self._last = found, bare
        return found

    def note(self, item: Article | Source) -> None:
        """Note from which line an item came, or that it came from none; the first of a name counts."""
        self._own.setdefault(item.name if isinstance(item, Source) else item.id, self._last[1] if self._last[0] is item else "")

    def keep(self, stands: Callable[[str], bool]) -> None:
        """Write where the articles that stand in the case now as they were read were read from."""
        before: dict[str, str] = dict(self._database.each("select article, line from line_read"))
        fresh = [(name, line) for name, line in self._own.items() if line != before.get(name, "") and stands(name)]
        for name, _ in fresh:
            self._database.run("delete from line_read where article = :name", name=name)
        self._database.insert("line_read", ("article", "line"), [row for row in fresh if row[1]])
