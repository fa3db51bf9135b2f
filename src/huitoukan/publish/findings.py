"""The paragraphs of one finding: who answers for it, what was done, what proves it, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pandas as pd

from huitoukan import codelists
from huitoukan.publish.forms import reads_as_one_measure, status_needs_saying
from huitoukan.publish.words import Row, cell, day, one_line, sentence
from huitoukan.registers import REGISTERS

DONE, RESULT, PLANNED, STATUS = "整改情况：", "整改成效：", "整改措施：", "完成情况："
SHORT = 60
"""A line of at most so many characters may be taken for a heading."""
MARK = re.compile(
    r"[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[,，、]|[(（]\d{1,2}[)）]|[①-⑳]"
)
"""What a measure opens with when its paragraph sets out several."""
_LOOKS_LIKE_MORE = re.compile(
    r"[#\d(（\[【〔①-⑳㉑-㉟]|[一二三四五六七八九十]{1,3}[、.．]|第|问题|反馈|存在"
    r"|下一步|今后|欢迎|公示|联系|特此|[^，。；]{0,10}[:：]"
)
"""A paragraph that opens so may be taken for a heading, a label or closing words."""

_MEASURE_DETAILS = ("kind", "status", "leader", "owner", "due_on", "evidence")


def findings_body(finding: Row, rows: list[Row], said: Iterable[str], planned: Iterable[str]) -> list[str]:
    """The paragraphs below the heading of a finding.

    `rows` are its measures; `said` and `planned` the words of claims and commitments that stand in none of
    them.
    """
    lines = [*_labelled("findings", finding, ("leader", "owner", "due_on"))]
    progress = [*_progress(rows)]
    done = [*_paragraphs(rows, PLANNED if progress else DONE)]
    done += [f"{RESULT if index else DONE}{words}" for index, words in enumerate(progress)]
    if extra := "".join(map(sentence, said)):
        done.append(f"{RESULT}{extra}")
    if extra := "".join(map(sentence, planned)):
        done.append(f"{PLANNED}{extra}")
    lines += done
    lines += _labelled("findings", finding, ("evidence",))
    lines += _notes(finding, rows)
    return [*lines, *_status(finding, lines, done)]


def _paragraphs(rows: list[Row], label: str) -> Iterator[str]:
    """What was done, under a label, a paragraph per measure; those of one paragraph of the notice together.

    A window (2024年以来) or a year in the first of them governs the numbers of the rest.
    """
    groups: list[str] = []
    end: object = None
    for row in rows:
        words = _measure(row)
        if not words:
            continue
        touches = not pd.isna(row["start"]) and row["start"] == end
        if touches and MARK.match(words):
            groups[-1] += words
        else:
            groups.append(words)
        end = row["end"]
    for index, words in enumerate(groups):
        safe = index and not _LOOKS_LIKE_MORE.match(words) and len(words) > SHORT
        yield words if safe else f"{label}{words}"


def _measure(row: Row) -> str:
    """The words of a measure; over several lines where the reader keeps them one measure."""
    words = cell(row, "text") or ""
    lines = "\n".join(filter(None, map(one_line, str(row["text"]).splitlines())))
    return lines if "\n" in lines and reads_as_one_measure(lines) else words


def _progress(rows: list[Row]) -> Iterator[str]:
    for number, row in enumerate(rows, start=1):
        if words := cell(row, "progress"):
            yield sentence(f"{_nth(number, rows)}{words}")


def _labelled(register: str, row: Row, columns: Iterable[str]) -> Iterator[str]:
    """责任领导：…, one line for each of the columns that is filled."""
    for column in columns:
        if words := _said(register, row, column):
            yield words


def _said(register: str, row: Row, column: str) -> str | None:
    """责任领导：主要领导 · 完成时限：2025年6月30日; None when the cell is empty."""
    declared = REGISTERS[register].column(column)
    if pd.isna(row[column]):
        return None
    if declared.type == "date":
        words = day(row[column])
    elif declared.type == "code":
        words = codelists.load(str(declared.codelist)).label_of(str(row[column]))
    else:
        words = cell(row, column)
    return f"{declared.title}：{words}" if words else None


def _notes(finding: Row, rows: list[Row]) -> Iterator[str]:
    """备注: the note of the finding, and what the ledger holds of single measures."""
    parts = [words] if (words := cell(finding, "note")) else []
    for number, row in enumerate(rows, start=1):
        own = [column for column in _MEASURE_DETAILS if not _same(row, finding, column)]
        if said := [*_labelled("measures", row, own)]:
            parts.append(f"{_nth(number, rows)}{'，'.join(said)}")
    if parts:
        yield f"备注：{''.join(sentence(part.rstrip('；;')) for part in parts)}"


def _same(measure: Row, finding: Row, column: str) -> bool:
    """Whether the finding says the same of itself, so that it need not be said of its measure."""
    there = finding.get(column, pd.NA)
    return not pd.isna(there) and not pd.isna(measure[column]) and bool(there == measure[column])


def _nth(number: int, rows: list[Row]) -> str:
    return f"第{number}条措施：" if len(rows) > 1 else ""


def _status(finding: Row, lines: list[str], done: list[str]) -> Iterator[str]:
    """完成情况 with the day of closing; no line where nothing is stated and none would be read."""
    status, closed = finding["status"], day(finding["closed_on"])
    if pd.isna(status) or status == "not_stated":
        if closed:
            yield f"销号日期：{closed}"
        # a last line that is short, or says 已完成整改, would pass for a heading or a status
        last = lines[-1] if lines else ""
        unsafe = bool(last) and not last.startswith((DONE, PLANNED, RESULT))
        if closed or unsafe or (done and status_needs_saying("\n".join(done))):
            yield f"{STATUS}未说明"
        return
    label = codelists.load("status").label_of(str(status))
    yield f"{STATUS}{label}" + (f"（销号日期：{closed}）" if closed else "")
