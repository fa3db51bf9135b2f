"""A cell that numbers its contents holds so many: 1.… 2.…, （一）… （二）…, ①… ②…."""

from __future__ import annotations

import re
import unicodedata

from huitoukan.workbook.values.display import written

HAN = "一二三四五六七八九十"
MARK = re.compile(
    rf"(?:^|(?<=[\s;；。，,])|(?=[②-⑳]))\s*(?:(?P<digit>\d{{1,2}})\s*[.、)．）](?!\d)|[(（](?P<boxed>\d{{1,2}}|[{HAN}]{{1,3}})[)）][、.]?"
    rf"|(?P<circled>[①-⑳])[、.]?|(?P<han>[{HAN}]{{1,3}})[、是]|第(?P<nth>[{HAN}]{{1,3}})[,，、])\s*"
)
END = re.compile(r"[;；\s]+$")


def pieces(cell: object, due: int = 1) -> list[str]:
    """The numbered parts of a text, without their marks; the whole text where it numbers nothing.

    They count from 1, or from the number that is `due` after the cells above.
    """
    text = written(cell).strip()
    marks = [mark for mark in MARK.finditer(text)]
    numbers = [_number(mark) for mark in marks]
    counted = any(numbers == list(range(first, first + len(numbers))) for first in {1, due})
    if not marks or marks[0].start() > 0 or not counted:
        return [text]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [END.sub("", text[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]


def piece(cell: object, part: int, count: int) -> object:
    """The part of a cell that goes with one of several measures, where it numbers as many; else the cell."""
    if count == 1 or not isinstance(cell, str):
        return cell
    found = pieces(cell)
    return found[part] if len(found) == count else cell


def _number(mark: re.Match[str]) -> int:
    if mark["circled"]:
        return ord(mark["circled"]) - 0x245F
    word = mark["digit"] or mark["boxed"] or mark["han"] or mark["nth"]
    if word.isdigit():
        return int(unicodedata.normalize("NFKC", word))
    tens, ten, ones = word.rpartition("十")
    value = (HAN.find(tens) + 1 or 1) * 10 if ten else 0
    return value + (HAN.find(ones) + 1 if ones else 0)
