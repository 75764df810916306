"""What a vowel written over a verb tells: «يُعتبر» is nobody's saying. Most texts write none."""

from __future__ import annotations

from collections.abc import Mapping

from riwaya.text.reading import Hit


def vowelled_passive(hit: Hit, raw: str) -> bool:
    """«يُعتبر», «تُستنكر»: the vowel tells the passive of a verb that begins with a bare alif; «يُشتبه» is nobody's but a doubt still."""
    at = raw.find("\u064f")
    if at < 1 or raw[at - 1] not in "يت" or at > 4:
        return False
    verb = hit.record.get("verb")
    return hit.record["stance"] == "asserts" and isinstance(verb, Mapping) and str(verb.get("past", "")).startswith("ا")
