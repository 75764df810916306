"""Every format is read back by its own tool, and every exported span holds the very characters."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from riwaya import export
from riwaya.export.taking.chosen import Chosen
from riwaya.store.case import Case


def written(case: Case, form: str, folder: Path, chosen: Chosen | None = None, **options: object) -> Path:
    out = folder / f"{form}{export.form(form).SUFFIX}"
    export.write(case, form, out, chosen, **options)
    return out


def texts(case: Case) -> dict[str, str]:
    return {one.id: one.text for one in case.articles()}


def rows(path: Path) -> list[dict[str, str]]:
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("form", export.formats())
def test_a_format_writes_twice_the_same_and_says_what_is_lost(case: Case, form: str, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    if form == "parquet":
        pytest.importorskip("pyarrow")
    first, second = written(case, form, tmp_path / "one"), written(case, form, tmp_path / "two")
    files = sorted(first.rglob("*")) if first.is_dir() else [first]
    for one in files:
        other = second / one.relative_to(first) if first.is_dir() else second
        assert one.is_dir() or one.read_bytes() == other.read_bytes()
    module = export.form(form)
    assert module.__doc__ and module.MEDIA
    assert [one.name for one in (tmp_path / "one").iterdir()] == [first.name]
    lost = export.write(case, form, first)
    assert lost.lines()[0].startswith("written: ") and (lost.kept or lost.notes)


def test_csv_holds_the_characters_and_no_formula(case: Case, tmp_path: Path) -> None:
    folder, text = written(case, "csv", tmp_path), texts(case)
    seen = 0
    for table in ("statements", "values", "accounts", "conflicts", "relations"):
        for row in rows(folder / f"{table}.csv"):
            if row["start"] and not row["exact"].startswith("'"):
                assert text[row["article"]][int(row["start"]) : int(row["end"])] == row["exact"]
                seen += 1
    assert seen
    for path in folder.glob("*.csv"):
        assert not any(cell and cell[0] in "=+-@\t\r" for row in rows(path) for cell in row.values())
    assert {row["stance"] for row in rows(folder / "statements.csv")} >= {"asserts", "denies"}
    assert {row["stance"] for row in rows(folder / "accounts.csv")} >= {"asserts", "denies"}


def test_csv_for_excel_begins_with_its_mark(case: Case, tmp_path: Path) -> None:
    assert (written(case, "csv", tmp_path, bom=True) / "events.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not (written(case, "csv", tmp_path) / "events.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_parquet_holds_what_csv_holds(case: Case, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    folder, plain = written(case, "parquet", tmp_path), written(case, "csv", tmp_path)
    for path in sorted(plain.glob("*.csv")):
        table = parquet.read_table(folder / f"{path.stem}.parquet")
        assert table.num_rows == len(rows(path))
        assert table.column_names == path.read_text(encoding="utf-8").splitlines()[0].split(",")
    arrow = export.to_arrow(case, "statements")
    text = texts(case)
    for row in arrow.to_pylist():
        assert row["start"] is None or text[row["article"]][row["start"] : row["end"]] == row["exact"]


def test_data_frame(case: Case) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    frame = export.to_pandas(case, "accounts", Chosen(stance="denies"))
    assert set(frame["stance"]) == {"denies"}


def test_jsonl_holds_everything(case: Case, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in written(case, "jsonl", tmp_path).read_text(encoding="utf-8").splitlines()]
    kinds = {kind: [one for one in lines if one["kind"] == kind] for kind in ("article", "statement", "entity", "event", "relation")}
    assert len(kinds["article"]) == case.status().articles
    assert len(kinds["event"]) == len(case.events()) and len(kinds["entity"]) == len(case.entities())
    for one in kinds["article"]:
        for part in (*one["mentions"], *one["times"]):
            assert one["text"][part["start"] : part["end"]] == part["text"]


def test_json_is_the_dossier(case: Case, tmp_path: Path) -> None:
    from riwaya.export import json as whole

    assert json.loads(written(case, "json", tmp_path).read_text(encoding="utf-8")) == json.loads(whole.line(whole.dossier_object(case.dossier())))


def test_geojson_pins_places_only(case: Case, tmp_path: Path) -> None:
    shapely = pytest.importorskip("shapely")
    collection = json.loads(written(case, "geojson", tmp_path).read_text(encoding="utf-8"))
    text = texts(case)
    assert collection["type"] == "FeatureCollection" and collection["features"]
    for one in collection["features"]:
        assert (one["geometry"] is not None) == (one["properties"]["precision"] in ("place", "region"))
        if one["geometry"]:
            point = shapely.from_geojson(json.dumps(one["geometry"]))
            assert point.is_valid and -180 <= point.x <= 180 and -90 <= point.y <= 90
        for account in one["properties"]["accounts"]:
            assert account["start"] is None or text[account["article"]][account["start"] : account["end"]] == account["exact"]


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_networks_open_in_networkx(case: Case, form: str, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    path = written(case, form, tmp_path)
    graph = networkx.read_gexf(path, version="1.3") if form == "gexf" else networkx.read_graphml(path)
    known = {one.id for one in case.entities()}
    assert set(graph.nodes) <= known
    assert all(data["label"] for _, data in graph.nodes(data=True))


def test_timeline_has_dates_groups_and_no_html_of_the_text(case: Case, tmp_path: Path) -> None:
    slides = json.loads(written(case, "timelinejs", tmp_path).read_text(encoding="utf-8"))["events"]
    assert slides and len({one["unique_id"] for one in slides}) == len(slides)
    for one in slides:
        assert 1 <= one["start_date"].get("month", 1) <= 12 and one["group"] and "<b>" not in one["text"]["headline"]


def test_bibtex_has_every_article_once(case: Case, tmp_path: Path) -> None:
    library = pytest.importorskip("bibtexparser")
    text = written(case, "bibtex", tmp_path).read_text(encoding="utf-8")
    if not hasattr(library, "parse_string"):
        pytest.skip("bibtexparser 2 reads it")
    found = library.parse_string(text)
    assert not found.failed_blocks and len(found.entries) == case.status().articles
    assert {one.fields_dict["note"].value.split()[-1] for one in found.entries} == {one.sha256 for one in case.articles()}


def test_annotations_stand_on_their_characters(case: Case, tmp_path: Path) -> None:
    page = json.loads(written(case, "webannotation", tmp_path).read_text(encoding="utf-8"))
    by_hash = {one.sha256: one.text for one in case.articles()}
    items = page["first"]["items"]
    assert len({one["id"] for one in items}) == len(items)
    for one in items:
        for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
            position, quote = target["selector"]
            text = by_hash[target["state"]["sha256"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text[: position["start"]].endswith(quote["prefix"]) and text[position["end"] :].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, position["start"])
    assert any(one["stance"] == "denies" and {"type": "TextualBody", "value": "statement:denies", "purpose": "classifying"} in one["body"] for one in items)


def test_claims_never_rate_and_never_turn_a_denial_round(case: Case, tmp_path: Path) -> None:
    graph = json.loads(written(case, "claims", tmp_path).read_text(encoding="utf-8"))["@graph"]
    assert {one["@type"] for one in graph} == {"Claim"}
    text = texts(case)
    said = {(one.article, one.statement.id): one for one in case.dossier().statements}
    for one in graph:
        article, name = one["@id"].removeprefix("urn:riwaya:claim:").split(":")
        statement = said[article.replace("%3D", "="), name].statement
        if statement.stance != "asserts":
            assert statement.cue.span.text in one["text"] and one["keywords"] == f"stance:{statement.stance}"
        for work in one["appearance"]:
            for part in work["hasPart"]:
                start, end = part["identifier"].removeprefix("char=").split(",")
                assert text[work["identifier"]][int(start) : int(end)] == part["text"]


def test_claims_are_json_ld(case: Case, tmp_path: Path) -> None:
    rdflib = pytest.importorskip("rdflib")
    document = json.loads(written(case, "claims", tmp_path).read_text(encoding="utf-8"))
    document["@context"] = {"@vocab": "https://schema.org/"}
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    claims = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Claim")))
    assert len(claims) == len(document["@graph"])


def test_filters_take_what_search_takes(own: str, tmp_path: Path) -> None:
    import riwaya

    with riwaya.open(own) as case:
        one = rows(written(case, "csv", tmp_path, Chosen(outlet="outlet-b")) / "statements.csv")
        assert {row["outlet"] for row in one} == {"outlet-b"} and len(one) == 2
        assert {row["stance"] for row in rows(written(case, "csv", tmp_path, Chosen(stance="denies")) / "accounts.csv")} == {"denies"}
        assert not rows(written(case, "csv", tmp_path, Chosen(event_type="ASSAULT")) / "events.csv")
        assert not rows(written(case, "csv", tmp_path, Chosen(until="2020")) / "articles.csv")
        assert len(rows(written(case, "csv", tmp_path, Chosen(words="الزاوية")) / "articles.csv")) == 2
        assert len(rows(written(case, "csv", tmp_path, Chosen(person="p-attar")) / "articles.csv")) == 2


def test_the_command_reports_and_refuses(own: str, tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "riwaya", "export", own, *words], capture_output=True, text=True, encoding="utf-8", check=False)

    done = run("--format", "geojson")
    assert json.loads(done.stdout)["type"] == "FeatureCollection" and "geojson: written: 1 features" in done.stderr
    refused = run("--format", "csv")
    assert refused.returncode == 2 and "-o FOLDER" in refused.stderr
    assert run("--format", "csv", "-o", str(tmp_path / "no" / "way")).returncode == 2
