"""The command `example`: what it says, and what it does not write over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def call(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from huitoukan.cli import main; main()", "example", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)


def test_it_writes_where_nothing_is_and_says_so(tmp_path: Path) -> None:
    done = call(tmp_path / "示例", "--quarters", 1, "--events", 60)
    assert (done.returncode, done.stdout) == (0, "")
    assert "合成" in done.stderr and (tmp_path / "示例" / "README.txt").is_file()


def test_it_leaves_a_folder_alone_that_holds_something(tmp_path: Path) -> None:
    (tmp_path / "台账.xlsx").write_bytes(b"mine")
    done = call(tmp_path, "--quarters", 1, "--events", 60)
    assert done.returncode == 2 and "--force" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["台账.xlsx"]


def test_its_help_shows_an_example() -> None:
    done = call("--help")
    assert done.returncode == 0 and "例：huitoukan example" in done.stdout


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--events", 10, "参数的值不对 events，最小是40，最大是20,000,000。"),
        ("--quarters", 9, "参数的值不对 quarters，最小是1，最大是4。"),
        ("--seed", "abc", "参数的值不对 seed，最小是0。"),
    ],
)
def test_a_number_out_of_range_is_told_with_the_range(
    tmp_path: Path, option: str, value: object, told: str
) -> None:
    done = call(tmp_path / "示例", option, value)
    assert done.returncode == 2 and told in done.stderr
    assert not (tmp_path / "示例").exists()
