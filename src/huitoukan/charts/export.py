"""The one exporter of figures: the only module of the charts that writes files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from huitoukan.charts import style
from huitoukan.charts.frame import Chart
from huitoukan.charts.render import PNG_DPI, png_bytes, svg_bytes
from huitoukan.charts.sheet import MARK
from huitoukan.formats import day
from huitoukan.paths import write_bytes


def export(chart: Chart, folder: Path | str) -> list[Path]:
    """Write `<slug>.svg .png .csv .txt` (rows behind the figure; description and sources); returns the paths.

    Everything is made before anything is written, each file appears whole, and the same chart gives the same
    bytes. Raises ValueError for a figure of no named size, InputError for a character without a glyph.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", chart.slug):
        raise ValueError(f"{chart.slug!r} is no slug")
    _assert_size(chart)
    content = {suffix: make(chart) for suffix, make in _FORMATS.items()}
    return [write_bytes(Path(folder) / f"{chart.slug}{end}", made) for end, made in content.items()]


def _svg(chart: Chart) -> bytes:
    return svg_bytes(chart.figure, chart.title, chart.alt)


def _png(chart: Chart) -> bytes:
    image = png_bytes(chart.figure)
    size = tuple(int(image[at : at + 4].hex(), 16) for at in (16, 20))
    expected = tuple(int(inches * PNG_DPI) for inches in chart.figure.get_size_inches())
    if size != expected:
        raise ValueError(f"{chart.slug}: the PNG has {size} pixels, not {expected}")
    return image


def _csv(chart: Chart) -> bytes:
    data = chart.data.assign(mark=MARK) if chart.data.attrs["synthetic"] else chart.data
    # with a byte order mark, without which Excel and WPS read Chinese as rubbish
    return data.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _txt(chart: Chart) -> bytes:
    attrs = chart.data.attrs
    lines = [chart.alt, "", "来源:", *attrs["sources"], f"截至:{day(attrs['as_of'])}"]
    lines += [f"注:{attrs['note']}"] if attrs.get("note") else []
    return ("\n".join(lines) + "\n").encode("utf-8")


_FORMATS: dict[str, Callable[[Chart], bytes]] = {".svg": _svg, ".png": _png, ".csv": _csv, ".txt": _txt}


def _assert_size(chart: Chart) -> None:
    size = tuple(round(inches * 25.4, 3) for inches in chart.figure.get_size_inches())
    if size not in style.SIZES.values():
        raise ValueError(f"{chart.slug}: {size[0]} x {size[1]} mm is no size of the house")
