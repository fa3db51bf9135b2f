"""Web pages into paragraphs and tables, as a browser would set them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from selectolax.lexbor import LexborHTMLParser, LexborNode

from huitoukan.notice.source.blocks import Block, Box, Extract, Spanning, assemble, spread
from huitoukan.notice.source.encodings import decode
from huitoukan.notice.source.navigation import is_dropped
from huitoukan.notice.source.numerals import marked, numeral
from huitoukan.problems import InputError

DECLARED = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
     "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
     "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p",
     "pre", "section", "summary", "table", "td", "th", "tr", "ul")
)  # fmt: skip
"""Elements that begin and end a line."""
OPENED = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]*)")
SELF_CLOSING = frozenset(
    ("area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
     "input", "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th",
     "thead", "tr", "wbr")
)  # fmt: skip
DEEPEST = 3000
"""The parser's time grows with the square of the depth."""
LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
WIDE = "\u2014\u2018-\u201d\u2026\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
BETWEEN_WIDE = re.compile(f"(?<=[{WIDE}]) *\n[ \n]*(?=[{WIDE}])")
BLANKS = re.compile(r"[ \t\n\r\f]+")
KEPT_BLANK = "\x01"
"""Stands for a blank that is not to collapse."""


def extract(data: bytes, name: str) -> Extract:
    """The page's paragraphs and tables. Raises InputError (status 2): no text, or senselessly nested."""
    if name.lower().endswith((".mhtml", ".mht")):
        data = _page_of(message_from_bytes(data), name)
    declared = DECLARED.search(data[:4096])
    text = decode(data, name, declared.group(1).decode("ascii", "replace") if declared else "")
    if _depth(text) > DEEPEST:
        raise InputError(
            f"{name} 的网页结构层层嵌套，无法读取。", "请在浏览器中打开，复制全文存成 .txt 再读。"
        )
    page = _Page()
    for node, entering in _walk(LexborHTMLParser(text).root):
        page.enter(node) if entering else page.leave(node)
    page.flush()
    return assemble(page.blocks[0])


def _page_of(message: Message, name: str) -> bytes:
    """The bytes of a saved page's first HTML part, in UTF-8 where the part says its encoding."""
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    raise InputError(f"{name} 里没有网页正文。", "请在浏览器中打开，另存为 .html 再读。")


def _depth(text: str) -> int:
    """How deep elements can be nested at most."""
    depth = deepest = 0
    for found in OPENED.finditer(text):
        if found.group(2).lower() not in SELF_CLOSING:
            depth = max(depth - 1, 0) if found.group(1) else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _walk(root: LexborNode | None) -> Iterator[tuple[LexborNode, bool]]:
    """Every node that is read, entered (True) and, where it is an element, left (False)."""
    node, descend = root, True
    while node is not None:
        if descend:
            tag = node.tag or ""
            read = tag == "-text" or (tag[:1] not in "-!" and not is_dropped(node))
            if read:
                yield node, True
            child = node.child if read and tag != "-text" else None
            if child is not None:
                node = child
                continue
            if read and tag != "-text":
                yield node, False
        if node.next is not None:
            node, descend = node.next, True
        else:
            node, descend = node.parent, False
            if node is not None and node.tag != "-document":
                yield node, False


class _Page:
    """What has been read of a page so far."""

    def __init__(self) -> None:
        self.blocks: list[list[Block]] = [[]]
        """Where paragraphs go: the page, or the innermost open cell."""
        self.tables: list[list[list[Spanning]]] = []
        self.line: list[str] = []
        self.kept = 0
        self.mark = ""
        self.lists: list[tuple[str, int, int]] = []

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._write(node.text_content or "")
            return
        if tag in BLOCKS:
            self.flush()
        match tag:
            case "table":
                self.tables.append([])
            case "tr" if self.tables:
                self.tables[-1].append([])
            case "td" | "th" if self.tables and self.tables[-1]:
                box = Box()
                rows, columns = _number(node, "rowspan", 1), _number(node, "colspan", 1)
                self.tables[-1][-1].append(Spanning(box, rows or 10_000, min(max(columns, 1), 100)))
                self.blocks.append(box.blocks)
            case "pre":
                self.kept += 1
            case "ol" | "ul" | "menu":
                self.lists.append(_numbering(node))
            case "li" if self.lists:
                self._count(node)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in BLOCKS:
            self.flush()
        match tag:
            case "table":
                self.blocks[-1].append(spread(self.tables.pop()))
            case "td" | "th" if self.tables and self.tables[-1]:
                self.blocks.pop()
            case "pre":
                self.kept -= 1
            case "ol" | "ul" | "menu":
                self.lists.pop()
            case "li":
                self.mark = ""

    def flush(self) -> None:
        """End the line."""
        line = BLANKS.sub(" ", BETWEEN_WIDE.sub("", "".join(self.line))).strip(" ")
        self.line = []
        line = line.replace(KEPT_BLANK, " ")
        if line.strip():
            if self.mark and not line.lstrip().startswith(self.mark):
                line = marked(self.mark, line)
            self.mark = ""
            self.blocks[-1].append(line)

    def _write(self, text: str) -> None:
        text = text.replace(KEPT_BLANK, "")
        if not self.kept:
            self.line.append(BLANKS.sub(lambda run: "\n" if "\n" in run.group() else " ", text))
            return
        first, *rest = text.replace("\r\n", "\n").replace(" ", KEPT_BLANK).split("\n")
        self.line.append(first)
        for line in rest:
            self.flush()
            self.line.append(line)

    def _count(self, node: LexborNode) -> None:
        """Set the mark of the list item that begins."""
        kind, number, step = self.lists[-1]
        number = _number(node, "value", number)
        self.lists[-1] = (kind, number + step, step)
        mark = numeral(kind, number)
        self.mark = f"{mark}." if mark else ""


def _numbering(node: LexborNode) -> tuple[str, int, int]:
    """How a list counts: the form of its numbers, the first one, the step."""
    if node.tag != "ol" or "none" in (node.attributes.get("style") or ""):
        return "none", 1, 1
    items = sum(child.tag == "li" for child in node.iter())
    step = -1 if "reversed" in node.attributes else 1
    start = _number(node, "start", items if step < 0 else 1)
    return LIST_TYPES.get(node.attributes.get("type") or "", "decimal"), start, step


def _number(node: LexborNode, name: str, default: int) -> int:
    """An attribute's whole number, the default where it is none."""
    digits = re.match(r"\s*(-?\d{1,5})", node.attributes.get(name) or "")
    return int(digits.group(1)) if digits else default
