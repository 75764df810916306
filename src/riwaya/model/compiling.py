"""What the compiler of the rooms is told of a class; plain Python passes over it.

`acyclic`: nothing that the class holds can lead back to it, so that the collector of cycles need not know its objects, which are made by the hundred.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr as built
else:

    def built(*, acyclic: bool) -> Callable[[type[T]], type[T]]:
        return lambda made: made


__all__ = ["built"]
