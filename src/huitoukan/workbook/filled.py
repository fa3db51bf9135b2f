"""A filled workpaper read back: its answers as rows of 现场核查, matched by the item numbers alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from huitoukan.period import Quarter
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.workbook.answers import Answer, Line, answers_on
from huitoukan.workbook.files.raw import RawBook, filled
from huitoukan.workbook.files.source import read
from huitoukan.workbook.marks import COVER
from huitoukan.workbook.paper import ANSWERS, INDEX, INDEX_COLUMNS, ITEM, VERIFICATIONS
from huitoukan.workbook.reading.reader import is_synthetic

NAMED = 3
"""So many of the lines that are gone are named."""


@dataclass(frozen=True)
class Filled:
    """What came back from the site."""

    quarter: Quarter
    items: pd.DataFrame
    """Every line of the workpaper: item, sheet, register, key, finding, drawn, stratum (of a random draw),
    answered (has a result)."""
    rows: pd.DataFrame
    """Rows of the register `verifications`, one per line in which anything was written, by item."""
    problems: tuple[Problem, ...]
    synthetic: bool
    made: str = ""
    """What the workpaper says of how it was made; see `Paper.made`."""


def read_papers(*paths: Path | str) -> Filled:
    """The answers of one or several copies of a quarter's workpaper (several groups may each fill in one).

    Rows may have been re-sorted, columns moved, notes added, lines left open, the file saved in another
    format: lines are known by their number alone. `problems` holds, with sheet, row and column: unknown
    words, impossible days, unknown numbers, numbers with two different answers, a sheet without its column
    of results (errors); rows without a number, answers without a result, lines that no copy has any more
    (warnings). InputError (exit status 2) for a file that is no
    workpaper, or for workpapers of different plans.
    """
    books = [(Path(path), read(path)) for path in paths]
    indexes = [_index(book, path.name) for path, book in books]
    made = {_made(book) for _, book in books}
    index = pd.concat(indexes).drop_duplicates(ignore_index=True)
    if index.empty:
        raise InputError("工作底稿里没有一条要核查的。", "不写 --workpaper，直接做回头看。")
    quarters = sorted(set(index["quarter"]))
    if len(quarters) != 1 or len(made) != 1 or not index["item"].is_unique:
        named = "、".join(quarters)
        raise InputError(f"这些工作底稿不是同一份计划的（{named}）。", "请只用同一季度、同一份底稿的副本。")
    quarter, problems = Quarter.parse(quarters[0]), list[Problem]()
    answers: dict[str, tuple[Answer, Line]] = {}
    known, seen = set(index["item"]), set[str]()
    for path, book in books:
        for sheet in book.sheets:
            if sheet.name in (INDEX, COVER):
                continue
            found = answers_on(sheet, path.name, quarter, problems)
            if found is None and sheet.name in set(index["sheet"]):
                problems.append(_without_numbers(sheet.name))
            for line, item, answer in found or ():
                seen.add(item)
                if answer:
                    _keep(answers, known, line, item, answer, problems)
    problems.extend(_gone(index[~index["item"].isin(seen)], index, problems))
    rows = index[index["item"].isin(answers)].sort_values("item")
    told = [
        {name: line[name] for name in ("item", "quarter", "register", "key", "finding", "drawn")}
        | answers[line["item"]][0]
        for line in rows.astype(object).where(rows.notna(), None).to_dict("records")
    ]
    with_result = {item for item, (answer, _) in answers.items() if answer.get("result")}
    items = index.drop(columns="quarter").assign(answered=index["item"].isin(with_result))
    synthetic = any(is_synthetic(book) for _, book in books)
    return Filled(quarter, items, VERIFICATIONS.frame(told), tuple(problems), synthetic, made.pop())


def _index(book: RawBook, name: str) -> pd.DataFrame:
    """The lines the workpaper was made of; InputError when the file has no such list."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == INDEX), None)
    head = [str(cell) for cell in sheet.rows[0][: len(INDEX_COLUMNS)]] if sheet and sheet.rows else []
    if sheet is None or head != list(INDEX_COLUMNS):
        raise InputError(
            f"“{name}”不是工作底稿，或隐藏的“{INDEX}”表不见了。",
            "请用 huitoukan plan 写出的底稿填写，整个文件送回，不要另存为 .csv，也不要只复制其中一张表。",
        )
    lines = [dict(zip(INDEX_COLUMNS, row, strict=False)) for row in sheet.rows[1:] if filled(row)]
    frame = pd.DataFrame(lines, columns=list(INDEX_COLUMNS)).replace("", None)
    kinds = dict.fromkeys(INDEX_COLUMNS, "string") | {"finding": "Int64"}
    return frame.astype({"finding": "Float64"}).astype(kinds)


def _made(book: RawBook) -> str:
    """What stands beside the headings of the index; `_index` has found it."""
    head = next(sheet.rows[0] for sheet in book.sheets if sheet.name == INDEX)
    beside = head[len(INDEX_COLUMNS) :]
    return str(beside[0] or "") if beside else ""


def _without_numbers(sheet: str) -> Problem:
    message = f"没有“{ITEM.title}”栏，整张表没有读入。"
    remedy = "这一栏在A列，是隐藏的，请从原底稿复制回来，不要删除。"
    return Problem("item_column_missing", Severity.ERROR, message, remedy, sheet=sheet)


def _gone(gone: pd.DataFrame, index: pd.DataFrame, told: list[Problem]) -> Iterator[Problem]:
    """Lines that no copy has any more, by section; a sheet without numbers is told already."""
    unnumbered = {problem.sheet for problem in told if problem.code == "item_column_missing"}
    sizes = index["sheet"].value_counts()
    for sheet, lines in gone.groupby("sheet", sort=False):
        if sheet in unnumbered:
            continue
        message = f"底稿里没有“{sheet}”表，其中的{len(lines)}条按没有查到计。"
        if len(lines) < sizes[sheet]:
            named = "、".join(lines["key"].head(NAMED)) + ("等" if len(lines) > NAMED else "")
            message = f"原有{sizes[sheet]}条，少了{len(lines)}条（{named}），按没有查到计。"
        remedy = "查了的，请从原底稿复制回来；分给别的组的，把那一份也用 --workpaper 写上。"
        yield Problem("lines_gone", Severity.WARNING, message, remedy, sheet=str(sheet))


def _keep(
    answers: dict[str, tuple[Answer, Line]],
    known: set[str],
    line: Line,
    item: str,
    answer: Answer,
    problems: list[Problem],
) -> None:
    """Take in an answer; the same number twice is fine as long as both say the same."""
    if item not in known:
        message = f"编号“{item}”不在这份底稿里。"
        remedy = "编号由程序填写，请从原底稿复制这一行的编号。"
        problems.append(line.problem("unknown_item", Severity.ERROR, message, remedy, ITEM.title, item))
    elif item not in answers:
        answers[item] = (answer, line)
    elif (earlier := answers[item])[0] != answer:
        other = earlier[1]
        where = f"{other.book} " if other.book != line.book else ""
        differ = [name for name in ANSWERS if earlier[0].get(name) != answer.get(name)]
        titles = "”“".join(VERIFICATIONS.column(name).title for name in differ)
        message = f"与{where}“{other.sheet}”第{other.row}行是同一条，“{titles}”却不一样。"
        remedy = "请商定一个结果，只留一处。"
        column = VERIFICATIONS.column(differ[0]).title
        problems.append(line.problem("two_answers", Severity.ERROR, message, remedy, column))
