"""Rows that name their finding by its words and not by its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from huitoukan.codelists import plain
from huitoukan.registers import REGISTERS, Register
from huitoukan.workbook.recognising.heading import Heading
from huitoukan.workbook.recognising.wording import TRIMMED, Vocabulary
from huitoukan.workbook.report import Report
from huitoukan.workbook.values.amounts import ordinal

TITLE = Vocabulary((REGISTERS["findings"].column("title"),))
MEASURES = REGISTERS["measures"]


def by_words(heading: Heading, register: Register) -> Heading:
    """The heading of a list of measures in which the finding's words stand for its number."""
    finding = MEASURES.column("finding")
    if register is not MEASURES or heading.at(finding) is not None:
        return heading
    named = [at for at, title in heading.extra.items() if any(w >= TRIMMED for _, w in TITLE.worth(title))]
    columns = dict(sorted({**heading.columns, **dict.fromkeys(named[:1], finding)}.items()))
    return replace(heading, columns=columns)


def numbered(
    cells: Sequence[object], rows: Iterable[int], findings: pd.DataFrame, title: str, report: Report
) -> list[object]:
    """The cells with a finding's number in place of its words, where one finding alone has these; told.

    `rows` as a person sees them. Other words stay: reading them as a number will fail, in their place.
    """
    known: dict[str, set[int]] = {}
    for no, words in findings[["no", "title"]].dropna().itertuples(index=False, name=None):
        known.setdefault(_bare(words), set()).add(int(no))
    found: list[object] = []
    for cell, row in zip(cells, rows, strict=True):
        numbers = known.get(_bare(cell), set()) if isinstance(cell, str) and ordinal(cell) is None else set()
        if len(numbers) == 1:
            (no,) = numbers
            report.guess("linked_by_words", row, title, str(cell), f"按文字对应到问题{no}")
            found.append(no)
        else:
            found.append(cell)
    return found


def _bare(words: str) -> str:
    """A finding's words without what people put around them."""
    return plain(words).removeprefix("关于").removeprefix("针对").removesuffix("的问题").strip("“”\"'")
