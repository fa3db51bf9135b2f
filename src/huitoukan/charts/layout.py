"""Measures of a sheet: edges, heights of texts and rows, places of a key, the source line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from huitoukan.charts import style
from huitoukan.charts.fonts import width_mm
from huitoukan.charts.words import typeset, wrap
from huitoukan.formats import day

LEFT, RIGHT = 1.0, style.WIDTH_MM - 1.0
"""Edges of everything printed, in mm; the millimetre outside keeps strokes whole."""
SWATCH, _KEY_ROW = 4.0, 5.0
"""Width of a swatch and height of a row in a key, in mm."""
_SEMICOLON = "\uff1b"


def pitch(size: float) -> float:
    """Distance between two lines of text in mm."""
    return size * style.LINE * 25.4 / 72


def stack(heights: Sequence[float], top: float = 0.0) -> tuple[list[float], float]:
    """Centres of rows of these heights set one below the other, and where the last one ends."""
    centres = []
    for height in heights:
        centres.append(top + height / 2)
        top += height
    return centres, top


@dataclass(frozen=True)
class Cell:
    """A text set in lines, and a smaller one below it."""

    main: Sequence[str]
    small: Sequence[str] = ()

    @classmethod
    def of(cls, main: str, small: str, width: float) -> Cell:
        """Both texts wrapped to a width in mm; an empty smaller text takes no room."""
        return cls(wrap(main, width, style.BODY), wrap(small, width, style.SMALL) if small else ())

    @property
    def height(self) -> float:
        """Height in mm."""
        return len(self.main) * pitch(style.BODY) + len(self.small) * pitch(style.SMALL)


def key_places(entries: Sequence[tuple[style.Look, str]]) -> list[tuple[float, float]]:
    """Left edge and middle of each swatch of a key, in mm; a row that is full is continued below."""
    places, x, y = [], LEFT, 2.0
    for _, words in entries:
        width = SWATCH + 1.5 + width_mm(typeset(words), style.SMALL)
        if x > LEFT and x + width > RIGHT:
            x, y = LEFT, y + _KEY_ROW
        places.append((x, y))
        x += width + 4
    return places


def key_height(entries: Sequence[tuple[style.Look, str]]) -> float:
    """Height in mm of a key, with the space below it."""
    return key_places(entries)[-1][1] + 4.0


def source_line(sources: Sequence[str], as_of: str, room: int = 3) -> str:
    """`来源:…;…。截至…`, as many sources as fit `room` lines, the rest counted; of an address only the site.

    The whole list stands in the text file beside the figure.
    """
    end = f"截至{day(as_of)}。" if as_of else ""
    short = list(dict.fromkeys(re.sub(r"https?://([^/\s]+)\S*", r"\1", source) for source in sources))
    for shown in range(len(short), 0, -1):
        more = f"等{len(short)}项" if shown < len(short) else ""
        where = "(全文见同名文本文件)" if more or short != list(sources) else ""
        line = f"来源:{_SEMICOLON.join(short[:shown])}{more}{where}。{end}"
        if shown == 1 or len(wrap(line, RIGHT - LEFT, style.SMALL)) <= room:
            return line
    return f"来源:无。{end}"
