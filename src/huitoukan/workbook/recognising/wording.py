"""How near a heading, or the name of a sheet, comes to the words the registers declare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from math import sqrt

from huitoukan.codelists import plain
from huitoukan.registers import REGISTERS, Column, Register
from huitoukan.workbook.recognising.variants import readings, trimmed

OWN, SYNONYM, TRIMMED, PART, LIKE = 1.0, 0.9, 0.85, 0.75, 0.6
"""How much a heading is trusted: own title, synonym, either without its brackets, by a part of it or in
English, something like it."""
WHOLE = re.compile(r"^(?:合计|总计|累计|共计|总)|(?:合计|总计|小计|共计)$")
"""What a heading of a count says besides what is counted."""
ALIKE = 0.6
"""Two words are alike when they share so much of their pairs of characters."""
LONGEST = 40
"""A longer text is no heading."""
NAME_MARKS = re.compile(
    r"\d{2,4}年度?|\d{1,2}月份?|第?[一二三四]季度|上半年|下半年|附[件表]\d*|[(\[【].*?[)\]】]|[\d\W_]+|表格?$"
)
OLD = re.compile(r"旧|备份|作废|副本|停用|历史|模板|样表|copy|old|bak")
OLD_COSTS = 3.0


class Vocabulary:
    """The headings a set of columns may have."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self._found: dict[str, tuple[tuple[int, float], ...]] = {}

    def worth(self, heading: str) -> tuple[tuple[int, float], ...]:
        """The columns a heading may be taken for, by their order, and how far it is to be trusted."""
        if heading not in self._found:
            word, core = plain(heading), trimmed(heading)
            trusted = ((n, self._trust(n, heading, word, core)) for n in range(len(self.columns)))
            self._found[heading] = tuple((n, worth) for n, worth in trusted if worth)
        return self._found[heading]

    def _trust(self, order: int, heading: str, word: str, core: str) -> float:
        column = self.columns[order]
        if word in (plain(column.title), column.name):
            return OWN
        if word in column.headings or is_opposite(heading=word, column=column):
            return SYNONYM
        known = self._known[order]
        if core in known:
            return TRIMMED
        if any(reading in known for reading in readings(heading)):
            return PART
        if column.counts and any(WHOLE.sub("", reading) in known for reading in readings(heading)):
            return PART
        pairs = _pairs(core)
        best = max((_shared(pairs, other) for other in known.values()), default=0.0)
        return LIKE * best if best >= ALIKE else 0.0

    @cached_property
    def _known(self) -> tuple[Mapping[str, frozenset[str]], ...]:
        return tuple({core: _pairs(core) for core in map(trimmed, c.headings)} for c in self.columns)


def likeness(heading: str, column: Column) -> float:
    """The greatest share of pairs of characters that a heading has in common with one of the column's."""
    pairs = _pairs(trimmed(heading))
    return max((_shared(pairs, _pairs(trimmed(word))) for word in column.headings), default=0.0)


@cache
def weights() -> Mapping[str, float]:
    """Word of a heading → what it tells: less, the more registers use it (日期, 名称, 类别)."""
    used: Counter[str] = Counter()
    for register in REGISTERS.values():
        used.update({trimmed(word) for column in register.columns for word in column.headings})
    return {word: 1 / sqrt(times) for word, times in used.items()}


def is_known(heading: str) -> bool:
    """Whether some register declares a heading."""
    if len(heading) > LONGEST:
        return False
    known = weights()
    return trimmed(heading) in known or any(reading in known for reading in readings(heading))


def is_opposite(heading: str, column: Column) -> bool:
    """Whether a heading asks the contrary of a flag."""
    return plain(heading) in map(plain, column.opposites)


def is_old(name: str) -> bool:
    """Whether the name of a sheet says that it is no longer in use."""
    return OLD.search(plain(name)) is not None


def name_score(name: str, register: Register) -> float:
    """How far the name or title of a sheet names a register: 6 its own name, 0 nothing of it."""
    own = (register.sheet, *register.synonyms)
    if plain(name) == plain(register.sheet):
        return 6.0
    if plain(name) in map(plain, own):
        return 5.5
    core = NAME_MARKS.sub("", plain(name))
    best = max(_named(core, NAME_MARKS.sub("", plain(word))) for word in own)
    return best - (OLD_COSTS if is_old(name) else 0.0)


def _named(core: str, known: str) -> float:
    if not core or not known:
        return 0.0
    if core == known:
        return 5.0
    if known in core or (core in known and len(core) > 1):
        return 2 + 2 * min(len(core), len(known)) / max(len(core), len(known))
    like = _shared(_pairs(core), _pairs(known))
    return 2 * like if like >= ALIKE else 0.0


def _pairs(word: str) -> frozenset[str]:
    return frozenset(word[i : i + 2] for i in range(len(word) - 1))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of pairs of characters that two words have in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
