"""What the writer leaves in a workbook for the reader to recognise: marks, own sheets, example rows."""

from __future__ import annotations

from huitoukan import codelists
from huitoukan.registers import Register
from huitoukan.workbook.values.cells import parse
from huitoukan.workbook.values.display import shown

COVER, OPTIONS = "说明", "选项"
"""Sheets that hold no data: what the workbook is, and the words of the drop-downs."""
SYNTHETIC_MARK = codelists.load("warnings").label_of("synthetic")
"""Stands in every sheet of a workbook with synthetic data, and in its properties."""
SYNTHETIC_PROPERTY = "huitoukan.synthetic"
"""Name of the custom document property that carries the mark."""
EXAMPLE_MARK = "示例行"
"""Stands after the last column of an example row; reading skips the row."""


def example_row(register: Register) -> dict[str, object | None]:
    """Column → what stands in its cell in the example row of the template."""
    return {column.name: shown(parse(column.example, column), column) for column in register.columns}
