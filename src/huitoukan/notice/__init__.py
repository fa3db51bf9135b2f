"""Reading a published notice: text with offsets in; header, totals, findings, claims and promises out."""

from __future__ import annotations

from huitoukan.notice.model import Finding, Header, Notice, Passage, Source, Stated
from huitoukan.notice.read import read_notice, read_text
from huitoukan.notice.source import load
from huitoukan.notice.statements import Claim, Promise

__all__ = [
    "Claim", "Finding", "Header", "Notice", "Passage", "Promise", "Source", "Stated", "load", "read_notice",
    "read_text",
]  # fmt: skip
