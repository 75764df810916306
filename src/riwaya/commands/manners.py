"""How commands behave: errors in one line, exit codes, a progress bar only on a terminal, numbers one can read.

Exit codes: 0 done, 1 nothing usable, 2 wrong usage.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import click

from riwaya.errors import RiwayaError, UsageError


class Commands(click.Group):
    """A group whose errors are one line on stderr instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except UsageError as wrong:
            raise click.UsageError(str(wrong), ctx) from wrong
        except RiwayaError as wrong:
            say(f"riwaya: {wrong}")
            ctx.exit(1)


def say(text: str) -> None:
    """A line on stderr."""
    click.echo(text, err=True)


def show(text: str) -> None:
    """A line on stdout; what the terminal cannot show is escaped."""
    try:
        click.echo(text)
    except UnicodeEncodeError:
        click.echo(text.encode("utf-8", "backslashreplace"))


def example(*lines: str) -> str:
    """The examples under a command's help, kept line by line."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


class Progress(Protocol):
    """What a long command tells: that it went on by so many, or what it does now."""

    def __call__(self, stage: str, count: int) -> None: ...


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """A bar with the time left on a terminal; silence elsewhere. «expected» raises the total, other counts go on, a stage without a count is its name."""
    if not sys.stderr.isatty():
        yield lambda stage, count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("left"), TimeRemainingColumn(), TextColumn("spent"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=0)
        total = 0

        def tell(stage: str, count: int) -> None:
            nonlocal total
            if stage == "expected":
                total += count
                bar.update(task, total=total)
            elif count:
                bar.update(task, advance=count)
            else:
                bar.update(task, description=stage)

        yield tell
