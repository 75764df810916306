"""Commands that show a case: `report`, one file to send on; `serve`, the browser."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("case")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The HTML file to write.")
@click.option("--lang", type=click.Choice(["ar", "en"]), default="ar", show_default=True, help="The page's language; quotations stay Arabic.")
@click.option("--event", help="Only this event (its id, as exported).")
@click.option("--person", help="Only what one person, body or place takes part in (its id, as exported).")
def report(case: str, output: Path, lang: str, event: str | None, person: str | None) -> None:
    """Write one self-contained file: it opens from a disk, without a network and without scripts.

    \b
    Examples:
      riwaya report moscow.riwaya -o moscow.html
      riwaya report moscow.riwaya -o visit.html --lang en --event 3f2a91
    """
    from riwaya import lexicon
    from riwaya.errors import UsageError
    from riwaya.serve.report import report as make
    from riwaya.store import open_case

    with open_case(case) as opened:
        text = make(opened, lexicon.load(), lang, event, person)
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as wrong:
        raise UsageError(f"{output}: {wrong.strerror}; name a file in a folder that you may write to") from wrong
    click.echo(f"{output}: {len(text.encode()) / 1e6:.1f} MB", err=True)
