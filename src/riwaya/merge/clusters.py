"""Clusters by union-find, with links that must hold and links that cannot.

Links are taken in the order given: the surest first. A link that would put two things together that cannot be one is left out.
"""

from __future__ import annotations

from collections.abc import Iterable


class Clusters:
    """Disjoint sets over `range(count)`; `cannot` are pairs that never share a set."""

    def __init__(self, count: int, cannot: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(count))
        self._members: dict[int, list[int]] = {}
        self._foes: dict[int, set[int]] = {}
        for one, other in cannot:
            self._foes.setdefault(one, set()).add(other)
            self._foes.setdefault(other, set()).add(one)

    def find(self, one: int) -> int:
        root = one
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[one] != root:
            self._parent[one], one = root, self._parent[one]
        return root

    def members(self, root: int) -> list[int]:
        return self._members.get(root, [root])

    def parted(self, one: int, other: int) -> bool:
        """Whether the sets of the two hold a pair that cannot be one."""
        if not self._foes:
            return False
        a, b = self.find(one), self.find(other)
        small, large = sorted((a, b), key=lambda root: len(self.members(root)))
        return any(foe in self._foes and self.find(foe) == large for member in self.members(small) for foe in self._foes.get(member, ()))

    def join(self, one: int, other: int) -> bool:
        """Put the sets of the two together unless they cannot be; whether they are one now."""
        a, b = self.find(one), self.find(other)
        if a == b:
            return True
        if self.parted(a, b):
            return False
        low, high = min(a, b), max(a, b)
        self._members[low] = self.members(low) + self.members(high)
        self._members.pop(high, None)
        self._parent[high] = low
        return True

    def gather(self, members: list[int]) -> None:
        """Put things that stand alone, ascending, and may be one, together."""
        for one in members[1:]:
            self._parent[one] = members[0]
        self._members[members[0]] = list(members)

    def groups(self) -> list[list[int]]:
        """Every set, members ascending, by first member."""
        out: dict[int, list[int]] = {}
        for one, root in enumerate(self._parent):
            if root == one:
                out[one] = [one]
            else:
                out[self.find(one)].append(one)
        return list(out.values())
