"""Small notices for the tests: one finding with the given body, or given lines, in a plain frame."""

from __future__ import annotations

from huitoukan.notice import Claim, Finding, Notice, Source, read_text

HEAD = (
    "2024年2月20日至3月26日,根据安排,区委巡察二组对区科学技术协会(以下简称“区科协”)开展了巡察,"
    "并于2025年1月21日反馈了巡察意见。\n"
)
TAIL = "\n鼓楼区科学技术协会\n2025年5月20日\n"
TITLE = "(1)关于学习不够扎实的问题。\n"
BODY_LINES = TITLE + "整改情况:加强学习。\n完成情况:已完成"


def read(text: str) -> Notice:
    """The notice in a text."""
    return read_text(Source("notice.txt", text, "0" * 64))


def notice(body: str, status: str = "已完成") -> Notice:
    """A notice with one finding, its paragraph and its status line."""
    return read(f"{HEAD}{TITLE}整改情况:{body}\n完成情况:{status}{TAIL}")


def listed(*lines: str) -> tuple[Finding, ...]:
    """The findings of a notice made of these lines."""
    return read(HEAD + "\n".join(lines) + TAIL).findings


def claims(body: str, kind: str = "") -> list[Claim]:
    """The claims in a paragraph, of one kind where given."""
    return [claim for claim in notice(body).claims if claim.kind == (kind or claim.kind)]


def claim(body: str, kind: str = "") -> Claim:
    """The one claim in a paragraph."""
    (only,) = claims(body, kind)
    return only
