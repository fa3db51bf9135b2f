"""The report of a look-back as Word, PDF and HTML, all from one Markdown template."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from huitoukan import paths
from huitoukan.lookback.review import Review
from huitoukan.problems import InputError
from huitoukan.report.document import content, nodes, page, paged, pandoc, word
from huitoukan.report.document.parts import Parts
from huitoukan.report.document.template import rendered
from huitoukan.tables import MARK

NAME = "look-back"
FORMATS = ("docx", "pdf", "html")


def write(
    review: Review, folder: Path, template: Path | None = None, formats: Sequence[str] = FORMATS
) -> list[Path]:
    """Write look-back.docx, .pdf and .html into the folder; returns their paths.

    The same review and template give the same bytes. Nothing is written before everything is made.
    InputError (exit status 2) for an unknown format, a template that cannot be read or filled (with the
    line), and a character that no font has.
    """
    made = made_of(review, template, formats)
    return [paths.write_bytes(Path(folder) / f"{NAME}.{kind}", data) for kind, data in made.items()]


def made_of(review: Review, own: Path | None = None, formats: Sequence[str] = FORMATS) -> dict[str, bytes]:
    """Format → the report as the bytes of a file; errors as with `write`."""
    if unknown := [kind for kind in formats if kind not in FORMATS]:
        raise InputError(f"不认识的格式：{'、'.join(unknown)}。", f"可用的有：{'、'.join(FORMATS)}。")
    parts = Parts()
    source = pandoc.parsed(rendered(content.values(review, parts), own))
    if own is not None and not nodes.has_title(source["blocks"]):
        remedy = "第一行请写“# ”和标题，如 # {{ title }}；可以复制自带的 look-back.md 再改。"
        raise InputError(f"模板 {own.name} 没有标题，报告没有内容可排。", remedy)
    title, day, mark = content.title_of(review.edition), review.edition.as_of, MARK * review.synthetic
    makers = {
        "docx": lambda: word.docx(source, parts, title, day, mark),
        "pdf": lambda: paged.pdf(source, parts, title, day, mark),
        "html": lambda: page.page(source, parts, title, mark).encode("utf-8"),
    }
    return {kind: makers[kind]() for kind in formats}
