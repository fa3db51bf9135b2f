"""Rows of a frame as plain Python, for code that looks at one row at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd

Record = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Record]:
    """One dict per row, None for what is missing and dates as `date`.

    The number of the row in its sheet comes first, as `row`, where the frame's index bears that name.
    """
    numbered = frame.reset_index() if frame.index.name == "row" else frame
    return [{str(name): known(cell) for name, cell in line.items()} for line in numbered.to_dict("records")]


def known(cell: Any) -> Any:
    """The cell as plain Python: None when it is missing, a date when it is a timestamp."""
    if pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell
