"""What is published: paragraphs with their roles, what was masked in them, what a notice cannot carry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from huitoukan.registers import REGISTERS
from huitoukan.workbook import row_of

MOST_PLACES = 8
"""Cells that the line about masking names; the rest is counted."""


class Role(StrEnum):
    """What a paragraph is in an official document; its look depends on this alone."""

    TITLE = "title"
    REMARK = "remark"
    BODY = "body"
    PART = "part"
    CATEGORY = "category"
    FINDING = "finding"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph, without line breaks."""

    role: Role
    text: str


@dataclass(frozen=True)
class Masked:
    """Personal data of one kind masked in one cell."""

    kind: str
    register: str
    row: int
    column: str
    count: int

    @property
    def place(self) -> str:
        """The cell as a person finds it: 整改台账“责任领导”列第3行."""
        register = REGISTERS[self.register]
        return f"{register.sheet}“{register.column(self.column).title}”列第{row_of(self.row)}行"


@dataclass(frozen=True)
class Published:
    """A notice for publication, and what its publisher should know before it goes out."""

    paragraphs: tuple[Paragraph, ...]
    masked: tuple[Masked, ...] = ()
    notes: tuple[str, ...] = ()
    """What the notice does not carry, and what would be read back from it differently."""

    @property
    def text(self) -> str:
        """The notice as plain text, one paragraph a line."""
        return "".join(f"{paragraph.text}\n" for paragraph in self.paragraphs)

    @property
    def masked_line(self) -> str:
        """已隐去：电话2处、人名3处（整改台账“责任领导”列第3行…）。 Empty when nothing was masked."""
        if not self.masked:
            return ""
        counts: Counter[str] = Counter()
        for found in self.masked:
            counts[found.kind] += found.count
        kinds = "、".join(f"{kind}{number}处" for kind, number in counts.items())
        places = [*dict.fromkeys(found.place for found in self.masked)]
        more = f"等{len(places)}格" if len(places) > MOST_PLACES else ""
        return f"已隐去：{kinds}（{'、'.join(places[:MOST_PLACES])}{more}）。"
