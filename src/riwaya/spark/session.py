"""The Spark that is used: the one that is running (on a cluster's notebook or under spark-submit), else one that is started for the master."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from riwaya.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ALWAYS = {"spark.sql.sources.partitionOverwriteMode": "dynamic", "spark.sql.execution.arrow.maxRecordsPerBatch": "64"}
_LOCAL = {
    "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "4", "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}  # fmt: skip


@contextmanager
def session(master: str | None = None, memory: str | None = None) -> Iterator[SparkSession]:
    """A session; one that was started here is stopped at the end. Raises UsageError without pyspark or Java."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as wrong:
        raise UsageError('Spark is not installed: pip install "riwaya[spark]"') from wrong
    running = SparkSession.getActiveSession()
    if running is not None:
        for key, value in _ALWAYS.items():
            running.conf.set(key, value)
        yield running
        return
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("riwaya")
    for key, value in {**_ALWAYS, **(_LOCAL if master is None or master.startswith("local") else {})}.items():
        builder = builder.config(key, value)
    if memory:
        builder = builder.config("spark.driver.memory", memory)
    try:
        spark = builder.master(master).getOrCreate() if master else builder.getOrCreate()
    except (PySparkException, RuntimeError) as wrong:
        raise UsageError(f"Spark cannot be started (it needs Java 17 or later): {str(wrong)[:300]}") from wrong
    try:
        spark.sparkContext.setLogLevel("OFF" if (master or "").startswith("local") else "WARN")
        yield spark
    finally:
        spark.stop()
