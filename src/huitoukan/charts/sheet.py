"""The paper a figure is drawn on: title, subtitle, mark, source line and a body measured in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from huitoukan import codelists
from huitoukan.charts import style
from huitoukan.charts.fonts import width_mm
from huitoukan.charts.layout import LEFT, RIGHT, SWATCH, Cell, key_places, pitch
from huitoukan.charts.words import typeset, wrap

MARK = codelists.load("warnings").label_of("synthetic")
"""Stands on everything made from synthetic data."""
_PAD = 1.5


class TooTall(Exception):
    """The body does not fit the tallest figure; `share` is the part of it that would."""

    def __init__(self, share: float) -> None:
        super().__init__(f"only {share:.0%} of the body fits")
        self.share = share


class Sheet:
    """One figure of the house's width. Call `open` once with the height of the body, then draw.

    Body positions are in mm from its top left corner, downwards. `open` takes the smallest named size that
    holds the body and spreads what is left over evenly, so texts never come closer than planned.
    """

    def __init__(self, title: str, subtitle: str, notes: Sequence[str], synthetic: bool) -> None:
        self.figure = Figure(dpi=100)
        self.synthetic = synthetic
        mark = width_mm(typeset(MARK), style.SMALL) + 6 if synthetic else 0.0
        self._title = wrap(title, RIGHT - LEFT - mark, style.TITLE)
        self._subtitle = wrap(subtitle, RIGHT - LEFT, style.SMALL)
        self._notes = [line for note in notes for line in wrap(note, RIGHT - LEFT, style.SMALL)]

    def open(self, body: float) -> Axes:
        """Fix the figure's size for a body of this height, set its frame of texts, return the body's axes.

        Raises TooTall when not even the tallest named size holds it.
        """
        head = len(self._title) * pitch(style.TITLE) + len(self._subtitle) * pitch(style.SMALL) + 2 * _PAD
        foot = len(self._notes) * pitch(style.SMALL) + 2 * _PAD
        heights = [height for _, height in style.SIZES.values()]
        height = next((height for height in heights if height >= head + body + foot), None)
        if height is None:
            raise TooTall((heights[-1] - head - foot) / body)
        self.figure.set_size_inches(style.WIDTH_MM / 25.4, height / 25.4)
        self._bottom, self._height, self._body = foot / height, (height - head - foot) / height, body
        self._stretch = (height - head - foot) / body
        self._write_frame(height)
        self.canvas = self.plot(0, style.WIDTH_MM, 0, style.WIDTH_MM)
        self.canvas.set_zorder(1)
        return self.canvas

    def _write_frame(self, height: float) -> None:
        top = _PAD
        for lines, size, colour in (
            (self._title, style.TITLE, style.INK),
            (self._subtitle, style.SMALL, style.MUTED),
        ):
            for line in lines:
                place = (LEFT / style.WIDTH_MM, 1 - (top + pitch(size) / 2) / height)
                self.figure.text(*place, line, size=size, color=colour, va="center_baseline")
                top += pitch(size)
        for above, line in enumerate(self._notes):
            up = _PAD + (len(self._notes) - above - 0.5) * pitch(style.SMALL)
            place = (LEFT / style.WIDTH_MM, up / height)
            self.figure.text(*place, line, size=style.SMALL, color=style.MUTED, va="center_baseline")
        if self.synthetic:
            self.figure.text(
                (RIGHT - 1.2) / style.WIDTH_MM,
                1 - (_PAD + pitch(style.TITLE) / 2) / height,
                typeset(MARK),
                size=style.SMALL,
                ha="right",
                va="center_baseline",
                bbox={"boxstyle": "square,pad=0.25", "facecolor": style.PAPER, "edgecolor": style.INK},
            )

    def plot(self, x0: float, x1: float, low: float, high: float) -> Axes:
        """Axes over the body between two positions in mm: data from `low` to `high` across, mm downwards."""
        width = (x1 - x0) / style.WIDTH_MM
        axes = self.figure.add_axes((x0 / style.WIDTH_MM, self._bottom, width, self._height))
        axes.set_axis_off()
        axes.set_xlim(low, high)
        axes.set_ylim(self._body, 0)
        axes.set_zorder(2)
        axes.patch.set_visible(False)
        return axes

    def write(self, x: float, y: float, words: str | Sequence[str], **style_: Any) -> Text:
        """Words (a text, or its lines) at a place of the body, vertically centred unless said otherwise."""
        text = typeset(words) if isinstance(words, str) else "\n".join(words)
        defaults: dict[str, Any] = {
            "size": style.BODY,
            "va": "center",
            "linespacing": style.LINE,
            "color": style.INK,
        }
        return self.canvas.text(x, y, text, **(defaults | style_))

    def put(self, x: float, y: float, cell: Cell) -> None:
        """A cell with its left edge at x, centred on y as a whole."""
        top = -cell.height / 2
        tiers = ((cell.main, style.BODY, style.INK), (cell.small, style.SMALL, style.MUTED))
        for lines, size, colour in tiers:
            if lines:
                middle = top + len(lines) * pitch(size) / 2
                self.write(x, y + middle / self._stretch, lines, size=size, color=colour)
            top += len(lines) * pitch(size)

    def box(self, x: float, y: float, width: float, height: float, look: style.Look) -> Rectangle:
        """A filled box of a true size in mm with its left edge at x, centred on y."""
        height /= self._stretch
        shape = Rectangle((x, y - height / 2), width, height, **look.patch)
        self.canvas.add_patch(shape)
        if look.sign:
            self.write(x + width / 2, y, look.sign, size=style.SMALL, color=look.ink, ha="center")
        return shape

    def tile(
        self, x: float, y: float, width: float, height: float, look: style.Look, bold: bool = False
    ) -> None:
        """A cell of a grid from its top left corner: it grows with the spacing, so that cells stay joined."""
        shape = Rectangle((x, y), width, height, facecolor=look.face, hatch=look.hatch, zorder=1 + bold)
        shape.set_edgecolor(style.INK if bold else style.RULE)
        shape.set_linewidth(1.3 if bold else 0.4)
        self.canvas.add_patch(shape)

    def band(self, y: float, height: float) -> None:
        """A tinted row over the whole width, to single one out."""
        self.canvas.axhspan(y - height / 2, y + height / 2, color=style.FAINT, linewidth=0, zorder=0.2)

    def rule(self, y: float, x0: float = LEFT, x1: float = RIGHT, colour: str = style.FAINT) -> None:
        """A fine horizontal line."""
        self.canvas.plot([x0, x1], [y, y], color=colour, linewidth=0.6, zorder=0.5)

    def key(self, entries: Sequence[tuple[style.Look, str]]) -> None:
        """Swatches with their words at the top of the body; they take `key_height`."""
        for (look, words), (x, y) in zip(entries, key_places(entries), strict=True):
            self.box(x, y, SWATCH, 2.9, look)
            self.write(x + SWATCH + 1.5, y, words, size=style.SMALL)
