"""The command that lets an assistant ask a case: `mcp`."""

from __future__ import annotations

import click

from riwaya.commands.manners import example
from riwaya.errors import UsageError


@click.command(epilog=example(
    "riwaya mcp affair.riwaya                                  # over standard input and output: what desktop assistants start",
    "riwaya mcp affair.riwaya --http --port 8401",
    "riwaya mcp affair.riwaya --http --host 0.0.0.0 --token s3cret",
))  # fmt: skip
@click.argument("case")
@click.option("--http", is_flag=True, help="Streamable HTTP at /mcp instead of standard input and output.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; beyond this machine a --token is needed.")
@click.option("--port", default=8401, show_default=True, type=click.IntRange(1, 65535))
@click.option("--token", help="What a client must send as a bearer header.")
def mcp(case: str, http: bool, host: str, port: int, token: str | None) -> None:
    """Answer an assistant's questions about CASE over the Model Context Protocol. Nothing can be changed."""
    from riwaya.serve import mcp as server
    from riwaya.serve.guard import is_loopback
    from riwaya.store import open_case

    with open_case(case):
        pass
    if not http:
        server.make(case).run("stdio")
        return
    if not is_loopback(host) and not token:
        raise UsageError(f"--host {host} is reached from other machines: give a --token, or leave --host out")
    server.over_http(case, host, port, token)
