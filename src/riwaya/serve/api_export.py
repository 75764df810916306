"""Exports over HTTP: written to a temporary file under the same limits as on the command line, then streamed and deleted; folders as a ZIP."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from pathlib import Path as File
from typing import Annotated
from urllib.parse import quote

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

from riwaya import export
from riwaya.export.taking.chosen import Chosen
from riwaya.serve import schema
from riwaya.serve.api_parts import ERRORS, Api, Outlet, Since, Stance, Until, problem
from riwaya.store import open_case

Text = Annotated[str | None, Query(max_length=300)]


class Format(schema.Model):
    name: str
    media_type: str
    about: str


class Formats(schema.Model):
    items: list[Format]


def _packed(folder: File) -> File:
    """A folder as one ZIP with dates that do not change."""
    out = folder.with_suffix(".zip")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for one in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(one.name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with one.open("rb") as source, archive.open(entry, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target)
    return out


def mount(app: FastAPI, api: Api) -> None:
    """The routes."""
    @app.get("/export", response_model=Formats, responses=ERRORS, tags=["export"])
    def formats(request: Request) -> Response:
        """The formats."""
        made = [(name, export.form(name)) for name in export.formats()]
        items = [Format(name=name, media_type=one.MEDIA if one.SUFFIX else "application/zip", about=(one.__doc__ or "").split("\n")[0]) for name, one in made]
        return api.answer(request, lambda a: Formats(items=items))

    @app.get(
        "/export/{name}", responses={**ERRORS, 200: {"description": "The file; `X-Riwaya-Lost` tells what the format had no place for.", "content": {"*/*": {}}}},
        response_class=Response, tags=["export"],
    )  # fmt: skip
    def write(
        name: Annotated[str, Path(max_length=40, examples=["geojson"])], words: Text = None, outlet: Outlet = None, since: Since = None, until: Until = None, person: Text = None,
        source: Text = None, stance: Stance = None, event_type: Annotated[str | None, Query(max_length=40)] = None,
    ) -> Response:  # fmt: skip
        """The case, or what the filters leave of it, in a format."""
        if name not in export.formats():
            return problem(404, f"no such format; there are {', '.join(export.formats())}")
        module = export.form(name)
        folder = tempfile.mkdtemp(prefix="riwaya-")
        done = False
        try:
            out = File(folder) / f"{name}{module.SUFFIX}"
            with open_case(api.place) as case:
                lost = export.write(case, name, out, Chosen(words, outlet, since, until, person, source, stance, event_type))
            if not module.SUFFIX:
                out = _packed(out)
            headers = {"X-Riwaya-Lost": quote(" | ".join(lost.lines())[:4000], safe=" |:,.()-"), "Content-Disposition": f'attachment; filename="{out.name}"'}
            answer = FileResponse(out, media_type=module.MEDIA if module.SUFFIX else "application/zip", headers=headers, background=BackgroundTask(shutil.rmtree, folder, True))
            done = True
            return answer
        finally:
            if not done:
                shutil.rmtree(folder, ignore_errors=True)
