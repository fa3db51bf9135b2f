"""A synthetic data set: four consistent quarters of every register, marked as made up wherever they go."""

from __future__ import annotations

from pathlib import Path

from huitoukan.example import plan
from huitoukan.example.story import Story
from huitoukan.example.writing import Progress, is_long, write_all

__all__ = ["Story", "write"]


def write(
    folder: Path | str,
    quarters: int | None = None,
    events: int = plan.EVENTS,
    seed: int = plan.SEED,
    progress: Progress = lambda what, done, total: None,
) -> list[Path]:
    """Write the example below a folder; the same seed gives the same bytes. Returns the files.

    `events` is the number of events between 2024-01-01 and the signing of the notice; attendances scale with
    it. `quarters` (1 to 4): four by default, one where the events fill folders of text tables.
    """
    wanted = quarters or (1 if is_long(events) else plan.LONGEST)
    return write_all(Story(seed, events, wanted), Path(folder), progress)
