"""Frozen dataclasses with slots that are made in half the time, in the compiled program in a quarter.

The constructor that `dataclass` writes for a frozen class sets every field through `object.__setattr__`, which looks it up by name; this one
hands each value to its slot. An article is told in some hundreds of such objects. For classes whose fields are all parameters, none made by a factory.

Where this module is compiled with the rooms, nothing guards a field when the program runs: the type checker has seen that no line writes to one,
and an unguarded slot is written at once.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

T = TypeVar("T")
_GUARDED = __file__.endswith(".py")


def swift(made: type[T]) -> type[T]:
    """The class with a constructor that writes its slots."""
    names: tuple[str, ...] = made.__dict__["__slots__"]
    whole, write = cast(Any, made), "set_{0}(self, {0})" if _GUARDED else "self.{0} = {0}"
    space: dict[str, Any] = {f"set_{name}": made.__dict__[name].__set__ for name in names}
    exec(f"def __init__(self, {', '.join(names)}):\n" + "".join(f"    {write.format(name)}\n" for name in names), space)
    swiftly = space["__init__"]
    swiftly.__defaults__, swiftly.__qualname__ = whole.__init__.__defaults__, whole.__init__.__qualname__
    whole.__init__ = swiftly
    if not _GUARDED:
        del whole.__setattr__, whole.__delattr__
    return made
