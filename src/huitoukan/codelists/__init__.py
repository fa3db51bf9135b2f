"""The words in use, each declared once: codes, Chinese labels, synonyms as people write them.

One CSV file per list lies beside this module (`lists.csv` names them all). Every file has the columns
`code,label,synonyms,note` (synonyms separated by `;`) and may add columns of its own.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def plain(word: str) -> str:
    """The word without what does not tell words apart: width, spaces, line breaks, case, closing marks."""
    return "".join(unicodedata.normalize("NFKC", word).split()).casefold().rstrip("。.;:,*")


@dataclass(frozen=True, eq=False)
class CodeList:
    """A closed list of codes with their labels, and the words that mean them."""

    name: str
    rows: Mapping[str, Mapping[str, str]]
    """Code → its line of the file: label, synonyms, note and the list's own columns."""
    words: Mapping[str, str]
    """Plain word (code, label or synonym) → code."""

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes in the order of the file."""
        return tuple(self.rows)

    @property
    def labels(self) -> tuple[str, ...]:
        """All Chinese labels in the order of the file."""
        return tuple(row["label"] for row in self.rows.values())

    @property
    def frame(self) -> pd.DataFrame:
        """One row per code, columns as in the file, all text; a new frame each time."""
        import pandas as pd  # reading a notice needs the words, but no frames

        return pd.DataFrame([dict(row) for row in self.rows.values()], dtype="string")

    def code_of(self, word: object) -> str | None:
        """The code a code, label or synonym stands for; None for a word the list does not know."""
        return self.words.get(plain(str(word)))

    def label_of(self, code: str) -> str:
        """The Chinese label of a code; KeyError for a code the list does not have."""
        return self.rows[code]["label"]

    def get(self, code: str, column: str) -> str:
        """What the list says of a code in one of its columns; KeyError when it has no such code or column."""
        return self.rows[code][column]

    def where(self, column: str, value: str) -> tuple[str, ...]:
        """The codes whose column has this value, in order: `where("counts_as", "closed")`."""
        return tuple(code for code, row in self.rows.items() if row[column] == value)


def build(name: str, lines: Iterable[Mapping[str, str]]) -> CodeList:
    """The list made of these lines; ValueError when a code, or a word for two codes, stands twice."""
    rows: dict[str, Mapping[str, str]] = {}
    for line in lines:
        if rows.setdefault(line["code"], line) is not line:
            raise ValueError(f"code list {name}: a code stands twice")
    words: dict[str, str] = {}
    for code, row in rows.items():
        own = [code, row["label"], *filter(None, row["synonyms"].split(";"))]
        for word in map(plain, own):
            if words.setdefault(word, code) != code:
                raise ValueError(f"code list {name}: {word!r} means both {words[word]} and {code}")
    return CodeList(name, rows, words)


@cache
def load(name: str) -> CodeList:
    """The code list of this name; FileNotFoundError when there is none."""
    text = (files(__package__) / f"{name}.csv").read_text(encoding="utf-8")
    return build(name, csv.DictReader(text.splitlines(), strict=True))


def names() -> tuple[str, ...]:
    """Names of all code lists, in the order of `lists.csv`."""
    return load("lists").codes
