"""A figure as bytes: the same figure gives the same bytes, on any day and with any version number."""

from __future__ import annotations

import io
import re
import warnings

import matplotlib
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from huitoukan.charts import style
from huitoukan.problems import InputError

PNG_DPI = 200


def png_bytes(figure: Figure, box: Bbox | None = None) -> bytes:
    """The figure, or the box of it in inches, as PNG at 200 dots per inch.

    Raises InputError when a character has no glyph.
    """
    return _bytes(figure, "png", {"Software": None}, box)


def svg_bytes(figure: Figure, title: str, description: str, box: Bbox | None = None) -> bytes:
    """The figure as SVG with its title and description inside; box and errors as with `png_bytes`."""
    stripped = {"Date": None, "Creator": None}
    return _bytes(figure, "svg", {"Title": title, "Description": description, **stripped}, box)


def _bytes(figure: Figure, kind: str, metadata: dict[str, str | None], box: Bbox | None) -> bytes:
    buffer = io.BytesIO()
    with matplotlib.rc_context(style.RC), warnings.catch_warnings():
        # matplotlib only warns and draws a box; a box in an official figure is an error
        warnings.filterwarnings("error", message="Glyph .* missing", category=UserWarning)
        try:
            figure.savefig(buffer, format=kind, dpi=PNG_DPI, metadata=metadata, bbox_inches=box)
        except UserWarning as warning:
            code = int(re.findall(r"\d+", str(warning))[0])
            message = f"图中有字体里没有的字:{chr(code)}(U+{code:04X})"
            raise InputError(message, "在台账里改用常用字,或换一套收字更全的字体") from None
    return buffer.getvalue()
