"""Mangled inputs for every reader, and the task that reads one; imported by name in worker processes."""

from __future__ import annotations

import gzip
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import making
import pages

from riwaya import line, read
from riwaya.lexicon import Lexicon, load
from riwaya.model import Refusal

SUFFIXES = {"jsonl": ".jsonl", "csv": ".csv", "rss": ".rss", "warc": ".warc.gz", "warc-plain": ".warc", "meta": ".csv"}
TOKENS = (
    b"<", b">", b"</div>", b"<div>" * 50, b"<!--", b"]]>", b"&#x110000;", b"&amp;" * 9, b"\x00", b"\xff\xfe", b"\xd8", b"\xd9\x85" * 30, b'"', b"{" * 200, b"[" * 200, b"\r\n\r\n",
    b"<table><tr><td>" * 20, b"<b><i><a>" * 30, b"endobj", b"/Kids [2 0 R]", b"%%EOF", b"PK\x03\x04", b"\x1f\x8b\x08", b"Content-Length: 99999999\r\n", b"=?utf-8?b?////?=",
    b"<script type=\"application/ld+json\">{\"@graph\":[[[[", b"<meta charset=utf-7>", b"<meta charset=utf-16>", b"9" * 400, b"-1", b"2016-99-99", "\u202e".encode(), b"<p>" * 300,
)


def seeds() -> dict[str, list[bytes]]:
    """Sound inputs of every format."""
    text = "\n\n".join(making.PARAGRAPHS)
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = "خبر", "نشرة <a@x.test>", "Tue, 29 Nov 2016 22:00:00 +0300"
    mail.set_content(text)
    mail.add_alternative(pages.page("none"), subtype="html")
    row = json.dumps({"id": "a", "text": text, "published": "2016-11-29", "title": "خبر"}, ensure_ascii=False)
    item = f"<item><title>خبر</title><guid>1</guid><description><![CDATA[<p>{text}</p>]]></description></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>ت</title>{item}</channel></rss>"
    body = pages.page("wordpress").encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    record = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://x.test/\r\nWARC-Date: 2016-11-29T00:00:00Z\r\n"
              b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n" % len(http)) + http + b"\r\n\r\n"  # fmt: skip
    return {
        "html": [pages.page(one).encode() for one in ("wordpress", "drupal", "aljazeera_net", "none")] + [pages.page("none").encode("cp1256")],
        "plain": [text.encode(), text.encode("cp1256"), text.encode("utf-16")],
        "docx": [making.docx()],
        "eml": [mail.as_bytes()],
        "pdf": [making.raw_pdf([[making.PARAGRAPHS[0]], [making.PARAGRAPHS[2]]])],
        "jsonl": [f"{row}\n{row}\n".encode()],
        "csv": [f'id,title,text,date\na,خبر,"{text}",2016-11-29\nb,خبر,"{text}",\n'.encode()],
        "rss": [feed.encode()],
        "warc": [gzip.compress(record) + gzip.compress(record)],
        "warc-plain": [record + record],
    }


def mangle(data: bytes, dice: random.Random) -> bytes:
    """One to six wounds."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(out) + 1)
        match dice.randrange(7):
            case 0:
                for _ in range(dice.randint(1, 8)):
                    if out:
                        out[dice.randrange(len(out))] = dice.randrange(256)
            case 1:
                del out[place:]
            case 2:
                del out[place : place + dice.randint(1, 200)]
            case 3:
                out[place:place] = out[place : place + dice.randint(1, 400)] * dice.randint(1, 20)
            case 4 | 5:
                out[place:place] = dice.choice(TOKENS)
            case 6:
                out[place:place] = dice.randbytes(dice.randint(1, 60))
    return bytes(out)


def inputs(count: int, seed: int) -> Iterator[tuple[str, str, bytes]]:
    """Name, format and bytes of mangled inputs, the formats in turn."""
    dice = random.Random(seed)
    sound = seeds()
    kinds = list(sound)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        yield f"{kind}-{seed}-{number}", kind, mangle(dice.choice(sound[kind]), dice)


def setup() -> Lexicon:
    return load()


def name(item: tuple[str, str, bytes]) -> str:
    return item[0]


def task(words: Lexicon, item: tuple[str, str, bytes]) -> list[str] | Refusal:
    """Read one input; the faults of the program among what came out."""
    key, kind, data = item
    if kind in SUFFIXES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"a{SUFFIXES[kind]}"
            path.write_bytes(data)
            told = [_taken(one, words) for one in read.items([path], lexicon=words)]
    else:
        told = [_taken(read.Source(key, kind, data=data), words)]
    return [one for one in told if one]


def _taken(item: object, words: Lexicon) -> str:
    one = line.take_in(item, words)  # type: ignore[arg-type]
    return one.reason if isinstance(one, Refusal) and "a fault of the program" in one.reason else ""
