"""Whether a promise was kept in a window, as far as a register can show it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from huitoukan.promises.promise import Promise
from huitoukan.promises.proof import Proof
from huitoukan.promises.windows import Window
from huitoukan.registers import REGISTERS


class Numbers(NamedTuple):
    """What a window wants, what is found, and what might be, if blank entries were of the matter."""

    wanted: int
    found: int
    possible: int
    measure: str = "次"
    """次 or 处."""


def state_of(
    promise: Promise, held: Proof | None, window: Window, closed: bool, numbers: Numbers
) -> tuple[str, str]:
    """The state of a check (code list promise_state) and its reason in words.

    Only a register that was kept through the whole window can show that something is missing; what it cannot
    show is never held against anybody.
    """
    if not window.whole:
        return "incomplete", f"承诺{promise.start.isoformat()}才作出，这一期已经开始"
    listed = held is None or held.places is None or len(held.places) > 0
    if held and listed and numbers.found >= numbers.wanted > 0:
        return "done", f"{_wanted(numbers)}，登记表里有{numbers.found}{numbers.measure}"
    if not closed:
        return "due", "窗口还没有结束"
    if held is None:
        return "cannot_tell", "没有指明凭哪张登记表"
    if not held.kept:
        return "no_record", f"“{REGISTERS[str(promise.register)].sheet}”表里没有一条记录"
    if not held.covers(window.first, window.last):
        days = held.possible["day"]
        within = days.between(pd.Timestamp(window.first), pd.Timestamp(window.last)).any()
        return "cannot_tell" if within else "no_record", _gap(held, window)
    if numbers.wanted == 0:
        return "cannot_tell", f"{held.each}里没有窗口开始前建成的"
    if numbers.possible < numbers.wanted:
        return "overdue", f"{_wanted(numbers)}，{_written(numbers)}"
    if not listed:
        return "cannot_tell", f"没有{held.each}，不知道应有几处"
    if not promise.evidence:
        return "cannot_tell", "没有佐证关键词，分不出哪些记录是这件事"
    return "cannot_tell", "有的记录没有写明是哪件事"


def _wanted(numbers: Numbers) -> str:
    return f"应有{numbers.wanted}{numbers.measure}"


def _written(numbers: Numbers) -> str:
    if not numbers.found:
        return "登记表里没有写明这件事的记录"
    return f"登记表里写明的只有{numbers.found}{numbers.measure}"


def _gap(held: Proof, window: Window) -> str:
    """From when, until when or between which days a register was kept, where that leaves out the window."""
    days = [day.date().isoformat() for day in held.entries["day"].iloc[[0, -1]]]
    if held.kept[0][0] > window.first:
        return f"登记表{days[0]}才有第一条记录"
    if held.kept[-1][1] < window.last:
        return f"登记表的记录到{days[-1]}为止"
    ends = next(
        (end, begin)
        for (_, end), (begin, _) in pairwise(held.kept)
        if end < window.last and begin > window.first
    )
    return "登记表在{}之后、{}之前没有一条记录".format(*(end.isoformat() for end in ends))
