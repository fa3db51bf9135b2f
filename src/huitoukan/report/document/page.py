"""The report as one HTML file: nothing is fetched, figures lie inside, and it prints as a document."""

from __future__ import annotations

import base64
import hashlib
import html
from collections.abc import Sequence

from huitoukan.report.document import nodes, pandoc
from huitoukan.report.document.nodes import Node
from huitoukan.report.document.parts import Drawn, Parts
from huitoukan.report.document.template import FOLDER
from huitoukan.report.document.tree import Tree

FRAME, STYLE = "page.html", "page.css"


class Page:
    """How the parts of the document are written for a browser: blocks with the class of their role."""

    above = 0

    def role(self, role: str, blocks: Sequence[Node]) -> list[Node]:
        """Blocks in their role."""
        return [nodes.div(blocks, ("", (role,), {}))]

    def title(self, rows: Sequence[str]) -> list[Node]:
        """The title of the document."""
        return [nodes.raw("html", f"<h1>{'<br>'.join(map(html.escape, rows))}</h1>")]

    def annex(self, number: str, title: str, wide: bool, after: bool) -> list[Node]:
        """The head of an annex on a new page."""
        mark, name = html.escape(number), html.escape(title)
        sort = "annex wide" if wide else "annex"
        return [nodes.raw("html", f'<h2 class="{sort}"><span>{mark}</span>{name}</h2>')]

    def figure(self, name: str, drawn: Drawn, caption: Sequence[Node], source: Sequence[Node]) -> list[Node]:
        """A figure with its caption and source."""
        data = base64.b64encode(drawn.svg).decode("ascii")
        image = nodes.plain([nodes.image(f"data:image/svg+xml;base64,{data}", drawn.alt)])
        return [
            nodes.raw("html", "<figure>"), image, nodes.raw("html", '<figcaption><p class="caption">'),
            nodes.plain(caption), nodes.raw("html", '</p><p class="note">'), nodes.plain(source),
            nodes.raw("html", "</p></figcaption></figure>"),
        ]  # fmt: skip

    def table(
        self, made: Node, title: Sequence[Node], below: Sequence[Sequence[Node]], whole: bool
    ) -> list[Node]:
        """A table with its title above and its notes below."""
        _, *rest = made["c"]
        titled = made | {"c": [made["c"][0], [None, [nodes.plain(title)]], *rest[1:]]}
        notes = [one for line in below for one in self.role("note", [nodes.para(line)])]
        return [nodes.div([titled], ("", ("scroll",), {})), *notes]


def page(source: pandoc.Document, parts: Parts, title: str, mark: str) -> str:
    """The report as HTML text; the same parts give the same text."""
    body = pandoc.written(source, Tree(parts, Page()).blocks(source["blocks"]), "html5", "--wrap=none")
    style = (FOLDER / STYLE).read_text(encoding="utf-8")
    # in print the mark stands on every page, as text of the page's margin
    style += f'@page {{ @top-center {{ content: "{mark}" }} }}\n' if mark else ""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    frame = (FOLDER / FRAME).read_text(encoding="utf-8")
    values = {
        "title": html.escape(title), "style": style, "digest": digest, "body": body,
        "mark": f'<p class="mark">{html.escape(mark)}</p>' if mark else "",
    }  # fmt: skip
    for name, value in values.items():
        frame = frame.replace(f"<!--{name}-->", value, 1)
    return frame
