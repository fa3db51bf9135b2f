"""One reader in a process of its own: JSON requests on standard input, JSON answers on standard output.

Started by its path, with the Python that has the reader installed: `python benchmarks/serve.py yardsticks`.
A request, one a line: `task`, `text`, `day` (relative dates count from it), `suffix` (of the file the text
would come from), `runs`. The answer: `seconds` of each run, without import, preparation and conversion;
`hits`, or `error`.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from time import perf_counter
from typing import Any


def answer(tasks: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
    """What a task finds in a text, and its seconds; `error` in place of `hits` where it gives up."""
    prepare, convert = tasks[request["task"]]
    seconds: list[float] = []
    try:
        run = prepare(request["text"], request["suffix"], request["day"])
        for _ in range(request["runs"]):
            start = perf_counter()
            try:
                found = run()
            finally:
                seconds.append(perf_counter() - start)
        return {"seconds": seconds, "hits": convert(found)}
    except Exception as error:  # a reader that fails on a text is a result, whatever it raises
        return {"seconds": seconds, "error": f"{type(error).__name__}: {error}"}


def main() -> None:
    """Answer until standard input ends. What the readers print themselves goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    tasks = importlib.import_module(sys.argv[1]).TASKS
    for line in sys.stdin.buffer:
        print(json.dumps(answer(tasks, json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()
