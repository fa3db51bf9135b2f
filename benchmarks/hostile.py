"""Texts that repeat one thing to 100,000 characters: reading them may take no longer than they are long."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from benchmarks.tables import table
from benchmarks.workers import Worker, shortly

LENGTHS = (25_000, 100_000)
GIVE_UP = 2.0
"""Seconds for the shorter text after which the longer one is not tried."""
AGAIN = 6.0
"""A growth above this is measured once more: one slow moment of the machine is not the reader's."""
LIMIT = 10.0
"""A growth above this is listed as not linear."""

COLUMNS = 4
NOTHING = 0.02
"""Seconds for the longer text too few to speak of growth."""

PLAIN = [
    "“", "”", '"', "‘", "(", "（", "《", "》", "《》", "《甲》", "[", "【", "1", "一", "1,", "1,111",
    "1.", "1.1", "一是", "。一是", " ", "\u3000", "\n", "\r\n", "\t", "2月", "2024年",
    "2024年2月20日至", "2024年2月20日至3月26日,", "(1)", "\n(1)关于甲的问题。",
    "\n1.针对“甲”问题。\n开展2次。\n", "\n(1)", "\n1.", "\n问题1.", "每年", "每年开展1次", "每年1次、",
    "每", "定期,", "春节国庆", "2次", "开展2次,", "135场。", "万", "1万", "亿", "十", "百", "两",
    "数十", "几", "余", "多", "近", "约", "超过", "至少", "以上", "左右", "百分之", "1%", "%", "元",
    "第", "第一", "第1次", "届", "二十大", "中全会", "-", "0000-", "巡", "对", "关于", "针对", "问题",
    "的问题", "关于问题", "以来", "截至", "截至2024年", "2024年以来", "上半年", "反馈1个", "整改措施",
    "整改情况:", "完成情况", "\n完成情况:", "已完成", "制定《甲》", "〔2016〕", "给25位",
    "将2024年2月,", "计划", "\n一、", "\n(一)", "\n问题:", "。", ",", "、", ";", ":", "|",
    "\n| 甲 | 1 |", "\n甲\t1\t已完成", "甲",
]  # fmt: skip
"""What a hostile or broken text may hold a hundred thousand times."""
MARKDOWN = [
    "*", "**", "_", "`", "#", "\n# 甲", "\n# ", "\n## (1)关于甲的问题", "\n> ", ">", "\n- 甲", "\n- ",
    "\n1. ", "[", "](", "[甲](b)", "![", "|", "\n| 甲 | 1 |", "\n|---|---|", "\n---", "\\", "<", "<b>",
    "~~", "&", "&nbsp;", "  \n",
]  # fmt: skip
HTML = [
    "<", ">", "</", "<b>", "</b>", "<p>", "<p>甲</p>", "<br>", "<div>", "</div>", "<table>",
    "<tr><td>1</td></tr>", "<td>", "<tr>", "<table><tr><td>", "&", "&#", "&nbsp;", "&lt;", "<!--",
    "-->", "<!", "<?", "<![CDATA[", "<script>", "<style>", '<a b="', "<a b='", "<ul><li>",
    "<td colspan=9999>", "<span style=''>", "甲",
]  # fmt: skip
FRAME = "\n(1)关于甲的问题。\n整改情况:"
PLACES = {
    "text, in the finding": (".txt", FRAME, "", PLAIN),
    "text, before it": (".txt", "", f"{FRAME}开展2次。", PLAIN),
    "Markdown": (".md", "\n\n(1)关于甲的问题。\n\n整改情况:开展2次。\n\n", "", MARKDOWN),
    "HTML": (".html", "<html><body><p>(1)关于甲的问题。</p><p>整改情况:开展2次。</p>", "", HTML),
}
"""Where the repeats stand: ending of the file, what comes before and after, what is repeated."""


@dataclass(frozen=True)
class Outcome:
    """What one repeat came to: the least seconds of each length, none where one took too long; the error."""

    repeat: str
    seconds: tuple[float, ...]
    error: str | None

    @property
    def growth(self) -> float | None:
        """How much longer the longer text takes; None where it was not read or took no time."""
        measured = len(self.seconds) == len(LENGTHS) and self.seconds[-1] > NOTHING
        return self.seconds[-1] / self.seconds[0] if measured else None

    @property
    def refused(self) -> bool:
        """Whether the reader said in words that this is no notice."""
        return bool(self.error and self.error.startswith("InputError"))

    @property
    def fault(self) -> str | None:
        """What is wrong, if anything: no answer, or growth that is not linear."""
        if self.error and not self.refused:
            return shortly(self.error)
        return f"growth {self.growth:.1f}" if self.growth and self.growth > LIMIT else None

    @property
    def cells(self) -> list[str]:
        """The repeat, its growth, its seconds."""
        growth = f"{self.growth:.1f}" if self.growth else "–"
        last = f"{self.seconds[-1]:.2f}" if len(self.seconds) == len(LENGTHS) else "–"
        return [shown(self.repeat) + (" (refused)" if self.refused else ""), growth, last]


def report(ours: Worker) -> list[str]:
    """The worst of each place, whatever is not linear, then every repeat."""
    rows = [["100,000 characters of one repeat", "repeats", "refused", "worst growth", "of", "longest", "of"]]
    faults: list[str] = []
    every: list[str] = []
    for place, (suffix, before, after, repeats) in PLACES.items():
        outcomes = [_outcome(ours, suffix, before, after, repeat) for repeat in repeats]
        grown = [one for one in outcomes if one.growth]
        cells = ["–"] * 4
        if grown:
            worst = max(grown, key=lambda one: one.growth or 0)
            longest = max(grown, key=lambda one: one.seconds[-1])
            cells = [worst.cells[1], shown(worst.repeat), f"{longest.cells[2]} s", shown(longest.repeat)]
        rows.append([place, str(len(repeats)), str(sum(one.refused for one in outcomes)), *cells])
        faults += [f"  {place}, {shown(one.repeat)}: {one.fault}" for one in outcomes if one.fault]
        every += [f"Every repeat, {place}:", "", _side_by_side(outcomes), ""] if grown else []
    short, long = LENGTHS
    title = (
        f"Hostile repeats: growth of time from {short:,} to {long:,} characters (linear: 4, quadratic: 16)"
    )
    none = [f"None grows faster than {LIMIT:.0f}."]
    return [
        title,
        "",
        table(rows),
        "",
        *(["Not linear, or not answered:", *faults] if faults else none),
        "",
        *every,
    ]


def _outcome(ours: Worker, suffix: str, before: str, after: str, repeat: str) -> Outcome:
    """One repeat measured, twice where its growth looks more than linear."""
    least: tuple[float, ...] = ()
    error: str | None = None
    for _ in range(2):
        fresh: list[float] = []
        for length in LENGTHS:
            text = before + (repeat * (length // len(repeat) + 1))[:length] + after
            answer = ours.ask("file", text, suffix=suffix)
            error = answer.error
            if not answer.seconds or (error and not error.startswith("InputError")):
                return Outcome(repeat, least, error or "no answer")
            fresh += answer.seconds
            if fresh[0] > GIVE_UP:
                error = f"{fresh[0]:.1f} s for {length:,} characters: the longer text was not tried"
                return Outcome(repeat, least, error)
        least = tuple(map(min, least or fresh, fresh))
        if least[-1] / least[0] <= AGAIN:
            break
    return Outcome(repeat, least, error)


def _side_by_side(outcomes: list[Outcome]) -> str:
    """Repeat, growth and seconds of each, several on a line."""
    cells = [one.cells for one in outcomes]
    cells += [["", "", ""]] * (-len(cells) % COLUMNS)
    rows = [["repeat", "growth", "s"] * COLUMNS]
    rows += [list(chain(*cells[start : start + COLUMNS])) for start in range(0, len(cells), COLUMNS)]
    return table(rows, left=range(0, len(rows[0]), 3))


def shown(repeat: str) -> str:
    """A repeat that can be seen."""
    return repr(repeat)[1:-1].replace(" ", "␣")
