"""What a finding is made of before it is read: its title, the words below it, the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from huitoukan.notice.outline.headings import GENERIC, LONGEST_HEADING, STRONG_THEME, THEME
from huitoukan.notice.outline.lines import Line, heading_words, lines_of
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text


@dataclass(frozen=True)
class Block:
    """Words below a heading, with the label they stand under."""

    role: str | None
    place: Span


@dataclass
class Section:
    """A finding heading with the words below it and the headings above it; places in the plain text."""

    label: Span | None
    title: Span
    part: str | None = None
    category: str | None = None
    said: Span | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Heading:
    """The words of a heading, as printed and in the plain form that patterns know."""

    printed: str
    plain: str
    marked: bool = False
    """Whether it bears a mark: such a heading alone is a part, unless it names a problem itself."""


def is_short(line: Line) -> bool:
    """Whether a line is as short as headings and signatures are."""
    return line.end - line.start <= LONGEST_HEADING


def roles(over: Sequence[Heading], category: Heading | None) -> tuple[str | None, str | None]:
    """(part, category) of a finding from the headings above it, widest first."""
    over = [heading for heading in over if not GENERIC.fullmatch(heading.plain)]
    inner = [*over, category] if category else over
    themes = [heading for heading in inner if THEME.search(heading.plain)]
    themes = [heading for heading in themes if STRONG_THEME.search(heading.plain)] or themes
    widest = [
        heading for heading in inner[:1] if len(inner) > 1 or (heading.marked and "问题" not in heading.plain)
    ]
    part = (themes or widest)[-1] if themes or widest else None
    below = inner[inner.index(part) + 1 :] if part else inner
    return part.printed if part else None, below[-1].printed if below else None


def themes(text: Text, without: Sequence[Span] = ()) -> list[tuple[int, str | None]]:
    """Where each short marked heading ends, in order, and its words when it names a theme."""
    lines = [line for line in lines_of(text, without) if line.mark and is_short(line) and not line.label]
    return [(line.end, _theme(text, line)) for line in lines]


def _theme(text: Text, line: Line) -> str | None:
    words = re.sub(r"\(.*?\)$", "", text.plain[line.body : line.end]).rstrip("。: ")
    names = THEME.search(words) and not GENERIC.fullmatch(words)
    return heading_words(text, line.body, line.end) if names else None
