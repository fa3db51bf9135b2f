"""The lines of a workpaper: what is to be looked at, why, how, and what there should be to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from huitoukan import codelists
from huitoukan.cards import Card, cards
from huitoukan.checks import RULES
from huitoukan.edition import Edition
from huitoukan.lookback.naming import ASKED, JOIN, item_of, named
from huitoukan.lookback.places import LAST, places
from huitoukan.lookback.wording import LONGEST, clause_of, cut, sentences, together, worded
from huitoukan.onsite import latest_of
from huitoukan.problems import Problem, Severity
from huitoukan.promises import dated_checks
from huitoukan.records import Record, records
from huitoukan.registers import REGISTERS
from huitoukan.workbook.values.display import shown

WHOLE = 380
"""Measures are told whole up to here: each of them is held against its papers."""
NOT_ON_SITE = ("frequency",)
"""Kinds of claims that are looked at as promises."""
NOT_SEEN = ("old_denominator", "national_mean_not_comparable", "earlier_figure_not_comparable")
"""Remarks on a rate or a comparison: a visit cannot tell, and what is to be asked is asked for itself."""


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
        closed = f"，{worded(str(finding['closed_on']))}销号" if finding["closed_on"] else ""
        what = f"{finding['title']}（报告{status}{closed}{_by(finding['owner'])}）。"
        whole = f"{what}措施：{did}。" if did else what
        seen = f"单位写的佐证：{told}；{_asked(way)}" if told else f"单位没有写佐证。{_papers(way)}"
        yield {
            "item": names.at[one.row, "item"], "section": section, "register": "findings",
            "key": names.at[one.row, "key"], "finding": finding["no"],
            "what": cut(worded(whole), WHOLE), "why": one.why, "how": way["label"], "see": cut(worded(seen)),
            "drawn": one.drawn, "stratum": one.stratum,
        }  # fmt: skip


def of_records(edition: Edition, section: str, register: str, picked: Sequence[Picked]) -> Iterator[Record]:
    """Rows of a log to look at: all they say."""
    declared, names, way = REGISTERS[register], named(edition, register), _way(register)
    where = places(edition, register)
    for one in picked:
        row = edition.ledger[register].loc[one.row]
        told = [column for column in declared.columns if column.name != "finding"]
        cells = ((column.title, shown(row[column.name], column)) for column in told)
        what = "；".join(f"{title}：{cell}" for title, cell in cells if cell is not None)
        finding = row.get("finding")
        yield {
            "item": names.at[one.row, "item"], "section": section, "register": register,
            "key": names.at[one.row, "key"], "finding": None if pd.isna(finding) else int(finding),
            "what": cut(worded(f"{declared.sheet}——{what}")), "why": one.why, "how": way["label"],
            "see": _papers(way), "drawn": one.drawn, "stratum": one.stratum,
            "place": where.get(one.row, LAST),
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
        sheet = REGISTERS[check["register"]].sheet if check["register"] else ""
        entries = f"记录在“{sheet}”{check['entries']}" if check["entries"] else ""
        wanted = f"，应有{check['wanted']}{check['measure']}" if check["wanted"] else ""
        yield {
            "item": item_of("commitments", key), "section": section, "register": "commitments", "key": key,
            "finding": check["finding"], "how": way["label"], "see": _papers(way),
            "what": worded(f"{check['promise']}（{check['window']}{wanted}）"),
            "why": cut(worded(sentences(f"{check['due_on']}到期", f"{state}：{check['why']}", entries))),
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
        sheet = f"对照台账“{card.proof.sheet}”的{card.proof.recorded}行。" if card.proof.recorded else ""
        yield {
            "item": names.at[card.row, "item"], "section": section, "register": "claims",
            "key": names.at[card.row, "key"], "finding": card.finding,
            "what": cut(_told(card)), "why": cut(_remarked(card)) or "单位自报，没有核实过",
            "how": card.proof.how,
            "see": f"{sheet}看{'、'.join(card.proof.papers)}；问{'、'.join(card.proof.roles)}",
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
            "what": cut(worded(together([worded(one.message) for one in problems])), 2 * LONGEST),
            "why": f"见台账“{REGISTERS[sheet].sheet}”{edition.ledger.rows(sheet, [entered])}",
            "how": sentences(*dict.fromkeys(one.remedy for one in problems)),
            "see": "要书面答复和材料",
        }  # fmt: skip


def _told(card: Card) -> str:
    """A fact in the words of the notice where they are at hand, with its window."""
    subject = f"{card.subject}：" if card.subject and card.subject not in card.text else ""
    quoted = card.kind != "document" and (card.before or card.after)
    fact = f"“{clause_of(card.before, card.text, card.after)}”" if quoted else f"{subject}{card.text}"
    window = worded(card.window.words)
    # a month that the fact itself names is not said twice
    window = window.removeprefix(card.text).strip("（）") if window.startswith(card.text) else window
    return f"{fact}（{window}）" if window else fact


def _remarked(card: Card) -> str:
    """Why a fact should be looked at; of its window what holds for this fact alone."""
    standing = codelists.load("warnings")
    seen = [remark for remark in card.remarks if remark.code not in NOT_SEEN]
    told = [
        f"时段横跨反馈日：{card.window.bound}"
        if one.code == "window_straddles_feedback"
        # of a standing warning its name says enough on site
        else standing.label_of(one.code)
        if one.code in standing.codes
        else worded(one.message)
        for one in seen
    ]
    return "；".join(dict.fromkeys(text.rstrip("。") for text in told))


def _way(register: str | None) -> Mapping[str, str]:
    """How entries of a register are verified: the entry of the list `verification` that speaks of it."""
    ways = codelists.load("verification")
    own = f"in_{register}"
    code = own if own in ways.codes else next(iter(ways.where("register", register or "")), "frequency")
    return ways.rows[code if register else "frequency"]


def _papers(way: Mapping[str, str]) -> str:
    return f"看{way['papers'].replace(';', '、')}；{_asked(way)}"


def _asked(way: Mapping[str, str]) -> str:
    return f"问{way['roles'].replace(';', '、')}"


def _by(owner: str | None) -> str:
    return f"，{owner}" if owner else ""
