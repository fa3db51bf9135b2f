"""What of a page is certainly no part of the notice: hidden, controls, menus, breadcrumbs, footers."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

DROPPED = frozenset(
    ("head", "script", "style", "noscript", "template", "input", "select", "textarea", "button", "option",
     "datalist", "object", "embed", "iframe", "svg", "canvas", "audio", "video", "map", "rp", "rt")
)  # fmt: skip
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NAVIGATION = frozenset(("nav", "header", "footer", "aside", "menu"))
WORDS = re.compile(r"[a-z]+")
HINTS = frozenset(
    ("breadcrumb", "breadcrumbs", "crumb", "crumbs", "share", "footer", "foot", "nav", "navbar",
     "navigation", "menu", "toolbar", "sidebar", "copyright", "position", "location", "bdsharebuttonbox",
     "dqwz", "weizhi", "daohang", "fenxiang", "banquan", "top", "topbar")
)  # fmt: skip
"""Parts of class and id names that speak of navigation; only half the proof, see `is_navigation`."""
PHRASES = re.compile(
    "分享|打印|字体|字号|(?:您的|您现在的|当前|所在)位置|版权所有|备案|网站标识码|主办单位|承办单位|技术支持|网站地图|无障碍"
)
LONGEST = 400


def is_dropped(node: LexborNode) -> bool:
    """Whether nothing below the element is read."""
    attributes = node.attributes
    if node.tag in DROPPED or "hidden" in attributes or HIDDEN.search(attributes.get("style") or ""):
        return True
    return _hinted(node, attributes) and is_navigation(node)


def is_navigation(node: LexborNode) -> bool:
    """Whether an element named like navigation has no sentence, no title, and mostly links or set words."""
    words = "".join(node.text().split())
    if "。" in words or len(words) > LONGEST or node.css_first("h1, table") is not None:
        return False
    linked = sum(len("".join(link.text().split())) for link in node.css("a"))
    return 3 * linked >= len(words) or PHRASES.search(words) is not None


def _hinted(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()
    return node.tag in NAVIGATION or not HINTS.isdisjoint(WORDS.findall(names))
