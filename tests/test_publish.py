"""A ledger as a notice: its layout, what it says and does not say, its files, the command."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest
from builders import claim, commitment, event, finding, measure, tables
from case import real
from docx import Document
from docx.shared import Length, Pt

import huitoukan as htk
from huitoukan import paths
from huitoukan.cli import main
from huitoukan.ledger import Ledger, from_notice, save
from huitoukan.notice import Source, read_text
from huitoukan.problems import InputError
from huitoukan.publish import Role, content, published

NOTICE = {
    "organ": "某县水利局党组", "inspector": "县委第三巡察组", "inspected_from": "2024-12-20",
    "inspected_to": "2025-01-26", "feedback_on": "2025-06-12", "signed_on": "2025-10-20",
}  # fmt: skip
PART, CATEGORY = "聚焦履行职责方面", "服务不到位"


def ledger(**records: list[dict[str, object]]) -> Ledger:
    return Ledger("台账.xlsx", tables(**{"notice": [NOTICE], "findings": [finding()], **records}))


def lines(**records: list[dict[str, object]]) -> list[str]:
    return published(ledger(**records)).text.splitlines()


def back(text: str) -> Ledger:
    return from_notice(read_text(Source("通报.txt", text, "")))


def test_a_notice_has_title_opening_findings_welcome_and_signature() -> None:
    assert lines(measures=[measure(text="每季度走访一次", status=None)]) == [
        "中共某县水利局党组关于巡察整改进展情况的通报",
        "2024年12月20日至2025年1月26日，县委第三巡察组对某县水利局党组开展了巡察，并于2025年6月12日反馈了巡察意见。"
        "根据党务公开原则和巡察工作有关要求，为便于广大党员、干部和人民群众了解和监督，"
        "现将巡察反馈意见逐条整改的进展情况公布如下。",
        "一、聚焦履行职责方面",
        "（1）关于服务不够主动的问题。",
        "整改情况：每季度走访一次",
        "完成情况：已完成",
        "欢迎社会各界继续监督巡察整改工作。",
        "中共某县水利局党组",
        "2025年10月20日",
    ]


def test_what_the_ledger_does_not_know_is_not_written_and_said() -> None:
    notice = published(ledger(notice=[]))
    assert notice.text.startswith("关于巡察整改进展情况的通报\n根据党务公开原则")
    assert notice.text.endswith("整改工作。\n")
    assert notice.notes[0].startswith(
        "台账“通报信息”没有被巡察单位、巡察组、巡察开始、巡察结束、反馈日期、落款日期"
    )


def test_only_stated_totals_are_written() -> None:
    assert "个问题" not in "".join(lines())
    stated = {"stated_findings": 12, "stated_in_progress": 0, "stated_completion_rate": 0.9167}
    assert "。巡察反馈的12个问题，正在整改0个，整改完成率91.67%。" in lines(notice=[NOTICE | stated])[1]


def test_a_higher_inspection_is_named_as_such() -> None:
    text = "".join(lines(notice=[NOTICE | {"inspector": "省委第一巡视组"}]))
    assert "关于巡视整改进展情况的通报" in text and "开展了巡视" in text and "巡察" not in text


def test_headings_follow_parts_and_categories_and_begin_anew_in_each_part() -> None:
    rows = [
        finding(no=1, part=PART, category=CATEGORY),
        finding(no=2, part=PART, category="作风不实"),
        finding(no=3, part="聚焦队伍建设方面", category=CATEGORY),
        finding(no=4, part="聚焦队伍建设方面", category=CATEGORY),
    ]
    headings = [
        one.text
        for one in published(ledger(findings=rows)).paragraphs
        if one.role in (Role.PART, Role.CATEGORY, Role.FINDING)
    ]
    assert headings == [
        "一、聚焦履行职责方面", "（一）服务不到位", "（1）关于服务不够主动的问题。",
        "（二）作风不实", "（2）关于服务不够主动的问题。",
        "二、聚焦队伍建设方面", "（一）服务不到位", "（3）关于服务不够主动的问题。",
        "（4）关于服务不够主动的问题。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "places",
    [
        [(None, None), (None, None)],
        [(None, None), (PART, None)],
        [(None, None), (PART, CATEGORY)],
        [(None, CATEGORY), (None, "作风不实")],
        [(None, CATEGORY), (PART, None)],
        [(PART, None), (PART, CATEGORY), (PART, "作风不实")],
        [(PART, CATEGORY), (PART, None), (PART, None)],
        [(PART, CATEGORY), (PART, None), (PART, CATEGORY)],
        [(PART, CATEGORY), (PART, None), ("聚焦队伍建设方面", None)],
        [(PART, None), (None, CATEGORY)],
        [("党的建设", CATEGORY), ("队伍建设", CATEGORY)],
        [(PART, CATEGORY), ("聚焦队伍建设方面", CATEGORY), (PART, CATEGORY)],
    ],
)
def test_every_finding_is_read_back_under_its_part_and_category(
    places: list[tuple[str | None, str | None]],
) -> None:
    rows = [
        finding(no=no, part=part, category=category) for no, (part, category) in enumerate(places, start=1)
    ]
    found = back(published(ledger(findings=rows)).text)["findings"]
    again = found[["part", "category"]].astype(object).where(found[["part", "category"]].notna(), None)
    assert [tuple(row) for row in again.itertuples(index=False)] == places


def test_findings_without_part_after_those_with_one_never_seem_to_belong_to_it() -> None:
    rows = [finding(no=1), finding(no=2, part=None), finding(no=3, part=None)]
    notice = published(ledger(findings=rows))
    parts = back(notice.text)["findings"]["part"].fillna("其他方面").tolist()
    assert parts == [PART, "其他方面", "其他方面"]
    assert ("其他方面" in notice.text) == any("聚焦方面" in note for note in notice.notes)


@pytest.mark.parametrize(
    "title",
    [
        "存在的问题整改不力", "落实关于改进作风的规定不到位", "“三重一大”制度执行不严",
        "《采购法》执行不到位", "3项制度没有修订",
        "对下一步工作谋划不够", "反馈问题整改不到位", "抓得不紧：制度挂在墙上",
        "制度不全。个别人员不熟悉流程", "存在以下问题：台账不全", "发现问题",
        "（市）县联动不够", "“学”与“用”脱节",
    ],
)  # fmt: skip
def test_a_title_is_read_back_whatever_it_holds(title: str) -> None:
    assert back(published(ledger(findings=[finding(title=title)])).text)["findings"]["title"].tolist() == [
        title
    ]


def test_what_is_not_stated_gets_no_line_unless_the_words_would_pass_for_a_status() -> None:
    bare = {"findings": [finding(status="not_stated")]}
    assert not any(line.startswith("完成情况") for line in lines(**bare, measures=[measure(status=None)]))
    said = lines(**bare, measures=[measure(text="加强走访，该问题已完成整改。", status=None)])
    assert "完成情况：未说明" in said


def test_people_and_dates_are_labelled_lines_and_only_where_the_ledger_has_them() -> None:
    row = finding(
        leader="主要领导", owner="办公室", due_on="2025-06-30", closed_on="2025-06-20", evidence="纪要1份"
    )
    text = lines(findings=[row], measures=[measure(status=None)])
    assert text[4:10] == [
        "责任领导：主要领导", "责任科室：办公室", "完成时限：2025年6月30日", "整改情况：每季度走访一次",
        "佐证材料：纪要1份", "完成情况：已完成（销号日期：2025年6月20日）",
    ]  # fmt: skip


def test_what_is_known_of_single_measures_is_not_lost() -> None:
    rows = [
        measure(progress="已走访2次", kind="long_term"),
        measure(no=2, text="建立台账", status="in_progress"),
    ]
    text = lines(measures=rows)
    assert "整改情况：第1条措施：已走访2次。" in text
    assert "备注：第1条措施：整改类型：长期坚持。第2条措施：完成状态：正在整改。" in text


def test_words_typed_into_claims_and_commitments_are_published_too() -> None:
    text = lines(
        measures=[measure(text="每季度走访一次", status=None)],
        claims=[
            claim(),
            claim(kind="document", text="《走访办法》", title="走访办法", action="made"),
            claim(text="走访"),
        ],
        commitments=[commitment(), commitment(text="慰问", every=None, times=None, occasion="春节、中秋")],
    )
    assert "整改成效：2025年1月1日以来，科普活动12场。制定《走访办法》。" in text
    assert "整改措施：更换挂图（每2个月1次）。每逢春节、中秋，慰问。" in text


def test_commitments_outside_the_findings_close_the_notice() -> None:
    text = lines(commitments=[commitment(finding=0, text="定期开展回访", times=None, every=None)])
    assert "下一步，继续巩固整改成果，并抓好以下工作。定期开展回访。" in text


def test_a_line_break_in_a_cell_is_no_new_paragraph() -> None:
    assert "整改情况：走访12场 新增3户" in lines(measures=[measure(text="走访12场\n新增3户", status=None)])


def test_a_measure_that_looks_like_a_heading_stays_a_measure() -> None:
    rows = [
        measure(text="（一）走访群众，解决问题", status=None),
        measure(no=2, text="二、关于台账的问题", status=None),
    ]
    assert back(published(ledger(measures=rows)).text)["measures"]["text"].tolist() == [
        row["text"] for row in rows
    ]


def test_what_a_notice_cannot_carry_is_said() -> None:
    notes = published(ledger(events=[event()], measures=[measure(finding=9)])).notes
    assert notes[0] == "通报不登载：科普活动1行，仍在台账中。"
    assert notes[1] == "通报不登载：整改措施第2行等1行，整改台账没有对应的问题。"


def test_a_measure_that_would_be_read_as_two_is_said() -> None:
    notes = published(ledger(measures=[measure(text="一是走访；二是建账", status=None)])).notes
    assert notes == ("读回核对：整改措施有1行，从通报读回2行。",)


def test_a_ledger_without_findings_is_refused() -> None:
    with pytest.raises(InputError, match="没有问题，写不成通报"):
        published(ledger(findings=[]))


def test_made_up_data_is_marked_in_the_notice() -> None:
    marked = published(Ledger("x", tables(findings=[finding()]), synthetic=True))
    assert marked.paragraphs[1].text == "示例数据(合成)"


def test_publishing_alters_no_table() -> None:
    before = real().ledger
    copies = {name: table.copy() for name, table in before.tables.items()}
    published(before)
    assert all(before[name].equals(copies[name]) for name in copies)


def test_the_package_publishes_by_path() -> None:
    assert htk.publish(paths.LEDGER).text == published(real().ledger).text


def test_a_word_document_has_the_form_of_an_official_one_and_the_same_words() -> None:
    notice = published(real().ledger)
    document = Document(io.BytesIO(content(notice, ".docx")))
    texts = [paragraph.text.replace("\n", "") for paragraph in document.paragraphs]
    section, body = document.sections[0], document.paragraphs[1]
    assert texts == [paragraph.text for paragraph in notice.paragraphs]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(Length(size or 0).mm) for size in sizes] == [210, 297, 37, 28]
    assert (body.paragraph_format.line_spacing, body.runs[0].font.size) == (Pt(28.95), Pt(16))
    assert (
        "仿宋_GB2312" in body.runs[0]._element.xml
        and "方正小标宋简体" in document.paragraphs[0].runs[0]._element.xml
    )


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx"])
def test_the_same_ledger_gives_the_same_file(suffix: str) -> None:
    assert content(published(real().ledger), suffix) == content(published(real().ledger), suffix)


def test_no_part_of_a_word_document_bears_the_time_of_its_making() -> None:
    with ZipFile(io.BytesIO(content(published(real().ledger), ".docx"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


Call = Callable[..., Done]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run the command in this process."""

    def run(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["huitoukan", "publish", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = capsys.readouterr()
        return Done(int(left.value.code or 0), captured.out, captured.err)

    return run


def saved(path: Path, **changes: object) -> Path:
    save(ledger(findings=[finding(**changes)], measures=[measure()]), path)
    return path


def test_the_command_prints_the_notice_alone_and_speaks_on_standard_error(tmp_path: Path, call: Call) -> None:
    done = call(saved(tmp_path / "台账.xlsx", leader="张三"))
    assert done.returncode == 0
    assert done.stdout.startswith("中共某县水利局党组") and done.stdout.endswith("2025年10月20日\n")
    assert "责任领导：张某某" in done.stdout
    assert "已隐去：人名1处（整改台账“责任领导”列第2行）。" in done.stderr


def test_the_command_keeps_personal_data_only_when_told(tmp_path: Path, call: Call) -> None:
    done = call(saved(tmp_path / "台账.xlsx", leader="张三"), "--keep-personal")
    assert "责任领导：张三" in done.stdout and "没有隐去个人信息" in done.stderr


def test_the_command_writes_a_file_and_writes_none_over_unasked(tmp_path: Path, call: Call) -> None:
    book, out = saved(tmp_path / "台账.xlsx"), tmp_path / "通报.docx"
    done = call(book, "-o", out)
    assert done.returncode == 0 and done.stdout == "" and out.read_bytes().startswith(b"PK")
    assert call(book, "-o", out).returncode == 2
    assert call(book, "-o", out, "--force").returncode == 0


def test_the_command_refuses_another_ending_and_a_ledger_with_errors(tmp_path: Path, call: Call) -> None:
    book = saved(tmp_path / "台账.xlsx")
    assert "不是 .txt、.md、.docx 文件名" in call(book, "-o", tmp_path / "通报.pdf").stderr
    wrong = call(saved(tmp_path / "错.xlsx", part=PART, due_on="2025-06-30", no=-1))
    assert wrong.returncode == 1 and wrong.stdout == "" and "[错误]" in wrong.stderr
