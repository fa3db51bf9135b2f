"""Seconds of each reader on the same texts, turn by turn, as ratios to ours."""

from __future__ import annotations

from statistics import median

from benchmarks.gold import Text
from benchmarks.tables import ratio, table
from benchmarks.workers import Worker

ROUNDS = 5
RUNS = 2
OURS = {"huitoukan, the whole reading": "read", "huitoukan, times alone": "times"}
THEIRS = {
    "JioNLP, times alone": "jionlp times",
    "JioNLP, money": "jionlp money",
    "Recognizers, times alone": "recognizers times",
    "Recognizers, numbers": "recognizers number",
    "Recognizers, rates": "recognizers share",
    "Recognizers, money": "recognizers money",
}


def report(ours: Worker, yardsticks: Worker | None, texts: list[Text]) -> list[str]:
    """A table per text: time as a ratio to our whole reading and to our times alone, characters a second."""
    rule = f"median of {ROUNDS} rounds; in a round each reader has its turn, the better of {RUNS} runs"
    lines = [f"Time ({rule})", ""]
    for text in texts:
        rounds = _rounds(ours, yardsticks, text)
        taken = {name: median(seconds) for name, seconds in rounds.items() if seconds}
        base, alone = (taken[name] for name in OURS)
        rows = [[text.name, "÷ ours, whole", "÷ ours, times", "1,000 characters/s"]]
        for name, seconds in taken.items():
            rows.append([name, ratio(seconds / base), ratio(seconds / alone), _pace(len(text.text), seconds)])
        lines += [table(rows), ""]
    return lines


def _rounds(ours: Worker, yardsticks: Worker | None, text: Text) -> dict[str, list[float]]:
    turns = [(name, ours, task) for name, task in OURS.items()]
    turns += [(name, yardsticks, task) for name, task in THEIRS.items() if yardsticks]
    result: dict[str, list[float]] = {name: [] for name, _, _ in turns}
    for _ in range(ROUNDS):
        for name, worker, task in turns:
            answer = worker.ask(task, text.text, day=text.day, runs=RUNS)
            if not answer.error:
                result[name].append(min(answer.seconds))
    return result


def _pace(characters: int, seconds: float) -> str:
    """To two digits: more would change from run to run."""
    return f"{float(f'{characters / seconds / 1000:.2g}'):,.10g}"
