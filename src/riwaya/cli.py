"""The commands. Each does one thing, says what it did, and exits 0 (done), 1 (nothing usable) or 2 (wrong usage)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from riwaya.commands import cases
from riwaya.commands.manners import Commands


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Riwaya reads Arabic news about one affair and shows who says what, side by side."""


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def extract(paths: tuple[Path, ...]) -> None:
    """Print what each article tells, one JSON object a line."""
    from riwaya import lexicon, line, read
    from riwaya.export import json
    from riwaya.model import Refusal

    words = lexicon.load()
    for path in paths:
        for one in read.read(path):
            value = json.refusal_object(one) if isinstance(one, Refusal) else json.account_object(line.understand(one, words))
            sys.stdout.write(json.line(value) + "\n")


for command in (cases.build, cases.export):
    main.add_command(command)
