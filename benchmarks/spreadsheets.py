"""Seconds to a typed table of activities: from a workbook beside calamine and openpyxl, from a long text."""

from __future__ import annotations

import csv
import multiprocessing
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import pandas as pd
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from benchmarks.tables import ratio, table
from huitoukan.registers import REGISTERS
from huitoukan.workbook import read_book

EVENTS = REGISTERS["events"]
ROWS, LONG = 100_000, 1_000_000
ROUNDS, RUNS = 5, 2
SEED = 20250520
OURS = "huitoukan: typed, faults listed"
CALAMINE = "python-calamine, rows to pandas"
PANDAS = "pandas.read_excel, openpyxl"


def report() -> list[str]:
    """Time as a ratio to calamine's, the readers in turn; the time and memory of a long text."""
    with TemporaryDirectory(prefix="bench-") as folder:
        workbook, text = Path(folder, "book.xlsx"), Path(folder, f"{EVENTS.sheet}.csv")
        _write_workbook(workbook)
        _write_text(text)
        taken = _rounds(workbook)
        seconds, gigabytes = _alone(text)
    base = median(taken[CALAMINE])
    rows = [["reader", "÷ calamine", "seconds of the processor"]]
    rows += [[name, ratio(median(t) / base), f"{median(t):.1f}"] for name, t in taken.items()]
    rule = f"median of {ROUNDS} rounds in turn, the better of {RUNS} runs; openpyxl one round of one run"
    return [
        f"Spreadsheets: {ROWS:,} activities from .xlsx ({rule})",
        "",
        table(rows),
        "",
        f"A .csv of {LONG:,} activities: {seconds:.0f} s of the processor, {gigabytes:.1f} GB at most.",
        "",
    ]


def _activities(number: int) -> Iterator[list[object]]:
    """So many invented activities, in the order of the register's columns; some cells blank."""
    dice = random.Random(SEED)
    kinds = ("科普讲座", "科普展览", "科普表演", "现场咨询")
    for n in range(number):
        day = date(2025, 1, 1) + timedelta(n % 365)
        online = "是" if dice.random() < 0.2 else "否"
        people = int(dice.lognormvariate(3.7, 0.8)) if n % 50 else None
        place = f"第{n % 69 + 1}社区"
        yield [day, f"活动{n}", dice.choice(kinds), f"第{n % 10 + 1}街道", place, online, people, n % 20 + 1]


def _headings() -> list[str]:
    return [column.title for column in EVENTS.columns]


def _write_workbook(path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(EVENTS.sheet)
    sheet.append(_headings())
    for row in _activities(ROWS):
        sheet.append(row)
    book.save(path)


def _write_text(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(_headings())
        lines.writerows(_activities(LONG))


def _ours(path: Path) -> pd.DataFrame:
    return read_book(path).tables[EVENTS.name]


def _calamine(path: Path) -> pd.DataFrame:
    heading, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return pd.DataFrame(rows, columns=heading)


def _pandas(path: Path) -> pd.DataFrame:
    return pd.read_excel(path, engine="openpyxl")


def _rounds(path: Path) -> dict[str, list[float]]:
    """Reader → seconds of each round; the first run of each, which imports and fills caches, is not timed."""
    turns: Sequence[tuple[str, Callable[[Path], pd.DataFrame]]] = ((OURS, _ours), (CALAMINE, _calamine))
    for _, read in turns:
        assert len(read(path)) == ROWS
    taken: dict[str, list[float]] = {name: [] for name, _ in turns}
    for _ in range(ROUNDS):
        for name, read in turns:
            taken[name].append(min(_seconds(read, path) for _ in range(RUNS)))
    return taken | {PANDAS: [_seconds(_pandas, path)]}


def _seconds(read: Callable[[Path], pd.DataFrame], path: Path) -> float:
    """Of the processor: what else the machine does meanwhile does not count."""
    start = process_time()
    read(path)
    return process_time() - start


def _alone(path: Path) -> tuple[float, float]:
    """Seconds and gigabytes of reading a text in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (path,))


def _measured(path: Path) -> tuple[float, float]:
    seconds = _seconds(_ours, path)
    if sys.platform == "win32":
        return seconds, float("nan")
    from resource import RUSAGE_SELF, getrusage

    unit = 1e9 if sys.platform == "darwin" else 1e6
    return seconds, getrusage(RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    print("\n".join(report()))
