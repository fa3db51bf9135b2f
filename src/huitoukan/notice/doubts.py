"""What somebody should look at before the reading of a notice is relied on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from huitoukan import codelists
from huitoukan.notice.header import HEADER_LABELS
from huitoukan.notice.model import Finding, Header, Stated
from huitoukan.notice.outline.blanket import Blanket
from huitoukan.notice.outline.statuses import NOT_STATED
from huitoukan.notice.text.text import Text
from huitoukan.problems import Problem, Severity

STATUSES = ("completed", "basically_completed", "in_progress", "not_completed")
_COUNT_AGAIN = "请对照原文核实：是有条目没有读对，还是通报前后不一致。"


def missing(head: Header, told: Sequence[Problem]) -> Iterator[Problem]:
    """One warning for each header field that was not found, unless it was told already why not."""
    known = {problem.column for problem in told}
    for name, label in HEADER_LABELS.items():
        if getattr(head, name) is None and label not in known:
            remedy = f"请在工作簿“通报信息”表中补填{label}。"
            yield Problem("header_missing", Severity.WARNING, f"没有读到{label}。", remedy)


def differing(totals: Stated, found: Sequence[Finding]) -> Iterator[Problem]:
    """Warnings where the totals a notice gives of itself are not those of the findings read from it.

    Statuses are compared when every finding has one; what is done and to be kept up may be counted among the
    done or apart. Measures are compared as a note: notices count them in ways of their own.
    """
    if totals.findings is not None and totals.findings != len(found):
        yield Problem(
            "stated_differs", Severity.WARNING, f"通报自述{totals.findings}个问题，读出{len(found)}个。",
            "请对照原文核实：是有条目没有读到，还是通报没有逐条列出。",
        )  # fmt: skip
    read = Counter(finding.status for finding in found)
    for name in STATUSES if not read[NOT_STATED] else ():
        said = getattr(totals, name)
        also = read["sustained"] if name == "completed" else 0
        if said is not None and said not in (read[name], read[name] + also):
            label = codelists.load("status").label_of(name)
            message = f"通报自述{label}{said}个，逐条读出{read[name] + also}个。"
            yield Problem("stated_differs", Severity.WARNING, message, _COUNT_AGAIN)
    measures = sum(len(finding.measures) for finding in found)
    if totals.measures is not None and totals.measures != measures:
        message = f"通报自述整改措施{totals.measures}条，按文中的序号读出{measures}条。"
        yield Problem("measures_differ", Severity.NOTE, message, "措施的算法各不相同，需要时请向单位要清单。")


def unknown_statuses(found: Sequence[Finding]) -> Iterator[Problem]:
    """One warning for each status line that opens with no known status word."""
    for finding in found:
        if finding.status_text and finding.status == NOT_STATED:
            yield Problem(
                "status_unknown", Severity.WARNING,
                f"问题({finding.no})的完成情况“{finding.status_text}”不是已知的说法，记为“未说明”。",
                "请在工作簿“整改台账”表中改填已知的完成情况。", finding=finding.no,
            )  # fmt: skip


def said_for_several(text: Text, said: Sequence[Blanket], count: int) -> Iterator[Problem]:
    """A note when so many findings have a status only by a sentence for several."""
    if count:
        words = "”“".join(dict.fromkeys(text.passage(one.place).text for one in said))
        yield Problem(
            "status_blanket", Severity.NOTE,
            f"{count}个问题的完成情况来自总的一句话“{words}”，不是逐条写明的。",
            "请向单位索取逐条的完成情况。", start=said[0].place.start, end=said[0].place.end,
        )  # fmt: skip


def not_understood(text: Text, unclear: Sequence[Blanket]) -> Iterator[Problem]:
    """One warning for each sentence for several whose exceptions name no finding."""
    for said in unclear:
        words = text.passage(said.place).text
        yield Problem(
            "status_unclear", Severity.WARNING,
            f"“除{said.excepted}外”指哪几个问题没有读懂，“{words}”没有记到各问题名下。",
            "请在工作簿“整改台账”表中逐条填写完成情况。", start=said.place.start, end=said.place.end,
        )  # fmt: skip
