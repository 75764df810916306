"""A case as one schema of a PostgreSQL database: many readers, one writer, COPY for what comes in bulk.

The address is libpq's, with `?case=name` for the schema: postgresql://user@host/newsroom?case=moscow. It takes the same SQL as
SQLite; the tables' texts are changed in three words (`script`). Needs SQLAlchemy and psycopg: pip install "riwaya[postgresql]".
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from riwaya.errors import CaseError
from riwaya.store.database import Row

try:
    import psycopg
    import sqlalchemy
    from sqlalchemy.exc import SQLAlchemyError
except ImportError as wrong:
    raise CaseError('a case on PostgreSQL needs SQLAlchemy and psycopg: pip install "riwaya[postgresql]"') from wrong

_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_LOCK = "hashtextextended('riwaya ' || current_database() || ' ' || current_schema(), 0)"
_OWNED = "pg_locks l join pg_stat_activity a on a.pid = l.pid where l.locktype = 'advisory' and l.granted"


class PostgreSQL:
    """One schema; every thread reads through a connection of the pool."""

    kind = "postgresql"

    def __init__(self, address: str, *, write: bool = False) -> None:
        url = sqlalchemy.make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", address))
        self.case = str(url.query.get("case", "public"))
        if not _NAME.fullmatch(self.case):
            raise CaseError(f"case={self.case}: the name of a case on PostgreSQL is made of a-z, 0-9 and _")
        url = url.difference_update_query(["case"])
        self.place = f"{url.set(drivername='postgresql').render_as_string(hide_password=True)} case {self.case}"
        self._own = threading.local()
        self._lock: sqlalchemy.Connection | None = None
        how = {"options": f"-csearch_path={self.case} -cjit=off", "connect_timeout": 10}
        self._engine = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT", pool_reset_on_return=None, connect_args=how)
        try:
            with self._told():
                self._start(write)
        except CaseError:
            self.close()
            raise

    def _start(self, write: bool) -> None:
        if write:
            self.run(f"create schema if not exists {self.case}")
            self._lock = self._hold()
        elif not self.row("select 1 from information_schema.schemata where schema_name = :case", case=self.case):
            raise CaseError(f"{self.place}: there is no case here; `riwaya build PATH… -o ADDRESS` makes one")

    def _hold(self) -> sqlalchemy.Connection:
        """The writer's lock on a connection of its own, or CaseError that tells who has it."""
        from riwaya.store.sqlite import holder_name

        held = self._engine.connect()
        held.execute(sqlalchemy.text("select set_config('application_name', :name, false)"), {"name": f"riwaya: {holder_name()}"[:63]})
        if held.execute(sqlalchemy.text(f"select pg_try_advisory_lock({_LOCK})")).scalar():
            return held
        sql = f"select a.application_name from {_OWNED} and (l.classid::bigint << 32) | l.objid::bigint = {_LOCK}".replace("::", r"\:\:")
        holder = held.execute(sqlalchemy.text(sql)).scalar() or "another program"
        held.close()
        raise CaseError(f"{self.place} is being written by {holder}; wait until it is done, reading it goes on meanwhile")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, psycopg.Error) as wrong:
            first = str(getattr(wrong, "orig", None) or wrong).strip().split("\n")[0]
            raise CaseError(f"{self.place}: {first}") from wrong

    @contextmanager
    def _connection(self) -> Iterator[sqlalchemy.Connection]:
        held: sqlalchemy.Connection | None = getattr(self._own, "connection", None)
        with self._told():
            if held is not None:
                yield held
            else:
                with self._engine.connect() as connection:
                    yield connection

    def rows(self, sql: str, **values: Any) -> list[Row]:
        with self._connection() as connection:
            return [tuple(row) for row in connection.execute(sqlalchemy.text(sql), values)]

    def row(self, sql: str, **values: Any) -> Row | None:
        with self._connection() as connection:
            found = connection.execute(sqlalchemy.text(sql), values).first()
            return None if found is None else tuple(found)

    def each(self, sql: str, **values: Any) -> Iterator[Row]:
        with self.snapshot(), self._connection() as connection:
            for row in connection.execute(sqlalchemy.text(sql), values, execution_options={"yield_per": 2000}):
                yield tuple(row)

    def run(self, sql: str, **values: Any) -> int:
        with self._connection() as connection:
            return int(connection.execute(sqlalchemy.text(sql), values).rowcount)

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Row], *, doubled: bool = False) -> None:
        with self._connection() as connection:
            driver: Any = connection.connection.driver_connection
            if doubled:
                with driver.cursor() as cursor:
                    places = ", ".join(["%s"] * len(columns))
                    cursor.executemany(f"insert into {table} ({', '.join(columns)}) values ({places}) on conflict do nothing", list(rows))
                return
            with driver.cursor() as cursor, cursor.copy(f"copy {table} ({', '.join(columns)}) from stdin") as copy:
                for row in rows:
                    copy.write_row(row)

    def script(self, sql: str) -> None:
        """Run the tables' text: `text` sorts by code point, `blob` is bytea, `real` is double precision, `strict` is SQLite's."""
        sql = re.sub(r"^\s*--.*$", "", sql, flags=re.M)
        sql = re.sub(r"(?<=\w )text\b", 'text collate "C"', sql)
        sql = re.sub(r"(?<=\w )blob\b", "bytea", sql)
        sql = re.sub(r"(?<=\w )real\b", "double precision", sql).replace(") strict;", ");")
        with self._connection() as connection:
            connection.exec_driver_sql(sql)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._within("READ COMMITTED"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        if getattr(self._own, "connection", None) is not None:
            yield
            return
        with self._within("REPEATABLE READ"):
            yield

    @contextmanager
    def _within(self, level: Any) -> Iterator[None]:
        with self._told(), self._engine.connect() as connection:
            connection = connection.execution_options(isolation_level=level)
            with connection.begin():
                self._own.connection = connection
                try:
                    yield
                finally:
                    self._own.connection = None

    def size(self) -> int:
        row = self.row("select coalesce(sum(pg_total_relation_size(c.oid)), 0) from pg_class c where c.relnamespace = cast(current_schema() as regnamespace) and c.relkind = 'r'")
        return int(row[0]) if row else 0

    def settle(self) -> None:
        """Count anew what the tables of this case hold, and of no other in the database; put into its index what was only noted beside it, or every search reads that too."""
        with suppress(CaseError):
            names = [name for (name,) in self.rows("select tablename from pg_tables where schemaname = current_schema()")]
            self.run("analyze " + ", ".join(names))
            self.run("vacuum search_article")

    def drop(self) -> None:
        """Throw the whole case away."""
        self.run(f"drop schema {self.case} cascade")

    def close(self) -> None:
        if self._lock is not None:
            with suppress(SQLAlchemyError):  # let go of by word: the server may take its time to see that somebody has left
                self._lock.execute(sqlalchemy.text(f"select pg_advisory_unlock({_LOCK})"))
                self._lock.close()
            self._lock = None
        self._engine.dispose()
