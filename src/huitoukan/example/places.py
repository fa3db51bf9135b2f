"""Where things happen: our place's communities, some of them busy, some blank, one street without any."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from huitoukan import reference
from huitoukan.example.plan import generator

BLANK = 9
"""Communities without any event besides those of the blank street."""
SMALL = 4
"""The blank street is one of so many with the fewest households."""
SKEW = 0.9
"""Exponent of the weights by rank."""


@dataclass(frozen=True)
class Places:
    """The communities of our place in the order of their codes."""

    names: np.ndarray
    streets: np.ndarray
    """Full name of each community's street."""
    weights: np.ndarray
    """Share of the events each community gets; 0 for a blank one."""

    @property
    def heads(self) -> np.ndarray:
        """For each community the index of the first one of its street."""
        _, first, street = np.unique(self.streets.astype(str), return_index=True, return_inverse=True)
        return first[street]

    @property
    def every_street(self) -> list[str]:
        """Full names of the streets in order."""
        return list(dict.fromkeys(self.streets.tolist()))


def places(seed: int) -> Places:
    """The communities with weights that fall with their rank, which goes by households and chance."""
    known, rng = reference.load(), generator(seed, "places")
    streets = known.streets.set_index("short")
    homes = known.communities["street"]
    households = (homes.map(streets["households_2020"]) / homes.map(streets["communities"])).to_numpy(float)
    score = np.log(households) + rng.normal(0, 0.8, len(homes))
    rank = np.empty(len(homes))
    rank[np.argsort(-score)] = np.arange(1, len(homes) + 1)
    weights = rank**-SKEW
    blank = rng.choice(streets["households_2020"].nsmallest(SMALL).index.to_numpy())
    weights[(homes == blank).to_numpy()] = 0
    quiet = np.flatnonzero((homes != blank).to_numpy() & (rank > len(homes) / 3))
    weights[rng.choice(quiet, BLANK, replace=False)] = 0
    return Places(
        known.communities["name"].to_numpy(object), homes.map(streets["name"]).to_numpy(object),
        weights / weights.sum(),
    )  # fmt: skip
