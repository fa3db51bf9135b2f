"""What second parties found on site: how much was looked at, what came of it, how many closures are false."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.frames import parts
from huitoukan.metrics.intervals import SMALL, Stratum, finite
from huitoukan.onsite import checks_of, findings_in, latest_answers, site_answers, site_results

ON_SITE = ("findings", "verifications")


def closed_findings(edition: Edition) -> pd.DataFrame:
    """The findings reported closed, with their `part` (未标明 where none is named)."""
    findings = edition.ledger["findings"].dropna(subset=["no"])
    closed = codelists.load("status").where("counts_as", "closed")
    return findings.assign(part=parts(findings))[findings["status"].isin(closed)]


def sampled(edition: Edition) -> pd.DataFrame:
    """The findings drawn at random for the edition's quarter, with the latest answer to each.

    Index: number of the finding. Columns as in `site_answers`, all missing for one that was not answered.
    Empty without random draws.
    """
    drawn, answers = (
        table[(table["quarter"].eq(str(edition.quarter)) & table["drawn"].eq("random")).fillna(False)]
        for table in (findings_in(checks_of(edition)), site_answers(edition))
    )
    latest = answers.drop_duplicates("finding", keep="last").set_index("finding")
    return latest.reindex(pd.Index(drawn["finding"].unique(), dtype="Int64", name="finding"))


def strata(edition: Edition, drawn: pd.DataFrame) -> list[Stratum]:
    """Of each part, how many findings could be drawn and how many were.

    Those that could be are the findings reported closed, and those that were drawn: what was closed then may
    be open again because of what was found.
    """
    findings = edition.ledger["findings"].dropna(subset=["no"])
    there = findings["no"].isin(drawn.index) | findings.index.isin(closed_findings(edition).index)
    part = parts(findings)[there]
    got = findings.loc[there, "no"].isin(drawn.index)
    return [(len(own), int(own.sum())) for _, own in got.groupby(part, sort=False)]


@metric(
    id="findings_checked", name="现场核查覆盖率", unit="share", registers=ON_SITE,
    question="报告完成的问题里，有多少到现场核查过？",
    numerator="报告完成、且有现场核查结果的问题数", denominator="报告完成的问题数",
    caveats="核查过不等于属实；按最近一次核查计，多次核查只计一次。",
)  # fmt: skip
def findings_checked(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Closed findings with an answer from the site ÷ closed findings."""
    closed = closed_findings(edition)
    if edition.ledger["verifications"].empty or closed.empty:
        yield entry.unknown("no_records")
        return
    k, n = int(site_results(edition)[closed.index].notna().sum()), len(closed)
    yield entry.measure(k / n, numerator=k, denominator=n, sources=_sources(edition), warnings=_small(n))


@metric(
    id="site_results", name="现场核查结果", unit="项", registers=ON_SITE,
    question="核查过的问题，结果各是多少？", numerator="最近一次核查为该结果的问题数",
    denominator="有核查结果的问题数",
    caveats="包括随机抽取的和按风险挑出的，各项的占比不能推断全部问题。",
)  # fmt: skip
def results(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings by their latest result, every result shown, the findings named."""
    latest = latest_answers(edition)
    for code in codelists.load("lookback_result").codes:
        own = sorted(latest.index[latest["result"].eq(code)])
        if latest.empty:
            yield entry.unknown("no_records", group=code)
        else:
            yield entry.measure(
                len(own), numerator=len(own), denominator=len(latest), group=code,
                sources=tuple(f"问题({no})" for no in own),
            )  # fmt: skip


@metric(
    id="false_closures", name="不实销号率", unit="share", registers=ON_SITE,
    question="照随机抽查的结果看，报告完成的问题有多少不实？",
    numerator="随机抽查为“不实”的问题数", denominator="随机抽查得出结果的问题数",
    excluded="抽到而“无法核实”或没有填结果的问题",
    caveats="只用本季度随机抽取的问题，按风险挑出的不算；区间是全部报告完成的问题中不实的可能占比，由分层抽样的"
    "超几何分布精确得出，把握不低于95%，“无法核实”和没有填结果的按不实和属实各算一次；“部分属实”不算不实。",
)  # fmt: skip
def false_closures(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """False among the findings drawn at random, with the exact interval for all closed findings."""
    drawn = sampled(edition)
    if drawn["result"].isna().all():
        rows = len(edition.ledger["verifications"])
        yield entry.unknown("none_apply" if rows else "no_records")
        return
    doubtful = drawn["counts_as"].isna() | drawn["counts_as"].eq("unknown")
    false, unknown = int(drawn["counts_as"].eq("false").sum()), int(doubtful.sum())
    layers, told = strata(edition, drawn), len(drawn) - unknown
    whole = sum(size for size, _ in layers)
    (low, _), (_, high) = finite(layers, false), finite(layers, false + unknown)
    named = tuple(f"问题({no})" for no in sorted(drawn.index[doubtful]))
    yield entry.measure(
        false / told if told else None, low=low / whole, high=high / whole, interval="exact95",
        numerator=false, denominator=told, excluded=unknown, sources=(*_sources(edition), *named),
        warnings=(*(("unverifiable",) if unknown else ()), *_small(told)),
    )  # fmt: skip


@metric(
    id="satisfaction", name="满意率", unit="share", registers=("verifications",),
    question="现场问到的人有多少满意？", numerator="满意票数", denominator="有效票数",
    excluded="没有写明满意票或有效票的核查", left_out="次核查",
    caveats="问到谁由核查组决定，不是随机抽样，不能推断全体居民；不同方式的票先分开看。",
)  # fmt: skip
def satisfaction(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Satisfied ÷ valid votes of the last quarter that asked: together, then by channel."""
    table = checks_of(edition)
    votes = table[(table["asked"] > 0) & table["satisfied"].notna()]
    votes = votes[votes["quarter"].fillna("").eq(votes["quarter"].fillna("").max())]
    if votes.empty:
        yield entry.unknown("none_apply" if len(table) else "no_records")
        return
    channels = votes["channel"].fillna("未注明")
    for group, own in [(None, votes), *votes.groupby(channels, sort=True)]:
        k, n = int(own["satisfied"].sum()), int(own["asked"].sum())
        yield entry.measure(
            k / n, numerator=k, denominator=n, group=group, sources=_sources(edition), warnings=_small(n)
        )


def _sources(edition: Edition) -> tuple[str, ...]:
    return (edition.ledger.whole("verifications"),)


def _small(n: int) -> tuple[str, ...]:
    return ("small_denominator",) if n < SMALL else ()
