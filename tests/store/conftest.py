"""One fixture for every database: a test that takes `place` runs on SQLite and on PostgreSQL.

PostgreSQL is used where RIWAYA_TEST_POSTGRESQL holds an address (`.ci/postgres` starts a server and prints one).
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import pytest

SERVER = os.environ.get("RIWAYA_TEST_POSTGRESQL", "")


@contextmanager
def new_place(kind: str, folder: Path) -> Iterator[str]:
    """Where a new case goes."""
    if kind == "sqlite":
        yield str(folder / "affair.riwaya")
        return
    if not SERVER:
        pytest.skip("no PostgreSQL: set RIWAYA_TEST_POSTGRESQL to what .ci/postgres prints")
    from riwaya.store.postgresql import PostgreSQL

    address = f"{SERVER}{'&' if '?' in SERVER else '?'}case=t{uuid.uuid4().hex}"
    yield address
    database = PostgreSQL(address, write=True)
    database.drop()
    database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Which database a case is in."""
    return str(request.param)


@pytest.fixture
def place(kind: str, tmp_path: Path) -> Iterator[str]:
    """Where a new case goes, on every database."""
    with new_place(kind, tmp_path) as one:
        yield one


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def places(request: pytest.FixtureRequest) -> Callable[[Path], AbstractContextManager[str]]:
    """Makes places for several new cases in one test, each in a folder of its own."""
    return partial(new_place, str(request.param))
