"""What a template may print: plain values, escaped, and the places of tables and figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

TABLE, FIGURE, ANNEXES = "table", "figure", "annexes"
CLASS, SEE = "slot", "see"
_SPECIAL = re.compile(r"([!-/:-@\[-`{-~])")


class Markdown(str):
    """Text that is Markdown already; every other value printed by a template is escaped."""


@dataclass(frozen=True)
class Slot:
    """The place of a table or figure; printed, it leaves a mark that the tree is built from."""

    kind: str
    name: str
    filled: bool = True
    """Whether there is anything to show; a template may ask with `if`."""
    wide: bool = False
    """Whether a table has so many columns that it wants a landscape page."""

    def __bool__(self) -> bool:
        return self.filled

    def __str__(self) -> str:
        if self.kind == FIGURE and not self.filled:
            return ""
        return f'\n\n::: {{.{CLASS} kind="{self.kind}" name="{self.name}"}}\n:::\n\n'

    @property
    def ref(self) -> Markdown:
        """图 or 表 with its number, wherever it stands in the document."""
        return Markdown(f"[](#{self.kind}-{self.name})")


def see(*slots: Slot) -> Markdown:
    """见图1、表2。 Of the slots that stand somewhere in the document; nothing where none does."""
    targets = " ".join(f"{slot.kind}-{slot.name}" for slot in slots if slot)
    return Markdown(f'[]{{.{SEE} targets="{targets}"}}' if targets else "")


class Names(Mapping[str, Any]):
    """Named values of a template, each made when it is first asked for: `tables.sample`."""

    def __init__(self, label: str, makers: Mapping[str, Callable[[], Any]]) -> None:
        self._label = label
        self._makers = makers
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._makers:
            raise UnknownName(f"没有 {self._label}.{name}", suggestion(name, self._makers))
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


class UnknownName(Exception):
    """A name that no value has, and what may have been meant."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def suggestion(name: str, known: Iterable[str]) -> str:
    """What may have been meant, else every name there is."""
    near = get_close_matches(name, [*known], n=1, cutoff=0.6)
    return f"是不是 {near[0]}？" if near else f"可用的有：{'、'.join(known)}。"


def escaped(value: object) -> str:
    """A value as Markdown that prints as the value itself; slots and Markdown pass as they are."""
    if isinstance(value, Markdown | Slot):
        return str(value)
    return _SPECIAL.sub(r"\\\1", " ".join(str(value).split()))
