"""The user's word on a case: correct (one fact of one article), judge (two things over all articles)."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from riwaya.commands.manners import example, say, show
from riwaya.errors import UsageError

if TYPE_CHECKING:
    from riwaya.model import Correction

_MAKING = ("accept", "reject", "edit", "withdraw")


def _me() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@click.command(epilog=example(
    'riwaya correct affair.riwaya reject seed-1/s4 --why "the article denies it"',
    "riwaya correct affair.riwaya edit 5d1c09a2b7e4 --set stance=denies --by salma",
    "riwaya correct affair.riwaya list",
    "riwaya correct affair.riwaya withdraw 0f3b6c2d9a11",
    "riwaya correct affair.riwaya export > corrections.jsonl",
    "riwaya correct other.riwaya import corrections.jsonl",
))  # fmt: skip
@click.argument("case")
@click.argument("action", type=click.Choice([*_MAKING, "list", "stale", "export", "import"]))
@click.argument("what", required=False)
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="What an edit sets; an empty value means unknown. Several are allowed.")
@click.option("--why", default="", help="The reason.")
@click.option("--by", default=None, help="Who says so; the user of this machine if it is left out.")
@click.option("--later", is_flag=True, help="Leave the dossier as it is until the next build.")
def correct(case: str, action: str, what: str | None, settings: tuple[str, ...], why: str, by: str | None, later: bool) -> None:
    """Accept, reject or edit one fact of one article; see, take back, hand over what was corrected.

    WHAT is a fact (ARTICLE/s1, or the key that the page shows), a correction's id for withdraw, a file for import. Corrections are never
    overwritten: they are laid over what the program finds, now and after every later run.
    """
    if action in ("list", "stale", "export"):
        _list(case, action)
        return
    if what is None:
        raise UsageError(f"{action} what? Give a fact as ARTICLE/s1, a correction's id, or a file")
    from riwaya.store import corrections, write_case

    database = write_case(case, create=False)
    try:
        author = _me() if by is None else by
        if action == "import":
            made = corrections.imported(Path(what).read_text(encoding="utf-8").splitlines()) if Path(what).is_file() else _no_file(what)
        elif action == "withdraw":
            made = [corrections.withdrawal(database, what, author=author, reason=why)]
        else:
            made = [corrections.make(database, what, action, _settings(settings), author=author, reason=why)]
        with database.transaction():
            fresh = corrections.append(database, made)
            if fresh:
                corrections.lay_over(database)
        say(f"{fresh:,} corrections added" + ("" if len(made) == fresh else f", {len(made) - fresh:,} stood there already"))
        if action != "import":
            show(made[0].id)
        if fresh and not later:
            from riwaya import lexicon
            from riwaya.store.merging import merge_again

            merge_again(database, case, lexicon.load())
    finally:
        database.close()


def _no_file(name: str) -> list[Correction]:
    raise UsageError(f"{name}: there is no such file")


def _settings(given: Sequence[str]) -> list[tuple[str, str]]:
    out = []
    for one in given:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError(f"--set {one}: give NAME=VALUE")
        out.append((name.strip(), value.strip()))
    return out


def _list(case: str, action: str) -> None:
    import riwaya
    from riwaya.store import corrections

    with riwaya.open(case) as opened:
        if action == "export":
            for line in corrections.exported(corrections.log(opened.database)):
                show(line)
            return
        for place in opened.corrections(stale=action == "stale"):
            one = place.correction
            changes = "".join(f" {name}={value or 'unknown'}" for name, value in one.changes)
            state = f"stale: {place.stale}" if place.stale else f"on {place.article} {place.start}-{place.stop}"
            show(f"{one.id}  {one.verdict}{changes} {one.kind} «{one.quote}»  {state}  {one.author} {one.made} {one.reason}".rstrip())


@click.command(epilog=example(
    'riwaya judge affair.riwaya same p-1a2b p-3c4d --why "his full name stands in the first"',
    "riwaya judge affair.riwaya different v-77aa v-77ab",
    "riwaya judge affair.riwaya list",
    "riwaya judge affair.riwaya undo j-5e6f",
))  # fmt: skip
@click.argument("case")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure", "list", "undo"]))
@click.argument("things", nargs=-1)
@click.option("--why", default="", help="The reason.")
@click.option("--by", default=None, help="Who says so; the user of this machine if it is left out.")
@click.option("--later", is_flag=True, help="Leave the dossier as it is until the next build.")
def judge(case: str, verdict: str, things: tuple[str, ...], why: str, by: str | None, later: bool) -> None:
    """Say that two persons, bodies, places or two events are the same, are different, or may be either.

    THINGS are two ids of the dossier, or ARTICLE/e1 for what one article holds; for undo, the judgement's id. Judgements of a case that is a
    file stand in plain text beside it, in CASE.judgements.toml, and hold for every later run.
    """
    if verdict == "list":
        _list_judgements(case)
        return
    if len(things) != (1 if verdict == "undo" else 2):
        raise UsageError("undo takes one judgement's id" if verdict == "undo" else f"{verdict} takes two ids, as `riwaya export` and the page show them")
    import riwaya
    from riwaya.merge import judgements
    from riwaya.store import judging, write_case

    author, now = _me() if by is None else by, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if verdict == "undo":
        block, name = judgements.undoing(things[0], author, now), things[0]
    else:
        with riwaya.open(case) as opened:
            made = judgements.judge(opened.dossier(), verdict, things[0], things[1], why, author, now)
        block, name = judgements.written(made), made.id
    database = write_case(case, create=False)
    try:
        if verdict == "undo" and name not in {one.id for one in judging.read(database, case).rows}:
            raise UsageError(f"{name}: no judgement has this id; `riwaya judge CASE list` shows them")
        judging.append(database, case, block)
        show(name)
        if not later:
            from riwaya import lexicon
            from riwaya.store.merging import merge_again

            merge_again(database, case, lexicon.load())
    finally:
        database.close()


def _list_judgements(case: str) -> None:
    import riwaya

    with riwaya.open(case) as opened:
        for one, orphan in opened.judgements():
            state = "  undone" if one.undone else "  orphan: its words stand in no article any more" if orphan else ""
            show(f"{one.id}  {one.verdict} {one.kind} «{one.names[0]}» «{one.names[1]}»{state}  {one.by} {one.when} {one.why}".rstrip())
