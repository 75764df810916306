"""Which outlet an address belongs to: the lexicon's hosts, else the host itself.

`ar.example.com` belongs to `example.com` where the lexicon knows that. Pages on platforms (a channel on a video site) bear
the platform's name.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from riwaya.lexicon import Lexicon

_FRONTS = ("www.", "m.", "amp.", "mobile.", "web.")


@lru_cache(maxsize=4)
def _hosts(lexicon: Lexicon) -> dict[str, str]:
    return {host.strip(): str(record["hosts"]).split(",")[0].strip() for record in lexicon.records("outlet") if record.get("hosts") for host in str(record["hosts"]).split(",")}


def host_of(url: str | None) -> str | None:
    """The host of an address, without www and the like; None where there is none."""
    try:
        host = (urlsplit(url or "").hostname or "").lower().rstrip(".")
    except ValueError:
        return None
    for front in _FRONTS:
        if host.startswith(front) and host.count(".") > 1:
            host = host.removeprefix(front)
    return host or None


def outlet_of(url: str | None, lexicon: Lexicon) -> str | None:
    """The outlet's label: the first host of its record, or the host itself."""
    host = host_of(url)
    if host is None:
        return None
    known = _hosts(lexicon)
    rest = host
    while "." in rest:
        if rest in known:
            return known[rest]
        rest = rest.split(".", 1)[1]
    return host
