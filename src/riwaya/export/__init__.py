"""Taken elsewhere: one file a format, and the folder is the registry.

A format is a module of this folder with its own `write_<name>(taken, out)`; what they share lies in `taking`.

    export.write(case, "csv", Path("tables"), Chosen(outlet="alwasat.ly"))
    export.to_pandas(case, "statements")
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import shutil
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from riwaya.errors import UsageError

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from riwaya.export.taking.chosen import Chosen
    from riwaya.export.taking.losses import Losses
    from riwaya.store.case import Case

__all__ = ["form", "formats", "to_arrow", "to_pandas", "write"]


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted(one.name for one in pkgutil.iter_modules(__path__) if not one.ispkg))


def form(name: str) -> ModuleType:
    """A format's module: `write_<name>`, SUFFIX (empty where it writes a folder) and MEDIA. Raises UsageError for an unknown one."""
    if name not in formats():
        raise UsageError(f"no format «{name}»; there are {', '.join(formats())}")
    return importlib.import_module(f"{__name__}.{name}")


def write(case: Case, name: str, out: Path, chosen: Chosen | None = None, **options: object) -> Losses:
    """Write a case, or what is chosen of it, in a format; what it had no place for. Raises UsageError, CaseError.

    What stood at `out` is replaced only when everything is written.
    """
    from riwaya.export.taking.taken import Taken

    module = form(name)
    beside = out.with_name(f".{out.name}.{os.getpid()}.part")
    with case.database.snapshot():
        taken = Taken(case, chosen)
        try:
            getattr(module, f"write_{name}")(taken, beside, **options)
            _put(beside, out)
        except OSError as wrong:
            raise UsageError(f"{out}: {wrong.strerror}; name a place that you may write to") from wrong
        finally:
            if beside.is_dir():
                shutil.rmtree(beside)
            beside.unlink(missing_ok=True)
    return taken.lost


def _put(made: Path, out: Path) -> None:
    """Move what was made to its place; a folder that stands there keeps its other files."""
    if not made.is_dir():
        made.replace(out)
        return
    out.mkdir(exist_ok=True)
    for one in sorted(made.iterdir()):
        one.replace(out / one.name)


def to_arrow(case: Case, table: str, chosen: Chosen | None = None) -> pyarrow.Table:
    """One table of a case (articles, events, accounts, statements …) as Arrow; needs pyarrow: pip install "riwaya[tables]"."""
    from riwaya.export.parquet import arrow
    from riwaya.export.taking.taken import Taken

    with case.database.snapshot():
        return arrow(Taken(case, chosen), table)


def to_pandas(case: Case, table: str, chosen: Chosen | None = None) -> pandas.DataFrame:
    """One table of a case as a data frame; needs pandas and pyarrow: pip install "riwaya[tables]"."""
    frame: pandas.DataFrame = to_arrow(case, table, chosen).to_pandas()
    return frame
