"""pandoc, which comes whole with the package pypandoc_binary: Markdown to a tree, a tree to a format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pypandoc

from huitoukan.report.document.nodes import Node

_OFF = (
    "raw_html", "raw_tex", "raw_attribute", "tex_math_dollars", "tex_math_single_backslash", "citations",
    "pandoc_title_block", "yaml_metadata_block", "mmd_title_block", "smart", "implicit_figures",
    "auto_identifiers", "example_lists", "latex_macros", "inline_notes", "footnotes",
    "line_blocks", "blank_before_header",
)  # fmt: skip
"""What a template need not know: a dollar is money, a quote is a quote."""
SOURCE = "markdown" + "".join(f"-{name}" for name in _OFF) + "+east_asian_line_breaks"
Document = dict[str, Any]


def parsed(markdown: str) -> Document:
    """The text as a document tree."""
    document: Document = json.loads(pypandoc.convert_text(markdown, "json", format=SOURCE))
    return document


def written(document: Document, blocks: Sequence[Node], to: str, *options: str) -> str:
    """These blocks in an output format, as text; `document` is the tree they were made from."""
    return str(pypandoc.convert_text(_json(document, blocks), to, format="json", extra_args=list(options)))


def write(document: Document, blocks: Sequence[Node], to: str, path: str, *options: str) -> None:
    """These blocks written to a file in an output format."""
    pypandoc.convert_text(
        _json(document, blocks), to, format="json", outputfile=path, extra_args=list(options)
    )


def _json(document: Document, blocks: Sequence[Node]) -> str:
    return json.dumps(document | {"blocks": list(blocks)}, ensure_ascii=False)
