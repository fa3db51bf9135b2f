"""What every sentence shares: how a notebook shows it, its mark, the measurements it is made from."""

from __future__ import annotations

from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric
from huitoukan.tables import MARK


class Sentence(str):
    """A sentence that a notebook shows as text."""

    def _repr_markdown_(self) -> str:
        return f"> **{self}**"


def marked(edition: Edition, words: str) -> Sentence:
    """The words as a sentence, with the mark of synthetic data in front where they come from such."""
    return Sentence(f"{MARK}：{words}" if edition.synthetic else words)


def one(entry: Metric, edition: Edition) -> Measurement:
    """The first measurement of a metric."""
    return next(iter(entry.compute(edition)))


def every(entry: Metric, edition: Edition) -> dict[str | None, Measurement]:
    """The measurements of a metric by their group."""
    return {found.group: found for found in entry.compute(edition)}


def named(found: Measurement) -> str:
    """The findings that a group counts, as marks: (3)(4)."""
    return "".join(source.removeprefix("问题") for source in found.sources)
