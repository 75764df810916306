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


@click.command()
@click.argument("case")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; beyond this machine a --token is needed.")
@click.option("--port", default=8400, show_default=True, type=click.IntRange(1, 65535))
@click.option("--edit", is_flag=True, help="Take corrections and judgements; without it nothing can be changed.")
@click.option("--token", help="What a visitor must bring (?token=… once, or a bearer header).")
@click.option("--name", "names", multiple=True, help="A further host name that the server answers to.")
def serve(case: str, host: str, port: int, edit: bool, token: str | None, names: tuple[str, ...]) -> None:
    """Show the case in the browser, in Arabic (/ar) and English (/en).

    \b
    Examples:
      riwaya serve moscow.riwaya
      riwaya serve moscow.riwaya --edit --port 9000
      riwaya serve moscow.riwaya --host 0.0.0.0 --token s3cret --name desk.local
    """
    import uvicorn

    from riwaya import lexicon
    from riwaya.errors import UsageError
    from riwaya.serve.app import make
    from riwaya.serve.guard import Guard, is_loopback
    from riwaya.store import open_case

    if not is_loopback(host) and not token:
        raise UsageError(f"--host {host} is reached from other machines: give a --token, or leave --host out")
    with open_case(case):
        pass
    known = frozenset({"localhost", "127.0.0.1", "::1", *(one.lower() for one in names), *([host] if host not in ("0.0.0.0", "::") else [])})
    click.echo(f"http://{host}:{port}/  (stop with Ctrl-C)", err=True)
    uvicorn.run(make(case, lexicon.load(), Guard(known, token, edit)), host=host, port=port, log_level="warning", server_header=False)
