"""The evidence ladder: which rung each finding's text reaches, and when its evidence falls."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pandas as pd

from huitoukan import period
from huitoukan.edition import Edition
from huitoukan.notice.claims.claims import times_in
from huitoukan.onsite import site_results
from huitoukan.records import Record, records

RECORD = re.compile("纪要|记录|签到|台账|登记|笔录|验收|合同|协议|发票|凭证|批复|回执|简报|检查|结果")
"""Words of papers that an act leaves behind on its day."""
NOTHING = re.compile(r"(?:无|没有|暂无|略|不涉及|[/\\—－-])*")
"""A cell of evidence that names none."""
SHOWN = 40
"""Most characters of a cell of evidence that stand for it."""
RUNG_OF_KIND = {"document": 1, "event": 2, "frequency": 2, "count": 3, "rate": 3, "money": 3}
"""Rung of the ladder that a claim of each kind reaches. A document that is only cited reaches none."""
SITE_RUNG = 4
"""Rung of a finding that a second party confirmed on site."""
PHASES = ("before_inspection", "between", "after_feedback")
ITEM_COLUMNS = {
    "finding": "int64", "kind": "string", "subject": "string", "text": "string", "item_from": "datetime64[s]",
    "item_to": "datetime64[s]", "is_window": "bool", "register": "string", "row": "int64",
}  # fmt: skip
TIMING_COLUMNS = {
    "dated": "bool", "opens": "string", "latest": "string", "days_after": "Int64", "days_window": "Int64",
}  # fmt: skip
UNDATED: Record = {"dated": False, "opens": "undated", "latest": "undated"}


def rungs(edition: Edition) -> pd.Series:
    """The rung of each finding, 0-4, in the order of the ledger's findings (same index).

    4 is for those whose latest check on site confirmed them; what is written reaches 3 at most.
    """
    return written_rungs(edition).mask(site_results(edition).eq("verified").fillna(False), SITE_RUNG)


def written_rungs(edition: Edition) -> pd.Series:
    """The rung that the words and named evidence of each finding reach, 0-3, whatever was found on site."""
    claims, named = edition.claims, named_evidence(edition)
    cited = (claims["kind"] == "document") & (claims["action"] == "cited")
    told = claims.assign(rung=claims["kind"].map(RUNG_OF_KIND).mask(cited, 0))
    both = pd.concat([told[["finding", "rung"]].dropna(), named[["finding", "rung"]]])
    highest = both.groupby("finding")["rung"].max()
    return edition.ledger["findings"]["no"].map(highest).fillna(0).astype("int64").rename("rung")


def named_evidence(edition: Edition) -> pd.DataFrame:
    """What the columns 佐证材料 name for the findings, and the rung it reaches by itself.

    Rows: one per cell of 整改台账 and 整改措施 that names something. Columns: finding, register, row, text,
    on (ISO dates in it, maybe none), rung (2 with a date or a record that an act leaves behind, else 1).
    """
    found: list[Record] = []
    for register, number in (("findings", "no"), ("measures", "finding")):
        table = edition.ledger[register].dropna(subset=[number, "evidence"])
        for line in records(table[~table["evidence"].str.strip().str.fullmatch(NOTHING.pattern)]):
            on = [time.iso for time in times_in(line["evidence"], None) if time.is_point]
            found.append({
                "finding": line[number], "register": register, "row": line["row"], "text": line["evidence"],
                "on": on, "rung": 2 if on or RECORD.search(line["evidence"]) else 1,
            })  # fmt: skip
    types = {"finding": "int64", "register": "string", "row": "int64", "text": "string", "rung": "int64"}
    return pd.DataFrame(found, columns=[*types, "on"]).astype(types)


def has_words(edition: Edition) -> pd.Series:
    """Whether there is anything to judge each finding by: a claim, the words of a measure, named evidence."""
    measures = edition.ledger["measures"]
    told = measures.loc[measures["text"].notna() | measures["progress"].notna(), "finding"]
    known = pd.concat([told, edition.claims["finding"], named_evidence(edition)["finding"]])
    return edition.ledger["findings"]["no"].isin(known.dropna())


def items(edition: Edition) -> pd.DataFrame:
    """Everything dated that a finding rests on: acts (a day or month) and windows (以来 …).

    Rows: one per dated claim, one per date in the columns 佐证材料, and one per 以来 of a measure's text that
    is the window of no claim; by finding and date. Columns: finding, kind (of claim; paper; window), subject,
    text, item_from, item_to (days), is_window, and register and row where it stands. An open window ends at
    the signing.
    """
    signed = edition.day("signed_on") or edition.as_of
    claims = edition.claims.dropna(subset=["finding"])
    dated = claims[claims["on"].notna() | claims["since"].notna()]
    rows = [_item(claim, signed) for claim in records(dated)]
    rows += [_paper(cell) for cell in records(named_evidence(edition).explode("on").dropna())]
    used = {(row["finding"], row["item_from"]) for row in rows if row["is_window"]}
    for window in _windows(edition, signed):
        if (window["finding"], window["item_from"]) not in used:
            used.add((window["finding"], window["item_from"]))
            rows.append(window)
    frame = pd.DataFrame(rows, columns=list(ITEM_COLUMNS)).astype(ITEM_COLUMNS)
    order = ["finding", "item_from", "item_to", "register", "row"]
    return frame.sort_values(order, kind="stable", ignore_index=True)


def _item(claim: Record, signed: date) -> Record:
    first, last = period.span_of(claim["on"]) if claim["on"] else (claim["since"], claim["until"] or signed)
    place = {"register": "claims", "row": claim["row"], "finding": claim["finding"]}
    return place | {
        "kind": claim["kind"], "subject": claim["subject"], "text": claim["text"],
        "item_from": first, "item_to": last, "is_window": claim["on"] is None,
    }  # fmt: skip


def _paper(cell: Record) -> Record:
    first, last = period.span_of(cell["on"])
    words = cell["text"] if len(cell["text"]) <= SHOWN else f"{cell['text'][:SHOWN]}……"
    return {
        "register": cell["register"], "row": cell["row"], "finding": cell["finding"], "kind": "paper",
        "subject": None, "text": words, "item_from": first, "item_to": last, "is_window": False,
    }  # fmt: skip


def _windows(edition: Edition, signed: date) -> list[Record]:
    """Every 以来 in the text of the measures."""
    measures = edition.ledger["measures"].dropna(subset=["finding", "text"])
    return [
        {
            "register": "measures", "row": measure["row"], "finding": measure["finding"], "kind": "window",
            "text": time.text, "item_from": time.first, "item_to": signed, "is_window": True,
        }
        for measure in records(measures)
        for time in times_in(measure["text"], signed.year)
        if time.mark == "since"
    ]  # fmt: skip


def phased(edition: Edition) -> pd.DataFrame:
    """`items` with the days each has in the three phases, the phase it opens in, the one that holds it all.

    Columns added: the days in each of PHASES, opens (phase), whole (phase; missing when it spans several).
    Without the dates of inspection and feedback there are no phases: all days 0, opens and whole missing.
    """
    frame = items(edition)
    inspected, feedback = edition.day("inspected_from"), edition.day("feedback_on")
    if inspected and feedback:
        bounds = dict(zip(PHASES, pairwise([None, inspected, feedback, None]), strict=True))
        days = pd.DataFrame({phase: _days_within(frame, *bound) for phase, bound in bounds.items()})
    else:
        days = pd.DataFrame(0, frame.index, list(PHASES))
    touched = days.gt(0)
    opens = touched.idxmax(axis=1).astype("string").where(touched.any(axis=1))
    return frame.join(days).assign(opens=opens, whole=opens.where(touched.sum(axis=1) == 1))


def _days_within(frame: pd.DataFrame, start: date | None, end: date | None) -> pd.Series:
    """Days of each item from `start` to the day before `end`."""
    first, last = frame["item_from"], frame["item_to"]
    if start is not None:
        first = first.clip(lower=pd.Timestamp(start))
    if end is not None:
        last = last.clip(upper=pd.Timestamp(end) - pd.Timedelta(days=1))
    return ((last - first).dt.days + 1).clip(lower=0).astype("int64")


def timing(edition: Edition) -> pd.DataFrame:
    """When each finding's evidence falls, one row per finding (index of the ledger's findings).

    Columns: dated (whether it has any item); opens (phase in which the earliest item opens, or undated);
    latest (after_feedback: an item lies wholly after the feedback · straddling: one reaches beyond it ·
    before_feedback · undated); days_after and days_window (days after the feedback ÷ all days of the item
    most after it). Without phases (see `phased`) findings with items have `dated` only.
    """
    own = dict(list(phased(edition).groupby("finding")))
    numbers = edition.ledger["findings"]["no"]
    rows = [_timing_of(own[no]) if no in own else UNDATED for no in numbers]
    return pd.DataFrame(rows, numbers.index, list(TIMING_COLUMNS)).astype(TIMING_COLUMNS)


def _timing_of(own: pd.DataFrame) -> Record:
    days = own[list(PHASES)].sum(axis=1)
    own, days = own[days > 0], days[days > 0]
    if own.empty:
        return {"dated": True}
    after = own["after_feedback"]
    best = (after / days).idxmax()
    latest = "straddling" if after.any() else "before_feedback"
    return {
        "dated": True, "opens": own["opens"].iloc[0], "days_after": after[best], "days_window": days[best],
        "latest": "after_feedback" if (after == days).any() else latest,
    }  # fmt: skip


def documents(edition: Edition) -> pd.DataFrame:
    """The claims of documents made, revised or issued, in the order of the sheet; not those only cited."""
    claims = edition.claims.sort_index()
    return claims[(claims["kind"] == "document") & claims["action"].isin(["made", "revised", "issued"])]
