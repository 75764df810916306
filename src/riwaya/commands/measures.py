"""Measuring what the program finds against public gold: evaluate."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.commands.manners import example, say


@click.group()
def evaluate() -> None:
    """Write predictions for a public gold standard, ready for its scorer."""


@evaluate.command(epilog=example("riwaya evaluate gsr arabic_event_gsr/ -o predictions.jsonl"))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default=Path("gsr.jsonl"), show_default=True, help="The file of predictions, JSON lines.")
def gsr(folder: Path, output: Path) -> None:
    """The Arabic event gold standard (ASSAULT, PROTEST): FOLDER holds assault_gsr.csv, assault_spans.json and the same of protest."""
    from riwaya import evaluate, lexicon
    from riwaya.errors import UsageError

    try:
        found = evaluate.write(folder, output, lexicon.load())
    except OSError as wrong:
        raise UsageError(f"{wrong.filename}: {wrong.strerror}") from wrong
    say(f"{output}: {found:,} sentences tell such an event as their news")
