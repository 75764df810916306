"""A web archive (WARC, gzip or zstd; the layout of CC-NEWS): one source a response, with its record id.

Memory stays flat: records are handed on one by one. A record that is broken in a gzip archive is refused and reading goes
on at the next member; in a plain archive the parser passes over it unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from riwaya.model import Dated, Refusal
from riwaya.read.nouns import Given, Source

MOST_BYTES = 16 << 20
_MEMBER = b"\x1f\x8b\x08"
_MOST_BROKEN = 1000
_FORMATS = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "plain", "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}


def read(path: Path, name: str, given: Given) -> Iterator[Source | Refusal]:
    """Every response as a Source; what is broken, too large or no page as a Refusal."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    start, broken, some = 0, 0, False
    with path.open("rb") as file:
        while broken < _MOST_BROKEN:
            file.seek(start)
            at = 0
            try:
                for record in ArchiveIterator(file, record_types=WarcRecordType.response | WarcRecordType.resource, auto_decode="all", max_header_len=1 << 20):
                    some = True
                    at = max(at, record.stream_pos)
                    yield _source(record, name, given)
                break
            except OSError as wrong:
                broken += 1
                yield Refusal(f"{name}:broken-{broken}", "read", f"a broken record after byte {start + at:,}: {wrong}")
                start = _next_member(path, start + at + 1)
                if not start:
                    break
    if not some and not broken:
        yield Refusal(name, "read", "the archive holds no responses")


def _next_member(path: Path, after: int) -> int:
    """Where the next gzip member may begin; 0 where there is none."""
    with path.open("rb") as file:
        file.seek(after)
        tail = b""
        while True:
            block = file.read(1 << 20)
            if not block:
                return 0
            found = (tail + block).find(_MEMBER)
            if found >= 0:
                return file.tell() - len(block) - len(tail) + found
            tail = block[-2:]


def _source(record: Any, name: str, given: Given) -> Source | Refusal:
    headers = record.headers
    key = (record.record_id or "").strip("<>").removeprefix("urn:uuid:") or f"{name}:{record.stream_pos}"
    url = headers.get("WARC-Target-URI")
    if url:
        url = url.strip("<>")
    http = record.http_headers
    status = http.status_code if http is not None else 200
    if status is not None and status != 200:
        return Refusal(key, "read", f"the response is an error or redirect (status {status}): {url}")
    kind = (record.http_content_type or headers.get("Content-Type") or "").split(";")[0].strip().lower()
    form = _FORMATS.get(kind)
    if form is None:
        return Refusal(key, "read", f"the response is {kind or 'of no stated type'}, not a page: {url}")
    data = record.reader.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return Refusal(key, "read", f"the response is larger than {MOST_BYTES >> 20} MB: {url}")
    if not data:
        return Refusal(key, "read", f"the response is empty or cut off: {url}")
    date = headers.get("WARC-Date")
    dated = (Dated("fetched", date),) if date else ()
    return Source(key, form, None, data, name, url, given.outlet, None, given.published, record.http_charset, dated, (f"warc record: {key}",))
