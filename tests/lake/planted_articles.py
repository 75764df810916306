"""Articles that misbehave when they are understood in Spark's workers: planted by their ids."""

from __future__ import annotations

import os
import signal
import time

from riwaya import merge
from riwaya.lake import extracting, tables
from riwaya.lake.extracting import Placed
from riwaya.model import Refusal


def understand(memory: merge.Memory, placed: Placed) -> tables.Rows | Refusal | None:
    """What the item's id says, else what is done with every article."""
    name = extracting.name_of(placed)
    if "raise" in name:
        raise ValueError("planted")
    if "hang" in name:
        time.sleep(600)
    if "kill" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    return extracting.understand(memory, placed)
