"""How the time to read grows with the text: notices one after another."""

from __future__ import annotations

from benchmarks.tables import table
from benchmarks.workers import Worker, shortly

COPIES = (1, 10, 100, 1000)
THEIR_COPIES = (1, 10)


def report(ours: Worker, yardsticks: Worker | None, text: str) -> list[str]:
    """The time of one notice among many, as a ratio to its time alone; 1 throughout is linear."""
    rows = [["copies of the real notice", *(f"{number:,}" for number in COPIES)]]
    turns: list[tuple[str, Worker, str, tuple[int, ...]]] = [
        ("huitoukan, the whole reading", ours, "read", COPIES)
    ]
    if yardsticks:
        turns += [
            ("JioNLP, times alone", yardsticks, "jionlp times", THEIR_COPIES),
            ("Recognizers, times alone", yardsticks, "recognizers times", THEIR_COPIES),
        ]
    for name, worker, task, numbers in turns:
        cells: list[str] = []
        alone = 0.0
        worker.ask(task, text, runs=3)
        for number in numbers:
            answer = worker.ask(task, text * number, runs=max(1, min(7, 20 // number)))
            if answer.error:
                cells.append(shortly(answer.error))
                break
            each = min(answer.seconds) / number
            alone = alone or each
            cells.append(f"{each / alone:.2f}")
        rows.append([name, *cells, *["–"] * (len(COPIES) - len(cells))])
    return [
        "Growth: time of one notice among many ÷ its time alone (1 throughout: linear)",
        "",
        table(rows),
        "",
    ]
