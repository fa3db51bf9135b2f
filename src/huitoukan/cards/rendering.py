"""Cards as HTML. Every text is escaped; nothing is fetched, nothing runs that is not named by its hash."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from huitoukan import codelists

FOLDER = Path(__file__).parent / "templates"
MARK = codelists.load("warnings").label_of("synthetic")


def card_html(card: object) -> str:
    """One card with its style, for a notebook: links to other cards are plain text."""
    style = Markup(_text("card.css"))
    return _environment().get_template("alone.html").render(card=card, style=style, mark=MARK)


def page_html(content: Mapping[str, Any]) -> str:
    """A whole page that fetches nothing: its policy allows the one style and the one script it holds."""
    style, script = _text("card.css") + _text("page.css"), _text("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template("page.html")
        .render(content, style=Markup(style), script=Markup(script), policy=Markup(policy), mark=MARK)
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


@cache
def _text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The text's fingerprint as a content security policy wants it."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
