"""doctor: what of this machine the program stands on, and what is missing."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sqlite3
import sys
import tempfile
from pathlib import Path

import click

from riwaya.commands.manners import example, show

_NEEDED = ("numpy", "duckdb", "trafilatura", "sentencex", "rapidfuzz", "click", "rich", "jinja2")
_OPTIONAL = ("sqlalchemy", "psycopg", "fastapi", "uvicorn", "pandas", "pyarrow")


@click.command(epilog=example("riwaya doctor", "riwaya doctor --lexicon my-words/"))
@click.option("--lexicon", "overlay", type=click.Path(path_type=Path), help="Check this folder of words over ours.")
@click.pass_context
def doctor(ctx: click.Context, overlay: Path | None) -> None:
    """Say what versions, database features, words and paths there are; exit 1 where something needed is missing."""
    from riwaya import __version__, lexicon
    from riwaya.errors import LexiconError

    show(f"riwaya {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores")
    missing = [name for name in _NEEDED if not _shown(name, needed=True)]
    for name in _OPTIONAL:
        _shown(name, needed=False)
    features = _features()
    show(f"SQLite {sqlite3.sqlite_version}: " + ", ".join(f"{name} {'yes' if there else 'NO'}" for name, there in features.items()))
    missing += [name for name, there in features.items() if not there]
    try:
        words = lexicon.load(overlay)
        show(f"lexicon {words.hash}: {sum(len(words.records(kind)) for kind in words.kinds):,} records of {len(words.kinds)} kinds")
    except LexiconError as wrong:
        show(f"lexicon: {wrong}")
        missing.append("lexicon")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")) / "riwaya"
    for what, path in (("cache", cache), ("temporary files", Path(tempfile.gettempdir())), ("this folder", Path.cwd())):
        show(f"{what}: {path} {'can be written' if _writable(path) else 'cannot be written'}")
    show(f"standard output: {sys.stdout.encoding}")
    if missing:
        show(f"missing: {', '.join(missing)}")
        ctx.exit(1)


def _shown(name: str, *, needed: bool) -> bool:
    try:
        show(f"  {name} {importlib.metadata.version(name)}")
    except importlib.metadata.PackageNotFoundError:
        show(f"  {name} {'MISSING' if needed else 'not there (optional)'}")
        return False
    return True


def _features() -> dict[str, bool]:
    """What a case needs of SQLite."""
    tried = {
        "FTS5": "create virtual table a using fts5 (x, content = '')",
        "strict tables": "create table b (x text) strict",
        "json": "select json('[]')",
        "upsert": "create table c (x integer primary key); insert into c values (1) on conflict (x) do nothing",
    }
    connection = sqlite3.connect(":memory:")
    out = {}
    for name, sql in tried.items():
        try:
            connection.executescript(sql)
            out[name] = True
        except sqlite3.Error:
            out[name] = False
    connection.close()
    return out


def _writable(path: Path) -> bool:
    while not path.exists() and path != path.parent:
        path = path.parent
    return os.access(path, os.W_OK)
