"""Bytes to articles: one file a format."""

from collections.abc import Iterator
from pathlib import Path

from riwaya.model import Article, Refusal

__all__ = ["read"]


def read(path: Path) -> Iterator[Article | Refusal]:
    """The articles of a file or folder, in order of their names."""
    from riwaya.read import jsonl

    yield from jsonl.read(path)
