"""What a vowel written over a verb tells: «يُعتبر» is nobody's saying. Most texts write none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from riwaya.text import Reading
from riwaya.text.reading import Hit

_ACCUSES: Final = "cue.ittahama"
_MEANWHILE: Final = frozenset({"بالمقابل", "بالتالي", "بالخصوص", "بالفعل", "بالامس", "بالاضافه", "بدوره", "بدورها", "بدورهم", "بشكل", "بشده", "بوضوح"})


def vowelled_passive(hit: Hit, raw: str) -> bool:
    """«يُعتبر», «تُستنكر»: the vowel tells the passive of a verb that begins with a bare alif; «يُشتبه» is nobody's but a doubt still."""
    at = raw.find("\u064f")
    if at < 1 or raw[at - 1] not in "يت" or at > 4:
        return False
    verb = hit.record.get("verb")
    return hit.record["stance"] == "asserts" and isinstance(verb, Mapping) and str(verb.get("past", "")).startswith("ا")


def charged_with(reading: Reading, hit: Hit) -> bool:
    """«ناشطون اتهموا بالتحريض»: what somebody is accused of stands right behind the verb, so that nobody accuses by it."""
    at = hit.last
    if hit.record.id != _ACCUSES or hit.right or at >= len(reading.words) or reading.gap(at) != " " or reading.words[at] in _MEANWHILE:
        return False
    return reading.words[at].startswith("بال") or any(one.left == "ب" for one in reading.known(at))
