"""Attendances are not people."""

from __future__ import annotations

from collections.abc import Iterator

from huitoukan import codelists, formats
from huitoukan.checks.registry import Hit, rule
from huitoukan.edition import Edition
from huitoukan.metrics.claimed import Claimed, claimed
from huitoukan.metrics.intervals import quotient
from huitoukan.problems import Severity
from huitoukan.records import Record, records


@rule("attendances_not_people", Severity.WARNING, "不要除以人口；请单位给出去掉重复后的人数。")
def attendances_not_people(edition: Edition) -> Iterator[Hit]:
    """问题({finding})的“{value}”是人次，不是人数{residents}；外地同类竞赛每人参加{ratios}，
    照这样推算是{people}人，只是推算，不是统计。出处：{sources}。
    """
    for code in codelists.load("indicators").where("relation", "never_people"):
        for claim in claimed(edition, code):
            yield Hit("claims", claim.row, "value", claim.finding, claim.text, _people(edition, claim))


def _people(edition: Edition, claim: Claimed) -> Record:
    """How many people published ratios leave possible, and where these come from."""
    ratios, residents = edition.reference.attendance_ratios, edition.denominator("residents")
    few, many = quotient(*claim.bounds, ratios["ratio"].min(), ratios["ratio"].max())
    lines = ratios.sort_values("ratio")
    each = (f"{line['ratio']:g}次（{line['place']}{line['year']}年）" for line in records(lines))
    total = f"{formats.number(residents.number)}人（{residents.as_of[:4]}年）" if residents else ""
    return {
        "residents": f"，不能除以常住人口{total}得出参与率" if residents else "",
        "ratios": "、".join(each), "sources": "、".join(lines["source"].unique()),
        "people": "至".join(_roughly(end) for end in (few, many) if end is not None),
    }  # fmt: skip


def _roughly(number: float) -> str:
    """Two digits of a number that is no better known: 8036 → 8,000."""
    return formats.number(float(f"{number:.2g}"))
