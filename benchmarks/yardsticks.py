"""JioNLP and Recognizers-Text, behind `serve.py`; runs in .bench/, where only they are installed.

Their answers become hits: kind, start, end, and every value they offer for it (any right one counts). A time
is a pair of days, first and last; a rhythm an ISO 8601 duration; a share a fraction.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

Hit = dict[str, object]
Prepare = Callable[[str, str, str], Callable[[], Any]]
DAYS = re.compile(r"\d+-\d\d-\d\d")
UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
CULTURE = "zh-cn"


def _first_day(moment: str) -> str | None:
    found = DAYS.match(moment)
    return found[0] if found else None


def _rhythm(delta: dict[str, float]) -> str:
    """`{"year": 0.5}` → `P6M`, `{"day": 7}` → `P1W`: as the contract writes them."""
    ((unit, number), *_) = delta.items()
    if unit == "year" and number != int(number):
        unit, number = "month", number * 12
    if unit == "day" and number == 7:
        unit, number = "week", 1
    return f"P{number:g}{UNITS.get(unit, unit)}"


def _jionlp(name: str) -> Prepare:
    extract = getattr(importlib.import_module("jionlp").ner, name)

    def prepare(text: str, suffix: str, day: str) -> Callable[[], Any]:
        if name != "extract_time":
            return lambda: extract(text)
        base = dict(zip(("year", "month", "day"), map(int, day.split("-")), strict=True))
        return lambda: extract(text, time_base=base)

    prepare("2024年5月支出3万元,每年一次", "", "2025-01-01")()  # loads the word lists and patterns
    return prepare


def _jionlp_times(found: list[dict[str, Any]]) -> Iterator[Hit]:
    for one in found:
        start, end = one["offset"]
        time = one["detail"]["time"]
        if one["type"] == "time_period":
            delta = time["delta"]
            if isinstance(delta, dict) and delta:
                yield {"kind": "frequency", "start": start, "end": end, "values": [_rhythm(delta)]}
        elif one["type"] in ("time_point", "time_span"):
            days = [_first_day(moment) for moment in time]
            yield {"kind": "time", "start": start, "end": end, "values": [days]}


def _jionlp_money(found: list[dict[str, Any]]) -> Iterator[Hit]:
    for one in found:
        number = one["detail"]["num"]
        values = [float(value) for value in (number if isinstance(number, list) else [number])]
        yield {"kind": "money", "start": one["offset"][0], "end": one["offset"][1], "values": values}


def _recognizers(name: str) -> Prepare:
    recognise = getattr(importlib.import_module("recognizers_suite"), f"recognize_{name}")

    def prepare(text: str, suffix: str, day: str) -> Callable[[], Any]:
        if name != "datetime":
            return lambda: [(0, recognise(text, CULTURE))]
        base = datetime.fromisoformat(day)

        def by_line() -> list[tuple[int, Any]]:
            """On whole texts the date model loses most of what stands after the first lines."""
            result, offset = [], 0
            for line in text.splitlines(keepends=True):
                result.append((offset, recognise(line, CULTURE, reference=base)))
                offset += len(line)
            return result

        return by_line

    prepare("2024年5月支出3万元,每年一次,占5%", "", "2025-01-01")()
    return prepare


def _hit(kind: str, offset: int, one: Any, values: list[Any]) -> Hit:
    return {"kind": kind, "start": offset + one.start, "end": offset + one.end + 1, "values": values}


def _numbers(kind: str, scale: float) -> Callable[[Any], Iterator[Hit]]:
    def convert(found: list[tuple[int, Any]]) -> Iterator[Hit]:
        for offset, ones in found:
            for one in ones:
                value = (one.resolution or {}).get("value")
                if value is not None:
                    yield _hit(kind, offset, one, [float(value.rstrip("%")) * scale])

    return convert


def _recognizers_times(found: list[tuple[int, Any]]) -> Iterator[Hit]:
    for offset, ones in found:
        for one in ones:
            values = (one.resolution or {}).get("values", [])
            kind = one.type_name.rpartition(".")[2]
            if kind == "set":
                yield _hit("frequency", offset, one, [value["timex"] for value in values])
            elif kind in ("date", "daterange", "datetime", "datetimerange"):
                yield _hit("time", offset, one, [_days(value) for value in values])


def _days(value: dict[str, str]) -> list[str | None]:
    """First and last day; of a month or a year, Recognizers-Text names the day after the last."""
    if "value" in value:
        return [_first_day(value["value"])] * 2
    first, last = _first_day(value.get("start", "")), _first_day(value.get("end", ""))
    if last and "," not in value["timex"]:
        last = (date.fromisoformat(last) - timedelta(days=1)).isoformat()
    return [first, last]


def _all(convert: Callable[[Any], Iterator[Hit]]) -> Callable[[Any], list[Hit]]:
    return lambda found: list(convert(found))


TASKS = {
    "jionlp times": (_jionlp("extract_time"), _all(_jionlp_times)),
    "jionlp money": (_jionlp("extract_money"), _all(_jionlp_money)),
    "recognizers times": (_recognizers("datetime"), _all(_recognizers_times)),
    "recognizers number": (_recognizers("number"), _all(_numbers("count", 1))),
    "recognizers share": (_recognizers("percentage"), _all(_numbers("rate", 0.01))),
    "recognizers money": (_recognizers("currency"), _all(_numbers("money", 1))),
}
