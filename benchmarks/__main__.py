"""Run the benchmark: print it, and keep it in benchmarks/results.md."""

from __future__ import annotations

import argparse
import os
import platform
import time
from pathlib import Path

from benchmarks import accuracy, gold, growth, hostile, speed, spreadsheets, workers
from huitoukan import paths

RESULTS = Path(__file__).parent / "results.md"
ABSENT = "JioNLP and Recognizers-Text are not installed (make bench does it): ours alone.\n"
NUMBERS = {1: "one core", 2: "two cores", 4: "four cores", 8: "eight cores"}
PREFACE = """# Reading notices and spreadsheets, beside other readers

Made by `make bench`; do not edit. How it is measured and what it does not say: `benchmarks/README.md`.
"""


def main() -> None:
    """Print every part as it is done. Only a whole run, on the texts of the repository, writes results.md."""
    wanted = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    wanted.add_argument(
        "--samples", type=Path, metavar="DIR", help="score a folder of notices with their JSON, no more"
    )
    folder: Path | None = wanted.parse_args().samples
    started = time.perf_counter()
    ours, yardsticks = workers.ours(), workers.yardsticks()
    try:
        if not yardsticks:
            print(ABSENT)
        every = accuracy.readers(ours, yardsticks)
        if folder:
            _show(accuracy.report(f"Found in the texts of {folder.name}/", every, gold.samples(folder)))
            return
        invented, real = gold.invented(), gold.real()
        lines = [f"Python {platform.python_version()}, {_cores()}.", ""]
        lines += _show(accuracy.report("Found in three invented notices", every, invented))
        lines += _show(
            accuracy.report("Found in the real notice, on which this reader was built", every, [real])
        )
        lines += _show(speed.report(ours, yardsticks, [real, invented[0]]))
        lines += _show(growth.report(ours, yardsticks, real.text))
        lines += _show(hostile.report(ours))
        lines += _show(spreadsheets.report())
    finally:
        for worker in filter(None, (ours, yardsticks)):
            worker.close()
    if yardsticks:
        paths.write_text(RESULTS, f"{PREFACE}\n```text\n" + "\n".join(lines).rstrip() + "\n```\n")
    print(f"{time.perf_counter() - started:.0f} s in all")


def _show(lines: list[str]) -> list[str]:
    """The lines, printed, with an empty one below."""
    print("\n".join(lines), flush=True)
    return [*lines, ""] if lines and lines[-1] else lines


def _cores() -> str:
    number = os.cpu_count() or 1
    return NUMBERS.get(number, f"{number} cores")


if __name__ == "__main__":
    main()
