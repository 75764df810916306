"""Templates and what every one of them gets: words, links, the fonts that are there. All text is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from riwaya.serve.links import Links
from riwaya.serve.words import Words

HERE = Path(__file__).parent
VENDOR = HERE / "vendor"


@cache
def environment() -> Environment:
    """The templates, escaping on, undefined names an error."""
    return Environment(
        loader=PackageLoader("riwaya.serve", "templates"), autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def has_fonts() -> bool:
    """Whether the fonts were put into the package when it was built."""
    return (VENDOR / "amiri").is_dir()


def render(template: str, words: Words, links: Links, **context: Any) -> str:
    """One page."""
    everywhere: dict[str, Any] = {"edit": False, "form_key": "", "path": "", "by_origin": False, "here": ""}
    return environment().get_template(template).render(w=words, links=links, fonts=has_fonts(), **{**everywhere, **context})
