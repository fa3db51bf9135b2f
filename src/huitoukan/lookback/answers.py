"""What a filled workpaper brought: counted by section, and doubted where it does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from huitoukan import formats
from huitoukan.edition import Edition
from huitoukan.lookback.likeness import likeness
from huitoukan.lookback.naming import named
from huitoukan.lookback.plan import SECTIONS, Plan
from huitoukan.lookback.recurrence import PROPOSED
from huitoukan.lookback.workpaper import how_made, with_answers
from huitoukan.problems import InputError, Problem, Severity, errors
from huitoukan.registers import REGISTERS
from huitoukan.workbook import Filled

COUNTED = {
    "section": "string", "title": "string", "lines": "int64", "answered": "int64", "written": "int64",
}  # fmt: skip


@dataclass(frozen=True)
class Answers:
    """What came back; all zero and empty without a workpaper."""

    lines: int
    """Lines of the workpaper."""
    answered: int
    """Lines with a result."""
    sections: pd.DataFrame
    """One row per section: section (code), title, lines, answered, written (lines in which anything is)."""
    problems: tuple[Problem, ...]
    """What was doubtful in the workpaper, and between it and the ledger; no errors."""


NONE = Answers(0, 0, pd.DataFrame(columns=list(COUNTED)).astype(COUNTED), ())


def take_in(edition: Edition, filled: Filled) -> Edition:
    """The edition with the answers in its register 现场核查. InputError: status 1 with all that was told of
    the workpaper, errors first, when there is an error; 2 when it is of another quarter or organ, its numbers
    stand for other findings now, or only one of the two is made up."""
    if filled.quarter != edition.quarter:
        raise InputError(
            f"工作底稿是{filled.quarter.label}的，不是{edition.quarter.label}的。",
            f"请用{edition.quarter}的底稿，或改为 huitoukan review {filled.quarter}。",
        )
    if filled.synthetic != edition.synthetic:
        which = "底稿是示例数据，台账不是" if filled.synthetic else "台账是示例数据，底稿不是"
        raise InputError(f"{which}，不能放在一起。", "请用同一份台账和由它写出的底稿。")
    if errors(filled.problems):
        # a doubt may be the cause of an error, or the next thing to be mended: all are told together
        raise InputError(sorted(filled.problems, key=lambda problem: problem.severity.rank), exit_status=1)
    _refuse_others(edition, filled)
    return replace(edition, ledger=with_answers(edition.ledger, filled))


def _refuse_others(edition: Edition, filled: Filled) -> None:
    """InputError when the workpaper is of another organ, or was made when the findings had other numbers."""
    made, organ = how_made(filled), edition.notice["organ"]
    if made.get("organ") and not pd.isna(organ) and made["organ"] != organ:
        raise InputError(
            f"工作底稿是“{made['organ']}”的，台账是“{organ}”的。", "请用同一份台账和由它写出的底稿。"
        )
    findings = edition.ledger["findings"].dropna(subset=["no", "title"])
    now = dict(zip(findings["no"].astype(int), findings["title"], strict=True))
    answered = set(filled.rows["finding"].dropna().astype(int))
    then = {int(no): str(title) for no, title in (made.get("titles") or {}).items()}
    numbers = [no for no in sorted(answered & then.keys() & now.keys()) if then[no] != now[no]]
    scores = likeness([then[no] for no in numbers], [now[no] for no in numbers]).diagonal()
    others = [no for no, score in zip(numbers, scores, strict=True) if score < PROPOSED]
    if others:
        named = "；".join(f"{formats.finding(no)}原为“{then[no]}”，现为“{now[no]}”" for no in others)
        raise InputError(
            f"写出底稿以后，台账里的问题换了序号或内容：{named}。",
            "请把序号改回，或用写出底稿时的台账；不能确定的，重新写出底稿再填。",
        )


def answers(filled: Filled, made: Plan, edition: Edition) -> Answers:
    """The workpaper's answers counted, and what does not fit the edition they were taken into."""
    sections = {title: code for code, title in SECTIONS.items()}
    lines = filled.items.assign(section=filled.items["sheet"].map(sections).astype("string"))
    written = lines["item"].isin(filled.rows["item"])
    counted = [
        {
            "section": code, "title": title, "lines": int(own.sum()), "written": int((own & written).sum()),
            "answered": int((own & lines["answered"]).sum()),
        }
        for title, code in sections.items()
        if (own := lines["section"].eq(code)).any()
    ]  # fmt: skip
    problems = (*filled.problems, *_doubts(filled, made, edition))
    by_section = pd.DataFrame(counted, columns=list(COUNTED)).astype(COUNTED)
    return Answers(len(lines), int(lines["answered"].sum()), by_section, problems)


def _doubts(filled: Filled, made: Plan, edition: Edition) -> Iterator[Problem]:
    """Another file than the workpaper was made from, lines whose rows are gone, answers of a later day."""
    if made.sha256 != edition.ledger.sha256:
        yield _warning(
            "other_ledger",
            f"底稿是按另一份台账（{made.ledger}，文件指纹{made.sha256[:16] or '无'}）写出的，与这份不同。",
            "请确认两份是同一台账的先后两版；抽样的总数按底稿写出时的计。",
        )
    gone = _gone(filled, edition)
    if gone:
        yield _warning(
            "rows_gone",
            f"底稿有{len(gone)}条核查的记录在这份台账里找不到了，如{gone[0]}。",
            "请核对这些记录是删去了，还是改了序号或名称。",
        )


def _gone(filled: Filled, edition: Edition) -> list[str]:
    """Lines of findings and records whose row the ledger does not have any more, as 表 键."""
    lines = filled.items[filled.items["drawn"].notna()]
    there = {register: set(named(edition, str(register))["item"]) for register in lines["register"].unique()}
    rows = lines[["register", "key", "item"]].itertuples(index=False, name=None)
    return [
        f"{REGISTERS[register].sheet}“{key}”" for register, key, item in rows if item not in there[register]
    ]


def _warning(code: str, message: str, remedy: str) -> Problem:
    return Problem(code, Severity.WARNING, message, remedy)
