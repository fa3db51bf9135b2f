"""Three completions, never mixed: reported by the organ, evidenced by its text, verified by others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.evidence import has_words, written_rungs
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.frames import OWN, framed, parts, short_part
from huitoukan.metrics.intervals import SMALL, wilson
from huitoukan.onsite import site_results
from huitoukan.records import records

UNKNOWN = ("not_checked", "no_words")
"""Why a completion has no value though there are findings."""
EVIDENCED_FROM = 2
"""Lowest rung of the evidence ladder that counts as evidenced: a dated act or a rhythm."""


def _counted(edition: Edition) -> pd.DataFrame:
    """Findings with what their status `counts_as`: closed, partly, open, unknown (or none), excluded."""
    findings = edition.ledger["findings"]
    groups = codelists.load("status").frame.set_index("code")["counts_as"]
    status = findings["status"].fillna("not_stated")
    return findings.assign(status=status, counts_as=status.map(groups).astype("string"), part=parts(findings))


def _share(
    entry: Metric, edition: Edition, hits: pd.Series, counted: pd.DataFrame,
    warning: str | None = "self_reported", group: str | None = None,
) -> Measurement:  # fmt: skip
    valid = counted["counts_as"] != "excluded"
    k, n = int((hits & valid).sum()), int(valid.sum())
    low, high = wilson(k, n)
    size = "no_records" if n == 0 else "small_denominator" if n < SMALL else None
    return entry.measure(
        k / n if n else None, low=low, high=high, interval="wilson95" if n else None,
        numerator=k, denominator=n, excluded=int((~valid).sum()), group=group,
        sources=(edition.ledger.whole("findings"),), warnings=tuple(filter(None, (warning, size))),
    )  # fmt: skip


@metric(
    id="reported_completion", name="报告完成率", unit="share", registers=("findings",),
    question="单位报告完成了多少？",
    numerator="状态为“已完成”“已完成并长期坚持”的问题数", denominator="全部问题数（含未写明状态的）",
    excluded="状态为“不适用”的问题",
    caveats="只说明单位怎样报告，不说明是否查实；区间为威尔逊95%区间，仅供小样本比较。",
)  # fmt: skip
def reported_completion(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Closed findings ÷ all findings: in total, then by part (聚焦方面)."""
    counted = _counted(edition)
    for group, rows in [(None, counted), *counted.groupby("part", sort=False)]:
        yield _share(entry, edition, rows["counts_as"] == "closed", rows, group=group)


@metric(
    id="reported_completion_lenient", name="报告完成率（含基本完成）", unit="share", registers=("findings",),
    question="把“基本完成”也算上，报告完成了多少？",
    numerator="已完成与基本完成的问题数", denominator="全部问题数", excluded="状态为“不适用”的问题",
    caveats="与严口径并列，不得单独引用。",
)  # fmt: skip
def reported_completion_lenient(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Closed or basically completed findings ÷ all findings."""
    counted = _counted(edition)
    yield _share(entry, edition, counted["counts_as"].isin(["closed", "partly"]), counted)


@metric(
    id="evidenced_completion", name="有据完成率", unit="share", registers=("findings", "claims", "measures"),
    question="报告完成的问题里，有多少能指出日期、周期或数量？", version=2,
    numerator="报告完成、且证据达到第2级（有日期或周期的行动）以上的问题数", denominator="全部问题数",
    excluded="状态为“不适用”的问题",
    caveats="证据级别按量化事实和佐证材料两栏判定，没有填量化事实的问题按整改措施的文字判定，文字未写不等于没有；"
    "证据未经现场核查。",
)  # fmt: skip
def evidenced_completion(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Closed findings whose text reaches at least the second rung ÷ all; no value where none has any text."""
    counted = _counted(edition)
    hits = (counted["counts_as"] == "closed") & (written_rungs(edition) >= EVIDENCED_FROM)
    found = _share(entry, edition, hits, counted)
    if counted.empty or has_words(edition).any():
        read = ("read_from_words",) if edition.claims["measure"].notna().any() else ()
        yield replace(found, warnings=(*found.warnings, *read))
    else:
        yield entry.unknown("no_words", denominator=found.denominator, sources=found.sources)


@metric(
    id="verified_completion", name="核实完成率", unit="share", registers=("findings",), version=2,
    question="报告完成的问题里，有多少经第二方现场核实？",
    numerator="报告完成、且最近一次现场核查为“属实”或“基本属实”的问题数",
    denominator="全部问题数（含没有核查过的）", excluded="状态为“不适用”的问题，最近一次核查“无法核实”的问题",
    caveats="没有核查过的不算核实，也不等于不实；一个也没有核查过的不给比率，只写“尚未核查”。只核查一部分时，"
    "这个比率是下限，不是推断。",
)  # fmt: skip
def verified_completion(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Closed findings confirmed on site ÷ all findings; no value, `not_checked`, while none was looked at.

    Findings that could not be verified leave the denominator and are named in the sources.
    """
    counted, on_site = _counted(edition), site_results(edition)
    unknown = on_site.eq("unknown").fillna(False) & counted["counts_as"].ne("excluded")
    counted = counted.assign(counts_as=counted["counts_as"].mask(unknown, "excluded"))
    hits = (counted["counts_as"] == "closed") & on_site.eq("verified").fillna(False)
    found = _share(entry, edition, hits, counted, warning="unverifiable" if unknown.any() else None)
    named = tuple(f"问题({no})" for no in sorted(counted.loc[unknown, "no"].dropna()))
    if not found.denominator or on_site.notna().any():
        yield replace(found, sources=(*found.sources, *named))
    else:
        yield replace(found, value=None, low=None, high=None, interval=None, warnings=("not_checked",))


def _total(entry: Metric, edition: Edition) -> Measurement:
    """The first measurement of a metric: that of all findings together."""
    return next(iter(entry.compute(edition)))


@framed("findings")
def status_by_part(edition: Edition) -> pd.DataFrame:
    """How many findings of each part have each status.

    Rows: one per part and status that occurs, in the order of the ledger. Columns: part, part_full, status,
    status_label, n (findings), total (findings of the part). attrs["total"]: k, n, low, high of the reported
    completion.
    """
    counted = _counted(edition)
    frame = counted.groupby(["part", "status"], sort=False).size().rename("n").reset_index()
    totals = counted.groupby("part", sort=False).size()
    frame = frame.assign(
        part_full=frame["part"],
        part=frame["part"].map(short_part).astype("string"),
        status_label=frame["status"].map(codelists.load("status").label_of).astype("string"),
        total=frame["part"].map(totals).astype("int64"),
    )
    found = _total(reported_completion, edition)
    frame.attrs["total"] = {
        "k": found.numerator,
        "n": found.denominator,
        "low": found.low,
        "high": found.high,
    }
    return frame[["part", "part_full", "status", "status_label", "n", "total"]]


@framed("findings", "claims", "verifications")
def three_completions(edition: Edition) -> pd.DataFrame:
    """The three completions side by side.

    Rows: reported, evidenced, verified; none without findings. Columns: id, label, k, n, low, high (Wilson
    95 %; missing without a value), state (known · not_checked · no_words), definition.
    """
    completions = {
        "reported": reported_completion,
        "evidenced": evidenced_completion,
        "verified": verified_completion,
    }
    rows = [
        {
            "id": name, "label": entry.name, "k": found.numerator or 0, "n": found.denominator,
            "low": found.low, "high": found.high, "definition": entry.numerator,
            "state": next((code for code in UNKNOWN if code in found.warnings), "known"),
        }
        for name, entry in completions.items()
        if (found := _total(entry, edition)).denominator
    ]  # fmt: skip
    columns = {
        "id": "string",
        "label": "string",
        "k": "int64",
        "n": "int64",
        "low": "float64",
        "high": "float64",
    }
    columns |= {"state": "string", "definition": "string"}
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


@framed("findings")
def completion_beside_peers(edition: Edition) -> pd.DataFrame:
    """This notice's reported completion beside that of published notices that state both numbers.

    Rows: one per notice, own first, then by rate. Columns: label, k, n, rate, low, high (Wilson 95 %), own,
    source (address; missing for the own row).
    """
    own = _total(reported_completion, edition)
    peers = edition.reference.peers.dropna(subset=["completed", "findings"])
    rows = [(OWN, own.numerator, own.denominator, True, None)] if own.denominator else []
    rows += [
        (f"{peer['organ']}（{peer['year']}）", peer["completed"], peer["findings"], False, peer["source"])
        for peer in records(peers)
    ]
    frame = pd.DataFrame(rows, columns=["label", "k", "n", "own", "source"])
    frame = frame.astype({"label": "string", "k": "int64", "n": "int64", "own": "bool", "source": "string"})
    bounds = [wilson(k, n) for k, n in zip(frame["k"], frame["n"], strict=True)]
    frame = frame.assign(
        rate=frame["k"] / frame["n"], low=[low for low, _ in bounds], high=[high for _, high in bounds]
    )
    frame = frame.sort_values(["own", "rate"], ascending=False, kind="stable", ignore_index=True)
    return frame[["label", "k", "n", "rate", "low", "high", "own", "source"]]
