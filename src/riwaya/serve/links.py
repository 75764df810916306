"""Where things live: addresses of the server, or fragments of the one file. Templates know only `links`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, urlencode


def slug(name: str) -> str:
    """A short, safe name for an article id of any characters."""
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses in one language. `single` is the report; `there` says which pages the report holds."""

    language: str
    single: bool = False
    there: Callable[[str, str], bool] = lambda kind, name: True

    def page(self, name: str, **query: object) -> str:
        """A list page: affair, accounts, conflicts, naming, people, articles, network, map, corpus, search."""
        if self.single:
            return f"#{name}"
        asked = {key: value for key, value in query.items() if value not in (None, "", False, 0)}
        return f"/{self.language}/" + ("" if name == "affair" else name) + (f"?{urlencode(asked)}" if asked else "")

    def _thing(self, kind: str, name: str) -> str:
        if self.single:
            return f"#{kind}-{slug(name)}" if self.there(kind, name) else "#affair"
        return f"/{self.language}/{kind}/{quote(name, safe='')}"

    def event(self, name: str) -> str:
        return self._thing("event", name)

    def entity(self, name: str) -> str:
        return self._thing("entity", name)

    def article(self, name: str, fact: str | None = None) -> str:
        """An article, or one of its facts («s1», «v2»)."""
        if self.single:
            return f"#{self.anchor(name, fact)}" if fact and self.there("article", name) else self._thing("article", name)
        return self._thing("article", name) + (f"#{fact}" if fact else "")

    def anchor(self, article: str, fact: str | None = "") -> str:
        """The id of a fact's element: bare on a page of its own, prefixed where all articles share one file."""
        return f"a{slug(article)}-{fact}" if self.single else f"{fact}"

    def static(self, name: str) -> str:
        return f"/static/{name}"

    def other(self, path: str, query: str = "") -> str:
        """The same page in the other language."""
        rest = quote(path.split("/", 2)[-1], safe="/%") if path.count("/") >= 2 else ""
        return ("/en/" if self.language == "ar" else "/ar/") + rest + (f"?{query}" if query else "")

    def back(self, wanted: str) -> str:
        """Where a form leads after it was taken: a page of ours, never another site."""
        own = f"/{self.language}/"
        return wanted if wanted.startswith(own) and not any(char in wanted for char in "\\\r\n") else own
