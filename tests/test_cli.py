"""The commands as people and programs call them: exit status, clear lines, nothing half written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from huitoukan import paths
from huitoukan.codelists import load
from huitoukan.ledger import read_ledger
from huitoukan.metrics import CATALOGUE

NOTICE = paths.RAW / "2025-05-20-notice.txt"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
COMMANDS = ("run", "read", "check", "metrics", "calendar", "template", "publish")


def call(*words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as a shell would."""
    command = [sys.executable, "-c", "from huitoukan.cli import main; main()", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=300, check=False
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example_in_its_help(command: str) -> None:
    done = call(command, "--help")
    assert done.returncode == 0
    assert f"例：huitoukan {command}" in done.stdout


def test_the_help_of_metrics_names_every_breakdown_of_the_catalogue() -> None:
    breakdowns = {entry.by for entry in CATALOGUE.values() if entry.by}
    assert all(by in call("metrics", "--help").stdout for by in breakdowns)


def test_read_prints_one_json_document_and_nothing_else_on_standard_output() -> None:
    done = call("read", NOTICE, "--json")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert len(document["findings"]) == 20
    assert document["header"]["feedback_on"] == "2025-01-21"


def test_read_writes_a_ledger_that_check_and_metrics_accept(tmp_path: Path) -> None:
    ledger = tmp_path / "台账.xlsx"
    assert call("read", NOTICE, "-o", ledger).returncode == 0
    checked, measured = call("check", ledger, "--json"), call("metrics", ledger, "--json")
    assert checked.returncode == 0
    assert len(json.loads(checked.stdout)["tables"]["findings"]) == 20
    completion = next(m for m in json.loads(measured.stdout) if m["id"] == "reported_completion")
    assert (completion["numerator"], completion["denominator"]) == (20, 20)


def test_read_of_several_notices_prints_them_as_a_list() -> None:
    assert len(json.loads(call("read", NOTICE, NOTICE, "--json").stdout)["notices"]) == 2


def test_an_existing_workbook_is_not_written_over_unasked(tmp_path: Path) -> None:
    mine = tmp_path / "台账.xlsx"
    mine.write_bytes(b"my work")
    refused = call("read", NOTICE, "-o", mine)
    assert (refused.returncode, mine.read_bytes()) == (2, b"my work")
    assert "--force" in refused.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.txt", b"", "空文件"),
        ("图.txt", PNG, "图片"),
        ("乱.txt", bytes(range(256)) * 4, "无法识别"),
        ("表.rtf", b"{\\rtf1}", "格式"),
        ("没有.txt", None, "找不到"),
    ],
)
def test_what_cannot_be_read_gets_one_clear_line_and_no_ledger(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = call("read", tmp_path / name, "-o", tmp_path / "台账.xlsx")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert said in done.stderr and "处理：" in done.stderr
    assert not (tmp_path / "台账.xlsx").exists()


def test_a_text_that_is_no_notice_is_an_input_with_errors(tmp_path: Path) -> None:
    letter = tmp_path / "信.txt"
    letter.write_text("各位同事：\n今天下午开会。\n", encoding="utf-8")
    done = call("read", letter, "-o", tmp_path / "台账.xlsx")
    assert done.returncode == 1
    assert "不像整改通报" in done.stderr
    assert not (tmp_path / "台账.xlsx").exists()


@pytest.mark.parametrize("command", ["check", "metrics"])
@pytest.mark.parametrize(("content", "said"), [(PNG, "图片"), (b"", "空"), (None, "不存在")])
def test_a_ledger_that_is_none_gets_one_clear_line(
    tmp_path: Path, command: str, content: bytes | None, said: str
) -> None:
    ledger = tmp_path / "台账.xlsx"
    if content is not None:
        ledger.write_bytes(content)
    done = call(command, ledger)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and said in done.stderr


def test_a_ledger_with_errors_lists_them_all_and_leaves_with_one(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    ledger = tmp_path / "台账.xlsx"
    call("read", NOTICE, "-o", ledger)
    book = load_workbook(ledger)
    sheet = book["整改台账"]
    titles = [cell.value for cell in sheet[1]]
    sheet.cell(3, titles.index("完成状态") + 1).value = "差不多了"
    sheet.cell(4, titles.index("反馈问题") + 1).value = None
    book.save(ledger)
    done = call("check", ledger, "--json")
    found = [p for p in json.loads(done.stdout)["problems"] if p["severity"] == "error"]
    assert done.returncode == 1
    assert {(p["row"], p["column"]) for p in found} == {(3, "完成状态"), (4, "反馈问题")}
    assert call("metrics", ledger).returncode == 1
    assert call("run", "--ledger", ledger, "--out", tmp_path / "out").returncode == 1
    assert not (tmp_path / "out").exists()


def test_a_template_holds_every_register_and_no_records(tmp_path: Path) -> None:
    blank = tmp_path / "模板.xlsx"
    assert call("template", "-o", blank).returncode == 0
    assert all(table.empty for table in read_ledger(blank).tables.values())


@pytest.mark.parametrize(
    "words", [("nonsense",), ("metrics",), ("read", "--nonsense"), ("run", "--quarter", "2025Q9")]
)
def test_an_unusable_call_leaves_with_two_and_one_line(words: tuple[str, ...]) -> None:
    done = call(*words)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and done.stderr.startswith("[错误]")


def test_an_output_folder_that_cannot_be_made_gets_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("mine", encoding="utf-8")
    done = call("read", NOTICE, "-o", tmp_path / "文件" / "台账.xlsx")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and "写不进去" in done.stderr
    assert (tmp_path / "文件").read_text(encoding="utf-8") == "mine"


def test_a_folder_without_notices_gets_one_clear_line(tmp_path: Path) -> None:
    done = call("read", tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1 and "没有可以读取的通报" in done.stderr


def batch(folder: Path) -> Path:
    """A folder with a notice twice under one stem, a letter, a picture named as text, and a sheet."""
    (folder / "下").mkdir(parents=True)
    for name, content in {
        "甲.txt": NOTICE.read_bytes(),
        "下/甲.md": NOTICE.read_bytes(),
        "信.txt": "今天下午开会。".encode(),
        "图.txt": PNG,
        "表.xlsx": b"",
    }.items():
        (folder / name).write_bytes(content)
    return folder


def test_one_bad_file_does_not_stop_the_others_and_the_worst_status_counts(tmp_path: Path) -> None:
    done = call("read", batch(tmp_path / "通报"), "--json", "-o", tmp_path / "台账")
    assert done.returncode == 2
    found = json.loads(done.stdout)["notices"]
    assert [(one["source"]["name"], len(one["findings"])) for one in found] == [
        ("甲.md", 20), ("信.txt", 0), ("甲.txt", 20),
    ]  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "台账").iterdir()) == ["甲-2.xlsx", "甲.xlsx"]
    said = done.stderr
    assert "信.txt 不像整改通报" in said and "图.txt 的内容是图片" in said and "另有1个其他格式的文件" in said
    assert "甲.md：" in said and "甲.txt：" in said and "\x1b" not in said


def test_a_folder_of_workbooks_is_not_written_over_unasked(tmp_path: Path) -> None:
    mine = tmp_path / "台账" / "甲.xlsx"
    mine.parent.mkdir()
    mine.write_bytes(b"my work")
    done = call("read", batch(tmp_path / "通报"), "-o", mine.parent)
    assert (done.returncode, mine.read_bytes()) == (2, b"my work")
    assert [path.name for path in mine.parent.iterdir()] == ["甲.xlsx"]
    assert len(done.stderr.strip().splitlines()) == 1 and "--force" in done.stderr


def test_several_notices_are_not_written_into_one_workbook(tmp_path: Path) -> None:
    done = call("read", NOTICE, NOTICE, "-o", tmp_path / "台账.xlsx")
    assert done.returncode == 2 and "文件夹名" in done.stderr
    assert not (tmp_path / "台账.xlsx").exists()


def test_one_file_that_is_no_notice_is_still_one_document(tmp_path: Path) -> None:
    letter = tmp_path / "信.txt"
    letter.write_text("今天下午开会。", encoding="utf-8")
    done = call("read", letter, "--json")
    document = json.loads(done.stdout)
    assert done.returncode == 1
    assert list(document) == ["source", "header", "stated", "findings", "claims", "problems"]
    assert (document["findings"], document["claims"]) == ([], [])
    assert [problem["severity"] for problem in document["problems"]] == ["error"]
    assert document["source"]["characters"] == 7


def test_a_day_before_the_notice_was_signed_is_refused(tmp_path: Path) -> None:
    done = call("run", "--as-of", "2025-05-19", "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "那时还没有这份通报" in done.stderr and not (tmp_path / "out").exists()


def test_metrics_by_street_are_one_for_each_street() -> None:
    measured = json.loads(call("metrics", paths.LEDGER, "--json", "--by", "street").stdout)
    assert len({m["group"] for m in measured} - {None}) == 10


def test_metrics_carry_every_key_of_the_contract() -> None:
    keys = (
        "id name value low high numerator denominator excluded unit group since until as_of sources warnings"
    )
    for measured in json.loads(call("metrics", paths.LEDGER, "--json").stdout):
        assert {*keys.split(), "definition_version"} <= set(measured)
        assert set(measured["warnings"]) <= set(load("warnings").codes)


def test_commands_work_from_any_folder(tmp_path: Path) -> None:
    assert call("metrics", paths.LEDGER, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("check", "none.xlsx"),
        ("metrics", "none.xlsx"),
        ("metrics", "bad.csv"),
        ("calendar", "none.xlsx"),
        ("read", "none.txt"),
        ("check", "--bogus", "bad.csv"),
        ("diff", "none.xlsx", "none.xlsx"),
    ],
)
def test_a_command_that_fails_prints_its_problems_as_one_json_document(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "bad.csv").write_text("活动日期,活动名称\n2025-13-01,甲\n", encoding="utf-8")
    done = call(*words, "--json", cwd=tmp_path)
    document = json.loads(done.stdout)
    assert done.returncode in (1, 2) and list(document) == ["problems"]
    assert {"code", "severity", "message", "remedy"} <= set(document["problems"][0])
    assert document["problems"][0]["message"] in done.stderr


def test_a_command_that_fails_without_json_prints_nothing_on_standard_output(tmp_path: Path) -> None:
    assert call("check", "none.xlsx", cwd=tmp_path).stdout == ""
