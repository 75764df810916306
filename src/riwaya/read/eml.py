"""A mail, or a page saved as one (MHTML): its plain text, else its HTML. Subject, sender and date come from the header.

Attachments are named in the notes and not read. Signatures and quoted replies are not told apart.
"""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr

from riwaya.errors import ReadError
from riwaya.lexicon import Lexicon
from riwaya.model import Article, Dated, Refusal
from riwaya.read.encodings import decode
from riwaya.read.nouns import Source
from riwaya.read.plain import parts_of
from riwaya.read.storing import store

_MOST_PARTS = 200


def read(source: Source, data: bytes, lexicon: Lexicon) -> Article | Refusal:
    """The article of a mail; raises ReadError for one without a text."""
    from riwaya.read import html

    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        plain, page, attached = _bodies(message)
        subject, sender, date = (_header(message, name) for name in ("subject", "from", "date"))
        location = _header(message, "content-location") or _header(message, "snapshot-content-location")
    except (ValueError, LookupError, IndexError, TypeError, AttributeError, RecursionError, KeyError) as wrong:
        raise ReadError(f"not a readable mail: {type(wrong).__name__}") from wrong
    name, _ = parseaddr(sender or "")
    notes = (*source.notes, *([f"attachments not read: {', '.join(attached)}"] if attached else []))
    dated = (*source.dated, *([Dated("mail", date)] if date else []))
    source = replace(source, title=source.title or subject, notes=notes, dated=dated, url=source.url or (location if location and "://" in location else None))
    if plain is not None and (page is None or len(plain[0].strip()) > 200):
        text, repaired = decode(*plain)
        return store(
            source.name, text, url=source.url, outlet=source.outlet, title=source.title, published=source.published,
            author=name or None, parts=parts_of(text, None), notes=(*notes, *repaired), dated=dated,
        )
    if page is None:
        raise ReadError("the mail has neither a text nor a page")
    return html.read(replace(source, charset=page[1]), page[0], lexicon)


def _bodies(message: EmailMessage) -> tuple[tuple[bytes, str | None] | None, tuple[bytes, str | None] | None, list[str]]:
    """The first plain text and the first page, each with its declared encoding, and the names of attachments."""
    plain = page = None
    attached: list[str] = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            raise ReadError(f"the mail has more than {_MOST_PARTS} parts")
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment":
            attached.append(part.get_filename() or kind)
            continue
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if kind == "text/plain" and plain is None:
            plain = payload, part.get_content_charset()
        elif kind in ("text/html", "application/xhtml+xml") and page is None:
            page = payload, part.get_content_charset()
    return plain, page, attached


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None
