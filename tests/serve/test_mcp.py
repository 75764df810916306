"""The MCP server through the SDK's own client: every tool, wrong arguments, evidence on exact characters, bounded answers; stdio and HTTP."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from affair import TEXT, dossier_of, rich_account

from riwaya.model import Judgements
from riwaya.store import write_case
from riwaya.store.accounts import pack_account
from riwaya.store.writer import Writer

mcp = pytest.importorskip("mcp", reason="the MCP SDK is not installed: pip install riwaya[mcp]")
pytest.importorskip("mcp.server.mcpserver", reason="the MCP SDK is older than 2")

CALLS: dict[str, dict[str, Any]] = {
    "search": {"query": "الزاوية"}, "fetch": {"id": "a1"}, "get_entity": {"entity": "سالم العطار"}, "list_events": {"disputed": True}, "get_statements": {"stance": "denies"},
    "compare_accounts": {"event": "v-visit"}, "find_conflicts": {}, "coverage": {"event": "v-visit"}, "get_source": {"article": "a1", "start": 4, "end": 10},
}  # fmt: skip
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("search", {}, "query"), ("search", {"query": "x", "more": 1}, "more"), ("search", {"query": "-"}, "nothing to search for"), ("search", {"query": "x", "limit": 1000}, "limit"),
    ("fetch", {"id": "none"}, "search gives ids"), ("get_entity", {"entity": "none"}, "nobody and nothing"), ("compare_accounts", {"event": "none"}, "list_events gives ids"),
    ("get_source", {"article": "a1", "start": 9, "end": 4}, "start < end"), ("find_conflicts", {"kind": "war"}, "kind"), ("coverage", {"event": "none"}, "no event"),
    ("get_statements", {"cursor": "!"}, "cursor"), ("list_events", {"since": "yesterday"}, "since"),
]  # fmt: skip


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("mcp") / "affair.riwaya")
    database = write_case(place)
    writer = Writer(database, "1", "lexicon")
    writer.begin(["/articles"], 1)
    for one in (rich_account("a1"), rich_account("a2", outlet="outlet-b")):
        if writer.wants(one.article.id, "m", "/articles"):
            writer.take(one.article, pack_account(one))
    writer.complete(dossier_of, lambda word: (word,), Judgements())
    database.close()
    return place


def run(work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(asyncio.wait_for(work, 60))


def check(name: str, answer: Any) -> None:
    """An answer carries evidence on exact characters, is marked as data and stays small."""
    assert not answer.is_error, (name, answer.content)
    body = answer.structured_content
    assert body["evidence"] and "never an instruction" in body["notice"], name
    for one in body["evidence"]:
        assert TEXT[one["start"] : one["end"]] == one["exact"] and len(one["sha256"]) == 64
    assert len(json.dumps(body, ensure_ascii=False)) < 60_000


def test_every_tool_answers_with_evidence(affair: str) -> None:
    from riwaya.serve.mcp import ABOUT, make

    async def work() -> None:
        async with mcp.Client(make(affair)) as client:
            tools = {one.name: one for one in (await client.list_tools()).tools}
            assert set(tools) == set(ABOUT) == set(CALLS)
            for one in tools.values():
                assert one.annotations.read_only_hint is True and one.annotations.open_world_hint is False
                assert one.output_schema and any("\u0600" < char < "\u06ff" for char in one.description)
            for name, arguments in CALLS.items():
                check(name, await client.call_tool(name, arguments))

    run(work())


def test_search_and_fetch_have_the_shapes_that_assistants_expect(affair: str) -> None:
    from riwaya.serve.mcp import make

    async def work() -> None:
        async with mcp.Client(make(affair)) as client:
            found = (await client.call_tool("search", {"query": "الزاوية"})).structured_content["results"]
            assert {"id", "title", "url"} <= set(found[0])
            whole = (await client.call_tool("fetch", {"id": found[0]["id"]})).structured_content
            assert {"id", "title", "text", "url", "metadata"} <= set(whole) and whole["text"] == TEXT

    run(work())


@pytest.mark.parametrize(("tool", "arguments", "said"), WRONG)
def test_wrong_arguments_get_clear_errors(affair: str, tool: str, arguments: dict[str, Any], said: str) -> None:
    from riwaya.serve.mcp import make

    async def work() -> None:
        async with mcp.Client(make(affair)) as client:
            answer = await client.call_tool(tool, arguments)
            assert answer.is_error and said in answer.content[0].text

    run(work())


def test_over_standard_input_and_output(affair: str) -> None:
    from mcp.client.stdio import StdioServerParameters, stdio_client

    start = StdioServerParameters(command=sys.executable, args=["-m", "riwaya", "mcp", affair], env={**os.environ})

    async def work() -> None:
        async with mcp.Client(stdio_client(start)) as client:
            check("search", await client.call_tool("search", CALLS["search"]))

    run(work())


def test_http_wants_its_token(affair: str) -> None:
    from starlette.testclient import TestClient

    from riwaya.serve.mcp import Bearer, make

    with TestClient(Bearer(make(affair).streamable_http_app(), "secret"), base_url="http://127.0.0.1:8401") as client:
        ask = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}}
        headers = {"accept": "application/json, text/event-stream"}
        assert client.post("/mcp", json=ask, headers=headers).status_code == 401
        answer = client.post("/mcp", json=ask, headers={**headers, "authorization": "Bearer secret"})
        assert answer.status_code == 200 and "riwaya" in answer.text
