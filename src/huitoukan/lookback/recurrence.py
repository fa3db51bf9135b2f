"""Findings of an earlier round beside today's: proposals by likeness of text, and what people decided.

A link says that two texts speak of a like matter. Whether the matter came back is for people to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from huitoukan import codelists, paths, strict_csv
from huitoukan.edition import Edition
from huitoukan.lookback.likeness import likeness
from huitoukan.problems import InputError, Problem, Severity

PROPOSED = 0.3
"""From this likeness on a link is proposed."""
MOST = 3
"""At most so many proposals for one of today's findings, the most alike."""
FEW, HASH = 3, 64
"""So many findings word for word the same, and most of them, are of one round; digits of a hash."""
DECLARED = "*earlier_source *earlier_finding:Int64 *finding:Int64 *decision note"
COLUMNS = {
    "earlier_source": "string", "earlier_finding": "Int64", "earlier_title": "string", "finding": "Int64",
    "title": "string", "score": "Float64", "decision": "string", "note": "string",
}  # fmt: skip


def read_links(path: Path | None = None) -> pd.DataFrame:
    """The links that people looked at (data/links.csv if no file is given; none where there is no file).

    Columns: earlier_source, earlier_finding, finding (today's), decision (code list link_decision: yes, no,
    unsure), note. InputError lists every fault, also a link decided twice.
    """
    path = path or paths.LINKS
    if not path.exists():
        return pd.DataFrame(
            {name: [] for name in ("earlier_source", "earlier_finding", "finding", "decision", "note")}
        )
    links = strict_csv.read(path, DECLARED)
    words = codelists.load("link_decision")
    decided = links["decision"].map(words.code_of).astype("string")
    known = f"只能写{'、'.join(f'{code}（{words.label_of(code)}）' for code in words.codes)}。"
    twice = links.duplicated(["earlier_source", "earlier_finding", "finding"])
    problems = [
        Problem(
            "reference_unusable",
            Severity.ERROR,
            message,
            remedy,
            sheet=path.name,
            row=row,
            column=column,
            value=str(links.at[row, column]),
        )
        for wrong, column, message, remedy in (
            (decided.isna(), "decision", "不认识这个结论。", known),
            (twice, "finding", "同一对问题写了两次。", "请删去一行。"),
        )
        for row in links.index[wrong]
    ]
    if problems:
        raise InputError(problems)
    return links.assign(decision=decided)


def recurrence(earlier: Edition, now: Edition, links: pd.DataFrame | None = None) -> pd.DataFrame:
    """Findings of an earlier round linked to today's: first what was decided, then what is proposed.

    Rows: one per link; decided ones in the order of today's findings, then proposals, the most alike first,
    none for a pair that was decided. Columns: earlier_source (see `source_of`), earlier_finding,
    earlier_title, finding, title, score (likeness of the titles), decision (yes · no · unsure; missing for a
    proposal), note. In `attrs`, also where there is no link: earlier (`source_of` the earlier round),
    earlier_findings and findings (how many were compared), problems (decisions that were not used, and why).
    InputError when the earlier round is today's own.
    """
    refuse_same(earlier, now)
    decided = read_links() if links is None else links
    before, after = (_compared(edition) for edition in (earlier, now))
    scores = likeness(before["title"].tolist(), after["title"].tolist()).toarray()
    pairs = pd.DataFrame(scores, before["no"].astype("int64"), after["no"].astype("int64"))
    long = pairs.stack().rename_axis(["earlier_finding", "finding"]).rename("score").reset_index()
    long = long.assign(
        earlier_source=source_of(earlier),
        earlier_title=long["earlier_finding"].map(before.set_index("no")["title"]),
        title=long["finding"].map(after.set_index("no")["title"]),
    )
    on = ["earlier_source", "earlier_finding", "finding"]
    long = long.merge(decided.astype({"earlier_source": object}), on=on, how="left")
    asked = long[long["decision"].isna() & (long["score"] >= PROPOSED)]
    asked = asked.sort_values(["score", "finding", "earlier_finding"], ascending=[False, True, True])
    asked = asked[asked.groupby("finding").cumcount() < MOST]
    told = long[long["decision"].notna()].sort_values(["finding", "earlier_finding"])
    found = pd.concat([told, asked], ignore_index=True)[list(COLUMNS)].astype(COLUMNS)
    found.attrs = {
        "earlier": source_of(earlier), "earlier_findings": len(before), "findings": len(after),
        "problems": tuple(_unused(decided, earlier, before["no"], after["no"])),
    }  # fmt: skip
    return found


def refuse_same(earlier: Edition, now: Edition) -> None:
    """InputError when an earlier round is today's own: the same notice, or mostly the very same findings."""
    one, other = (edition.notice["sha256"] for edition in (earlier, now))
    read = pd.notna(one) and pd.notna(other) and len(str(one)) == HASH and one == other
    before, after = (set(_compared(edition)["title"]) for edition in (earlier, now))
    same = len(before & after)
    if read or (same >= FEW and 2 * same > max(len(before), len(after))):
        why = "通报相同" if read else f"有{same}个问题一字不差"
        raise InputError(
            f"上一轮给的“{source_of(earlier)}”就是这一轮的：{why}。",
            "请给上一轮的通报或台账；同一轮各季度之间的变化，冻结各季度的版本就会比较。",
        )


def _compared(edition: Edition) -> pd.DataFrame:
    """The findings that can be compared, each number once, in order."""
    return edition.ledger["findings"].dropna(subset=["no", "title"]).drop_duplicates("no").sort_values("no")


def _unused(
    decided: pd.DataFrame, earlier: Edition, before: pd.Series, after: pd.Series
) -> Iterator[Problem]:
    """The decisions that say nothing of these two rounds, each with its line."""
    source = source_of(earlier)
    own = decided["earlier_source"].eq(source)
    rules = (
        (~own, "earlier_source", f"以前的来源不是这次比较的“{source}”，这一行没有用。",
         "确是另一轮的，不用处理；写错的请改成和这次的文件名一样。"),
        (own & ~decided["earlier_finding"].isin(before), "earlier_finding", 
         f"“{source}”里没有这个序号，这一行没有用。", "请核对以前问题的序号。"),
        (own & ~decided["finding"].isin(after), "finding", "现在的台账里没有这个序号，这一行没有用。",
         "请核对现在问题的序号。"),
    )  # fmt: skip
    for wrong, column, message, remedy in rules:
        for row, value in decided.loc[wrong, column].items():
            severity = Severity.NOTE if column == "earlier_source" else Severity.WARNING
            yield Problem(
                "link_unused", severity, message, remedy,
                sheet=paths.LINKS.name, row=int(row), column=column, value=str(value),
            )  # fmt: skip


def source_of(edition: Edition) -> str:
    """What a round is called in data/links.csv: the file of its notice, else that of its ledger."""
    source = edition.notice["source"]
    return edition.ledger.name if pd.isna(source) else str(source)
