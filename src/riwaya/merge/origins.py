"""Where texts come from: near-duplicates and agency copy share an origin, so that a reprint is never counted as a confirmation.

MinHash over runs of three folded words finds candidates, the runs themselves decide. A credit line or an agency named as the
source near the head or the foot of a text makes its origin that agency. It does not see a text that was wholly rewritten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from riwaya.lexicon import Lexicon
from riwaya.merge import engine
from riwaya.merge.clusters import Clusters
from riwaya.merge.codes import Marks
from riwaya.merge.deciding import Asked, Kept, pairs
from riwaya.merge.ids import stable
from riwaya.merge.rows import Pack, Packing, Rows
from riwaya.merge.words import split
from riwaya.model import Article, Origin
from riwaya.model.swift import swift
from riwaya.text.fold import fold

HASHES, BANDS = 64, 16
RUN = 3
SAME_TEXT = 0.45
SHARED_WORDING = 0.12
_HEAD, _FOOT = 260, 160
_PRIME = (1 << 61) - 1


@swift
@dataclass(frozen=True, slots=True)
class Wording:
    """The runs of three words of a text as numbers, what tells them from those of other texts (nothing where there are none), the bands of their signature,
    the agency it credits and the agencies it names anywhere."""

    runs: npt.NDArray[np.uint64]
    told: bytes
    bands: Pack
    agency: str | None
    named: tuple[str, ...]


def _coefficients() -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.uint64]]:
    numbers = [int.from_bytes(blake2b(f"riwaya-{index}".encode(), digest_size=8).digest(), "big") for index in range(2 * HASHES)]
    return np.array([one | 1 for one in numbers[:HASHES]], dtype=np.uint64), np.array(numbers[HASHES:], dtype=np.uint64)


_A, _B = _coefficients()


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def wording(article: Article, lexicon: Lexicon) -> Wording:
    """What one text shows of its origin."""
    folded = fold(article.text).text
    words = [word for word, _, _ in split(folded)]
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    if numbers.size < RUN:
        runs = np.unique(numbers)
    else:
        with np.errstate(over="ignore"):
            runs = np.unique(numbers[:-2] * np.uint64(0x9E3779B97F4A7C15) + numbers[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F) + numbers[2:])
    told = blake2b(runs.tobytes(), digest_size=16).digest() if runs.size else b""
    return Wording(runs, told, _bands(_signature(runs)), _agency(article, folded, lexicon), _named(folded, lexicon))


def _signature(runs: npt.NDArray[np.uint64]) -> tuple[int, ...]:
    if not runs.size:
        return ()
    out = []
    with np.errstate(over="ignore"):
        for a, b in zip(_A, _B, strict=True):
            mixed = runs * a + b
            out.append(int((mixed ^ (mixed >> np.uint64(31))).min()))
    return tuple(out)


def _agency(article: Article, folded: str, lexicon: Lexicon) -> str | None:
    """The agency named in the author line, or between marks in the head or the foot of the text."""
    author = fold(article.author or "").text
    head, foot = folded[:_HEAD], folded[-_FOOT:]
    for name, agency in _credits(lexicon):
        if name in author or _marked(head, name) or _marked(foot, name):
            return agency
    return None


@lru_cache(maxsize=4)
def _credits(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Folded names of agencies, with the agency."""
    return tuple((fold(form).text, str(record["name"])) for record in lexicon.records("credit") for form in record.get("forms", ()))


def _named(folded: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Agencies named anywhere, by their names of two words and more."""
    return tuple(sorted({agency for name, agency in _credits(lexicon) if " " in name and len(name) > 6 and name in folded}))


def _marked(text: str, name: str) -> bool:
    """Whether the name stands alone between marks: (name), “name”, /name/ or - name -, or ends the text."""
    at = text.find(name)
    while at >= 0:
        before, after = text[:at].rstrip(" "), text[at + len(name) :].lstrip(" ")
        if (not before or before[-1] in "(/-–—|«“\"[") and (not after or after[0] in ")/-–—|»”\"]"):
            return True
        at = text.find(name, at + 1)
    return False


def _jaccard(one: Wording, other: Wording) -> float:
    shared = np.intersect1d(one.runs, other.runs, assume_unique=True).size
    return shared / (one.runs.size + other.runs.size - shared) if shared else 0.0


def _bands(signature: tuple[int, ...]) -> Pack:
    """A number for each band of a signature, as the keys of one thing."""
    packed = np.array(signature, dtype=">u8").tobytes()
    wide = 8 * (HASHES // BANDS)
    parts = [blake2b(packed[at : at + wide], digest_size=7).digest() for at in range(0, len(packed), wide)]
    held = Packing()
    held.add([int.from_bytes(part, "big") for part in parts])
    return held.packed()


def _copied(_: engine.Row, one: Wording, other: Wording) -> bool | None:
    """Whether one text copies the other: mostly its words, or some of them under the credit of one agency; None where it does not."""
    alike = _jaccard(one, other)
    return alike >= SAME_TEXT or bool(one.agency and one.agency == other.agency and alike >= SHARED_WORDING) or None


def _once_each(wordings: Sequence[Wording], clusters: Clusters) -> list[Pack]:
    """The bands of texts. Of texts of one wording under one credit only the first has any, the others are joined to it: a thousand copies make no million pairs."""
    first: dict[tuple[bytes, str | None], int] = {}
    out = []
    for item, one in enumerate(wordings):
        same = first.setdefault((one.told, one.agency), item) if one.told else item
        if same != item:
            clusters.join(same, item)
        out.append(one.bands if same == item else _bands(()))
    return out


def find(articles: Sequence[Article], wordings: Sequence[Wording], seals: Marks | None = None, kept: Kept | None = None) -> tuple[Origin, ...]:
    """One origin for every text or group of texts that copy one another; the earliest published is marked."""
    clusters = Clusters(len(articles))
    rows = Rows.of(_once_each(wordings, clusters))
    columns = {"band": np.arange(rows.key.size) % BANDS, "value": rows.key}
    asked = Asked("origins", "shared_bands", "bands", rows, columns, np.zeros_like(rows.key), [one.id for one in articles], {})
    for (one, other), _ in pairs(asked, wordings, _copied, seals, kept):
        clusters.join(one, other)
    out = []
    for group in clusters.groups():
        if len(group) == 1:
            own, agency = articles[group[0]], wordings[group[0]].agency
            out.append(Origin(stable("o", own.sha256), "agency" if agency else "own", agency or own.outlet, (own.id,), own.id))
            continue
        agencies = sorted({agency for index in group if (agency := wordings[index].agency)})
        outlets = {articles[index].outlet for index in group}
        if not agencies and len(outlets) > 1:
            agencies = sorted(set.intersection(*(set(wordings[index].named) for index in group)))
        kind = "agency" if agencies else "reprint" if len(outlets) > 1 else "own"
        first = min(group, key=lambda index: (articles[index].published or "9999", articles[index].id))
        name = agencies[0] if agencies else articles[first].outlet
        members = tuple(articles[index].id for index in group)
        out.append(Origin(stable("o", articles[first].sha256), kind, name, members, articles[first].id))
    return tuple(sorted(out, key=lambda origin: origin.id))


def by_article(origins: Sequence[Origin]) -> Mapping[str, str]:
    """The origin of every article."""
    return {article: origin.id for origin in origins for article in origin.articles}
