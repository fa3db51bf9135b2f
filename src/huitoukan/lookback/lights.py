"""The light of each finding: by the days left where it is open, by what the site showed where it is closed;
red where the site showed it to be false.

The days and where they come from are a list, `data/lights.csv`; colours, signs and words are the code list
`light`. A light is never a colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd

from huitoukan import codelists, paths, strict_csv
from huitoukan.codelists import CodeList
from huitoukan.edition import Edition
from huitoukan.onsite import site_results
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.records import Record, records

DECLARED = "*light *days:Int64 *source note"
COLUMNS = {
    "no": "Int64", "title": "string", "status": "string", "due_on": "datetime64[s]", "light": "string",
    "word": "string", "sign": "string", "colour": "string", "days": "Int64", "why": "string",
}  # fmt: skip
EXPIRED = -1
"""Days left on the first day after the deadline: from it on a finding is overdue."""
FALSE, NOT_TRUE = "contradicted", "最近一次现场核查为“不实”"
"""The light of what was found false on site whatever its status, and why."""
BY_STATUS = {"unknown": "not_stated", "excluded": "not_applicable"}
"""What a status counts as → the light of findings that are neither open nor closed."""


def read_rule(path: Path | None = None) -> pd.DataFrame:
    """The days at which a light is lit (data/lights.csv if no file is given).

    Rows: one per light, by days. Columns: light (code), days (lit when at most so many are left to the
    deadline; -1 is the day after it), source (address), note. InputError lists every fault: each light that
    depends on days has one line, and is lit earlier than the one before it in the code list.
    """
    path = path or paths.LIGHTS
    rule = strict_csv.read(path, DECLARED)
    problems = [
        Problem(
            "reference_unusable", Severity.ERROR, message, remedy,
            sheet=path.name, row=row, column=column, value=str(rule.at[row, column]) if column else None,
        )
        for row, column, message, remedy in _faults(rule)
    ]  # fmt: skip
    if problems:
        raise InputError(problems)
    return rule.sort_values("days", ignore_index=True)


def _faults(rule: pd.DataFrame) -> Iterator[tuple[int | None, str | None, str, str]]:
    """What is wrong: line, column, what, what to do. The lights are lit in the order of the code list."""
    known = _by_days()
    words = codelists.load("light")
    listed = "、".join(f"{code}（{words.label_of(code)}）" for code in known)
    for row, light in rule.loc[~rule["light"].isin(known), "light"].items():
        yield row, "light", f"不认识灯号“{light}”。", f"只能写{listed}。"
    for row, light in rule.loc[rule["light"].duplicated(), "light"].items():
        yield row, "light", f"灯号“{light}”写了两次。", "每种灯号一行，请删去一行。"
    days = rule.drop_duplicates("light").set_index("light")["days"]
    for light in known:
        if light not in days.index:
            yield None, None, f"没有灯号 {light}（{words.label_of(light)}）这一行。", f"{listed}各写一行。"
    rows = {light: row for row, light in reversed(list(rule["light"].items()))}
    told = [light for light in known if light in days.index]
    if known[0] in told and days[known[0]] != EXPIRED:
        remedy = f"应写 {EXPIRED}：过时限的第一天起就是已逾期，时限当天不是。"
        message = f"{words.label_of(known[0])}的天数是{days[known[0]]}。"
        yield rows[known[0]], "days", message, remedy
    for before, light in pairwise(told):
        least = max(days[before], EXPIRED)
        if days[light] <= least:
            than = f"{words.label_of(before)}的{days[before]}"
            message = f"{words.label_of(light)}的天数{days[light]}，不大于{than}。"
            remedy = f"应写大于{least}的天数：{' < '.join(known)}，越早提示的天数越大。"
            yield rows[light], "days", message, remedy


def _by_days() -> list[str]:
    """Lights that depend on the days left, and on nothing else."""
    words, fixed = codelists.load("light"), {"later", "unchecked", "no_due", *BY_STATUS.values()}
    return [code for code in words.codes if not words.get(code, "counts_as") and code not in fixed]


def lights(edition: Edition, rule: pd.DataFrame | None = None) -> pd.DataFrame:
    """The light of every finding.

    Rows: one per finding, the most pressing light first, then by days left and number. Columns: no, title,
    status (not_stated where blank), due_on, light (code list light), word (its label), sign, colour (red,
    yellow, green, none), days (left to the deadline, of open findings that have one; -1 the day after it),
    why (in words, with the rule).
    """
    rule, words = read_rule() if rule is None else rule, codelists.load("light")
    findings = edition.ledger["findings"].assign(site=site_results(edition))
    rows = [_row(finding, edition, rule, words) for finding in records(findings)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = {code: at for at, code in enumerate(words.codes)}
    ranked = frame.assign(_order=frame["light"].map(order))
    ranked = ranked.sort_values(["_order", "days", "no"], kind="stable", ignore_index=True)
    return ranked[list(COLUMNS)]


def _row(finding: Record, edition: Edition, rule: pd.DataFrame, words: CodeList) -> Record:
    status = finding["status"] or "not_stated"
    counts_as = codelists.load("status").get(status, "counts_as")
    days = (finding["due_on"] - edition.as_of).days if finding["due_on"] else None
    if counts_as == "closed":
        code = _by_site(finding["site"], words)
        days, why = None, words.get(code, "note") + _late(finding)
    elif counts_as in BY_STATUS:
        code, why = BY_STATUS[counts_as], words.get(BY_STATUS[counts_as], "note")
    elif days is None:
        code, why = "no_due", words.get("no_due", "note")
    else:
        code, why = _by_deadline(days, rule)
    if counts_as != "closed" and finding["site"] == "false":
        code, why = (code if words.get(code, "colour") == "red" else FALSE), f"{NOT_TRUE}；{why}"
    return {
        "no": finding["no"], "title": finding["title"], "status": status, "due_on": finding["due_on"],
        "light": code, "word": words.label_of(code), "sign": words.get(code, "sign"),
        "colour": words.get(code, "colour"), "days": days, "why": why,
    }  # fmt: skip


def _by_site(result: str | None, words: CodeList) -> str:
    """The light of a closed finding by what its latest check on site counts as."""
    if result is None:
        return "unchecked"
    return next(code for code in words.codes if result in words.get(code, "counts_as").split(";"))


def _late(finding: Record) -> str:
    """That a finding was closed after its deadline."""
    due, closed = finding["due_on"], finding["closed_on"]
    return f"；销号比时限晚{(closed - due).days}天" if due and closed and closed > due else ""


def _by_deadline(days: int, rule: pd.DataFrame) -> tuple[str, str]:
    """The first light whose days are not exceeded, and why."""
    left = f"离时限还有{days}天" if days > 0 else "今天到期" if days == 0 else f"已过时限{-days}天"
    for light in records(rule):
        if days <= light["days"]:
            return light["light"], left if days <= 0 else f"{left}，不多于{light['days']}天"
    return "later", left if rule.empty else f"{left}，多于{rule['days'].max()}天"
