"""The lexicon in memory: records, every surface they can take, and what a single word can be.

Surfaces are kept folded. A word is analysed once in a process: its particles and pronouns are taken off in every way that
the classes in `clitics.toml` allow and what is left is looked up. The compiled table is cached in the user's cache folder
under the content hash; without a writable folder it is compiled anew.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from riwaya.errors import LexiconError
from riwaya.lexicon import paradigm
from riwaya.lexicon.letters import fold_word
from riwaya.lexicon.loader import HERE, Kind, Record, content_hash, read_records, read_schema
from riwaya.lexicon.paradigm import Shape

_LAYOUT = 1  # raise when the pickled shape of the cache changes
_MOST_WORDS = 400_000


_in_use: WeakValueDictionary[str, Lexicon] = WeakValueDictionary()  # a lexicon never changes: one of each content is enough


class Form(NamedTuple):
    """One surface of a record: its clitics class and whether a pronoun may, must or cannot follow."""

    record: Record
    shape: Shape
    clitics: str
    pronoun: str


class Analysis(NamedTuple):
    """What a word can be: particles at its left, pronoun at its right, the record and the shape between them."""

    left: str
    right: str
    record: Record
    shape: Shape


Phrase = tuple[str, tuple[str, ...], Record, Shape]


class Entry(NamedTuple):
    """What a word can begin, by the word after it; what it can be alone, and of which kinds that is."""

    following: dict[str, list[Phrase]]
    alone: tuple[Analysis, ...]
    kinds: tuple[str, ...]


class Entries(dict[str, "Entry | None"]):
    """What each word can begin or be, looked up once in a process; its size is bounded."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, word: str) -> Entry | None:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = self._lexicon.entry(word)
        return found


class Lexicon:
    """Every record and every surface. Immutable but for the memory of analysed words, which never changes a result."""

    def __init__(self, records: dict[str, Record], kinds: dict[str, Kind], clitics: dict[str, Any], digest: str) -> None:
        self.hash = digest
        self.kinds = kinds
        self._records = records
        self._by_kind: dict[str, tuple[Record, ...]] = {
            kind: tuple(sorted((r for r in records.values() if r.kind == kind), key=lambda r: r.id)) for kind in kinds
        }
        self._left = {name: frozenset(fold_word(one) for one in values) for name, values in clitics["left"].items()}
        self._lefts = frozenset().union(*self._left.values())
        self._longest_left = max(map(len, self._lefts))
        self._pronouns = frozenset(clitics["right"]["pronouns"])
        self._conjunctions = frozenset(clitics["left"]["word"]) - {""}
        self._noun_pronouns = frozenset(clitics["right"]["noun"])
        self.words: dict[str, list[Form]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
        self._memory: dict[str, tuple[Analysis, ...]] = {}
        self.entries = Entries(self)
        self._compile()

    def records(self, kind: str) -> tuple[Record, ...]:
        """All records of a kind, by id; raises KeyError for a kind that the schema does not know."""
        return self._by_kind[kind]

    def get(self, full_id: str) -> Record:
        """The record of a full id; raises KeyError."""
        return self._records[full_id]

    def _compile(self) -> None:
        for record in self._records.values():
            seen: set[tuple[str, Form]] = set()
            for surface, form in self._surfaces(record):
                folded = fold_word(surface)
                if (folded, form) in seen:
                    continue
                seen.add((folded, form))
                first, *rest = folded.split(" ")
                if rest:
                    self.phrases.setdefault(first, []).append((tuple(rest), form))
                else:
                    self.words.setdefault(folded, []).append(form)
        for rows in self.phrases.values():
            rows.sort(key=lambda row: (-len(row[0]), row[0], row[1].record.id))

    def _surfaces(self, record: Record) -> Iterator[tuple[str, Form]]:
        kind = self.kinds[record.kind]
        own = record.get("clitics", kind.clitics)
        verb = record.get("verb")
        if verb:
            for one in [verb] if isinstance(verb, dict) else verb:
                try:
                    inflected = paradigm.verb(one["past"], one["present"], one.get("participle"))
                except (KeyError, ValueError, IndexError) as wrong:
                    raise LexiconError(record.file, record.id, f"verb {one}: {wrong}") from wrong
                for form in inflected:
                    clitics = "noun" if form.shape.pos == "participle" else "present" if form.shape.tense in ("present", "jussive") else "verb"
                    yield form.surface, Form(record, form.shape, clitics, form.pronoun)
        for base in record.get("nouns", ()):
            for form in paradigm.noun(base):
                yield form.surface, Form(record, form.shape, "noun", form.pronoun)
        for surface in record.get("forms", ()):
            yield surface, Form(record, Shape("name" if own == "name" else "word"), own, "")
            if surface.startswith("ال") and own in ("name", "noun"):
                yield surface[1:], Form(record, Shape("name" if own == "name" else "word"), "swallowed", "")

    def forms_of(self, word: str) -> tuple[Analysis, ...]:
        """Everything that one folded word can be, by record id; phrases are not looked at."""
        found = self._memory.get(word)
        if found is None:
            if len(self._memory) > _MOST_WORDS:
                self._memory.clear()
            found = self._memory[word] = tuple(sorted(self._kept(set(self._analyse(word))), key=lambda a: (a.record.id, a.left, a.right, a.shape)))
        return found

    def _kept(self, found: set[Analysis]) -> list[Analysis]:
        """Without the readings that split off a conjunction where another kind knows the whole word: «وصفته» is no «و» and «صفته».

        Only kinds that the schema marks with `yields` give way.
        """
        whole = {one.record.kind for one in found if not one.left and one.shape.pos != "name"}
        if not whole:
            return list(found)
        return [one for one in found if not (one.left[:1] in self._conjunctions and one.left and self.kinds[one.record.kind].yields and whole - {one.record.kind})]

    def _analyse(self, word: str) -> Iterator[Analysis]:
        for cut in range(min(self._longest_left, len(word) - 1) + 1):
            left = word[:cut]
            if left not in self._lefts:
                continue
            rest = word[cut:]
            for form in self.words.get(rest, ()):
                if form.pronoun != "must" and left in self._left[form.clitics]:
                    yield Analysis(left, "", form.record, form.shape)
            for size in (1, 2, 3):
                right = rest[-size:]
                if len(rest) <= size or right not in self._pronouns:
                    continue
                for form in self.words.get(rest[:-size], ()):
                    if not form.pronoun or left not in self._left[form.clitics]:
                        continue
                    if form.clitics == "noun" and (left.endswith(("ال", "لل")) or right not in self._noun_pronouns):
                        continue
                    yield Analysis(left, right, form.record, form.shape)

    def entry(self, word: str) -> Entry | None:
        """What this folded word can begin, by the word after it, and what it can be alone; None for an unknown word."""
        following: dict[str, list[Phrase]] = {}
        for phrase in self.phrases_from(word):
            following.setdefault(phrase[1][0], []).append(phrase)
        alone = self.forms_of(word)
        return Entry(following, alone, tuple(sorted({one.record.kind for one in alone}))) if following or alone else None

    def phrases_from(self, word: str) -> tuple[Phrase, ...]:
        """Phrases that may begin with this folded word: (left particle, the words after it, record, shape), longest first."""
        rows = [
            (word[:cut], rest, form.record, form.shape)
            for cut in range(min(self._longest_left, len(word) - 1) + 1)
            if word[:cut] in self._lefts
            for rest, form in self.phrases.get(word[cut:], ())
            if word[:cut] in self._left[form.clitics]
        ]
        return tuple(sorted(rows, key=lambda row: (-len(row[1]), row[2].id, row[0])))

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key not in ("_memory", "entries")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, _memory={})
        self.entries = Entries(self)


def _cache_file(digest: str) -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(root) / "riwaya" / f"lexicon-{_LAYOUT}-{sys.version_info.major}.{sys.version_info.minor}-{digest}.pickle"


def _code_hash() -> str:
    """The compiler's own code is part of the cache's name, so that a changed paradigm never meets an old table."""
    import hashlib

    digest = hashlib.blake2b(digest_size=4)
    for name in ("lexicon.py", "loader.py", "paradigm.py", "letters.py"):
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
    try:
        loaded = _unpickled(cached)
        if isinstance(loaded, Lexicon):
            return _in_use.setdefault(digest, loaded)
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError):
        pass
    kinds = read_schema(data)
    clitics = tomllib.loads((data / "ar" / "clitics.toml").read_text(encoding="utf-8"))
    lexicon = Lexicon(read_records(roots, kinds), kinds, clitics, digest)
    _save(lexicon, cached)
    return _in_use.setdefault(digest, lexicon)


def _unpickled(cached: Path) -> object:
    """The cached lexicon, read with the collector of cycles at rest: half the time, there are none to find."""
    running = gc.isenabled()
    gc.disable()
    try:
        with cached.open("rb") as file:
            return pickle.load(file)
    finally:
        if running:
            gc.enable()


def _save(lexicon: Lexicon, cached: Path) -> None:
    temporary = cached.with_suffix(f".{os.getpid()}.tmp")
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            pickle.dump(lexicon, file, protocol=5)
        temporary.replace(cached)
    except OSError:
        temporary.unlink(missing_ok=True)
