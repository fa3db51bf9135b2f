"""The template of the report: no number typed, the office's own taken, its mistakes told with the line."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from report_case import empty, lines, made, made_up, real

from huitoukan import sentences
from huitoukan.lookback.review import Review
from huitoukan.problems import InputError
from huitoukan.report import document
from huitoukan.report.document import content, pandoc, template
from huitoukan.report.document.parts import Parts
from huitoukan.report.document.slots import Names, escaped
from huitoukan.report.document.typed import typed
from huitoukan.sentences import lookback, sections
from huitoukan.tables import MARK

OWN = template.FOLDER / template.NAME


def filled(text: str, tmp_path: Path, review=made_up) -> str:  # type: ignore[no-untyped-def]
    """A template filled in, as Markdown."""
    path = tmp_path / "本单位.md"
    path.write_text(text, encoding="utf-8")
    return template.rendered(content.values(review(), Parts()), path)


def page(text: str, tmp_path: Path) -> str:
    """A template as the page it gives."""
    path = tmp_path / "本单位.md"
    path.write_text(text, encoding="utf-8")
    return document.made_of(made_up(), path, ["html"])["html"].decode()


def test_no_digit_is_typed_in_the_template() -> None:
    bare = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", OWN.read_text(encoding="utf-8"), flags=re.S)
    assert re.findall(r"[0-9０-９]|[一二三四五六七八九十百]+[个项条次%％]", bare) == []


def test_the_conclusion_comes_first_in_the_words_of_the_five_sentences() -> None:
    wanted = [content.plain(sentence) for sentence in lookback.conclusions(real())]
    found = lines("real")
    start = found.index("一、主要结论")
    assert found[start + 1 : start + 6] == wanted and len(wanted) == 5


def test_the_text_says_what_the_sentences_say() -> None:
    text = "".join(lines("real"))
    assert str(sentences.reported(real().edition)) in text
    assert str(sentences.promises(real().edition)) in text


def test_what_changed_is_listed_with_what_came_back() -> None:
    html = made("made_up")["html"].decode()
    assert "反弹" in html and "已完成 → 正在整改" in html
    assert "2025年3月31日" in html and "2025年12月31日" in html


@pytest.mark.parametrize(
    ("case", "sentence", "said"),
    [
        (real, sections.compared, "没有冻结过以前季度的版本"),
        (
            made_up,
            sections.compared,
            "与2025年第2季度的版本（统计至2025年5月20日）逐项比对，问题和公布的数变化2项",
        ),
        (real, sections.returned, "本季度还看不出"),
        (made_up, sections.returned, "本季度反弹1个(1)；推迟完成时限的1个。"),
        (real, sections.answered, "没有收回填好的工作底稿"),
        (real, sections.scored, "没有可以计分的项目，不评分、不定等次"),
    ],
)
def test_a_section_opens_with_what_can_be_told(
    case: Callable[[], Review], sentence: Callable[[Review], str], said: str
) -> None:
    assert said in sentence(case())


def test_a_score_says_out_of_how_many_points_and_why_there_is_no_grade() -> None:
    items = made_up().score.items
    score = dataclasses.replace(made_up().score, total=41.25, assessed=60.0, full=100.0, items=items)
    said = sections.scored(dataclasses.replace(made_up(), score=score))
    assert "能计分的项目共60分（满分100分），得41.2分" in said and "不定等次" in said


def test_answers_are_counted_by_section() -> None:
    counted = pd.DataFrame({"title": ["抽查已销号问题", "待问事项"], "answered": [7, 0], "lines": [9, 2]})
    answers = dataclasses.replace(real().answers, lines=11, answered=7, sections=counted)
    said = sections.answered(dataclasses.replace(real(), answers=answers))
    assert said == "工作底稿11条，有结果的7条（抽查已销号问题7/9、待问事项0/2）。"


def test_a_section_without_data_says_so_and_prints_no_empty_table() -> None:
    found = made("empty")["html"].decode()
    assert "台账中没有问题。" in found and "台账中没有量化事实，没有卡片。" in found
    assert not re.findall(r"<tbody>\s*</tbody>", found)
    assert "没有冻结过以前季度的版本" in found
    assert empty().edition.ledger["findings"].empty


def test_marks_of_markdown_and_html_in_a_ledger_print_as_they_are() -> None:
    html = made("made_up")["html"].decode()
    assert "2*3 会议|记录 &lt;b&gt;不全&lt;/b&gt; #1" in html
    assert "<b>不全" not in html


def test_a_value_prints_as_it_is_whatever_it_holds() -> None:
    for value in (
        "*甲* _乙_",
        "1. 首先",
        "# 一",
        "<b>粗</b>",
        "[甲](乙)",
        "$5 ^x^ ~y~ `z`",
        "| 甲 |",
        "- 甲",
    ):
        (block,) = pandoc.parsed(escaped(value))["blocks"]
        said = "".join(node.get("c", " ") for node in block["c"])
        assert (block["t"], said) == ("Para", value)


def test_a_column_that_holds_nothing_is_not_printed() -> None:
    html = made("made_up")["html"].decode()
    assert "反弹的问题" in html and ">时段<" not in html


def test_the_mark_is_at_hand_for_a_template(tmp_path: Path) -> None:
    assert filled("{{ mark }}", tmp_path) == escaped(MARK)
    assert filled("{{ mark }}", tmp_path, real) == ""


def test_a_fault_of_the_program_is_not_blamed_on_the_template(tmp_path: Path) -> None:
    path = tmp_path / "本单位.md"
    path.write_text("{{ say.all }}", encoding="utf-8")
    with pytest.raises(KeyError):
        template.rendered({"say": Names("say", {"all": lambda: {}["缺"]})}, path)


def test_an_office_changes_one_section_and_keeps_the_rest(tmp_path: Path) -> None:
    own = '{% extends "look-back.md" %}\n{% block lights %}\n## 本单位意见\n\n同意。\n\n{% endblock %}'
    html = page(own, tmp_path)
    assert "八、本单位意见" in html and "一、主要结论" in html and "灯号和评分" not in html


def test_what_an_office_leaves_out_is_not_referred_to(tmp_path: Path) -> None:
    html = page('{% extends "look-back.md" %}\n{% block annexes %}{% endblock %}', tmp_path)
    assert "附件" not in html.partition("<body>")[2].replace("见附件", "")
    assert "<span>见图1。</span>" in html


def test_an_office_writes_its_own_report(tmp_path: Path) -> None:
    html = page(
        "# {{ title }}\n\n## 情况\n{{ say.reported }}见{{ figures.three_completions.ref }}。\n"
        "{{ figures.three_completions }}\n\n| 甲 | 乙 |\n|---|---|\n| 子 | 丑 |\n\n**要点**\n",
        tmp_path,
    )
    assert "一、情况" in html and "见<span>图1</span>。" in html and "<strong>要点</strong>" in html
    assert html.count("<figure>") == 1 and "<td>丑</td>" in html


EVERYTHING = """# 报告

::: 本单位
## 列表

- 甲
    - 乙

1. 首先

> 引用

---

`代码` *斜体* ~~删去~~ [链接](https://example.com) H~2~O

###### 末级

术语
:   解释

{{ tables.score }}
:::

::: lead
{{ figures.three_completions }}
:::
"""


def test_every_way_of_writing_comes_through_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "本单位.md"
    path.write_text(EVERYTHING, encoding="utf-8")
    made = document.made_of(real(), path)
    html = made["html"].decode()
    assert made["pdf"].startswith(b"%PDF") and made["docx"].startswith(b"PK")
    assert "一、列表" in html and "<caption>" in html and html.count("<figure>") == 1


def test_html_in_a_template_is_text(tmp_path: Path) -> None:
    assert "<script>" not in page("# 甲\n\n<script>alert()</script>\n", tmp_path)


def test_a_template_saved_in_gbk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "本单位.md"
    path.write_bytes("# 情况报告\n\n本单位。\n".encode("gb18030"))
    assert "情况报告" in template.rendered({}, path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# 甲\n\n{{ say.reportd }}\n", ["第3行", "没有 say.reportd", "是不是 reported"]),
        ("# 甲\n{{ titel }}\n", ["第2行", "没有 titel", "是不是 title"]),
        ("# 甲\n{{ tables.nothing_like_it }}\n", ["第2行", "可用的有", "three_completions"]),
        ("# 甲\n{% if mark %}\n乙\n", ["没有结尾"]),
        ("# 甲\n\n{% endfor %}\n", ["第3行", "不认识 {% endfor %}"]),
        ("# 甲\n{{ title\n", ["第2行", "不成对"]),
        ("# 甲\n{{ title | shout }}\n", ["第2行", "没有 shout 这个过滤器"]),
        ("# 甲\n{{ title / mark }}\n", ["第2行", "填不出来"]),
        ('# 甲\n{% include "别处.md" %}\n', ["第2行", "找不到引用的模板 别处.md"]),
        ("# 甲\n{{ title.__class__.__mro__ }}\n", ["第2行"]),
    ],
)
def test_a_mistake_in_a_template_is_told_with_line_and_remedy(
    text: str, said: list[str], tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        filled(text, tmp_path)
    assert caught.value.exit_status == 2
    assert [word for word in ["本单位.md", *said] if word not in str(caught.value)] == []
    assert "处理：" in str(caught.value)


def test_a_reference_to_a_figure_that_is_not_placed_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文中却没有放它"):
        page("# 甲\n\n见{{ figures.three_completions.ref }}。\n", tmp_path)


def test_a_picture_of_the_office_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="图片"):
        page("# 甲\n\n![标志](logo.png)\n", tmp_path)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("没有.md", None, "读不到模板 没有.md"),
        ("报告.docx", b"PK\x03\x04\0\0", "不是文本文件"),
        ("大.md", b"a" * 1_000_001, "不是文本文件"),
    ],
)
def test_a_template_that_is_no_text_is_refused(
    name: str, data: bytes | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError, match=said):
        template.rendered({}, path)


@pytest.mark.parametrize("text", ["", "\n", "本季度共核查。\n", "## 小标题\n\n甲。\n", "{# 空 #}\n"])
def test_a_template_without_a_title_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有标题"):
        page(text, tmp_path)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# {{ title }}\n\n{{ say.reported }}\n", []),
        ("{# 共12项 #}\n# 甲\n{% if quarters[1] %}\n{% endif %}\n", []),
        ("# 甲\n\n共核查12项，兑现99.5%。\n", [("template_number", "第3行", "12、99.5%")]),
        ("{# 两行\n说明 #}\n# 甲\n\n５项\n", [("template_number", "第5行", "５")]),
        ("# 甲\n## 五、变化\n### （二）推迟\n", [
            ("template_numbered", "第2行", "五、"), ("template_numbered", "第3行", "（二）"),
        ]),
        ("# 甲\n#### 1. 其他\n", [("template_numbered", "第2行", "1.")]),
    ],
)  # fmt: skip
def test_numbers_typed_into_a_template_are_told_with_their_line(
    text: str, told: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    path = tmp_path / "本单位.md"
    path.write_text(text, encoding="utf-8")
    found = typed(path)
    assert [one.code for one in found] == [code for code, _, _ in told]
    for one, (_, line, words) in zip(found, told, strict=True):
        assert line in one.message and words in one.message


def test_the_template_of_the_package_has_no_typed_number() -> None:
    assert typed(template.FOLDER / template.NAME) == []


def test_files_are_written_by_format(tmp_path: Path) -> None:
    own = tmp_path / "短.md"
    own.write_text("# 甲\n\n乙。\n", encoding="utf-8")
    written = document.write(made_up(), tmp_path / "报告", own, ["html", "pdf"])
    assert [path.name for path in written] == ["look-back.html", "look-back.pdf"]
    with pytest.raises(InputError, match="不认识的格式：odt"):
        document.write(made_up(), tmp_path, own, ["odt"])
