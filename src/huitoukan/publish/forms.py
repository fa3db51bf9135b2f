"""Headings in the plainest form that is read back as what they say; the reader itself decides.

A title may hold 的问题, colons, full stops, 下一步: words that headings are cut at. Each form is tried on a
notice of one finding, and the first that comes back whole is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from huitoukan.notice import Finding, Source, read_text
from huitoukan.problems import InputError
from huitoukan.publish.model import Paragraph

TITLES = ("关于{}的问题。", "关于“{}”的问题。", "针对{}的问题。", "关于{}问题。", "关于{}的问题")
"""Forms of a finding's heading, the usual one first."""
_BODY = "整改情况：已逐项核对。\n完成情况：正在整改\n"
_TITLE = "关于台账更新不够及时的问题。"
_PLAIN = f"（1）{_TITLE}"


@lru_cache(maxsize=4096)
def title_form(title: str) -> str:
    """The heading of a finding, without mark: 关于…的问题。 The usual form when none is read back whole."""
    shown = title.rstrip("。.")
    for form in TITLES:
        words = form.format(shown)
        found = _read(f"（1）{words}\n{_BODY}")
        if found is not None and found.title == shown:
            return words
    return TITLES[0].format(shown)


@lru_cache(maxsize=1024)
def category_is_marked(part: str | None, category: str) -> bool:
    """Whether a category may bear a heading mark; without one it stands on a line of its own.

    A mark makes 制度执行情况 or 聚焦… look like a part, and a part of other words look like a category.
    """
    above = f"一、{part}\n（一）" if part else "一、"
    for marked, before in ((True, above), (False, f"一、{part}\n" if part else "")):
        found = _read(f"{before}{category}{'' if marked else '。'}\n{_PLAIN}\n{_BODY}")
        if found is not None and (found.part, found.category) == (part, category):
            return marked
    return True


def places_kept(
    written: Sequence[tuple[Sequence[Paragraph], str]], places: Sequence[tuple[str | None, str | None]]
) -> int:
    """How many findings, under these headings and marks, are read back at their (part, category); 0 when
    their number differs."""
    lines = []
    for headings, mark in written:
        lines += [heading.text for heading in headings]
        lines.append(f"{mark}{_TITLE}\n{_BODY}".rstrip())
    found = _read_all("\n".join(lines) + "\n")
    if len(found) != len(places):
        return 0
    return sum((one.part, one.category) == place for one, place in zip(found, places, strict=True))


@lru_cache(maxsize=4096)
def status_needs_saying(body: str) -> bool:
    """Whether the words of a finding alone, without status line, would be read as a status."""
    found = _read(f"{_PLAIN}\n{body}\n")
    return found is not None and found.status != "not_stated"


@lru_cache(maxsize=4096)
def reads_as_one_measure(text: str) -> bool:
    """Whether a text of several lines is read back as one measure with its line breaks."""
    found = _read(f"{_PLAIN}\n整改情况：{text}\n完成情况：正在整改\n")
    return found is not None and [measure.text for measure in found.measures] == [text]


def _read(text: str) -> Finding | None:
    found = _read_all(text)
    return found[0] if len(found) == 1 else None


def _read_all(text: str) -> tuple[Finding, ...]:
    try:
        return read_text(Source("", f"{text}欢迎广大干部群众监督。\n", "")).findings
    except InputError:
        return ()
