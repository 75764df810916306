"""A build that is killed, a second writer, a full disk, a folder that may not be written, files that are no case."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from tests.store.affair import rich_account
from tests.store.test_case import store

import riwaya
from riwaya.errors import CaseError
from riwaya.store import migrations, write_case
from riwaya.store.accounts import pack_account
from riwaya.store.writer import Writer

HERE = Path(__file__).parent
_MANY = 2_000
AFFAIR = [sys.executable, str(HERE / "run_affair.py")]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[1] / "src"), str(HERE.parents[1])])}


def built(place: str, count: int, version: int = 1) -> None:
    subprocess.run([*AFFAIR, place, str(count), str(version)], env=environment(), check=True)


def exported(place: str) -> bytes:
    from riwaya.export import json as out

    with riwaya.open(place) as case:
        return out.line(out.dossier_object(case.dossier())).encode()


def sound(place: str) -> None:
    """The database is whole and every part of the case belongs to a whole."""
    with riwaya.open(place) as case:
        if case.database.kind == "sqlite":
            assert case.database.rows("pragma integrity_check") == [("ok",)]
            assert case.database.rows("pragma foreign_key_check") == []
        assert case.database.row("select count(*) from article where removed is null") == case.database.row("select count(*) from account")
        assert case.database.row("select count(*) from search_article") == case.database.row("select count(*) from account")


def killed(place: str, count: int, version: int, after: float) -> bool:
    """Start a build and kill it after so many seconds; whether it was still running."""
    process = subprocess.Popen([*AFFAIR, place, str(count), str(version)], env=environment(), stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    running = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    return running


def test_a_killed_build_is_taken_up(place: str) -> None:
    chance = random.Random(7)
    built(place, 60)
    before = exported(place)
    for _ in range(2):
        killed(place, 300, 2, chance.random() * 0.6)
        sound(place)
        with riwaya.open(place) as case:
            assert exported(place) == before or case.status().articles == 300
    built(place, 300, 2)
    sound(place)
    with riwaya.open(place) as case:
        assert case.status().articles == 300 and case.status().staged == 0
        assert {run.state for run in case.runs()} <= {"complete", "interrupted"}


@pytest.mark.slow
def test_killed_fifty_times(tmp_path: Path) -> None:
    whole, place = str(tmp_path / "whole.riwaya"), str(tmp_path / "killed.riwaya")
    built(str(tmp_path / "first.riwaya"), _MANY)  # the first one also fills caches
    started = time.monotonic()
    built(whole, _MANY)
    seconds = time.monotonic() - started
    chance = random.Random(11)
    hits = 0
    for number in range(50):
        if number % 3:  # two of three begin anew, one takes up what the kill before it left
            for old in tmp_path.glob("killed.*"):
                old.unlink()
        hits += killed(place, _MANY, 1, chance.random() * seconds)
        if Path(place).exists() and sqlite3.connect(place).execute("select count(*) from sqlite_master").fetchone()[0]:
            sound(place)
    built(place, _MANY)
    sound(place)
    assert exported(place) == exported(whole)
    assert hits >= 25


def test_the_second_writer_is_told_who_writes(place: str) -> None:
    store(place, [rich_account()])
    first = write_case(place)
    try:
        with pytest.raises(CaseError, match=f"is being written by .*process {os.getpid()}"):
            write_case(place)
        with riwaya.open(place) as case:
            assert case.status().articles == 1
    finally:
        first.close()
    write_case(place).close()


def test_readers_see_the_case_before_until_it_is_complete(place: str) -> None:
    store(place, [rich_account("a1")])
    database = write_case(place)
    writer = Writer(database, "1", "lexicon")
    writer.begin(["/articles"], 1)
    new = rich_account("a2")
    assert writer.wants("a2", "m", "/articles")
    writer.take(new.article, pack_account(new))
    writer._flush()
    with riwaya.open(place) as case:
        assert [one.id for one in case.articles()] == ["a1"] and case.status().staged == 1
    database.close()
    store(place, [rich_account("a1")])
    with riwaya.open(place) as case:
        assert [one.id for one in case.articles()] == ["a1"], "what a run staged is gone from its folder"


def test_a_full_disk_leaves_the_case_as_it_was(tmp_path: Path) -> None:
    place = str(tmp_path / "affair.riwaya")
    store(place, [rich_account("a1")])
    before = exported(place)
    database = write_case(place)
    pages = database.row("pragma page_count")
    assert pages is not None
    database.run(f"pragma max_page_count = {pages[0] + 2}")
    writer = Writer(database, "1", "lexicon")
    with pytest.raises(CaseError, match="disk is full; the case is as it was"):
        writer.begin(["/articles"], 1)
        for number in range(500):
            account = rich_account(f"b{number}")
            if writer.wants(account.article.id, "m", "/articles"):
                writer.take(account.article, pack_account(account))
    database.close()
    assert exported(place) == before
    store(place, [rich_account("a1"), rich_account("a2")])
    with riwaya.open(place) as case:
        assert case.status().articles == 2


def test_files_that_are_no_case(tmp_path: Path) -> None:
    text, other, empty = tmp_path / "text.riwaya", tmp_path / "other.riwaya", tmp_path / "empty.riwaya"
    text.write_text("this is not a database, it is text that somebody gave this name", encoding="utf-8")
    connection = sqlite3.connect(other)
    connection.execute("create table mine (x)")
    connection.close()
    empty.touch()
    for path in (text, other):
        for attempt in (riwaya.open, write_case):
            with pytest.raises(CaseError, match="is not a case"):
                attempt(str(path))
    with pytest.raises(CaseError, match="case"):
        riwaya.open(empty)
    with pytest.raises(CaseError):
        riwaya.open(tmp_path)
    assert not list(tmp_path.glob("*-lock"))


def test_a_newer_and_an_older_schema(place: str) -> None:
    store(place, [rich_account()])
    database = write_case(place)
    database.run("update meta set value = '99' where key = 'schema'")
    with pytest.raises(CaseError, match="newer Riwaya"):
        migrations.migrate(database)
    with pytest.raises(CaseError, match="newer Riwaya"):
        riwaya.open(place)
    database.close()


@pytest.mark.parametrize("number", sorted(migrations.migrations("sqlite")))
def test_every_earlier_schema_comes_forward(place: str, number: int) -> None:
    database = write_case(place)
    migrations.migrate(database, to=number)
    assert migrations.version(database) == number
    migrations.migrate(database)
    assert migrations.version(database) == migrations.newest(database.kind)
    database.close()
    store(place, [rich_account()])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights of folders")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    place = str(closed / "affair.riwaya")
    store(place, [rich_account()])
    with riwaya.open(place) as case:
        assert case.status().articles == 1
    for one in (tmp_path, *tmp_path.parents):
        if one == Path(tempfile.gettempdir()):
            break
        one.chmod(one.stat().st_mode | 0o055)
    closed.chmod(0o555)
    told = tmp_path / "told"
    told.touch(0o666)
    told.chmod(0o666)
    child = os.fork()
    if child == 0:
        _without_rights(place, told)
    os.waitpid(child, 0)
    closed.chmod(0o755)
    lines = told.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "1" and "cannot be written" in lines[1], lines


def _without_rights(place: str, told: Path) -> None:
    """In a process of its own: what somebody sees who may only read the folder."""
    try:
        if os.getuid() == 0:
            os.setuid(65534)
        with riwaya.open(place) as case:
            lines = [str(case.status().articles)]
        try:
            write_case(place)
        except CaseError as wrong:
            lines.append(str(wrong))
        told.write_text("\n".join([*lines, ""]), encoding="utf-8")
    finally:
        os._exit(0)


def test_the_commands_tell_it_in_one_line(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "riwaya", "status", str(tmp_path / "none.riwaya")], env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stderr.startswith("riwaya: ") and done.stderr.count("\n") == 1
