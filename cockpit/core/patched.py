"""A large mapping in which a few values are others now: a key does not wait for ten thousand entries to be copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

FEW = 256
"""Values that are looked up beside the mapping; of more than that a mapping of its own is made."""


class Patched(Mapping[K, V]):
    """A mapping of the same keys in the same order, with other values for some of them."""

    __slots__ = ("_base", "_newer")

    def __init__(self, base: Mapping[K, V], newer: Mapping[K, V]) -> None:
        """Take the `newer` values for keys that `base`, which nobody changes, has as well."""
        if isinstance(base, Patched):
            newer = {**base._newer, **newer}
            base = base._base
        many = len(newer) > FEW
        self._base: Mapping[K, V] = {**base, **newer} if many else base
        self._newer: Mapping[K, V] = {} if many else newer

    def __getitem__(self, key: K) -> V:
        newer = self._newer
        return newer[key] if key in newer else self._base[key]

    def get(self, key: K, default: V | None = None) -> V | None:  # type: ignore[override]
        """The value, or what stands for none."""
        newer = self._newer
        return newer[key] if key in newer else self._base.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._base

    def __iter__(self) -> Iterator[K]:
        return iter(self._base)

    def __len__(self) -> int:
        return len(self._base)

    def values(self) -> ValuesView[V]:
        """All values, found in one step."""
        return {**self._base, **self._newer}.values()
