"""The HTTP API: its document, pages, ETags, errors, writing, reconciliation, and random calls that may never fail inside."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from affair import TEXT, dossier_of, rich_account

from riwaya import lexicon
from riwaya.model import Judgements
from riwaya.serve.app import make
from riwaya.serve.guard import Guard
from riwaya.store import write_case
from riwaya.store.accounts import pack_account
from riwaya.store.writer import Writer

HOSTS = frozenset({"testserver"})


@pytest.fixture(scope="module")
def affair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("api") / "affair.riwaya"
    database = write_case(place)
    writer = Writer(database, "1", "lexicon")
    writer.begin(["/articles"], 1)
    for one in (rich_account("a1"), rich_account("a2", outlet="outlet-b"), rich_account("d/e f", published=None)):
        if writer.wants(one.article.id, "m", "/articles"):
            writer.take(one.article, pack_account(one))
    writer.complete(dossier_of, lambda word: (word,), Judgements())
    database.close()
    return place


@pytest.fixture(scope="module")
def client(affair: Path) -> Iterator[TestClient]:
    with TestClient(make(str(affair), lexicon.load(), Guard(HOSTS)), raise_server_exceptions=False) as made:
        yield made


def get(client: TestClient, path: str, **params: Any) -> Any:
    answer = client.get(f"/api/v1{path}", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_document_is_valid_and_shows_examples(client: TestClient) -> None:
    document = get(client, "/openapi.json")
    assert document["openapi"].startswith("3.1")
    validator = pytest.importorskip("openapi_spec_validator")
    validator.validate(document)
    assert '"examples"' in json.dumps(document)
    assert {"/articles", "/events/{name}", "/export/{name}", "/corrections", "/reconcile"} <= set(document["paths"])


def test_pages_follow_one_another_and_hold_everything_once(client: TestClient) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        page = get(client, "/articles", limit=1, **({"cursor": cursor} if cursor else {}))
        seen += [one["id"] for one in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["a1", "a2", "d/e f"]


def test_every_evidence_holds_the_characters(client: TestClient) -> None:
    seen = 0

    def walk(value: Any) -> None:
        nonlocal seen
        if isinstance(value, dict):
            if "exact" in value and "sha256" in value:
                assert TEXT[value["start"] : value["end"]] == value["exact"]
                seen += 1
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    event = get(client, "/events")["items"][0]["id"]
    entity = get(client, "/entities", type="PER")["items"][0]["id"]
    for path in ("/statements", "/conflicts", "/accounts", f"/events/{event}", f"/entities/{entity}"):
        walk(get(client, path))
    walk(get(client, "/search", q="الزاوية"))
    assert seen > 20
    assert {one["stance"] for one in get(client, "/accounts")["items"]} == {"asserts", "denies"}
    assert {one["outlet"] for one in get(client, "/accounts", outlet="outlet-b")["items"]} == {"outlet-b"}


def test_an_article_with_an_odd_id(client: TestClient) -> None:
    assert get(client, "/articles/d%2Fe%20f")["text"] == TEXT


def test_what_the_reader_has_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/events")
    tag = first.headers["etag"]
    assert client.get("/api/v1/events", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/api/v1/events?limit=1", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(("path", "status"), [
    ("/events/none", 404), ("/nowhere", 404), ("/articles?limit=0", 422), ("/articles?cursor=%21", 400), ("/articles?cursor=OTkuMA", 400), ("/search?q=-", 400),
    ("/search?q=x&person=nobody", 400), ("/export/none", 404), ("/reconcile?queries=[]", 400), ("/articles?since=yesterday", 422),
])  # fmt: skip
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status and answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status and body["detail"]


def test_exports_stream(client: TestClient) -> None:
    assert "geojson" in [one["name"] for one in get(client, "/export")["items"]]
    assert get(client, "/export/geojson")["type"] == "FeatureCollection"
    zipped = client.get("/api/v1/export/csv?stance=denies")
    assert zipped.content[:2] == b"PK" and "written" in zipped.headers["x-riwaya-lost"]


def test_reconciliation(client: TestClient) -> None:
    assert get(client, "/reconcile")["versions"] == ["0.2"]
    asked = {"q0": {"query": "سالم العطّار", "type": "PER"}, "q1": {"query": "الزاوية"}, "q2": {"query": "العط", "limit": 1}}
    for answer in (client.get("/api/v1/reconcile", params={"queries": json.dumps(asked)}), client.post("/api/v1/reconcile", data={"queries": json.dumps(asked)})):
        found = answer.json()
        assert found["q0"]["result"][0]["id"] == "p-attar" and found["q0"]["result"][0]["match"]
        assert found["q1"]["result"][0]["id"] == "l-zawiya" and not found["q2"]["result"][0]["match"]


def test_nothing_is_written_without_edit_and_token(affair: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy.riwaya"
    shutil.copy(affair, place)
    new = {"fact": "a1/s1", "verdict": "edit", "changes": {"stance": "hedges"}, "author": "salma"}
    words = lexicon.load()

    def post(guard: Guard, path: str, body: dict[str, Any], **headers: str) -> Any:
        with TestClient(make(str(place), words, guard), raise_server_exceptions=False) as client:
            return client.post(f"/api/v1{path}", json=body, headers=headers)

    assert post(Guard(HOSTS), "/corrections", new).status_code == 403
    assert post(Guard(HOSTS, edit=True), "/corrections", new).status_code == 403
    guard = Guard(HOSTS, "secret", True)
    assert post(guard, "/corrections", new).status_code == 401
    assert post(guard, "/corrections", new, cookie="riwaya-token=secret").status_code == 401
    bearer = {"authorization": "Bearer secret"}
    made = post(guard, "/corrections", new, **bearer)
    assert made.status_code == 201 and made.json()["changes"] == {"stance": "hedges"}
    assert post(guard, "/corrections", {**new, "fact": "a1/none"}, **bearer).status_code == 400
    assert post(guard, "/corrections", {**new, "more": 1}, **bearer).status_code == 422
    with TestClient(make(str(place), words, guard)) as client:
        assert [one["id"] for one in client.get("/api/v1/corrections", headers=bearer).json()["items"]] == [made.json()["id"]]
        people = client.get("/api/v1/entities", headers=bearer).json()["items"]
        two = [one["id"] for one in people if one["type"] == people[0]["type"]][:2]
    if len(two) == 2:
        judged = post(guard, "/judgements", {"verdict": "different", "one": two[0], "other": two[1]}, **bearer)
        assert judged.status_code == 201, judged.text


def test_random_calls_never_fail_inside(client: TestClient, affair: Path) -> None:
    schemathesis = pytest.importorskip("schemathesis")
    hypothesis = pytest.importorskip("hypothesis")
    app = make(str(affair), lexicon.load(), Guard(HOSTS))
    document = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    calls = 0
    for operation in document.get_all_operations():
        made = operation.ok()

        @hypothesis.given(case=made.as_strategy())
        @hypothesis.settings(max_examples=4, deadline=None, database=None, derandomize=True, suppress_health_check=list(hypothesis.HealthCheck))
        def call(case: Any) -> None:
            nonlocal calls
            answer = case.call(headers={"host": "testserver"})
            calls += 1
            assert answer.status_code < 500, (case.path, answer.text)

        call()
    assert calls > 60


def test_what_the_guard_refuses_is_a_problem_under_the_api_and_a_line_elsewhere(affair: Path) -> None:
    for guard, headers, status in ((Guard(HOSTS), {"host": "elsewhere"}, 421), (Guard(HOSTS, token="secret"), {}, 401)):
        with TestClient(make(str(affair), lexicon.load(), guard)) as made:
            answer = made.get("/api/v1/status", headers=headers)
            assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
            assert answer.json()["status"] == status and answer.json()["detail"]
            assert made.get("/ar/", headers=headers).headers["content-type"].startswith("text/plain")
    with TestClient(make(str(affair), lexicon.load(), Guard(HOSTS))) as made:
        assert made.post("/api/v1/corrections", json={}).headers["content-type"] == "application/problem+json"


def test_a_kept_answer_gives_way_to_a_new_run(affair: Path, tmp_path: Path) -> None:
    place = tmp_path / "copy.riwaya"
    place.write_bytes(affair.read_bytes())
    with TestClient(make(str(place), lexicon.load(), Guard(HOSTS))) as made:
        first = made.get("/api/v1/articles").json()
        assert made.get("/api/v1/articles").json() == first
        database = write_case(place)
        writer = Writer(database, "1", "lexicon")
        writer.begin(["/articles"], 1)
        new = rich_account("a9")
        assert writer.wants("a9", "m", "/more")
        writer.take(new.article, pack_account(new))
        writer.complete(dossier_of, lambda word: (word,), Judgements())
        database.close()
        assert "a9" in {one["id"] for one in made.get("/api/v1/articles").json()["items"]}


def test_an_empty_filter_finds_nothing_and_breaks_nothing(client: TestClient) -> None:
    for path in ("/accounts", "/statements", "/events", "/articles", "/entities"):
        for name in ("article", "outlet", "entity"):
            assert client.get(f"/api/v1{path}", params={name: ""}).status_code in (200, 422)
    assert get(client, "/accounts", article="")["items"] == []
