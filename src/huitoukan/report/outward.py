"""The tables of a report as one workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from huitoukan import formats, metrics, sentences, tables, workbook
from huitoukan.edition import Edition
from huitoukan.lookback.review import Review
from huitoukan.metrics import beside, commitments, completion, documents, durations, evidence, reach
from huitoukan.problems import Problem
from huitoukan.report.document.listings import listings
from huitoukan.report.figures import LOGS
from huitoukan.report.reviewed import COMPARING
from huitoukan.sentences.lookback import conclusions
from huitoukan.tables import Table

NOTES = (
    "本表由程序根据台账和参考数据计算生成，任何数字都不是手工填写。",
    "“报告完成”是单位自报；“有据完成”按公开文字判定；“核实完成”须经第二方现场核查。三者不能互相替代。",
    "比率一律附分子、分母；分母小时附95%区间。“无记录”表示台账中没有可用的记录，不等于没有做。",
    "人次按参加次数累计，不是人数，不能除以常住人口得出“参与率”。",
    "证据级别：0只有表述，1有制度或通知，2有日期或周期的行动，3有计数的结果，4现场核实。",
)
LOOKBACK = (
    "quarters", "changes", "rebounds", "slips", "logs", "flows", "links", "promises", "results", "sample",
    "records", "visits", "lights", "score",
)  # fmt: skip
"""Tables of the look-back in the order of their sheets, before the others."""


def report_tables(edition: Edition, problems: Sequence[Problem]) -> list[Table]:
    """Every table of the report, in the order of its sheets."""
    return [
        tables.metrics(metrics.measure(edition), edition),
        tables.table("status-by-part", completion.status_by_part(edition)),
        tables.table("three-completions", completion.three_completions(edition)),
        tables.table("evidence-by-finding", evidence.evidence_by_finding(edition)),
        tables.register_table(edition, "findings", tables.FINDINGS),
        tables.register_table(
            edition,
            "claims",
            ("finding", "kind", "text", "value", "low", "high", "unit", "subject", "since", "indicator"),
        ),
        tables.table("documents-by-finding", documents.documents_by_finding(edition)),
        tables.table("claims-against-denominators", reach.claims_against_denominators(edition)),
        tables.table("event-size-beside-others", beside.event_size_beside_others(edition)),
        tables.table("activity-beside-baseline", beside.activity_beside_baseline(edition)),
        tables.table("attendance-beside-peers", reach.attendance_beside_peers(edition)),
        tables.table("visits-by-street", reach.visits_by_street(edition)),
        tables.table("promises-testable", commitments.promises_testable(edition)),
        tables.table("promises-past", commitments.promises_past(edition)),
        tables.table("promises-due", commitments.promises_due(edition)),
        tables.table("completion-beside-peers", completion.completion_beside_peers(edition)),
        tables.table("durations-beside-peers", durations.durations_beside_peers(edition)),
        *_recorded(edition),
        tables.problems(problems, edition),
        tables.definition(),
    ]


def _recorded(edition: Edition) -> Iterator[Table]:
    """What is recorded row by row, as far as there are rows, and the metrics of each breakdown."""
    for chart, make in LOGS.items():
        if len(frame := make(edition)):
            yield tables.table(chart.__name__.replace("_", "-"), frame)
    found = (tables.breakdown(edition, by) for by in tables.BREAKDOWNS)
    yield from (table for table in found if len(table.data))


def lookback_tables(review: Review) -> list[Table]:
    """The tables of a look-back that have rows; what compares only where there is an edition before."""
    made = listings(review)
    parts = (made[name]() for name in LOOKBACK if review.previous is not None or name not in COMPARING)
    return [part.table for part in parts if part.filled]


def write(path: Path, review: Review) -> Path:
    """Write `tables.xlsx`; returns its path."""
    edition, problems = review.edition, review.problems
    facts = [
        ("单位", formats.text(edition.notice["organ"])),
        ("季度", edition.quarter.label),
        ("统计日期", formats.day(edition.as_of)),
        ("台账", edition.ledger.name),
        *((f"结论{number}", str(line)) for number, line in enumerate(conclusions(review), start=1)),
        *(
            (f"要点{number}", str(line))
            for number, line in enumerate(sentences.summary(edition, problems), start=1)
        ),
    ]
    title = f"巡察整改回头看统计表（{edition.quarter.label}）"
    return workbook.write_tables(
        path,
        title,
        facts,
        NOTES,
        [*lookback_tables(review), *report_tables(edition, problems)],
        synthetic=review.synthetic,
    )
