"""What a double click starts: set up once, then open the notebooks. Needs nothing but Python itself."""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDED = (3, 11)
Run = Callable[[Sequence[str]], int]


def python_of(root: Path, platform: str) -> Path:
    """The interpreter of the project's own environment."""
    return root / ".venv" / ("Scripts/python.exe" if platform == "win32" else "bin/python")


def installing(root: Path, platform: str) -> list[list[str]]:
    """The commands that set the environment up, one after the other.

    The locked versions were resolved on Linux; elsewhere the newest that pyproject.toml allows are taken.
    """
    pip = [str(python_of(root, platform)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if platform != "linux":
        return [[*pip, "-e", str(root)]]
    locked = [*pip, "--require-hashes", "-r", str(root / "requirements.lock")]
    return [locked, [*pip, "--no-deps", "--no-build-isolation", "-e", str(root)]]


def opening(root: Path, platform: str) -> list[str]:
    """The command that opens the notebooks."""
    lab = [str(python_of(root, platform)), "-m", "jupyterlab"]
    # the folder above, so that ledger, figures and reports can be opened there as well
    return [*lab, f"--notebook-dir={root}", "--LabApp.default_url=/lab/tree/notebooks/05-lookback.ipynb"]


def start(root: Path, platform: str, version: tuple[int, ...], run: Run) -> int:
    """Set the environment up where it is not, then open the notebooks; returns the exit status."""
    if version[:2] < NEEDED:
        print("需要 Python 3.11 或更新版本，请先从 www.python.org 安装，再双击一次。")
        return 1
    stamp = root / ".venv" / ".installed"
    if not stamp.exists():
        print("第一次使用，正在安装所需软件，要联网，约需几分钟……")
        venv.create(root / ".venv", with_pip=True)
        for command in installing(root, platform):
            if status := run(command):
                print("安装没有成功。请查看上面的提示，多为网络不通；接通以后再双击一次。")
                return status
        stamp.touch()
    print("正在打开笔记，浏览器会自动弹出。用完后关闭本窗口即可。")
    return run(opening(root, platform))


if __name__ == "__main__":
    sys.exit(start(ROOT, sys.platform, sys.version_info[:3], subprocess.call))
