"""The conclusion of a look-back in five sentences: each says what can be told, and what cannot."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from huitoukan import formats
from huitoukan.codelists import load
from huitoukan.edition import Edition
from huitoukan.lookback.known import is_behind, last_known
from huitoukan.lookback.review import Review
from huitoukan.metrics import completion
from huitoukan.onsite import answers_of
from huitoukan.records import records
from huitoukan.sentences.words import Sentence, one
from huitoukan.tables import MARK

FIRST = 3
"""So many findings and records to look at first are named."""
MOST = 8
"""So many findings are named by their marks, of more the first."""
MOVED = ("closed", "slipped", "new", "maybe", "removed")
"""Kinds of change that the conclusion counts."""


def conclusions(review: Review) -> list[Sentence]:
    """What a leader reads first: completions, the random sample, changes, promises, what to look at next."""
    parts: tuple[Callable[[Review], str], ...] = (completions, sampled, changed, promised, next_on_site)
    words = (part(review) for part in parts)
    return [Sentence(f"{MARK}：{text}" if review.synthetic else text) for text in words]


def completions(review: Review) -> str:
    """Reported, evidenced and verified completion side by side."""
    edition = review.edition
    reported, evidenced, verified = (
        one(entry, edition)
        for entry in (
            completion.reported_completion, completion.evidenced_completion, completion.verified_completion,
        )
    )  # fmt: skip
    head = f"截至{formats.day(edition.as_of)}{_reach(edition)}，"
    if not reported.denominator:
        return f"{head}台账中没有问题，算不出完成率。"
    words = f"其中文字有日期、周期或数量的{formats.measured(evidenced)}"
    if evidenced.value is None:
        words = "台账没有写事实和措施，文字上有无依据无法判断"
    told = f"{head}单位报告完成{formats.measured(reported)}，{words}"
    checked = int(review.quarters["checked"].iloc[-1])
    last = review.visits["checked_on"].max()
    until = "" if pd.isna(last) or last.date() <= edition.as_of else f"（核查到{formats.day(last)}）"
    unknown = "“无法核实”的不计入，" if "unverifiable" in verified.warnings else ""
    if "not_checked" in verified.warnings:
        return f"{told}；没有现场核查记录，核实完成多少还不能说。"
    return (
        f"{told}，现场核实的{formats.measured(verified)}；"
        f"到现场核查过{checked}个{until}，{unknown}没有核查过的不算核实，也不等于不实。"
    )


def _reach(edition: Edition) -> str:
    """How far the ledger reaches, when it tells nothing of the quarter itself."""
    last = last_known(edition)
    return f"（台账的内容只到{formats.day(last)}）" if last and is_behind(edition) else ""


def sampled(review: Review) -> str:
    """The result of the random sample, and what it allows to say of all closed findings."""
    draw = review.plan.closures
    if review.sample.empty:
        return "没有报告完成的问题，不用抽查。"
    whole = records(review.sample)[-1]
    if not whole["answered"]:
        return (
            f"没有随机抽查的结果，报告完成的{draw.total}个问题有多少不实，还不能推断；"
            f"按计划随机抽查{draw.drawn}个，如果其中有{draw.false}个不实，至少抽到1个的把握是{formats.percent(draw.chance)}。"
        )
    low, high = (round(whole[end] * whole["total"]) for end in ("low", "high"))
    parts = [f"不实{whole['false']}个", f"部分属实{whole['partly']}个", f"无法核实{whole['unknown']}个"]
    left = whole["drawn"] - whole["answered"]
    doubtful = "、".join(
        word for word, number in (("无法核实", whole["unknown"]), ("没有查到", left)) if number
    )
    return (
        f"从报告完成的{whole['total']}个问题中随机抽查{whole['drawn']}个，查到{whole['answered']}个："
        f"属实或基本属实{whole['confirmed']}个、{'、'.join(parts)}；据此推断，全部{whole['total']}个中不实的"
        f"{_between(low, high)}（占{formats.interval(whole['low'], whole['high'], formats.percent)}，"
        "把握不低于95%"
        + (f"，{doubtful}的按不实和属实各算一次" if doubtful else "")
        + "）"
        + _besides(review)
        + "。"
    )


def _besides(review: Review) -> str:
    """What else was looked at on site: records drawn at random, facts of the notice."""
    parts, words = [], load("lookback_result")
    whole = records(review.records)[-1] if len(review.records) else {"answered": 0}
    if whole["answered"]:
        parts.append(f"登记记录随机抽查{whole['drawn']}条，查到{whole['answered']}条，不实{whole['false']}条")
    facts = review.visits.loc[review.visits["section"].eq("claims"), "result"].value_counts()
    if len(facts):
        told = "、".join(f"{words.label_of(code)}{facts[code]}项" for code in words.codes if code in facts)
        parts.append(f"通报里的事实核对过{facts.sum()}项：{told}")
    return "".join(f"；{part}" for part in parts)


def _between(low: int, high: int) -> str:
    return f"是{low}个" if low == high else f"在{low}—{high}个之间"


def changed(review: Review) -> str:
    """What changed since the last earlier edition, what came back, what recurs."""
    found, previous = review.diff, review.previous
    recurring = _recurring(review)
    if found is None or previous is None:
        return f"没有冻结过以前季度的版本，说不出本季度有什么变化{recurring}。"
    kinds = load("change_kind")
    parts = []
    for kind in MOVED:
        own = found.of(kind)
        if len(own):
            parts.append(f"{kinds.label_of(kind)}{len(own)}个{_marks(own['no'].fillna(own['old_no']))}")
    if back := returned(review):
        parts.insert(1 if len(found.of("closed")) else 0, back)
    again = review.history.findings
    again = again[again["slips"].gt(1) & again["last_quarter"].eq(str(review.edition.quarter))]
    again = again[~again["last_status"].isin(load("status").where("counts_as", "closed"))]
    if len(again):
        parts.append(f"至今未完成而累计推迟{_times(again['slips'])}的{len(again)}个{_marks(again['no'])}")
    nothing = "台账没有变化" if found.same_rows else "没有新报完成、反弹和推迟的问题"
    told = "，".join(parts) or nothing
    return f"与{previous.quarter.label}相比，{told}{recurring}。"


def returned(review: Review) -> str:
    """The findings that came back in the quarter, open again or with something fallen; empty without any."""
    back = review.history.rebounds
    back = back[back["quarter"].eq(str(review.edition.quarter))]
    opened, fallen = (
        back[back["kind"].eq(kind)].drop_duplicates("track")["no"] for kind in ("status", "indicator")
    )
    whole = back.drop_duplicates("track")["no"]
    if whole.empty:
        return ""
    words = f"反弹{len(whole)}个{_marks(whole)}"
    if fallen.empty:
        return words
    still = f"仍报完成而承诺或指标回落{len(fallen)}个"
    return f"{words}，其中{still}" if len(opened) else f"{words}，都是{still}"


def _times(slips: Iterable[int]) -> str:
    most = sorted(set(slips))
    return f"{most[0]}次" if len(most) == 1 else f"{most[0]}—{most[-1]}次"


def _recurring(review: Review) -> str:
    """Findings linked to those of an earlier round."""
    links = review.links
    if links.empty:
        return _compared_in_vain(links)
    same, asked = links[links["decision"].eq("yes")], links[links["decision"].isna()]
    parts = (
        [f"认定同类的{same['finding'].nunique()}个{_marks(same['finding'].unique())}"] if len(same) else []
    )
    if len(asked):
        parts.append(f"文字相近、还要人看的{asked['finding'].nunique()}个{_marks(asked['finding'].unique())}")
    return f"；与上一轮的问题{'，'.join(parts)}" if parts else ""


def _compared_in_vain(links: pd.DataFrame) -> str:
    """That an earlier round was compared and nothing alike was found; empty when none was."""
    if "earlier" not in links.attrs:
        return ""
    name, number = links.attrs["earlier"], links.attrs["earlier_findings"]
    if not number:
        return f"；上一轮的“{name}”里没有读出问题"
    return f"；与上一轮“{name}”的{number}个问题比对过，没有文字相近的"


def promised(review: Review) -> str:
    """The checks of promises that fell due in the quarter, and those missed before."""
    if review.edition.ledger["commitments"].empty:
        return "台账中没有长期承诺。"
    quarter, table = str(review.edition.quarter), review.promises
    own = table[table["quarter"].eq(quarter)]
    before = table[table["quarter"].lt(quarter) & table["state"].eq("overdue")]
    told = "、".join(f"{row['label']}{row['number']}次" for row in records(own))
    words = f"本季度到期的承诺检查{own['number'].sum()}次：{told}" if len(own) else "本季度没有到期的承诺检查"
    if len(before):
        words += f"；以前季度到期、登记的记录不够的{before['number'].sum()}次"
    words += _looked_at(review)
    silent = own["state"].isin(["no_record", "cannot_tell"]).any()
    return f"{words}；没有记录不等于没有做。" if silent else f"{words}。"


def _looked_at(review: Review) -> str:
    """The results of the promises looked at on site in the quarter."""
    found = answers_of(review.edition, "commitments")
    found = found[found["quarter"].eq(str(review.edition.quarter))].drop_duplicates("key", keep="last")
    counts, results = found["result"].value_counts(), load("lookback_result")
    told = "、".join(f"{results.label_of(code)}{counts[code]}次" for code in results.codes if code in counts)
    return f"；到现场核对过{len(found)}次：{told}" if told else ""


def next_on_site(review: Review) -> str:
    """The lights that are lit, and what to look at first."""
    lit = review.lights[review.lights["colour"].isin(["red", "yellow"])]
    words = load("light")
    lamps = [
        f"{words.label_of(code)}{len(own)}个{_marks(own['no'])}"
        for code in words.codes
        if len(own := lit[lit["light"].eq(code)])
    ]
    first = [f"{row['name']}（{row['words']}）" for row in records(review.watch.head(FIRST))]
    told = "、".join(lamps) if lamps else "没有亮红灯、黄灯的问题"
    return f"{told}；接下来先到现场看：{'；'.join(first)}。" if first else f"{told}；没有要先到现场看的。"


def _marks(numbers: Iterable[object]) -> str:
    """Findings as marks: (3)(4); of many the first and 等."""
    known = sorted(int(str(number)) for number in numbers if not pd.isna(number))
    return "".join(formats.finding(number) for number in known[:MOST]) + ("等" if len(known) > MOST else "")
