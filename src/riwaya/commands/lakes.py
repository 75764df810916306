"""Many articles: a lake that is filled by shares, merged, and loaded in part as a case."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from riwaya.commands.manners import example, progress, say
from riwaya.errors import NothingUsable, UsageError

_LAKE = click.Path(path_type=Path, exists=True, file_okay=False)
_OVERLAY = click.Path(path_type=Path, exists=True, file_okay=False)


def extract(paths: tuple[Path, ...], lake: Path | None, shard: str | None, workers: int, overlay: Path | None, outlet: str | None, published: str | None) -> None:
    """The share of `extract` that goes into a lake."""
    from riwaya.lake import extracting

    if lake is None:
        raise UsageError("--shard needs the lake that it fills: -o LAKE")
    number, count = share(shard or "1/1")
    with progress("reading") as told:
        done = extracting.extract(extracting.Wish(paths, lake, number, count, workers, overlay, outlet, published), told)
    say_done(lake, done.stood, done.made, done.gone, done.counts, done.kept)


def share(shard: str) -> tuple[int, int]:
    """Both numbers of «3/16»."""
    number, _, count = shard.partition("/")
    if not (number.isdigit() and count.isdigit() and 1 <= int(number) <= int(count)):
        raise UsageError(f"--shard {shard}: a share is written as 3/16, the first number from 1 to the second")
    return int(number), int(count)


def say_done(lake: Path, stood: int, made: Counter[str], gone: int, counts: Counter[str], kept: int = 0) -> None:
    """Say what a run did with the segments of its share."""
    held = f"{counts['articles']:,} articles, {counts['refusals']:,} refused"
    if not made:
        say(f"{lake}: nothing to do, all {stood:,} segments stand ({held})" + (f"; {gone:,} whose input is gone were removed" if gone else ""))
    else:
        why = ", ".join(f"{count:,} {reason}" for reason, count in sorted(made.items()))
        say(f"{lake}: {sum(made.values()):,} segments made ({why}), {stood:,} stand" + (f", {gone:,} removed" if gone else "") + f"; {held}"
            + (f"; {kept:,} of them as they stood: nothing that changed in the lexicon touches their words" if kept else ""))
    if stood + sum(made.values()) and not counts["articles"]:
        raise NothingUsable("not one article could be read; the reasons are in the table «refusals» of the lake")


@click.command(epilog=example("riwaya merge lake/", "riwaya merge lake/ --judgements affair.judgements.toml"))
@click.argument("lake", type=_LAKE)
@click.option("--judgements", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="What a user has decided; LAKE/judgements.toml if it is there.")
@click.option("--lexicon", "overlay", type=_OVERLAY, help="The folder of records that the lake was made with.")
def merge(lake: Path, judgements: Path | None, overlay: Path | None) -> None:
    """Find what the articles of LAKE tell together; what does not fit into memory stays on the disk.

    A lake that did not change is not merged again.
    """
    from riwaya.lake.merging import merge_lake
    from riwaya.running import seldom_collecting

    seldom_collecting()
    with progress("merging") as told:
        done = merge_lake(lake, judgements, overlay, told)
    say_merged(lake, done.stood, done.counts)


def say_merged(lake: Path, stood: bool, counts: dict[str, int]) -> None:
    """Say what a dossier holds."""
    held = f"{counts['entities']:,} persons, bodies and places, {counts['events']:,} events, {counts['statements']:,} statements, {counts['refusals']:,} refused"
    say(f"{lake}: nothing to do, the dossier stands ({held})" if stood else f"{lake}: {held}")


@click.command(epilog=example(
    "riwaya load lake/ -o affair.riwaya",
    "riwaya load lake/ -o affair.riwaya --person حفتر --from 2016-11 --to 2016-12",
    "riwaya load lake/ -o protests.riwaya --event-type PROTEST --outlet alwasat.ly",
))  # fmt: skip
@click.argument("lake", type=_LAKE)
@click.option("-o", "--output", "case", required=True, help="The case. One that exists is brought up to date.")
@click.option("--person", help="Only articles that name this person, body or place (a name or an id); the lake must be merged.")
@click.option("--outlet", help="Only articles of this outlet.")
@click.option("--from", "since", help="Published on this date or later: 2016, 2016-11, 2016-11-30.")
@click.option("--to", "until", help="Published on this date or before.")
@click.option("--event-type", help="Only articles that tell of an event of this PLOVER type: CONSULT, ASSAULT …")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="On how many cores.")
@click.option("--lexicon", "overlay", type=_OVERLAY, help="The folder of records that the lake was made with.")
def load(
    lake: Path, case: str, person: str | None, outlet: str | None, since: str | None, until: str | None, event_type: str | None, workers: int, overlay: Path | None
) -> None:
    """Make a case of LAKE, or of a part of it; no article is understood again."""
    from riwaya.lake import loading
    from riwaya.running import never_collecting

    never_collecting()
    counts, _ = loading.load(lake, case, loading.Chosen(person, outlet, since, until, event_type), overlay, workers)
    say(f"{case}: {counts.gained:,} new, {counts.changed:,} changed, {counts.unchanged:,} unchanged, {counts.removed:,} gone, {counts.refused:,} refused")
    if not counts.seen:
        raise NothingUsable("no article of the lake meets these conditions")
