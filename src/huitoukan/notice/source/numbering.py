"""The automatic numbers of a word-processor document, computed as they would be printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from huitoukan.notice.source.numerals import numeral

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """How one level of a list counts and looks."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    """Starts again after this level (counted from one) or a wider one; 0 is never, None after any wider."""
    legal: bool = False


def value(element: Any, *path: str) -> str | None:
    """The w:val at the end of a path of child elements; None where something on the way is missing."""
    for name in path:
        element = element.find(qn(name)) if element is not None else None
    return element.get(qn("w:val")) if element is not None else None


class Styles:
    """Paragraph and character styles with what they inherit."""

    def __init__(self, root: Any) -> None:
        styles = root.findall(qn("w:style")) if root is not None else []
        self._by_id = {style.get(qn("w:styleId")): style for style in styles}
        self._default = next(
            (
                style.get(qn("w:styleId"))
                for style in styles
                if style.get(qn("w:type")) == "paragraph"
                and style.get(qn("w:default")) in ("1", "true", "on")
            ),
            None,
        )

    def chain(self, name: str | None, default: bool = False) -> list[Any]:
        """The style and those it is based on, nearest first."""
        name = name or (self._default if default else None)
        found: dict[str, Any] = {}
        while name is not None and name in self._by_id and name not in found:
            found[name] = self._by_id[name]
            name = value(found[name], "w:basedOn")
        return list(found.values())


class Numbering:
    """Counts the numbered paragraphs of a document, which have to be asked for in their order."""

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        found = root if root is not None else []
        self._nums = {num.get(qn("w:numId")): num for num in found if num.tag == qn("w:num")}
        self._lists = {one.get(qn("w:abstractNumId")): one for one in found if one.tag == qn("w:abstractNum")}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def mark(self, properties: Any) -> str:
        """The printed mark of the next paragraph, empty where it has none."""
        num, depth = self._place(properties)
        if num not in self._nums or not 0 <= depth < LEVELS:
            return ""
        abstract = self._abstract(num)
        levels = self._levels_of(num, abstract)
        counts = self._counts.setdefault(abstract, [None] * LEVELS)
        before = counts[depth]
        override = value(self._override(num, depth), "w:startOverride")
        if override is not None and (num, depth) not in self._started:
            counts[depth] = _integer(override, 1)
        else:
            counts[depth] = levels[depth].start if before is None else before + 1
        self._started.add((num, depth))
        for deeper in range(depth + 1, LEVELS):
            restart = levels[deeper].restart
            if restart is None or depth < restart:
                counts[deeper] = None
        return _printed(levels, counts, depth)

    def _place(self, properties: Any) -> tuple[str, int]:
        """The list of a paragraph and its level there, by itself or through its style."""
        num, depth = value(properties, "w:numPr", "w:numId"), value(properties, "w:numPr", "w:ilvl")
        for style in self._styles.chain(value(properties, "w:pStyle"), default=True):
            if num is not None:
                break
            num = value(style, "w:pPr", "w:numPr", "w:numId")
            if num is not None and depth is None:
                depth = value(style, "w:pPr", "w:numPr", "w:ilvl") or self._linked(num, style)
        return num or "", _integer(depth, 0)

    def _linked(self, num: str, style: Any) -> str | None:
        """The level that names this style as its own."""
        for level in self._lists.get(self._abstract(num), []) if num in self._nums else []:
            if value(level, "w:pStyle") == style.get(qn("w:styleId")):
                ilvl: str | None = level.get(qn("w:ilvl"))
                return ilvl
        return None

    def _abstract(self, num: str) -> str:
        """The id of the definition a list counts by, through list styles."""
        seen = set()
        while num in self._nums and num not in seen:
            seen.add(num)
            abstract = value(self._nums[num], "w:abstractNumId") or ""
            linked = value(self._lists.get(abstract), "w:numStyleLink")
            through = [value(style, "w:pPr", "w:numPr", "w:numId") for style in self._styles.chain(linked)]
            num = next(filter(None, through), "")
        return abstract

    def _override(self, num: str, depth: int) -> Any:
        for override in self._nums[num].findall(qn("w:lvlOverride")):
            if override.get(qn("w:ilvl")) == str(depth):
                return override
        return None

    def _levels_of(self, num: str, abstract: str) -> dict[int, Level]:
        if num not in self._levels:
            defined = self._lists.get(abstract, [])
            own = [self._override(num, depth) for depth in range(LEVELS)]
            found = [*defined, *(level for one in own if one is not None for level in one)]
            levels = {depth: Level() for depth in range(LEVELS)}
            for level in found:
                if level.tag == qn("w:lvl"):
                    levels[_integer(level.get(qn("w:ilvl")), 0)] = _level(level)
            self._levels[num] = levels
        return self._levels[num]


def _level(element: Any) -> Level:
    restart = value(element, "w:lvlRestart")
    legal = element.find(qn("w:isLgl"))
    return Level(
        form=next((one.get(qn("w:val")) or "" for one in element.iter(qn("w:numFmt"))), "decimal"),
        text=value(element, "w:lvlText") or "",
        start=_integer(value(element, "w:start"), 1),
        restart=None if restart is None else _integer(restart, 0),
        legal=legal is not None and legal.get(qn("w:val")) not in ("0", "false", "off"),
    )


def _printed(levels: dict[int, Level], counts: list[int | None], depth: int) -> str:
    level = levels[depth]
    if level.form == "bullet":
        return ""

    def put(found: re.Match[str]) -> str:
        place = int(found.group(1)) - 1
        count = counts[place]
        form = "decimal" if level.legal else levels[place].form
        return numeral(form, levels[place].start if count is None else count)

    return PLACEHOLDER.sub(put, level.text).strip()


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
