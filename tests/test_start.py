"""What a double click starts: the environment is set up once, and every failure is told in a sentence."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """tools/start.py as a module, making no environment."""
    spec = importlib.util.spec_from_file_location("start", ROOT / "tools" / "start.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module.venv, "create", lambda path, with_pip: Path(path).mkdir())
    return module


class Runs:
    """Commands that were run; those with a certain word fail."""

    def __init__(self, failing: str = "nothing fails") -> None:
        self.lines: list[str] = []
        self.failing = failing

    def __call__(self, command: Sequence[str]) -> int:
        self.lines.append(" ".join(command))
        return int(self.failing in self.lines[-1])


def test_the_first_start_installs_and_opens_and_the_next_one_only_opens(
    start: ModuleType, tmp_path: Path
) -> None:
    first, second = Runs(), Runs()
    assert start.start(tmp_path, "linux", (3, 11, 2), first) == 0
    assert start.start(tmp_path, "linux", (3, 11, 2), second) == 0
    assert ["require-hashes" in line for line in first.lines] == [True, False, False]
    assert [line.split(" -m ")[1].split()[0] for line in second.lines] == ["jupyterlab"]


def test_an_installation_that_fails_is_told_and_tried_again_next_time(
    start: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.start(tmp_path, "linux", (3, 12, 0), Runs(failing="pip install")) == 1
    assert "安装没有成功" in capsys.readouterr().out
    assert not (tmp_path / ".venv" / ".installed").exists()


def test_an_old_python_is_refused_in_one_sentence(
    start: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = Runs()
    assert start.start(tmp_path, "linux", (3, 10, 9), runs) == 1
    assert "需要 Python 3.11" in capsys.readouterr().out and not runs.lines


def test_elsewhere_than_on_linux_the_locked_versions_are_not_forced(start: ModuleType) -> None:
    (command,) = start.installing(Path("C:/htk"), "win32")
    assert "Scripts" in command[0] and "--require-hashes" not in command


def test_the_notebook_that_is_opened_is_there(start: ModuleType) -> None:
    (page,) = [word for word in start.opening(ROOT, sys.platform) if "default_url" in word]
    assert (ROOT / page.split("/lab/tree/")[1]).exists()


def test_the_starters_call_it_and_fit_their_systems() -> None:
    windows = (ROOT / "start-windows.bat").read_bytes()
    assert rb"tools\start.py" in windows and windows.count(b"\r\n") == windows.count(b"\n")
    unix = ROOT / "start-mac-linux.command"
    assert unix.stat().st_mode & 0o111 and "tools/start.py" in unix.read_text(encoding="utf-8")
    assert subprocess.run(["sh", "-n", str(unix)], check=False).returncode == 0
