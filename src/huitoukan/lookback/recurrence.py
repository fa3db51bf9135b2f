"""Findings of an earlier round beside today's: proposals by likeness of text, and what people decided.

A link says that two texts speak of a like matter. Whether the matter came back is for people to say.
"""

from __future__ import annotations

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
            "reference_unusable", Severity.ERROR, message, remedy, sheet=path.name, row=row, column=column
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
    proposal), note. Decisions on findings that neither edition has are left out.
    """
    before, after = (edition.ledger["findings"].dropna(subset=["no", "title"]) for edition in (earlier, now))
    before, after = (table.drop_duplicates("no").sort_values("no") for table in (before, after))
    scores = likeness(before["title"].tolist(), after["title"].tolist()).toarray()
    pairs = pd.DataFrame(scores, before["no"].astype("int64"), after["no"].astype("int64"))
    long = pairs.stack().rename_axis(["earlier_finding", "finding"]).rename("score").reset_index()
    long = long.assign(
        earlier_source=source_of(earlier),
        earlier_title=long["earlier_finding"].map(before.set_index("no")["title"]),
        title=long["finding"].map(after.set_index("no")["title"]),
    )
    on = ["earlier_source", "earlier_finding", "finding"]
    decided = read_links() if links is None else links
    long = long.merge(decided.astype({"earlier_source": object}), on=on, how="left")
    asked = long[long["decision"].isna() & (long["score"] >= PROPOSED)]
    asked = asked.sort_values(["score", "finding", "earlier_finding"], ascending=[False, True, True])
    asked = asked[asked.groupby("finding").cumcount() < MOST]
    told = long[long["decision"].notna()].sort_values(["finding", "earlier_finding"])
    return pd.concat([told, asked], ignore_index=True)[list(COLUMNS)].astype(COLUMNS)


def source_of(edition: Edition) -> str:
    """What a round is called in data/links.csv: the file of its notice, else that of its ledger."""
    source = edition.notice["source"]
    return edition.ledger.name if pd.isna(source) else str(source)
