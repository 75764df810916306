"""A case as one SQLite file: write-ahead log, foreign keys, one writer, readers that never wait for it.

The writer holds a lock on `<case>-lock` beside the file, which the operating system lets go of when the process dies, and
writes there who it is. Several machines that write over one network folder are not kept apart by it.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

from riwaya.errors import CaseError
from riwaya.store.database import Row

APPLICATION = 0x52495741  # «RIWA»
_WAIT = 30.0
_MAPPED = "pragma mmap_size = 1073741824"  # what lies in the first gigabyte is read where the system holds it, without a copy


class SQLite:
    """One file; each thread reads through its own connection."""

    kind = "sqlite"

    def __init__(self, path: Path, *, write: bool = False, create: bool = False) -> None:
        self.path, self.place, self._write, self._lock = path, str(path), write, None
        self._own = threading.local()
        self._open: dict[threading.Thread, sqlite3.Connection] = {}
        if not create and not path.is_file():
            raise CaseError(f"{path}: there is no case here; `riwaya build PATH… -o {path.name}` makes one")
        if path.exists() and path.stat().st_size and not _is_sqlite(path):
            raise CaseError(f"{path} is not a case: it is not an SQLite file")
        if write:
            self._lock = _hold(path)
        with self._told():
            application = self._connection.execute("pragma application_id").fetchone()[0]
            tables = self._connection.execute("select count(*) from sqlite_master").fetchone()[0]
        if application != APPLICATION and (tables or not write):
            self.close()
            raise CaseError(f"{path} is not a case: it is an SQLite file of another program")

    @property
    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if held is None:
            held = self._own.connection = self._connect()
            for one in [one for one in list(self._open) if not one.is_alive()]:
                self._open.pop(one).close()
            self._open[threading.current_thread()] = held
        return held

    def _connect(self) -> sqlite3.Connection:
        if self._write:
            connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = normal")
            connection.execute("pragma foreign_keys = on")
            connection.execute("pragma cache_size = -262144")
            connection.execute(_MAPPED)
            return connection
        address = f"{self.path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("select 1 from sqlite_master limit 1").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            connection = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None, check_same_thread=False)
        connection.execute(_MAPPED)
        connection.execute("pragma query_only = on")
        return connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as wrong:
            raise CaseError(f"{self.path}: {_reason(wrong, self.path)}") from wrong

    def rows(self, sql: str, **values: Any) -> list[Row]:
        with self._told():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, **values: Any) -> Row | None:
        with self._told():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def each(self, sql: str, **values: Any) -> Iterator[Row]:
        with self._told():
            yield from self._connection.execute(sql, values)

    def run(self, sql: str, **values: Any) -> int:
        with self._told():
            return self._connection.execute(sql, values).rowcount

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, doubled: bool = False) -> None:
        places = ", ".join("?" * len(columns))
        with self._told():
            self._connection.executemany(f"insert {'or ignore ' if doubled else ''}into {table} ({', '.join(columns)}) values ({places})", rows)

    def script(self, sql: str) -> None:
        with self._told():
            for statement in _statements(sql):
                self._connection.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._told():
            self._connection.execute("begin immediate")
        try:
            yield
            with self._told():
                self._connection.execute("commit")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("rollback")
            raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if self._connection.in_transaction:
            yield
            return
        self.run("begin")
        try:
            yield
        finally:
            self.run("commit")

    def size(self) -> int:
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(one.stat().st_size for one in files if one.exists())

    def settle(self) -> None:
        with suppress(CaseError):
            self.run("pragma analysis_limit = 1000")  # rows looked at of each index: counting all of them would cost a re-run more than it gains
            self.run("pragma optimize")
            self.run("pragma wal_checkpoint(truncate)")

    def close(self) -> None:
        for connection in list(self._open.values()):
            connection.close()
        self._open.clear()
        self._own = threading.local()
        if self._lock is not None:
            Path(self._lock.name).unlink(missing_ok=True)
            self._lock.close()
            self._lock = None


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError as wrong:
        raise CaseError(f"{path}: {wrong.strerror}") from wrong


def _hold(path: Path) -> IO[str]:
    """The writer's lock, or CaseError that tells who has it."""
    beside = path.with_name(path.name + "-lock")
    try:
        file = beside.open("a+", encoding="utf-8")
    except OSError as wrong:
        raise CaseError(f"{path}: cannot be written: {wrong.strerror}; give -o a folder that you may write to") from wrong
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as wrong:
        file.seek(0)
        holder = file.read().strip() or "another program"
        file.close()
        raise CaseError(f"{path} is being written by {holder}; wait until it is done, reading it goes on meanwhile") from wrong
    if not _still_there(file, beside):
        file.close()
        return _hold(path)
    file.seek(0)
    file.truncate()
    with suppress(OSError):
        file.write(holder_name())
        file.flush()
    return file


def _still_there(file: IO[str], path: Path) -> bool:
    """Whether the file that was locked is the one that stands there: the holder before us takes it away when it is done."""
    try:
        return os.fstat(file.fileno()).st_ino == path.stat().st_ino
    except OSError:
        return False


def holder_name() -> str:
    """Who writes: process, machine, user and hour, for the one that comes second."""
    import getpass
    import socket
    from datetime import UTC, datetime

    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown"
    return f"process {os.getpid()} of {user} on {socket.gethostname()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def _statements(sql: str) -> Iterator[str]:
    """Statement by statement; `executescript` would commit the transaction."""
    held = ""
    for part in sql.split(";"):
        held += part + ";"
        if sqlite3.complete_statement(held):
            yield held
            held = ""


def _reason(wrong: sqlite3.Error | OSError, path: Path) -> str:
    text = str(wrong)
    if "disk is full" in text or getattr(wrong, "errno", None) == 28:
        return "the disk is full; the case is as it was before this run. Free some space and run the same command again"
    if "readonly" in text or "unable to open" in text:
        return f"cannot be written or opened ({text}); check the rights of the file and of its folder {path.absolute().parent}"
    if "not a database" in text or "malformed" in text:
        return f"is not a readable case ({text}); take your last copy, or build it again from the articles"
    if "locked" in text:
        return "is locked by another program; close it and try again"
    return text
