"""Formats of investigation desks and annotation tools: FollowTheMoney, STIX, ACLED, Label Studio, INCEpTION."""

from __future__ import annotations

import csv
import dataclasses
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from affair import TEXT

import riwaya
from riwaya import export
from riwaya.export.inception import read_inception
from riwaya.export.labelstudio import read_labelstudio
from riwaya.export.taking.days import days, edtf_prefix
from riwaya.export.taking.marks import Units
from riwaya.store import corrections, write_case
from riwaya.store.case import Case


def written(case: Case, form: str, folder: Path) -> Path:
    out = folder / f"{form}{export.form(form).SUFFIX}"
    export.write(case, form, out)
    return out


def by_hash(case: Case) -> dict[str, str]:
    return {one.sha256: one.text for one in case.articles()}


# --- FollowTheMoney


def test_ftm_validate_keeps_everything(case: Case, tmp_path: Path) -> None:
    pytest.importorskip("followthemoney")
    folder, kept = written(case, "ftm", tmp_path), tmp_path / "kept.json"
    ftm = Path(sys.executable).with_name("ftm")
    if not ftm.exists():
        pytest.skip("no ftm command beside this Python")
    subprocess.run([ftm, "validate", "-i", folder / "entities.ftm.json", "-o", kept], check=True, capture_output=True)
    before = [json.loads(line) for line in (folder / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]
    after = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert len(before) == len(after) and len({one["id"] for one in before}) == len(before)
    for one, other in zip(before, after, strict=True):
        assert one["id"] == other["id"] and one["schema"] == other["schema"]
        for prop, values in one["properties"].items():
            assert sorted(values) == sorted(other["properties"].get(prop, [])), (one["schema"], prop)


def test_ftm_statements_are_those_of_the_library(case: Case, tmp_path: Path) -> None:
    statement = pytest.importorskip("followthemoney.statement.serialize")
    with (written(case, "ftm", tmp_path) / "statements.csv").open("rb") as file:
        found = list(statement.read_statements(file, "csv"))
    assert found
    for one in found:
        assert one.generate_key() == one.id, one.to_dict()


def test_ftm_says_the_stance_and_the_characters(case: Case, tmp_path: Path) -> None:
    things = [json.loads(line) for line in (written(case, "ftm", tmp_path) / "entities.ftm.json").read_text(encoding="utf-8").splitlines()]
    known = {one["id"]: one for one in things}
    papers = [one["properties"] for one in things if one["schema"] == "Documentation"]
    assert {"asserts", "denies"} <= {role for one in papers for role in one["role"]}
    for one in papers:
        text = known[one["document"][0]]["properties"]["bodyText"][0]
        assert one["entity"][0] in known
        quotes = {text[slice(*map(int, place.removeprefix("char=").split(",")))] for place in one.get("recordId", ())}
        assert quotes == set(one.get("summary", ()))


def test_two_outlets_that_say_the_same_stay_two_in_ftm(own: str, tmp_path: Path) -> None:
    with riwaya.open(own) as case, (written(case, "ftm", tmp_path) / "statements.csv").open(encoding="utf-8", newline="") as file:
        csv.field_size_limit(1 << 24)
        rows = [row for row in csv.DictReader(file) if row["schema"] in ("Trip", "Event") and row["prop"] == "date"]
    assert {(row["value"], row["dataset"]) for row in rows} == {("2021-03-04", "outlet_a"), ("2021-03-04", "outlet_b")}
    assert len({row["id"] for row in rows}) == 2


# --- STIX


def test_stix_parses_and_denies(case: Case, tmp_path: Path) -> None:
    stix2 = pytest.importorskip("stix2")
    text = written(case, "stix", tmp_path).read_text(encoding="utf-8")
    bundle = stix2.parse(text, allow_custom=False)
    ids = {one.id for one in bundle.objects}
    assert len(ids) == len(bundle.objects) and "\\u06" not in text
    assert {one.type for one in bundle.objects} <= {"identity", "location", "report", "note", "opinion"}
    outlets = {one.id for one in bundle.objects if one.type == "identity" and one.get("roles") == ["outlet"]}
    texts = by_hash(case)
    for one in bundle.objects:
        assert set(one.get("object_refs", ())) <= ids
        if one.type == "opinion":
            assert one.created_by_ref in outlets and one.opinion == "strongly-disagree"
        if one.type == "note" and "external_references" in one:
            place, sha256 = one.external_references[0].description.split(" of the text with sha256 ")
            start, end = map(int, place.removeprefix("char=").split(","))
            assert all(part in texts[sha256][start:end] for part in one.content.split(" … "))
    assert any(one.type == "opinion" for one in bundle.objects)


# --- ACLED


def test_acled_codes_only_what_is_known(own: str, tmp_path: Path) -> None:
    from riwaya.export.acled import COLUMNS, _row, _when, kind_of
    from riwaya.export.taking.places import Spot
    from riwaya.export.taking.taken import Taken

    with riwaya.open(own) as case:
        assert written(case, "acled", tmp_path).read_text(encoding="utf-8").splitlines()[0] == ",".join(COLUMNS)
        event = case.event("v-visit")
        assert event is not None and kind_of(event) is None
        moved = dataclasses.replace(event, type="MOBILIZE", mode="troops", date="2024-12")
        assert kind_of(moved) == ("Strategic developments", "Strategic developments", "Change to group/activity")
        when = _when(moved)
        assert when is not None and when[1] == 3
        town = Spot("بلدة", "Town", "camp", "place", None, None, "PS", None)
        row = _row(Taken(case), moved, when, town, kind_of(moved) or ("", "", ""))
        assert (row["event_date"], row["latitude"], row["geo_precision"], row["location"]) == ("16 December 2024", "", 1, "Town")


def test_days_of_edtf() -> None:
    assert [(one.first, one.last, one.precision) for one in map(days, ("2016-02", "2016", "2016-11-30~", "2016-01/2016-03")) if one] == [
        ("2016-02-01", "2016-02-29", "month"), ("2016-01-01", "2016-12-31", "year"), ("2016-11-30", "2016-11-30", "day"), ("2016-01-01", "2016-03-31", "span"),
    ]  # fmt: skip
    assert [days(one) for one in (None, "", "../2011", "P3D", "2016-13", "2016-02-31", "2016-21", "0000")] == [None] * 8
    assert [edtf_prefix(one) for one in ("2016-11~", "2016/2017", None, "2016-02-31")] == ["2016-11", None, None, None]


# --- annotation


def test_units_go_there_and_back() -> None:
    text = "قال 😀😀 علي 😀"
    units = Units(text)
    for place in range(len(text) + 1):
        unit = units.out(place)
        assert unit == len(text[:place].encode("utf-16-le")) // 2 and units.back(unit) == place


def test_labelstudio_comes_back_as_corrections(own: str, tmp_path: Path) -> None:
    place = tmp_path / "copy.riwaya"
    shutil.copy(own, place)
    with riwaya.open(place) as case:
        tasks = json.loads((written(case, "labelstudio", tmp_path) / "tasks.json").read_text(encoding="utf-8"))
        task = next(one for one in tasks if one["data"]["article"] == "a1")
        result = task["predictions"][0]["result"]
        for one in result:
            assert TEXT[one["value"]["start"] : one["value"]["end"]] == one["value"]["text"]
        left = [one for one in result if one["id"] != "t1"]
        next(one for one in left if one["id"] == "s1")["value"]["labels"] = ["hedges"]
        drawn = {"id": "xyz", "type": "labels", "value": {"start": 0, "end": 3, "text": "قال", "labels": ["PER"]}}
        back = tmp_path / "back.json"
        back.write_text(json.dumps([{"data": task["data"], "annotations": [{"result": [*left, drawn]}]}]), encoding="utf-8")
        made, lost = read_labelstudio(case, back, "salma")
    verdicts = {(one.kind, one.verdict, one.changes) for one in made}
    assert ("time", "reject", ()) in verdicts and ("statement", "edit", (("stance", "hedges"),)) in verdicts and ("mention", "accept", ()) in verdicts
    assert lost.notes == {"marks drawn anew belong to no fact: not taken": 1}
    database = write_case(place, create=False)
    with database.transaction():
        corrections.append(database, made)
        corrections.lay_over(database)
    database.close()
    with riwaya.open(place) as case:
        account = case.account("a1")
        assert account is not None and {one.id: one.stance for one in account.statements}["s1"] == "hedges" and not account.times


def test_inception_comes_back_as_corrections(own: str, tmp_path: Path) -> None:
    cassis = pytest.importorskip("cassis")
    with riwaya.open(own) as case:
        folder = written(case, "inception", tmp_path)
        for path in sorted(folder.glob("*.json")):
            cas = cassis.load_cas_from_json(path.read_text(encoding="utf-8"))
            article = next(iter(cas.select("webanno.custom.RiwayaArticle"))).article
            stored = case.article(article)
            assert stored is not None and cas.sofa_string == stored.text
            if article == "a1":
                found = {one.fact: one for one in cas.select("webanno.custom.Riwaya")}
                assert found["m1"].get_covered_text() == "سالم العطار"
                cas.remove(found["v1"])
                found["m1"].label = "ORG"
                path.write_text(cas.to_json(), encoding="utf-8")
        made, lost = read_inception(case, folder, "salma")
    assert {(one.kind, one.verdict, one.changes) for one in made if one.article == "a1" and one.verdict != "accept"} == {
        ("event", "reject", ()), ("mention", "edit", (("type", "ORG"),)),
    }  # fmt: skip
    assert not lost.notes


def test_a_foreign_file_is_refused(own: str, tmp_path: Path) -> None:
    from riwaya.errors import UsageError

    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"a": 1}', encoding="utf-8")
    with riwaya.open(own) as case:
        for read in (read_labelstudio, read_inception):
            with pytest.raises(UsageError, match=r"wrong\.json"):
                read(case, wrong, "")
