"""The processes the readers run in: asked, timed out, started again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

HERE = Path(__file__).parent
BENCH = HERE.parent / ".bench"
YARDSTICKS = BENCH / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PATIENCE = 120.0
"""Seconds after which a reader is given up on."""


@dataclass(frozen=True)
class Answer:
    """Seconds of each run; what was found, or why nothing."""

    seconds: tuple[float, ...]
    hits: tuple[dict[str, Any], ...] = ()
    error: str | None = None


class Worker:
    """A reader in its own process, started when first asked and again after it had to be stopped."""

    def __init__(self, python: Path | str, readers: str) -> None:
        self.command = [str(python), str(HERE / "serve.py"), readers]
        self.process: subprocess.Popen[bytes] | None = None

    def ask(
        self, task: str, text: str, *, day: str = "2025-05-20", suffix: str = ".txt", runs: int = 1,
        patience: float = PATIENCE,
    ) -> Answer:  # fmt: skip
        """The answer of one task on one text; an error in it when the time is up or the process ends."""
        if self.process is None:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        process = self.process
        assert process.stdin and process.stdout
        timer = Timer(patience, process.kill)
        timer.start()
        try:
            request = {"task": task, "text": text, "day": day, "suffix": suffix, "runs": runs}
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        finally:
            timer.cancel()
        if not line:
            self.close()
            return Answer((), error=f"ended or took over {patience:.0f} s")
        said = json.loads(line)
        return Answer(tuple(said["seconds"]), tuple(said.get("hits", ())), said.get("error"))

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def shortly(error: str) -> str:
    """An error cut to what fits in a line."""
    return error if len(error) < 80 else f"{error[:77]}…"


def ours() -> Worker:
    """The reader of this project."""
    return Worker(sys.executable, "ours")


def yardsticks() -> Worker | None:
    """The readers it is measured against; None where they are not installed."""
    return Worker(YARDSTICKS, "yardsticks") if YARDSTICKS.is_file() else None
