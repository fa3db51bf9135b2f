"""What a claim is held against: residents, communities … from the reference data, or its own base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huitoukan import codelists, formats
from huitoukan.cards.card import Base
from huitoukan.checks.rates import own_base
from huitoukan.edition import Edition
from huitoukan.metrics.intervals import SMALL, wilson
from huitoukan.metrics.reach import claims_against_denominators
from huitoukan.records import Record, records
from huitoukan.tables import cells

NO_RATE = {
    "document": "不适用，文件不算比率",
    "event": "不适用，单个事项不算比率",
    "frequency": "不适用，周期不算比率；是否按期做到，要逐次看记录",
}
"""Kinds of claims that have no rate by their nature."""


def denominators(edition: Edition) -> dict[int, Record]:
    """Row of 量化事实 → its line of `reach.claims_against_denominators`."""
    return {line["row"]: line for line in records(claims_against_denominators(edition))}


def base_of(edition: Edition, claim: Record, lines: Mapping[int, Record], counts: Iterable[Record]) -> Base:
    """The denominator and rate of a claim, or why there is none. `counts`: those of its finding."""
    if claim["kind"] in NO_RATE:
        return Base(missing=NO_RATE[claim["kind"]])
    if claim["kind"] == "rate":
        return _own(claim, list(counts))
    if not claim["indicator"]:
        return Base(missing="不属于任何指标，没有分母")
    line = lines.get(claim["row"])
    if line is None:
        return Base(missing="原文没有给具体数，算不出比率")
    return _against(edition, claim, line)


def _against(edition: Edition, claim: Record, line: Record) -> Base:
    if line["denominator"] is None:
        return Base(missing=_why_none(edition, claim["indicator"]))
    id = codelists.load("indicators").get(claim["indicator"], "denominator_id")
    unit, year = edition.reference.denominator(id).unit, line["denominator_year"]
    words = f"{line['denominator_label']}{formats.number(line['denominator'])}{unit}（{year}年）"
    if line["rate"] is None:
        return Base(words, missing=line["note"] or formats.NO_RECORDS, source=line["source"])
    started = claim["since"] or edition.as_of
    old = ("old_denominator",) if year < started.year else ()
    share = line["rate_unit"] == "%"
    form = formats.percent if share else formats.number
    shown = cells.rate(line) if share else f"{formats.number(line['rate'])}{line['rate_unit']}"
    exact = line["rate_low"] == line["rate_high"]
    span = "" if exact else f"{formats.interval(line['rate_low'], line['rate_high'], form)}（原文为约数）"
    return Base(words, shown, span, source=line["source"], warnings=old)


def _why_none(edition: Edition, indicator: str) -> str:
    words = codelists.load("indicators")
    id = words.get(indicator, "denominator_id")
    if not id:
        return f"没有分母：没有“{words.label_of(indicator)}”的全体数可比"
    if not edition.is_local:
        return f"没有分母：参考数据是{edition.reference.place}的，不能用于这份通报"
    return f"没有分母：参考数据中“{edition.reference.denominator(id).name}”没有数值"


def _own(claim: Record, counts: list[Record]) -> Base:
    """The base that a claimed rate gives of itself."""
    n = own_base(claim, counts)
    if n is None:
        return Base(missing="没有分母：原文没有说明总数是多少，算不出区间", warnings=("no_denominator",))
    text = next(one["text"] for one in counts if one["indicator"] == claim["indicator"])
    words = f"同一问题所称{text}（没有年份，是原文的数）"
    if claim["value"] != 1:
        return Base(words, missing="原文没有写明这个数是总数还是其中一部分，算不出区间")
    span = f"{formats.interval(*wilson(n, n), formats.percent)}（95%区间，只有{n}例）"
    return Base(words, formats.share(n, n), span, warnings=("small_denominator",) if n < SMALL else ())
