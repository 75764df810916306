"""Asking a case on the command line: search, status."""

from __future__ import annotations

from typing import Any

import click

from riwaya.commands.manners import example, say, show
from riwaya.model import Span


@click.command(epilog=example(
    'riwaya search affair.riwaya "موسكو"                     # finds وبموسكو, لموسكو as well',
    'riwaya search affair.riwaya "«الجيش الوطني» -القاهرة"   # a phrase, and a word that must not stand there',
    'riwaya search affair.riwaya "السلاح" --stance denies --source حفتر',
    'riwaya search affair.riwaya "علي" --exact --since 2016 --until 2016-11',
))  # fmt: skip
@click.argument("case")
@click.argument("words")
@click.option("--exact", is_flag=True, help="The letters as typed: no particles taken off, no other spellings, no other names.")
@click.option("--no-names", is_flag=True, help="Do not look for other names of the same person, body or place.")
@click.option("--outlet", help="Only articles of this outlet.")
@click.option("--since", help="Published on this date or later: 2016, 2016-11, 2016-11-30.")
@click.option("--until", help="Published on this date or before.")
@click.option("--person", help="Only articles that name this person, body or place (a name or an id).")
@click.option("--source", help="Only inside statements of this source (a name or an id).")
@click.option("--stance", type=click.Choice(["asserts", "denies", "hedges", "expects", "demands", "declines"]), help="Only inside statements of this stance.")
@click.option("--event", "event_type", help="Only beside an event of this PLOVER type: CONSULT, ASSAULT …")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object an article, with the offsets of every hit.")
@click.pass_context
def search(ctx: click.Context, /, case: str, words: str, no_names: bool, as_json: bool, **options: Any) -> None:
    """Find WORDS in the articles of CASE, the best first."""
    import riwaya
    from riwaya.export import json

    with riwaya.open(case) as opened:
        answer = opened.search(words, variants=not no_names, **options)
        for one in answer.found:
            if as_json:
                hits = [{"start": hit.start, "end": hit.end, "text": hit.text} for hit in one.hits]
                show(json.line({"article": one.article, "outlet": one.outlet, "title": one.title, "published": one.published, "rank": one.rank, "hits": hits}))
                continue
            show(f"{one.article}  {one.outlet or '-'}  {one.published or '-'}  ({len(one.hits)})")
            for passage in one.snippets:
                show(f"    {_marked(passage.span, passage.marks)}")
    say(f"{'many' if answer.total is None else format(answer.total, ',')} articles")
    if not answer.found:
        ctx.exit(1)


def _marked(window: Span, marks: tuple[Span, ...]) -> str:
    """The passage with its hits between brackets, so that it reads in any terminal."""
    out, at = "", window.start
    for mark in marks:
        out += f"{window.text[at - window.start : mark.start - window.start]}[{mark.text}]"
        at = mark.end
    return out + window.text[at - window.start :]


@click.command(epilog=example("riwaya status affair.riwaya", "riwaya status affair.riwaya --refusals"))
@click.argument("case")
@click.option("--refusals", is_flag=True, help="List what the last run could not take.")
@click.option("--runs", type=click.IntRange(1), default=5, show_default=True, help="How many runs to list.")
def status(case: str, refusals: bool, runs: int) -> None:
    """Say what CASE holds, what its runs did, and what waits."""
    import riwaya

    with riwaya.open(case) as opened:
        now = opened.status()
        show(f"{now.place}: schema {now.schema}, {now.size / 1e6:,.1f} MB, {now.size // max(1, now.articles):,} bytes an article")
        show(f"  {now.articles:,} articles ({now.removed:,} gone), {now.mentions:,} mentions, {now.times:,} times, {now.statements:,} statements, {now.events:,} events")
        show(f"  {now.entities:,} persons, bodies and places, {now.happenings:,} events over all articles, {now.conflicts:,} conflicts")
        show(f"  {now.corrections:,} corrections ({now.stale:,} stale), {now.judgements:,} judgements")
        if now.staged:
            show(f"  {now.staged:,} articles were understood by a run that is not complete: the next build takes them up")
        for run in opened.runs(runs):
            seconds = "" if run.seconds is None else f" in {run.seconds:,.1f} s"
            show(f"  run {run.id} {run.started} {run.state}{seconds}: {run.seen:,} seen, {run.understood:,} understood, {run.unchanged:,} unchanged, "
                 f"{run.gained:,} new, {run.changed:,} changed, {run.removed:,} gone, {run.refused:,} refused; riwaya {run.program}, lexicon {run.lexicon}")  # fmt: skip
        if refusals:
            for one in opened.refusals():
                show(f"  refused {one.article} ({one.room}): {one.reason}")


@click.command(epilog=example("riwaya diff affair.riwaya --since 3", "riwaya diff affair.riwaya --since 3 --json | jq .change"))
@click.argument("case")
@click.option("--since", type=int, required=True, help="The run after which the case is compared with now; `riwaya status` lists the runs.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a difference.")
def diff(case: str, since: int, as_json: bool) -> None:
    """List the facts that CASE gained (+), lost (-) and changed (~) since a run."""
    import dataclasses
    from collections import Counter

    import riwaya
    from riwaya.export import json

    counts = Counter[str]()
    with riwaya.open(case) as opened:
        for one in opened.differences(since):
            counts[one.change] += 1
            if as_json:
                show(json.line(dataclasses.asdict(one)))
                continue
            sign = {"gained": "+", "lost": "-", "changed": "~"}[one.change]
            told = f"{one.before} => {one.after}" if one.change == "changed" else one.after or one.before
            show(f"{sign} {one.article}:{one.start} {one.kind} «{one.words}» {told}")
    say(f"since run {since}: {counts['gained']:,} gained, {counts['lost']:,} lost, {counts['changed']:,} changed")
