"""One fixture for every database: a test that takes `place` runs on SQLite and on PostgreSQL.

PostgreSQL is used where RIWAYA_TEST_POSTGRESQL holds an address (`.ci/postgres` starts a server and prints one).
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

SERVER = os.environ.get("RIWAYA_TEST_POSTGRESQL", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new case goes."""
    if request.param == "sqlite":
        yield str(tmp_path / "affair.riwaya")
        return
    if not SERVER:
        pytest.skip("no PostgreSQL: set RIWAYA_TEST_POSTGRESQL to what .ci/postgres prints")
    from riwaya.store.postgresql import PostgreSQL

    address = f"{SERVER}{'&' if '?' in SERVER else '?'}case=t{uuid.uuid4().hex}"
    yield address
    database = PostgreSQL(address, write=True)
    database.drop()
    database.close()
