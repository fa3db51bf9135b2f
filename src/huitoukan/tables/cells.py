"""Cells that join several columns of a row: a share with its numbers, an interval, a rate."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from huitoukan import formats

Row = Mapping[str, Any]
Cell = Callable[[Row], str]
"""A row of a frame → what is printed of it."""

PRESENCE = {"none": "", "part": "部分", "whole": "全部"}


def of(column: str, form: Callable[[Any], str] = formats.text) -> Cell:
    """The value of one column in this form; empty where it is missing."""
    return lambda row: "" if pd.isna(row[column]) else form(row[column])


def share(row: Row) -> str:
    """k of n; in words where nobody has looked."""
    if row.get("state") == "not_checked":
        return formats.unchecked(row["n"])
    if row.get("state") == "no_words":
        return formats.NO_WORDS
    return formats.share(row["k"], row["n"])


def share_interval(row: Row) -> str:
    """The interval of a share."""
    return formats.interval(row["low"], row["high"], formats.percent)


def claimed(row: Row) -> str:
    """A claimed quantity as printed: 30余项."""
    return str(row["text"])


def rounding(row: Row) -> str:
    """The interval that rounding leaves open; empty for an exact number."""
    return "" if row["low"] == row["high"] else formats.interval(row["low"], row["high"])


def denominator(row: Row) -> str:
    """The denominator with its year."""
    if pd.isna(row["denominator"]):
        return ""
    return f"{row['denominator_label']}{formats.number(row['denominator'])}（{row['denominator_year']}年）"


def rate(row: Row) -> str:
    """The claim over its denominator: a share with its numbers, or a rate with its interval."""
    if pd.isna(row["rate"]):
        return ""
    if row["rate_unit"] == "%":
        return formats.share(row["value"], row["denominator"])
    bounds = (
        "" if row["rate_low"] == row["rate_high"] else formats.interval(row["rate_low"], row["rate_high"])
    )
    return f"{formats.number(row['rate'])}{row['rate_unit']}" + (f"（{bounds}）" if bounds else "")


def days_after(row: Row) -> str:
    """Days after the feedback of the days of the window."""
    return "" if pd.isna(row["days_window"]) else f"{row['days_after']}/{row['days_window']}"


def window(row: Row) -> str:
    """The window of a dated check; marked where it began before the promise was made."""
    return f"{row['window']}（首期）" if row["state"] == "incomplete" else str(row["window"])


def wanted(row: Row) -> str:
    """How many entries a dated check wants: 1次, 18处."""
    return f"{row['wanted']}{row['measure']}"


def found(row: Row) -> str:
    """How many of them there are: 0次, 12处."""
    return f"{row['found']}{row['measure']}"


def online(row: Row) -> str:
    """The share of events on-line among those of which it is known."""
    return formats.share(row["online"], row["told"])
