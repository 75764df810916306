"""Articles that misbehave when they are understood: the runner's tests plant them; the program itself has no such hook."""

from __future__ import annotations

import os
import re
import signal
import time

from riwaya.lexicon import Lexicon
from riwaya.model import Account, Article, Refusal
from riwaya.running import Job


def setup() -> None:
    """No state."""


def task(_: None, item: str) -> str | Refusal:
    """What the item says, done."""
    match item.split("-")[0]:
        case "exit":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "loop":
            while True:
                pass
        case "stuck":  # holds the interpreter's lock inside C
            re.match(r"(a|aa)*$", "a" * 60 + "b")
        case "sleep":
            time.sleep(600)
        case "eat":
            try:
                hoard = []
                while True:
                    hoard.append(bytearray(64 << 20))
            except MemoryError:
                return Refusal(item, "planted", "no memory left")
        case "big":
            return item * 200_000
        case "lambda":
            return lambda: item  # type: ignore[return-value]
    return item.upper()


def name(item: str) -> str:
    return item


def job(seconds: float = 1.0, megabytes: int = 256) -> Job[None, str, str]:
    return Job(setup, task, name, seconds, megabytes)


def broken_setup() -> None:
    os._exit(9)


def raising(article: Article, lexicon: Lexicon) -> Account:
    """Stands in for `understand`."""
    if "raise" in article.id:
        raise ValueError("planted")
    return Account(article)
