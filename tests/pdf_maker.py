"""A writer of small PDF files for the tests: words and rulings exactly where a test puts them.

The font is named, not embedded, and the text is UTF-16 (a coding every PDF reader knows by name).
"""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 90, 506
"""Margins that leave 26 characters of 16 points to a line."""


@dataclass
class Sheet:
    """One page. Places count from the upper left corner, in points."""

    content: list[str] = field(default_factory=list)

    def write(self, x: float, y: float, words: str, size: float = 16) -> Sheet:
        """Put words with their upper left corner at a place."""
        code = words.encode("utf-16-be").hex()
        self.content.append(f"BT /F1 {size} Tf {x} {HEIGHT - y - size} Td <{code}> Tj ET")
        return self

    def lines(self, y: float, *words: str, x: float = LEFT, size: float = 16) -> Sheet:
        """Lines one below the other, 28 points apart; two blanks at the beginning indent."""
        for number, line in enumerate(words):
            indent = 2 * size if line.startswith("\u3000\u3000") else 0
            self.write(x + indent, y + 28 * number, line.strip("\u3000"), size)
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Sheet:
        """Draw the four sides of a cell."""
        self.content.append(f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re S")
        return self

    def cell(self, x0: float, y0: float, x1: float, y1: float, *words: str) -> Sheet:
        """A cell with lines of 12 points in it."""
        self.box(x0, y0, x1, y1)
        for number, line in enumerate(words):
            self.write(x0 + 4, y0 + 4 + 16 * number, line, 12)
        return self


CODES = (
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /Own def 1 begincodespacerange <0000> <FFFF> "
    "endcodespacerange {} endcmap end"
)


def pdf(*sheets: Sheet, own_coding: bool = False) -> bytes:
    """The file with these pages. `own_coding`: the text's coding is described in the file, not named."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(sheets)))
    described = 6 + 2 * len(sheets)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(sheets)}/Kids[{kids}]/MediaBox[0 0 {WIDTH} {HEIGHT}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/DescendantFonts[4 0 R]/Encoding"
        + (f" {described} 0 R/ToUnicode {described + 1} 0 R>>" if own_coding else "/UniGB-UTF16-H>>"),
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]/FontDescriptor 5 0 R"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    for number, sheet in enumerate(sheets):
        content = "\n".join(sheet.content)
        objects.append(
            f"<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {7 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    for codes in (
        "1 begincidrange <0000> <FFFF> 0 endcidrange",
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange",
    ):
        content = CODES.format(codes)
        objects.append(f"<</Type/CMap/CMapName/Own/Length {len(content)}>>stream\n{content}\nendstream")
    data, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n"
    tail += f"<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + tail.encode()
