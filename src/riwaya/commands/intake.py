"""Getting articles in: pull."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.commands.manners import example, progress, say

_MOST_SHOWN = 10


@click.command(epilog=example(
    "riwaya pull feeds.txt -o inbox/",
    "riwaya pull https://example.org/rss.xml -o inbox/ --pause 3",
    "riwaya build inbox/ -o affair.riwaya",
))  # fmt: skip
@click.argument("feeds", nargs=-1, required=True)
@click.option("-o", "--output", "inbox", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder of what was pulled; one that exists is added to.")
@click.option("--allow-host", "allowed", multiple=True, help="A host on a private or local address that may be spoken to.")
@click.option("--pause", default=1.0, show_default=True, type=click.FloatRange(0), help="Seconds between two requests to one host.")
@click.option("--most", default=1000, show_default=True, type=click.IntRange(1), help="How many pages at most.")
@click.pass_context
def pull(ctx: click.Context, feeds: tuple[str, ...], inbox: Path, allowed: tuple[str, ...], pause: float, most: int) -> None:
    """Fetch the pages that FEEDS announce: addresses of RSS, Atom or sitemaps, or files that list them (plain or OPML).

    The only command that goes to the network. What is in the folder already is not fetched again.
    """
    from riwaya.pull import Wish
    from riwaya.pull import pull as fetch

    with progress("pulling") as told:
        counts, refusals = fetch(Wish(feeds, inbox, frozenset(allowed), pause, most), told)
    say(f"{inbox}: {counts.pages:,} new pages, {counts.known:,} known, {counts.feeds:,} feeds read, {counts.unchanged:,} unchanged, {counts.refused:,} refused")
    for url, reason in refusals[:_MOST_SHOWN]:
        say(f"  refused {url}: {reason}")
    if len(refusals) > _MOST_SHOWN:
        say(f"  and {len(refusals) - _MOST_SHOWN:,} more, in {inbox / 'inbox.jsonl'}")
    if not counts.pages and not counts.known:
        ctx.exit(1)
