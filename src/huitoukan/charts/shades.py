"""Classes of a number, each with its shade, and the key that tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log10

from huitoukan.charts import style
from huitoukan.formats import number

_DOUBLINGS = len(style.SHADE) - 2


@dataclass(frozen=True)
class Shades:
    """Classes of a number above 0, each twice as wide as the one before; what is 0 itself stands apart."""

    ends: tuple[float, ...]
    """The largest number of each class."""
    whole: bool

    @classmethod
    def up_to(cls, largest: float, whole: bool = True) -> Shades:
        """Classes up to a number, the first of a round width: 1, 2 or 5 and a power of ten."""
        least = max(largest / 2**_DOUBLINGS, 1 if whole else 1e-9)
        power = 10.0 ** (ceil(log10(least)) - 1)
        first = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * (1 - 1e-9))
        ends = [first * 2**step for step in range(_DOUBLINGS + 1)]
        return cls(
            tuple(end for step, end in enumerate(ends) if step == 0 or ends[step - 1] < largest), whole
        )

    def look(self, value: float) -> style.Look:
        """The look of a value: paper for 0, darker class by class."""
        if value <= 0:
            return style.SHADE[0]
        return next(look for look, end in zip(self._looks, self.ends, strict=True) if value <= end)

    @property
    def _looks(self) -> Sequence[style.Look]:
        return style.SHADE[1 : len(self.ends) + 1]

    def key(self, unit: str) -> list[tuple[style.Look, str]]:
        """Look and words of every class: 1场 · 2场 · 3—4场."""
        words = [_range(low + 1 if self.whole else low, high) for low, high in pairwise((0, *self.ends))]
        return [(look, f"{text}{unit}") for look, text in zip(self._looks, words, strict=True)]


def _range(low: float, high: float) -> str:
    return number(high) if low == high else f"{number(low)}—{number(high)}"
