"""Findings of a notice: bare titles, status words, and the measures their text sets out."""

from __future__ import annotations

from collections.abc import Sequence

from huitoukan.notice.claims.dates import moments
from huitoukan.notice.model import Finding
from huitoukan.notice.outline.headings import LONGEST_HEADING
from huitoukan.notice.outline.measures import LEFT_OUT, beside, measures
from huitoukan.notice.outline.section import Block, Section
from huitoukan.notice.outline.statuses import NOT_STATED, closing, is_status, opening, status_of
from huitoukan.notice.outline.titles import bare_title
from huitoukan.notice.text.spans import Span
from huitoukan.notice.text.text import Text

LONGEST_STATUS = 24
"""Characters that an unknown status has at most; more is text."""


def finding(text: Text, no: int, section: Section) -> Finding:
    """The finding of a section."""
    blocks, said = _told(text, section)
    words = text.passage(said).text.rstrip("。.;；") if said else None
    passages = (text.passage(block.place) for block in blocks if block.role not in LEFT_OUT)
    label = text.passage(section.label).text if section.label else None
    return Finding(
        no=no,
        label=label,
        part=section.part,
        category=section.category,
        title=bare_title(
            text.words(section.title.start, section.title.end),
            text.plain[section.title.start : section.title.end],
        ),
        status=status_of(text.plain[said.start : said.end]) if said else NOT_STATED,
        status_text=words,
        heading=text.passage(section.title),
        measures=tuple(measures(text, blocks)),
        body=tuple(passage for passage in passages if passage.text),
        progress=tuple(text.passage(block.place) for block in beside(blocks)),
        plans=tuple(text.passage(block.place) for block in section.blocks if block.role == "next"),
        leader=_words(text, section, "leader"),
        owner=_words(text, section, "owner"),
        due_on=_due(text, section),
        evidence=_words(text, section, "evidence"),
    )


def _words(text: Text, section: Section, role: str) -> str | None:
    """What stands under a label of the section, in one line."""
    found = [text.passage(block.place).text for block in section.blocks if block.role == role]
    return "；".join(words.rstrip("。；;") for words in found if words) or None


def _due(text: Text, section: Section) -> str | None:
    """The last day of the last time that stands under 整改时限."""
    places = [block.place for block in section.blocks if block.role == "due"]
    times = [time for place in places for time in moments(text.bare, None, place)]
    return times[-1].last.isoformat() if times and times[-1].precision != "third" else None


def _told(text: Text, section: Section) -> tuple[list[Block], Span | None]:
    """The words below a heading, and what they say of the status: in brackets, on a line, first or last."""
    blocks = [block for block in section.blocks if text.passage(block.place).text]
    said = section.said
    rest: list[Block] = []
    for block in blocks:
        first = opening(text.plain, block.place) if said is None and block.role == "status" else None
        if first and first.end + 1 < block.place.end:  # 已完成。其余…: the status, then what was done
            said = first
            rest.append(Block("progress", Span(first.end + 1, block.place.end)))
        elif said is None and _is_status_line(text, block):
            said = block.place
        elif block.role == "status":
            rest.append(Block("progress", block.place))
        else:
            rest.append(block)
    if said is None:
        said, rest = _in_text(text, rest)
    return rest, said


def _is_status_line(text: Text, block: Block) -> bool:
    """Whether a block is a status line: labelled so and short, or nothing but a status."""
    words = text.plain[block.place.start : block.place.end]
    if block.role == "status":
        known = len(words) <= LONGEST_HEADING and status_of(words) != NOT_STATED
        return known or len(words) <= LONGEST_STATUS
    return block.role in ("progress", None) and len(words) <= LONGEST_HEADING and is_status(words)


def _in_text(text: Text, blocks: Sequence[Block]) -> tuple[Span | None, list[Block]]:
    """The status said in the first words of a paragraph, which are left out, else in the last."""
    told = [index for index, block in enumerate(blocks) if block.role not in LEFT_OUT]
    for index in told:
        block = blocks[index]
        said = opening(text.plain, block.place)
        if said is not None:
            after = min(said.end + 1, block.place.end)
            return said, [
                *blocks[:index],
                Block(block.role, Span(after, block.place.end)),
                *blocks[index + 1 :],
            ]
    for index in reversed(told):
        said = closing(text.plain, blocks[index].place)
        if said is not None:
            return said, list(blocks)
    return None, list(blocks)
