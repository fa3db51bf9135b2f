"""The Chinese typeface of the figures: one known file, whatever the machine has installed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager, get_font

from huitoukan.problems import InputError

FAMILY = "Huitoukan Sans"
"""A name no installed font has: asking for it can only mean the file registered here."""
SYSTEM = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
)
"""Chinese faces to fall back on when the font package is missing, in order of liking."""


def _packaged() -> Path | None:
    try:
        path: Path = import_module("pylopdf_fonts_zh_cn").sans_path()
    except ImportError:
        return None
    return path if path.is_file() else None


def _installed() -> str | None:
    known = {entry.name for entry in fontManager.ttflist}
    return next((name for name in SYSTEM if name in known), None)


@cache
def family() -> str:
    """The family name to draw with; the first call registers the font file.

    Raises InputError when neither the font package nor any known Chinese font is there.
    """
    if path := _packaged():
        fontManager.addfont(path)
        # another file of the same family may be installed; the private name settles which is meant
        entry = next(entry for entry in reversed(fontManager.ttflist) if entry.fname == str(path))
        fontManager.ttflist.append(replace(entry, name=FAMILY))
        return FAMILY
    if name := _installed():
        return name
    raise InputError(
        "没有可用的中文字体,图中的汉字会变成方框",
        "运行 make 装好字体包 pylopdf-fonts-zh-cn,或在系统中安装思源黑体(Noto Sans CJK SC)",
    )


@cache
def _advance(character: str) -> float:
    """Width of a character in ems; a full em where the font lacks it (saving the figure will say so)."""
    font = get_font(fontManager.findfont(FontProperties(family=[family()]), fallback_to_default=False))
    code = ord(character)
    if not font.get_char_index(code):
        return 1.0
    font.set_size(100, 72)
    return font.load_char(code).linearHoriAdvance / 65536 / 100


def width_mm(text: str, size: float) -> float:
    """Width of one line of text in mm at a type size in points."""
    return sum(_advance(character) for character in text) * size * 25.4 / 72
