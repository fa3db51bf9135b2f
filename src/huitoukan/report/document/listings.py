"""The tables of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from huitoukan import cards, tables
from huitoukan.edition import Edition
from huitoukan.lookback.review import Review
from huitoukan.lookback.visits import results
from huitoukan.metrics import commitments, completion, reach
from huitoukan.metrics.catalogue import THEMES
from huitoukan.registers import REGISTERS
from huitoukan.report import provenance
from huitoukan.report.document.parts import Listed
from huitoukan.sentences import changes
from huitoukan.sentences.sections import nothing
from huitoukan.tables import Table

LEDGER = (
    "no", "part", "title", "status", "leader", "owner", "due_on", "closed_on", "evidence", "note",
)  # fmt: skip
"""Columns of 整改台账 that the annex prints, of them those that are filled in."""
CARD = ("事实", "问题", "原文", "统计时段", "分母", "折算", "互相对照", "提示")
"""Columns of the list of cards that the annex prints."""
ON_SITE = REGISTERS["verifications"].sheet
Maker = Callable[[], Listed]


def listings(review: Review) -> dict[str, Maker]:
    """Name of a table → what makes it."""
    edition = review.edition
    frames: dict[str, Callable[[], pd.DataFrame]] = {
        "quarters": lambda: review.quarters,
        "flows": lambda: review.flows,
        "promises": lambda: review.promises,
        "sample": lambda: review.sample,
        "records": lambda: review.records,
        "results": lambda: _framed(review, results(review.visits), review.visits.attrs["sources"]),
        "visits": lambda: review.visits,
        "lights": lambda: review.lights,
        "score": lambda: _framed(review, review.score.items, (review.score.source,)),
        "rebounds": lambda: _framed(review, _of_quarter(review, review.history.rebounds)),
        "slips": lambda: _framed(review, _of_quarter(review, review.history.slips)),
        "links": lambda: _framed(review, review.links, _rounds(review)),
    }
    measured = {
        "three-completions": completion.three_completions,
        "promises-past": commitments.promises_past,
        "promises-due": commitments.promises_due,
        "visits-by-street": reach.visits_by_street,
        "claims-against-denominators": reach.claims_against_denominators,
    }
    whole: dict[str, Callable[[], Table]] = {
        "changes": lambda: changed(review),
        "logs": lambda: logs(review),
        "findings": lambda: ledger(edition),
        "cards": lambda: claim_cards(review),
        "problems": lambda: tables.problems((*review.answers.problems, *review.problems), edition),
        "measured": lambda: values(edition),
        "alight": lambda: replace(
            tables.lookback("lights", _alight(review.lights)), title="需要关注的灯号", slug="alight"
        ),
        "provenance": lambda: origin(review),
    }
    made: dict[str, Callable[[], Table]] = {
        **{name: partial(_lookback, name, make) for name, make in frames.items()},
        **{name: partial(_measured, name, frame, edition) for name, frame in measured.items()},
        **whole,
    }
    return {name: partial(_listed, make, nothing(name, review)) for name, make in made.items()}


def _lookback(name: str, frame: Callable[[], pd.DataFrame]) -> Table:
    return tables.lookback(name, frame())


def _measured(name: str, frame: Callable[[Edition], pd.DataFrame], edition: Edition) -> Table:
    return tables.table(name, frame(edition))


def _listed(make: Callable[[], Table], otherwise: str) -> Listed:
    return Listed(make(), otherwise)


def _framed(review: Review, frame: pd.DataFrame, sources: tuple[str, ...] = ()) -> pd.DataFrame:
    """The frame, saying where it comes from: the ledgers of all editions unless told otherwise."""
    told = frame.copy()
    ledgers = tuple(dict.fromkeys(edition.ledger.whole("findings") for edition in review.editions))
    told.attrs = {
        "sources": list(sources or ledgers), "as_of": review.edition.as_of.isoformat(),
        "synthetic": review.synthetic,
    }  # fmt: skip
    return told


def _rounds(review: Review) -> tuple[str, ...]:
    """The ledger, and the earlier round it was compared with."""
    earlier = review.links.attrs.get("earlier")
    return (review.edition.ledger.whole("findings"), *([earlier] if earlier else []))


def _of_quarter(review: Review, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[frame["quarter"].eq(str(review.edition.quarter))]


def changed(review: Review) -> Table:
    """Every change of a finding or a published number, one row each."""
    rows = [
        (kind, line)
        for kind, lines in (changes.sections(review.diff) if review.diff else ())
        if kind not in (changes.LOGS, changes.METRICS)
        for line in lines
    ]
    return _pairs("changes", "本季度的变化", ("类别", "内容"), rows, review)


def logs(review: Review) -> Table:
    """What was added, changed and withdrawn in the other registers; visits on site have their own list."""
    rows = [
        tuple(line.split("：", 1))
        for kind, lines in (changes.sections(review.diff) if review.diff else ())
        if kind == changes.LOGS
        for line in lines
        if not line.startswith(f"{ON_SITE}：")
    ]
    return _pairs("logs", "其他登记表的增改", ("登记表", "增改"), rows, review)


def _pairs(
    slug: str, title: str, headings: tuple[str, ...], rows: Sequence[Sequence[str]], review: Review
) -> Table:
    sources = tuple(dict.fromkeys(edition.ledger.name for edition in review.editions[-2:]))
    data = pd.DataFrame(rows, columns=list(headings), dtype="string")
    return Table(slug, title, data, sources=sources, synthetic=review.synthetic)


def ledger(edition: Edition) -> Table:
    """The whole ledger, without columns that hold nothing."""
    rows = edition.ledger["findings"]
    filled = [name for name in LEDGER if rows[name].notna().any()]
    return replace(tables.register_table(edition, "findings", filled), title="整改台账全表")


def claim_cards(review: Review) -> Table:
    """Every claim in one row."""
    made = cards.card_table(review.edition, cards.cards(review.edition, review.problems))
    return replace(made, title="事实卡片", data=made.data[list(CARD)])


def values(edition: Edition) -> Table:
    """Every metric with its value, how it is computed and what it does not say."""
    return replace(tables.measured(edition, *THEMES), title="指标和口径")


def _alight(lights: pd.DataFrame) -> pd.DataFrame:
    """The findings whose light asks for something: not those without colour, nor those found true on site."""
    return lights[lights["colour"].ne("none") & lights["light"].ne("confirmed")]


def origin(review: Review) -> Table:
    """Inputs with their hashes, and versions of the packages."""
    made = provenance.provenance(review.edition)
    earlier = [(str(one.quarter), one.ledger) for one in review.editions[:-1]]
    rows = [(f"{quarter} {one.name}", f"sha256 {one.sha256[:12]}…") for quarter, one in earlier]
    data = pd.concat([made.data, pd.DataFrame(rows, columns=made.data.columns)], ignore_index=True)
    return replace(made, title="数据来源和软件版本", data=data)
