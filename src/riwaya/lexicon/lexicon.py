"""The lexicon in memory: records, every surface they can take, and what a single word can be.

Surfaces are kept folded. A word is analysed once in a process: its particles and pronouns are taken off in every way that
the classes in `clitics.toml` allow and what is left is looked up. The compiled tables are cached in the user's cache folder
under the content hash, records as bytes that are opened when a text first asks for them; without a writable folder they are
compiled anew.
"""

from __future__ import annotations

import gc
import hashlib
import marshal
import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from riwaya.errors import LexiconError
from riwaya.lexicon.compiler import SHAPES, Tables, compiled
from riwaya.lexicon.entries import Entries, Phrase
from riwaya.lexicon.letters import fold_word
from riwaya.lexicon.loader import HERE, Kind, content_hash, read_records, read_schema
from riwaya.lexicon.record import Analysis, Record, Shape

_LAYOUT = 2  # raise when the shape of the cache changes
_SIGN = 16  # bytes of the checksum before the cached tables
_MOST_WORDS = 400_000
_TWO = "وو"


_in_use: WeakValueDictionary[str, Lexicon] = WeakValueDictionary()  # a lexicon never changes: one of each content is enough


class Form(NamedTuple):
    """One surface of a record: its clitics class and whether a pronoun may, must or cannot follow."""

    record: Record
    shape: Shape
    clitics: str
    pronoun: str


class Lexicon:
    """Every record and every surface. Immutable but for the memory of opened records and analysed words, which never changes a result."""

    def __init__(self, tables: Tables, kinds: dict[str, Kind], clitics: dict[str, Any], digest: str) -> None:
        self.hash = digest
        self.kinds = kinds
        self._rows: list[bytes] = tables["rows"]
        self._numbers: dict[str, int] = tables["numbers"]
        self._ranges: dict[str, tuple[int, int]] = tables["ranges"]
        self._shapes = [(Shape(*shape), clitics_class, pronoun) for shape, clitics_class, pronoun in tables["shapes"]]
        self.words: dict[str, tuple[int, ...]] = tables["words"]
        self.phrases: dict[str, list[tuple[tuple[str, ...], int]]] = tables["phrases"]
        self._opened: dict[int, Record] = {}
        self._by_kind: dict[str, tuple[Record, ...]] = {}
        self._left = {name: frozenset(fold_word(one) for one in values) for name, values in clitics["left"].items()}
        self._lefts = frozenset().union(*self._left.values())
        self._longest_left = max(map(len, self._lefts))
        self.letters = frozenset("".join(self._lefts))
        self._pronouns = frozenset(clitics["right"]["pronouns"])
        self._conjunctions = frozenset(clitics["left"]["word"]) - {""}
        self._noun_pronouns = frozenset(clitics["right"]["noun"])
        self._memory: dict[str, tuple[Analysis, ...]] = {}
        self.entries = Entries(self.forms_of, self.phrases_from, frozenset(rest[0] for rows in self.phrases.values() for rest, _ in rows))

    def records(self, kind: str) -> tuple[Record, ...]:
        """All records of a kind, by id; raises KeyError for a kind that the schema does not know."""
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = tuple(map(self._record, range(*self._ranges[kind])))
        return found

    def frame(self) -> str:
        """The schema and the particles: what every word is read by."""
        kinds = [(name, one.clitics, one.yields) for name, one in sorted(self.kinds.items())]
        return repr((kinds, {name: sorted(one) for name, one in sorted(self._left.items())}, sorted(self._pronouns), sorted(self._noun_pronouns)))

    def get(self, full_id: str) -> Record:
        """The record of a full id; raises KeyError."""
        return self._record(self._numbers[full_id])

    def _record(self, number: int) -> Record:
        found = self._opened.get(number)
        if found is None:
            found = self._opened.setdefault(number, Record(*marshal.loads(self._rows[number])))
        return found

    def _form(self, code: int) -> Form:
        return Form(self._record(code // SHAPES), *self._shapes[code % SHAPES])

    def forms(self, surface: str) -> tuple[Form, ...]:
        """The forms that have exactly this folded surface."""
        return tuple(map(self._form, self.words.get(surface, ())))

    def records_of(self, codes: Iterable[int]) -> list[Record]:
        """The records of surfaces, as `words` and `phrases` hold them."""
        return [self._record(code // SHAPES) for code in codes]

    def forms_of(self, word: str) -> tuple[Analysis, ...]:
        """Everything that one folded word can be, by record id; phrases are not looked at."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) > _MOST_WORDS:
                self._memory.clear()
            ordered = sorted({(one.record.id, one.left, one.right, one.shape.parts()): one for one in self._analyse(word)}.items())
            found = self._memory[word] = self._kept([one for _, one in ordered], word.startswith(_TWO))
        return found

    def _kept(self, found: list[Analysis], doubled: bool) -> tuple[Analysis, ...]:
        """Without the readings that split off a conjunction where another kind knows the whole word: «وصفته» is no «و» and «صفته».

        Only kinds that the schema marks with `yields` give way. «ووصل» is «و» and «وصل», no passive of «واصل».
        """
        if doubled and any(one.left for one in found):
            found = [one for one in found if one.left or one.shape.pos != "verb"]
        whole = {one.record.kind for one in found if not one.left and one.shape.pos != "name"}
        if not whole:
            return tuple(found)
        return tuple(one for one in found if not (one.left[:1] in self._conjunctions and one.left and self.kinds[one.record.kind].yields and whole - {one.record.kind}))

    def _analyse(self, word: str) -> Iterator[Analysis]:
        for cut in range(min(self._longest_left, len(word) - 1) + 1):
            left = word[:cut]
            if left not in self._lefts:
                continue
            rest = word[cut:]
            for form in self.forms(rest):
                if form.pronoun != "must" and left in self._left[form.clitics]:
                    yield Analysis(left, "", form.record, form.shape)
            for size in (1, 2, 3):
                right = rest[-size:]
                if len(rest) <= size or right not in self._pronouns:
                    continue
                for form in self.forms(rest[:-size]):
                    if not form.pronoun or left not in self._left[form.clitics]:
                        continue
                    if form.clitics == "noun" and (left.endswith(("ال", "لل")) or right not in self._noun_pronouns):
                        continue
                    yield Analysis(left, right, form.record, form.shape)

    def phrases_from(self, word: str) -> tuple[Phrase, ...]:
        """Phrases that may begin with this folded word: (left particle, the words after it, record, shape), longest first."""
        rows = [
            (word[:cut], rest, form.record, form.shape)
            for cut in range(min(self._longest_left, len(word) - 1) + 1)
            if word[:cut] in self._lefts
            for rest, code in self.phrases.get(word[cut:], ())
            for form in (self._form(code),)
            if word[:cut] in self._left[form.clitics]
        ]
        return tuple(sorted(rows, key=lambda row: (-len(row[1]), row[2].id, row[0])))


def _cache_file(digest: str) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "riwaya" / f"lexicon-{_LAYOUT}-{sys.version_info.major}.{sys.version_info.minor}-{digest}.tables"


def _code_hash() -> str:
    """The compiler's own code is part of the cache's name, so that a changed paradigm never meets an old table."""
    digest = hashlib.blake2b(digest_size=4)
    for name in ("lexicon.py", "compiler.py", "loader.py", "paradigm.py", "letters.py"):
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()


def load(overlay: Path | None = None, *, data: Path = HERE) -> Lexicon:
    """The lexicon of the package, with the user's overlay folder over it.

    Raises LexiconError that names file, record and value. Takes some tenths of a second, less from the cache. What is alive
    then is told to the collector of cycles as lasting: walking over a million records again and again took a third of all time.
    """
    lexicon = _loaded(overlay, data)
    if not gc.get_freeze_count():  # once: what libraries make later must be found when the program ends
        gc.freeze()
    return lexicon


def _loaded(overlay: Path | None, data: Path) -> Lexicon:
    roots = [data] if overlay is None else [data, overlay]
    if overlay is not None and not overlay.is_dir():
        raise LexiconError(str(overlay), "-", "the overlay is not a folder")
    digest = content_hash(roots)
    known = _in_use.get(digest)
    if known is not None:
        return known
    cached = _cache_file(digest + _code_hash())
    kinds = read_schema(data)
    clitics = tomllib.loads((data / "ar" / "clitics.toml").read_text(encoding="utf-8"))
    tables = _kept(cached)
    if tables is None:
        tables = compiled(read_records(roots, kinds), kinds)
        _keep(tables, cached)
    return _in_use.setdefault(digest, Lexicon(tables, kinds, clitics, digest))


def _kept(cached: Path) -> Tables | None:
    """The cached tables if they are whole, read with the collector of cycles at rest: half the time, there are none to find."""
    try:
        content = cached.read_bytes()
    except OSError:
        return None
    if hashlib.blake2b(content[_SIGN:], digest_size=_SIGN).digest() != content[:_SIGN]:
        return None
    running = gc.isenabled()
    gc.disable()
    try:
        tables: Tables = marshal.loads(memoryview(content)[_SIGN:])
        return tables
    finally:
        if running:
            gc.enable()


def _keep(tables: Tables, cached: Path) -> None:
    temporary = cached.with_suffix(f".{os.getpid()}.tmp")
    content = marshal.dumps(tables)
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(hashlib.blake2b(content, digest_size=_SIGN).digest() + content)
        temporary.replace(cached)
    except OSError:
        temporary.unlink(missing_ok=True)
