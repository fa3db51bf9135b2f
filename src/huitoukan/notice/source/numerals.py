"""Numbers as list marks print them: 三, ③, Ⅲ, c …"""

from __future__ import annotations

from collections.abc import Callable

from cn2an import an2cn

Numeral = Callable[[int], str]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
IDEOGRAPHS = str.maketrans("0123456789", "〇一二三四五六七八九")
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def chinese(number: int) -> str:
    """十二 for 12."""
    return str(an2cn(number, "low"))


def roman(number: int) -> str:
    """XII for 12; digits from 4000 up."""
    if number >= 4000:
        return str(number)
    marks = ""
    for value, mark in ROMAN:
        marks += mark * (number // value)
        number %= value
    return marks


def letters(number: int) -> str:
    """A … Z, then AA, BB … as word processors count."""
    again, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (again + 1)


def circled(number: int) -> str:
    """① … ㊿; digits beyond."""
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return str(number)


def _row(start: int, length: int) -> Numeral:
    """Consecutive characters from `start`; digits beyond the last."""
    return lambda number: chr(start + number - 1) if number <= length else str(number)


def _cycle(characters: str) -> Numeral:
    return lambda number: characters[(number - 1) % len(characters)]


NUMERALS: dict[str, Numeral] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(FULL_WIDTH),
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedParen": _row(0x2474, 20),
    "decimalEnclosedFullstop": _row(0x2488, 20),
    "ideographEnclosedCircle": _row(0x3280, 10),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "ideographDigital": lambda number: str(number).translate(IDEOGRAPHS),
    "japaneseDigitalTenThousand": lambda number: str(number).translate(IDEOGRAPHS),
    "chineseLegalSimplified": lambda number: str(an2cn(number, "up")),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "bullet": lambda number: "",
    "none": lambda number: "",
}
"""By their names in word-processor files."""


def numeral(name: str, number: int) -> str:
    """The number in the named form; plain digits for an unknown form, zero and less."""
    if name in ("bullet", "none"):
        return ""
    return NUMERALS.get(name, str)(number) if 0 < number < 10_000 else str(number)


def marked(mark: str, words: str) -> str:
    """A list mark before its paragraph, with a blank only where “1.” and “2024” would read as one number."""
    gap = " " if words[:1].isdigit() and (mark[-1:].isdigit() or mark[-1:] in (".", "．")) else ""
    return f"{mark}{gap}{words}"
