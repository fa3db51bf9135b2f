"""The lines of a workpaper: what is to be looked at, why, how, and what there should be to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from huitoukan import codelists
from huitoukan.cards import cards
from huitoukan.checks import RULES
from huitoukan.edition import Edition
from huitoukan.lookback.naming import ASKED, JOIN, item_of, named
from huitoukan.onsite import latest_of
from huitoukan.problems import Problem, Severity
from huitoukan.promises import dated_checks
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS
from huitoukan.workbook.values.display import shown

LONGEST = 160
"""Longer texts are cut: a line of the workpaper is read standing."""
NOT_ON_SITE = ("frequency",)
"""Kinds of claims that are looked at as promises."""


@dataclass(frozen=True)
class Picked:
    """A row chosen for a visit: label, why, how it was drawn (random · risk), and from which stratum."""

    row: int
    why: str
    drawn: str
    stratum: str | None = None


def of_findings(edition: Edition, section: str, picked: Sequence[Picked]) -> Iterator[Record]:
    """Findings to look at: their measures, and the papers they name."""
    findings, measures = edition.ledger["findings"], edition.ledger["measures"]
    names, way = named(edition, "findings"), codelists.load("verification").rows["closure"]
    for one in picked:
        finding = {name: value for name, value in records(findings.loc[[one.row]])[0].items()}
        own = records(
            measures[measures["finding"].eq(finding["no"]).fillna(False)].sort_values(["no", "text"])
        )
        did = "；".join(str(measure["text"]).rstrip("。；") for measure in own if measure["text"])
        papers = [finding["evidence"], *(measure["evidence"] for measure in own)]
        told = "；".join(dict.fromkeys(paper.rstrip("。；") for paper in papers if paper))
        status = codelists.load("status").label_of(finding["status"] or "not_stated")
        closed = f"，{finding['closed_on']}销号" if finding["closed_on"] else ""
        what = f"{finding['title']}（报告{status}{closed}{_by(finding['owner'])}）"
        yield {
            "item": names.at[one.row, "item"], "section": section, "register": "findings",
            "key": names.at[one.row, "key"], "finding": finding["no"],
            "what": cut(f"{what}措施：{did}" if did else what), "why": one.why, "how": way["label"],
            "see": cut(f"单位写的佐证：{told}" if told else f"单位没有写佐证。{_papers(way)}"),
            "drawn": one.drawn, "stratum": one.stratum,
        }  # fmt: skip


def of_records(edition: Edition, section: str, register: str, picked: Sequence[Picked]) -> Iterator[Record]:
    """Rows of a log to look at: all they say."""
    declared, names, way = REGISTERS[register], named(edition, register), _way(register)
    for one in picked:
        row = edition.ledger[register].loc[one.row]
        cells = ((column.title, shown(row[column.name], column)) for column in declared.columns)
        what = "；".join(f"{title}：{cell}" for title, cell in cells if cell is not None)
        finding = row.get("finding")
        yield {
            "item": names.at[one.row, "item"], "section": section, "register": register,
            "key": names.at[one.row, "key"], "finding": None if pd.isna(finding) else int(finding),
            "what": cut(f"{declared.sheet}——{what}"), "why": one.why, "how": way["label"],
            "see": _papers(way), "drawn": one.drawn, "stratum": one.stratum,
        }  # fmt: skip


def of_promises(edition: Edition, section: str) -> Iterator[Record]:
    """Promises due in the quarter, and those due before whose proof is known to be missing."""
    checks = dated_checks(edition)
    due = checks["quarter"].eq(str(edition.quarter))
    missed = checks["state"].eq("overdue") & checks["due_on"].lt(pd.Timestamp(edition.quarter.start))
    for check in records(checks[due | missed].sort_values(["due_on", "finding", "promise", "window_from"])):
        key = JOIN.join((str(check["finding"]), check["promise"], check["window"]))
        way = _way(check["register"])
        state = codelists.load("promise_state").label_of(check["state"])
        entries = f"；登记{check['found']}{check['measure']}：{check['entries']}" if check["entries"] else ""
        yield {
            "item": item_of("commitments", key), "section": section, "register": "commitments", "key": key,
            "finding": check["finding"], "how": way["label"], "see": _papers(way),
            "what": f"{check['promise']}（{check['window']}，应有{check['wanted']}{check['measure']}）",
            "why": cut(f"{check['due_on']}到期。{state}：{check['why']}{entries}"),
        }  # fmt: skip


def of_claims(edition: Edition, section: str, problems: Iterable[Problem]) -> Iterator[Record]:
    """Facts of the notice that nobody has confirmed yet, with the gist of their cards."""
    names, claims = named(edition, "claims"), edition.claims
    answers = latest_of(edition, "claims")
    confirmed = set(answers.loc[answers["counts_as"].eq("verified"), "key"])
    for card in cards(edition, problems):
        cited = claims.at[card.row, "action"] == "cited" if card.kind == "document" else False
        if card.kind in NOT_ON_SITE or cited or names.at[card.row, "key"] in confirmed:
            continue
        subject = f"{card.subject}：" if card.subject and card.subject not in card.text else ""
        remarks = "；".join(remark.message.rstrip("。") for remark in card.remarks)
        sheet = f"台账“{card.proof.sheet}”有{card.proof.recorded}行。" if card.proof.sheet else ""
        yield {
            "item": names.at[card.row, "item"], "section": section, "register": "claims",
            "key": names.at[card.row, "key"], "finding": card.finding,
            "what": cut(f"{subject}{card.text}（{card.window.words}）"),
            "why": cut(remarks) or "单位自报，没有核实过", "how": card.proof.how,
            "see": cut(f"{sheet}看{'、'.join(card.proof.papers)}；问{'、'.join(card.proof.roles)}"),
        }  # fmt: skip


def of_questions(edition: Edition, section: str) -> Iterator[Record]:
    """What the checks would have asked of the organ, the questions on one row together."""
    asked: dict[tuple[str, int], list[Problem]] = {}
    for rule in RULES.values():
        if rule.severity is Severity.ASK:
            for hit, problem in zip(rule.find(edition), rule.problems(edition), strict=True):
                asked.setdefault((hit.register, hit.row), []).append(problem)
    names = {register: named(edition, register) for register, _ in asked}
    for (register, row), problems in asked.items():
        sheet, entered = edition.stands(register, row)
        key = names[register].at[row, "key"]
        yield {
            "item": item_of(ASKED + register, key), "section": section, "register": register, "key": key,
            "finding": problems[0].finding,
            "what": cut("".join(one.message for one in problems), 2 * LONGEST),
            "why": f"台账{edition.ledger.rows(sheet, [entered])}（{REGISTERS[sheet].sheet}）",
            "how": "".join(dict.fromkeys(one.remedy for one in problems)),
            "see": "把单位的答复和看到的材料写在“所见证据”栏",
        }  # fmt: skip


def cut(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning where it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _way(register: str | None) -> Mapping[str, str]:
    """How entries of a register are verified: the entry of the list `verification` that speaks of it."""
    ways = codelists.load("verification")
    own = f"in_{register}"
    code = own if own in ways.codes else next(iter(ways.where("register", register or "")), "frequency")
    return ways.rows[code if register else "frequency"]


def _papers(way: Mapping[str, str]) -> str:
    return f"看{way['papers'].replace(';', '、')}；问{way['roles'].replace(';', '、')}"


def _by(owner: str | None) -> str:
    return f"，{owner}" if owner else ""
