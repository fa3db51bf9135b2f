"""Random samples to re-check on site: how many to draw, which, and the chance of meeting a false one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from math import comb, prod

import pandas as pd

from huitoukan.metrics.intervals import Stratum


def chance(total: int, false: int, drawn: int) -> float:
    """The chance that so many draws of all meet at least one of the false ones (hypergeometric).

    For a stratified draw it holds as well when a false one may be anywhere, whatever its stratum. ValueError
    for more false or drawn ones than there are.
    """
    if not (0 <= false <= total and 0 <= drawn <= total):
        raise ValueError(f"{false} false and {drawn} drawn of {total}")
    return 1 - comb(total - false, drawn) / comb(total, drawn)


def needed(total: int, false: int, wanted: float) -> int:
    """The fewest draws that meet one of the false ones with at least the wanted chance; 0 of none.

    Of 20, with 0.9: 7 for 5 false ones, 11 for 3, 14 for 2, 18 for 1. More false ones than there are count
    as all. ValueError without a false one, or for a chance that is none.
    """
    if false < 1 or not 0 < wanted <= 1:
        raise ValueError(f"{false} false, chance {wanted}")
    false = min(false, total)
    return next((n for n in range(total) if chance(total, false, n) >= wanted), total)


def least_chance(strata: Sequence[Stratum], false: int) -> float:
    """The chance of a stratified draw to meet a false one when they lie where the fewest are drawn.

    The chance to miss those of one stratum falls ever faster with their number, so the worst way is found by
    adding one false one after the other where it lowers the chance to miss the least.
    """
    placed = [0] * len(strata)

    def missed(at: int, number: int) -> float:
        size, drawn = strata[at]
        return comb(size - number, drawn) / comb(size, drawn)

    for _ in range(min(false, sum(size for size, _ in strata))):
        ratios = {
            at: missed(at, placed[at] + 1) / (missed(at, placed[at]) or 1)
            for at, (size, _) in enumerate(strata)
            if placed[at] < size
        }
        placed[max(ratios, key=ratios.__getitem__)] += 1
    return 1 - prod(missed(at, number) for at, number in enumerate(placed))


def allocation(sizes: Mapping[str, int], drawn: int) -> dict[str, int]:
    """How many to draw from each stratum: in proportion by largest remainder, at least one from each.

    With more strata than draws, one from each all the same; never more than a stratum holds.
    """
    sizes = {name: size for name, size in sizes.items() if size > 0}
    total = sum(sizes.values())
    drawn = min(max(drawn, len(sizes)), total)
    quota = {name: drawn * size / total for name, size in sizes.items()}
    got = {name: max(1, int(quota[name])) for name in sizes}
    while sum(got.values()) != drawn:
        step = 1 if sum(got.values()) < drawn else -1
        free = [name for name in sizes if (got[name] < sizes[name] if step > 0 else got[name] > 1)]
        # of equal remainders the first by name, so that the order of the rows decides nothing
        name = max(sorted(free), key=lambda one: step * (quota[one] - got[one]))
        got[name] += step
    return got


def draw(strata: pd.Series, drawn: int, seed: int) -> pd.Index:
    """The index of the rows drawn, sorted: from each stratum as many as `allocation` says.

    `strata` holds the stratum of each row, its index what tells the row apart. A row's turn comes from its
    own name and the seed alone: the same in any order of the rows, and little disturbed by new ones.
    """
    turns = pd.Series([_turn(name, seed) for name in strata.index], strata.index, dtype="string")
    shares = allocation({str(name): size for name, size in strata.value_counts().items()}, drawn)
    chosen = [
        turns[strata.eq(name).fillna(False)].sort_values().index[:number] for name, number in shares.items()
    ]
    return pd.Index([name for index in chosen for name in index], dtype=object).sort_values()


def _turn(name: object, seed: int) -> str:
    return hashlib.sha256(f"{seed}|{name}".encode()).hexdigest()
