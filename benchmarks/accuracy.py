"""What each reader finds, kind by kind, and what it misreads."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from benchmarks.gold import Mark, Text
from benchmarks.scoring import Score, score
from benchmarks.tables import share, table
from benchmarks.workers import Worker

KINDS = {
    "count": "counts", "rate": "rates", "money": "money", "frequency": "rhythms", "event": "dated acts",
    "time": "all times",
}  # fmt: skip
ONE = {
    "count": "a count", "rate": "a rate", "money": "money", "frequency": "a rhythm", "event": "a dated act",
    "time": "a time",
}  # fmt: skip
EXAMPLES = 3
CONTEXT = 7


@dataclass(frozen=True)
class Reader:
    """A reader: its tasks, and under which kind it offers what it finds, for each kind it could know."""

    name: str
    worker: Worker
    tasks: tuple[str, ...]
    offers: dict[str, str]


def readers(ours: Worker, yardsticks: Worker | None) -> list[Reader]:
    """Ours, then those installed to compare with."""
    same = {kind: kind for kind in KINDS}
    result = [Reader("huitoukan", ours, ("read", "times"), same)]
    if yardsticks:
        dates = {"frequency": "frequency", "event": "time", "time": "time"}
        jionlp = ("jionlp times", "jionlp money")
        parts = tuple(f"recognizers {part}" for part in ("number", "share", "money", "times"))
        result += [
            Reader("JioNLP", yardsticks, jionlp, {"money": "money", **dates}),
            Reader(
                "Recognizers",
                yardsticks,
                parts,
                {"count": "count", "rate": "rate", "money": "money", **dates},
            ),
        ]
    return result


def scores(reader: Reader, texts: list[Text]) -> tuple[dict[str, Score], list[str]]:
    """The score of each kind the reader could know, over all texts, and what kept it from reading."""
    result = {kind: Score() for kind in reader.offers}
    failures = []
    for text in texts:
        found: list[dict[str, Any]] = []
        for task in reader.tasks:
            answer = reader.worker.ask(task, text.text, day=text.day)
            found += answer.hits
            if answer.error:
                failures.append(f"{reader.name} on {text.name}: {answer.error}")
        hits = [Mark(hit["kind"], hit["start"], hit["end"], tuple(hit["values"])) for hit in found]
        for kind, offered in reader.offers.items():
            if kind != "time" or text.complete:
                result[kind] += score(kind, text, [hit for hit in hits if hit.kind == offered])
    return result, failures


def report(title: str, every: list[Reader], texts: list[Text]) -> list[str]:
    """A table of precision and recall, and three faults of each reader."""
    done = {reader.name: scores(reader, texts) for reader in every}
    rows = [["kind", "reader", "in text", "right", "wrong", "missed", "precision", "recall", "F1"]]
    for kind, shown in KINDS.items():
        for reader in every:
            one = done[reader.name][0].get(kind)
            if one and one.right + one.missed:
                counts = (one.right + one.missed, one.right, one.wrong, one.missed)
                shares = (one.precision, one.recall, one.f1)
                rows.append([shown, reader.name, *map(str, counts), *map(share, shares)])
    lines = [title, "", table(rows, left=(0, 1)), ""]
    for reader in every:
        found, failures = done[reader.name]
        lines += [*examples(reader.name, found), *failures]
    return [*lines, ""]


def examples(name: str, found: dict[str, Score]) -> list[str]:
    """Up to three faults, of as many kinds as there are, each between its neighbours; wrong ones first."""
    queues = []
    for one in found.values():
        misread = [true for _, _, true in one.misread]
        unread = [_missed(fault) for fault in one.unread if fault[1] not in misread]
        queues.append([*map(_wrong, one.misread), *unread])
    in_turn = [line for turn in zip_longest(*queues) for line in turn if line]
    lines = list(dict.fromkeys(in_turn))[:EXAMPLES]
    return [f"{name}, faults (a turn of each kind):" if lines else f"{name}: no fault here.", *lines]


def _wrong(fault: tuple[Text, Mark, Mark | None]) -> str:
    text, hit, true = fault
    truth = _said(true.values[0]) if true else "nothing of the kind"
    return f"  {_shown(text, hit)}: read as {ONE[hit.kind]} {_said(hit.values[0])}; it is {truth}"


def _missed(fault: tuple[Text, Mark]) -> str:
    text, true = fault
    return f"  {_shown(text, true)}: {ONE[true.kind]} not found"


def _shown(text: Text, mark: Mark) -> str:
    """The words in brackets between their neighbours on the line."""
    before = text.text[max(0, mark.start - CONTEXT) : mark.start].rpartition("\n")[2]
    after = text.text[mark.end : mark.end + CONTEXT].partition("\n")[0]
    return f"{before}[{text.text[mark.start : mark.end]}]{after}"


def _said(value: Any) -> str:
    if isinstance(value, list | tuple):
        first, last = value
        return first if first == last else f"{first or '…'} to {last or '…'}"
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)
