"""What closures rest on, counted: rungs of the evidence ladder, phases of the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from huitoukan import codelists
from huitoukan.edition import Edition
from huitoukan.evidence import PHASES, RUNG_OF_KIND, has_words, phased, rungs, timing, written_rungs
from huitoukan.metrics.catalogue import Measurement, Metric, metric
from huitoukan.metrics.durations import milestones
from huitoukan.metrics.frames import framed, parts, short_part
from huitoukan.onsite import site_results


def _is_judged(edition: Edition) -> bool:
    """Whether there is anything to judge closures by: words, named evidence, a check on site."""
    return bool((has_words(edition) | site_results(edition).notna()).any())


def _by_group(
    entry: Metric, edition: Edition, values: pd.Series, groups: Iterable[str]
) -> Iterator[Measurement]:
    """One count of findings per group, every group shown, the findings named in the sources.

    Nothing is counted without findings or any words to judge by, nor where it is unknown to which group a
    finding belongs.
    """
    numbers, judged = edition.ledger["findings"]["no"], _is_judged(edition)
    known = judged and bool(values.notna().all())
    read = ("read_from_words",) if edition.claims["measure"].notna().any() else ()
    for group in groups:
        own = numbers[values.eq(group).fillna(False)].dropna()
        if known:
            sources = tuple(f"问题({no})" for no in sorted(own))
            yield entry.measure(
                len(own), numerator=len(own), denominator=len(numbers), group=group, sources=sources,
                warnings=("self_reported", *read),
            )  # fmt: skip
        else:
            yield entry.unknown("no_records" if judged or numbers.empty else "no_words", group=group)


@metric(
    id="evidence_rung", name="证据级别分布", unit="项", version=3,
    registers=("findings", "claims", "measures"),
    question="每个问题的“已完成”最高有哪一级证据？",
    numerator="最高证据为该级的问题数", denominator="全部问题数",
    caveats="0至3级只看公开文字和佐证材料栏：0只有表述、1有制度或通知、2有日期或周期的行动、3有计数的结果；"
    "4级是最近一次现场核查为属实或基本属实的；仅被引用的文件不算。",
)  # fmt: skip
def evidence_rung(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings on each rung of the ladder."""
    yield from _by_group(
        entry, edition, rungs(edition).astype("string"), codelists.load("evidence_rung").codes
    )


@metric(
    id="evidence_opens", name="最早证据所在阶段", unit="项", version=2,
    registers=("findings", "claims", "measures"),
    question="整改依据最早从什么时候算起？",
    numerator="最早的日期或窗口起点落在该阶段的问题数", denominator="全部问题数",
    caveats="起点早于反馈，不等于反馈后没有做；须看窗口内有多少在反馈之后。",
)  # fmt: skip
def evidence_opens(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings by the phase in which their earliest dated evidence opens."""
    yield from _by_group(entry, edition, timing(edition)["opens"], (*PHASES, "undated"))


@metric(
    id="evidence_timing", name="反馈后的证据", unit="项", version=2,
    registers=("findings", "claims", "measures"),
    question="有多少问题能指出反馈以后发生的事？",
    numerator="按最晚证据分组的问题数", denominator="全部问题数",
    caveats="“跨反馈日”指只有横跨反馈前后的统计窗口，文字分不出有多少发生在反馈之后。",
)  # fmt: skip
def evidence_timing(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings by their latest evidence: wholly after the feedback, straddling it, before it, or undated."""
    groups = ("after_feedback", "straddling", "before_feedback", "undated")
    yield from _by_group(entry, edition, timing(edition)["latest"], groups)


@metric(
    id="neither_date_nor_number", name="既无日期也无数量的问题", unit="项", version=2,
    registers=("findings", "claims", "measures"), question="哪些问题的整改文字里既没有时间也没有结果数量？",
    numerator="无任何日期、窗口，且无计数结果的问题数", denominator="全部问题数",
    caveats="文字未写不等于没有做；应请单位补充时间和数量。",
)  # fmt: skip
def neither_date_nor_number(entry: Metric, edition: Edition) -> Iterator[Measurement]:
    """Findings whose text has no date of any kind and no counted result."""
    bare = ~timing(edition)["dated"] & (written_rungs(edition) < RUNG_OF_KIND["count"])
    for found in _by_group(entry, edition, bare.map({True: "neither", False: "some"}), ["neither"]):
        yield replace(found, group=None)


@framed("findings", "claims", "measures")
def evidence_by_finding(edition: Edition) -> pd.DataFrame:
    """Rung and timing of every finding.

    Rows: one per finding; none where there are no words to judge any by. Columns: finding, label, title,
    part, rung (0-4), rung_label; before, between, after: `none`, `part` (only inside items that also cover
    another phase) or `whole`; undated; days_after, days_window (see `huitoukan.evidence.timing`).
    """
    findings, when, items = edition.ledger["findings"], timing(edition), phased(edition)
    rung, label = rungs(edition), "(" + findings["no"].astype("string") + ")"
    before, between, after = (_extent(items, findings["no"], phase) for phase in PHASES)
    return pd.DataFrame(
        {
            "finding": findings["no"], "label": label.fillna("无序号"), "title": findings["title"],
            "part": parts(findings).map(short_part).astype("string"),
            "rung": rung, "rung_label": rung.map(_rung_labels()).astype("string"),
            "before": before, "between": between, "after": after,
            "undated": ~when["dated"], "days_after": when["days_after"], "days_window": when["days_window"],
        }
    ).head(len(findings) if _is_judged(edition) else 0).reset_index(drop=True)  # fmt: skip


def _extent(items: pd.DataFrame, numbers: pd.Series, phase: str) -> pd.Series:
    """How each finding's items lie in a phase: none, part or whole."""
    inside = items.loc[items[phase] > 0, "finding"]
    wholly = items.loc[items["whole"] == phase, "finding"]
    extent = pd.Series("none", numbers.index, dtype="string")
    return extent.mask(numbers.isin(inside), "part").mask(numbers.isin(wholly), "whole")


def _rung_labels() -> dict[int, str]:
    rows = codelists.load("evidence_rung").rows
    return {int(code): row["label"] for code, row in rows.items()}


@framed("findings", "claims", "measures")
def evidence_items(edition: Edition) -> pd.DataFrame:
    """Everything dated that the findings rest on, and the findings that rest on nothing dated.

    Rows: one per item (see `huitoukan.evidence.phased`), and one without dates per undated finding, with
    its title as the text; by finding. Columns: finding, label, title, kind, text (subject and quotation),
    item_from, item_to, is_window, phase (in which the item opens, or undated). attrs["milestones"]: the
    notice's known dates as (column, name, day).
    """
    findings = edition.ledger["findings"].dropna(subset=["no"])
    bare = findings.loc[~timing(edition)["dated"].reindex(findings.index), ["no", "title"]]
    undated = pd.DataFrame(
        {"finding": bare["no"], "text": bare["title"], "is_window": False, "opens": "undated"}
    )
    frame = pd.concat([phased(edition), undated.astype({"finding": "int64", "opens": "string"})])
    titles = findings.drop_duplicates("no").set_index("no")["title"]
    frame = frame.sort_values("finding", kind="stable", ignore_index=True).rename(columns={"opens": "phase"})
    label = "(" + frame["finding"].astype("string") + ")"
    text = frame["subject"].fillna("") + frame["text"]
    frame = frame.assign(text=text, label=label, title=frame["finding"].map(titles).astype("string"))
    frame.attrs["milestones"] = milestones(edition)
    columns = ["finding", "label", "title", "kind", "text", "item_from", "item_to", "is_window", "phase"]
    return frame[columns]


@framed("findings", "claims")
def rungs_by_part(edition: Edition) -> pd.DataFrame:
    """Findings per part and rung.

    Rows: every part × rung 0-4, zeros kept; none where there are no words to judge any by. Columns: part,
    rung, rung_label, n, total (findings of the part).
    attrs["rung_labels"]: the words of rungs 0 to 4.
    """
    labels = _rung_labels()
    part = parts(edition.ledger["findings"]).map(short_part).astype("string")
    counts = pd.crosstab(part, rungs(edition)).reindex(
        index=part.unique(), columns=list(labels), fill_value=0
    )
    frame = counts.rename_axis(index="part", columns="rung").stack().rename("n").reset_index()
    frame = frame.assign(
        rung_label=frame["rung"].map(labels).astype("string"),
        total=frame["part"].map(part.value_counts()).astype("int64"),
    )
    frame = frame.head(len(frame) if _is_judged(edition) else 0)
    frame.attrs["rung_labels"] = list(labels.values())
    return frame
