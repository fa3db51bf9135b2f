"""Folders and unreadable kinds: what is read, what is passed over, what is said about the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from huitoukan.notice.source import expand, load
from huitoukan.problems import InputError


def filled(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲", encoding="utf-8")
    return folder


def test_a_folder_gives_its_notices_at_any_depth_in_order(tmp_path: Path) -> None:
    filled(tmp_path, "乙.docx", "甲.PDF", "下/丙.txt", "下/丁.html")
    files, notes = expand([tmp_path])
    assert [file.name for file in files] == ["丁.html", "丙.txt", "乙.docx", "甲.PDF"]
    assert notes == []


def test_temporary_hidden_and_origin_files_are_passed_over_in_silence(tmp_path: Path) -> None:
    filled(tmp_path, "甲.txt", "~$乙.docx", ".丙.txt", ".git/丁.txt", "甲.origin.yml")
    files, notes = expand([tmp_path])
    assert ([file.name for file in files], notes) == (["甲.txt"], [])


def test_files_of_other_kinds_are_counted_in_a_note(tmp_path: Path) -> None:
    _, notes = expand([filled(tmp_path, "甲.txt", "乙.xlsx", "丙.png")])
    assert ["另有2个其他格式的文件" in note.message for note in notes] == [True]


def test_named_files_are_kept_as_they_are(tmp_path: Path) -> None:
    named = [tmp_path / "没有.txt", tmp_path / "图.png"]
    assert expand(named) == (named, [])


def test_a_folder_with_nothing_to_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有可以读取的通报"):
        expand([filled(tmp_path, "乙.xlsx")])


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("图.JPG", "文字识别"), ("图.tif", "文字识别"), ("版.ofd", "OFD 阅读器"), ("包.zip", "解压"),
        ("表.xls", "另存为 .docx"), ("表.xlsx", "huitoukan check"), ("旧.doc", "另存为 .docx"),
        ("文.wps", "另存为 .docx"), ("他.xyz", ".docx .pdf"),
    ],
)  # fmt: skip
def test_every_other_kind_gets_one_line_that_says_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        load(filled(tmp_path, name) / name)
    assert said in str(caught.value) and name in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.exit_status == 2


def test_plain_text_is_read_without_the_libraries_of_other_kinds(tmp_path: Path) -> None:
    filled(tmp_path, "甲.txt")
    code = "import sys; from huitoukan.notice.source import load; load(sys.argv[1]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "甲.txt")], capture_output=True, text=True, check=True
    )
    assert not {"docx", "lxml", "pdfplumber", "pypdfium2", "selectolax"} & set(done.stdout.split())
