"""The report as a PDF in official layout: pandoc writes typst, typst sets it in free fonts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from huitoukan.official import form
from huitoukan.problems import InputError
from huitoukan.report.document import nodes, pandoc
from huitoukan.report.document.nodes import Node
from huitoukan.report.document.parts import Drawn, Parts
from huitoukan.report.document.template import FOLDER
from huitoukan.report.document.tree import Tree

PREAMBLE = "official.typ"
PACKAGE = "pylopdf_fonts_zh_cn"


class Paged:
    """How the parts of the document are written for typst: each calls the function of its name."""

    above = 1

    def role(self, role: str, blocks: Sequence[Node]) -> list[Node]:
        """Blocks in their role."""
        return [nodes.raw("typst", f"#{role}["), *blocks, nodes.raw("typst", "]")]

    def title(self, rows: Sequence[str]) -> list[Node]:
        """The title of the document."""
        return [nodes.raw("typst", f"#title({', '.join(map(quoted, rows))})")]

    def annex(self, number: str, title: str, wide: bool, after: bool) -> list[Node]:
        """The head of an annex on a new page, turned where the annex is wide."""
        turned = "#pagebreak()" if wide == after else f"#set page(..{'turned' if wide else 'upright'})"
        head = (f"#annex-mark({quoted(number)})", f"#annex-title({quoted(title)})")
        return [nodes.raw("typst", "\n".join((turned, "#let drawing = standing", *head)))]

    def figure(self, name: str, drawn: Drawn, caption: Sequence[Node], source: Sequence[Node]) -> list[Node]:
        """A figure with its caption and source."""
        picture = f"image({quoted(f'{name}.svg')}, width: 100%, alt: {quoted(drawn.alt)})"
        return [
            nodes.raw("typst", f"#drawing({picture})["), nodes.plain(caption),
            nodes.raw("typst", "]["), nodes.plain(source), nodes.raw("typst", "]"),
        ]  # fmt: skip

    def table(
        self, made: Node, title: Sequence[Node], below: Sequence[Sequence[Node]], whole: bool
    ) -> list[Node]:
        """A table with its title above and its notes below."""
        notes = [one for line in below for one in self.role("note", [nodes.plain(line)])]
        broken = [nodes.raw("typst", "#show table.cell: set block(breakable: true)")] * (not whole)
        table = [nodes.raw("typst", "#["), *broken, made, nodes.raw("typst", "]")]
        return [*self.role("table-title", [nodes.plain(title)]), *table, *notes]


def quoted(text: str) -> str:
    """A text as a typst string."""
    return json.dumps(text, ensure_ascii=False)


def pdf(source: pandoc.Document, parts: Parts, title: str, as_of: date, mark: str) -> bytes:
    """The report as .pdf; the same parts give the same bytes, dated on the as-of day.

    InputError when the fonts are not installed.
    """
    body = pandoc.written(source, Tree(parts, Paged()).blocks(source["blocks"]), "typst", "--wrap=none")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for slug, drawn in parts.figures.items():
            (folder / f"{slug}.svg").write_bytes(drawn.svg)
        (folder / PREAMBLE).write_bytes((FOLDER / PREAMBLE).read_bytes())
        main = folder / "report.typ"
        main.write_text(f'#import "{PREAMBLE}": *\n#show: setup\n\n{body}', encoding="utf-8")
        try:
            made = typst.compile(
                str(main), root=str(folder), font_paths=[str(_fonts())], ignore_system_fonts=True,
                format="pdf", sys_inputs={"form": json.dumps(_form(title, as_of, mark), ensure_ascii=False)},
            )  # fmt: skip
        except typst.TypstError as error:
            raise InputError(
                f"PDF 排不出来：{error.message}。", "请把模板里少见的写法改成普通段落；Word 和网页不受影响。"
            ) from None
    assert isinstance(made, bytes)
    return made


def _form(title: str, as_of: date, mark: str) -> dict[str, object]:
    """What the preamble needs to know."""
    return {
        "title": title, "mark": mark, "sizes": form.SIZES, "pitch": form.PITCH,
        "closer": form.CLOSER_TWIPS / 20, "top": form.TOP_MM, "bottom": form.BOTTOM_MM, "left": form.LEFT_MM,
        "right": form.RIGHT_MM, "numbergap": form.NUMBER_GAP_MM, "markgap": form.MARK_GAP_MM,
        "date": {"year": as_of.year, "month": as_of.month, "day": as_of.day},
    }  # fmt: skip


def _fonts() -> Path:
    """The folder of the font files."""
    try:
        path: Path = import_module(PACKAGE).serif_path()
    except ImportError:
        raise InputError("没有中文字体，写不出 PDF。", "运行 make 装好字体包 pylopdf-fonts-zh-cn。") from None
    return path.parent
