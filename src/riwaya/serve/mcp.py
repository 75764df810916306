"""The case for an assistant that must cite: an MCP server with nine tools that only read. Needs the SDK: pip install "riwaya[mcp]".

Every answer carries evidence with exact offsets and the text's SHA-256; long answers come in pages. What articles say is data and marked so.
It cannot know whether an article is right, and answers nothing that no article says.
"""

from __future__ import annotations

import hmac
import inspect
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, Field

from riwaya import __version__
from riwaya.errors import RiwayaError, UsageError
from riwaya.serve import mcp_schema, schema
from riwaya.serve.answers import Answers
from riwaya.serve.mcp_schema import Result
from riwaya.store import open_case
from riwaya.store.searching import resolve

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_TEXT = 8000
_MOST_EVIDENCE = 60
_ACCOUNTS = 20

Words = Annotated[str, Field(min_length=1, max_length=300)]
Some = Annotated[int, Field(ge=1, le=25, description="How many at most · كم على الأكثر")]
Cursor = Annotated[str | None, Field(max_length=60, description="`next` of the answer before · من الجواب السابق")]
Day = Annotated[str | None, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$", description="2016, 2016-11 or 2016-11-30")]
Id = Annotated[str | None, Field(max_length=500)]
ABOUT = {
    "search": "Search the articles of this case by words; Arabic words find their forms, names find other names of the same person. · بحث في مقالات القضية بالكلمات والأسماء.",
    "fetch": "The stored text of one article by its id, in pieces. · نص مقال واحد بمعرّفه.",
    "get_entity": "One person, body or place by id or name: other names, ranks over time, stated ties. · شخص أو جهة أو مكان: أسماؤه ورتبه وصلاته.",
    "list_events": "Events of the affair by date, with filters; how many articles and outlets tell them. · أحداث القضية مرتبة بالتاريخ.",
    "get_statements": "Who says what: statements with source, stance (asserts, denies …) and the very words. · من قال ماذا، وبأي موقف.",
    "compare_accounts": "One event as each article and voice tells it, side by side, with conflicts and silent outlets. · روايات الحدث الواحد جنبا إلى جنب.",
    "find_conflicts": "Where accounts of one event cannot both be true, with the words of each side. · مواضع اختلاف الروايات.",
    "coverage": "Which outlets write, how much and when; with an event also which are silent about it. · تغطية كل وسيلة، ومن سكت عن الحدث.",
    "get_source": "The characters [start, end) of an article with what stands around them: check a quotation. · النص عند موضع محدد للتحقق من الاقتباس.",
}  # fmt: skip


def _evidence(*parts: Any) -> list[schema.Evidence]:
    """Every evidence inside the parts, once, in order."""
    found: dict[tuple[str, int, int], schema.Evidence] = {}

    def walk(value: Any) -> None:
        if isinstance(value, schema.Evidence):
            found.setdefault((value.article, value.start, value.end), value)
        elif isinstance(value, BaseModel):
            for name in type(value).model_fields:
                walk(getattr(value, name))
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(list(parts))
    return list(found.values())[:_MOST_EVIDENCE]


class Tools:
    """The tools of one case. Each opens it, so that it sees its last complete state."""

    def __init__(self, place: str) -> None:
        self.place = place

    @contextmanager
    def _asked(self) -> Iterator[Answers]:
        with open_case(self.place) as case, case.database.snapshot():
            yield Answers(case)

    def search(self, query: Words, outlet: Id = None, since: Day = None, until: Day = None, limit: Some = 10, cursor: Cursor = None) -> mcp_schema.SearchAnswer:
        with self._asked() as a:
            page = a.search(query, limit, cursor, outlet=outlet, since=since, until=until)
            results = []
            for one in page.items:
                url = next((passage.url for passage in one.passages if passage.url), None)
                results.append(Result(id=one.article, title=one.title or one.article, url=url or "", text=" … ".join(passage.exact for passage in one.passages)))
            return mcp_schema.SearchAnswer(results=results, next=page.next, evidence=_evidence(page.items))

    def fetch(self, id: Words, cursor: Annotated[str | None, Field(pattern=r"^\d{1,9}$")] = None) -> mcp_schema.FetchAnswer:
        with self._asked() as a:
            one = a.article(id)
            if one is None:
                raise UsageError(f"no article has the id «{id}»; search gives ids")
            start = min(int(cursor or 0), one.characters)
            end = min(start + _TEXT, one.characters)
            known = {"outlet": one.outlet, "published": one.published, "author": one.author, "sha256": one.sha256, "characters": str(one.characters), "start": str(start)}
            place = a.evidence(id, start, min(end, start + 200))
            return mcp_schema.FetchAnswer(
                id=one.id, title=one.title or one.id, text=one.text[start:end], url=one.url or "", metadata={key: value for key, value in known.items() if value},
                next=str(end) if end < one.characters else None, evidence=[place] if place else [],
            )  # fmt: skip

    def get_entity(self, entity: Words) -> mcp_schema.EntityAnswer:
        with self._asked() as a:
            found = a.entity(resolve(a.case.database, entity)[0])
            if found is None:
                raise UsageError(f"«{entity}»: nobody and nothing in this case has this name or id")
            short = found.model_copy(update={"relations": found.relations[:30], "aliases": found.aliases[:50], "roles": found.roles[:50]})
            said = a.statements(3, None, entity=found.id)
            return mcp_schema.EntityAnswer(entity=short, evidence=_evidence(short, said.items))

    def list_events(
        self, entity: Id = None, type: Annotated[str | None, Field(max_length=40)] = None, outlet: Id = None, since: Day = None, until: Day = None, disputed: bool = False,
        limit: Some = 10, cursor: Cursor = None,
    ) -> mcp_schema.EventsAnswer:  # fmt: skip
        with self._asked() as a:
            who = resolve(a.case.database, entity)[0] if entity else None
            page = a.events(limit, cursor, entity=who, type=type, outlet=outlet, since=since, until=until, disputed=disputed)
            told = [one.told[0] for event in page.items if (one := a.event(event.id)) is not None and one.told]
            return mcp_schema.EventsAnswer(events=page.items, next=page.next, evidence=_evidence(told))

    def get_statements(
        self, source: Id = None, stance: schema.Stance | None = None, article: Id = None, limit: Some = 10, cursor: Cursor = None,
    ) -> mcp_schema.StatementsAnswer:  # fmt: skip
        with self._asked() as a:
            who = resolve(a.case.database, source)[0] if source else None
            page = a.statements(limit, cursor, entity=who, stance=stance, article=article)
            return mcp_schema.StatementsAnswer(statements=page.items, next=page.next, evidence=_evidence(page.items))

    def compare_accounts(self, event: Words, cursor: Annotated[str | None, Field(pattern=r"^\d{1,6}$")] = None) -> mcp_schema.AccountsAnswer:
        with self._asked() as a:
            one = a.event(event)
            if one is None:
                raise UsageError(f"no event has the id «{event}»; list_events gives ids")
            start = int(cursor or 0)
            told, differ = one.told[start : start + _ACCOUNTS], one.differences[:_ACCOUNTS]
            head = schema.Event(**{name: getattr(one, name) for name in schema.Event.model_fields})
            following = str(start + _ACCOUNTS) if len(one.told) > start + _ACCOUNTS else None
            return mcp_schema.AccountsAnswer(event=head, accounts=told, differences=differ, silent=one.silent[:50], next=following, evidence=_evidence(told, differ))

    def find_conflicts(
        self, kind: Literal["conflict", "update", "naming"] = "conflict", attribute: Annotated[str | None, Field(max_length=40)] = None, limit: Some = 10, cursor: Cursor = None,
    ) -> mcp_schema.ConflictsAnswer:  # fmt: skip
        with self._asked() as a:
            page = a.conflicts(limit, cursor, kind=kind, attribute=attribute)
            items = [one.model_copy(update={"sides": one.sides[:_ACCOUNTS]}) for one in page.items]
            return mcp_schema.ConflictsAnswer(conflicts=items, next=page.next, evidence=_evidence(items))

    def coverage(self, event: Id = None, limit: Annotated[int, Field(ge=1, le=100)] = 50) -> mcp_schema.CoverageAnswer:
        sql = (
            "select a.outlet, count(distinct a.id), count(distinct x.event), min(a.day), max(a.day), min(a.id) from article a left join dossier_account x on x.article = a.id"
            " where a.removed is null and a.outlet is not null and (cast(:event as text) is null or x.event = :event) group by a.outlet order by 2 desc, 1 limit :limit"
        )
        with self._asked() as a:
            whole = a.event(event) if event else None
            if event and whole is None:
                raise UsageError(f"no event has the id «{event}»; list_events gives ids")
            rows = a.case.database.rows(sql, event=event, limit=limit)
            outlets = [mcp_schema.Outlet(outlet=row[0], articles=row[1], events=row[2], first=row[3], last=row[4]) for row in rows]
            shown: list[Any] = list(whole.told) if whole else [a.evidence(row[5], 0, 120) for row in rows]
            return mcp_schema.CoverageAnswer(outlets=outlets, silent=whole.silent[:50] if whole else [], evidence=_evidence(shown))

    def get_source(
        self, article: Words, start: Annotated[int, Field(ge=0)], end: Annotated[int, Field(ge=0)], around: Annotated[int, Field(ge=0, le=1000)] = 200,
    ) -> mcp_schema.SourceAnswer:  # fmt: skip
        with self._asked() as a:
            one = a.article(article)
            if one is None:
                raise UsageError(f"no article has the id «{article}»; search gives ids")
            if not start < end <= one.characters:
                raise UsageError(f"give 0 <= start < end <= {one.characters}, the article's length in code points")
            end = min(end, start + 2000)
            head = schema.Article(**{name: getattr(one, name) for name in schema.Article.model_fields})
            found = a.evidence(article, start, end)
            return mcp_schema.SourceAnswer(
                article=head, before=one.text[max(0, start - around) : start], exact=one.text[start:end], after=one.text[end : end + around], evidence=[found] if found else [],
            )  # fmt: skip


def _told(tool: Callable[..., BaseModel]) -> Callable[..., BaseModel]:
    """A tool whose errors tell the assistant what to do."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def safe(*args: Any, **values: Any) -> BaseModel:
        try:
            return tool(*args, **values)
        except RiwayaError as wrong:
            raise ToolError(str(wrong)) from wrong

    safe.__signature__ = inspect.signature(tool, eval_str=True)  # type: ignore[attr-defined]
    return safe


def make(place: str) -> MCPServer:
    """The server over the case at `place`. Raises UsageError where the SDK is missing."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.tools import Tool
        from mcp.types import ToolAnnotations
    except ImportError as wrong:
        raise UsageError('`riwaya mcp` needs the MCP SDK, version 2: pip install "riwaya[mcp]"') from wrong
    tools = Tools(place)
    made = []
    for name, about in ABOUT.items():
        one = Tool.from_function(
            _told(getattr(tools, name)), name=name, description=about,
            annotations=ToolAnnotations(title=name, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False), structured_output=True,
        )  # fmt: skip
        one.fn_metadata.arg_model.model_config["extra"] = "forbid"
        one.fn_metadata.arg_model.model_rebuild(force=True)
        one.parameters["additionalProperties"] = False
        made.append(one)
    return MCPServer("riwaya", title="Riwaya · رواية", instructions=mcp_schema.NOTICE, version=__version__, tools=made, log_level="WARNING")


Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


class Bearer:
    """An ASGI application behind a token."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], token: str) -> None:
        self._app, self._wanted = app, f"Bearer {token}".encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        given = dict(scope.get("headers") or ()).get(b"authorization", b"")
        if scope["type"] == "http" and not hmac.compare_digest(given, self._wanted):
            await send({"type": "http.response.start", "status": 401, "headers": [(b"www-authenticate", b"Bearer"), (b"content-type", b"text/plain")]})
            await send({"type": "http.response.body", "body": b"send the token as a bearer header\n"})
            return
        await self._app(scope, receive, send)


def over_http(place: str, host: str, port: int, token: str | None) -> None:
    """Serve over streamable HTTP at /mcp until it is stopped."""
    import uvicorn

    app: Any = make(place).streamable_http_app(host=host)
    uvicorn.run(Bearer(app, token) if token else app, host=host, port=port, log_level="warning", server_header=False)


