"""The code lists: every word means one code, every code has a label."""

from importlib.resources import files

import pytest

from huitoukan import codelists
from huitoukan.codelists.indicators import indicator_of
from huitoukan.problems import Severity
from huitoukan.registers import REGISTERS


def lines(*rows: tuple[str, str, str]) -> list[dict[str, str]]:
    return [dict(zip(("code", "label", "synonyms"), row, strict=True)) for row in rows]


def test_every_file_is_a_list_that_the_list_of_lists_names() -> None:
    folder = files("huitoukan.codelists")
    found = {file.name.removesuffix(".csv") for file in folder.iterdir() if file.name.endswith(".csv")}
    assert found == set(codelists.names())


@pytest.mark.parametrize("name", codelists.names())
def test_every_code_has_a_label_and_no_label_stands_twice(name: str) -> None:
    labels = codelists.load(name).labels
    assert all(labels)
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("name", codelists.names())
def test_code_and_label_lead_back_to_the_code(name: str) -> None:
    words = codelists.load(name)
    assert [words.code_of(code) for code in words.codes] == list(words.codes)
    assert [words.code_of(label) for label in words.labels] == list(words.codes)


def test_a_word_for_two_codes_is_refused() -> None:
    with pytest.raises(ValueError, match="means both"):
        codelists.build("test", lines(("a", "甲", "同"), ("b", "乙", "同")))


def test_a_code_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        codelists.build("test", lines(("a", "甲", ""), ("a", "乙", "")))


def test_an_unknown_word_is_none() -> None:
    assert codelists.load("status").code_of("大概好了") is None


def test_an_unknown_list_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        codelists.load("nonsense")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("已完成", "completed"),
        ("已整改到位", "completed"),
        ("完成整改", "completed"),
        ("已办结", "completed"),
        ("销号", "completed"),
        ("已完成，长期坚持", "sustained"),
        ("已完成并长期坚持。", "sustained"),
        ("长期坚持", "sustained"),
        ("基本完成", "basically_completed"),
        ("正在整改", "in_progress"),
        ("持续整改", "in_progress"),
        ("推进中", "in_progress"),
        ("尚未整改到位", "not_completed"),
        ("不适用", "not_applicable"),
    ],
)
def test_status_words_as_offices_write_them(word: str, code: str) -> None:
    assert codelists.load("status").code_of(word) == code


def test_width_spaces_and_closing_marks_do_not_tell_words_apart() -> None:
    status = codelists.load("status")
    assert status.code_of(" 已 完成\n。") == "completed"
    assert status.code_of("已完成(长期坚持)") == status.code_of("已完成（长期坚持）") == "sustained"


def test_only_completed_and_sustained_count_as_closed() -> None:
    status = codelists.load("status")
    assert status.where("counts_as", "closed") == ("completed", "sustained")
    assert status.where("counts_as", "unknown") == ("not_stated",)
    assert status.where("counts_as", "excluded") == ("not_applicable",)


def test_the_severities_are_those_of_problems() -> None:
    severity = codelists.load("severity")
    assert dict(zip(severity.codes, severity.labels, strict=True)) == {s.value: s.label for s in Severity}


def test_every_warning_says_in_one_sentence_what_it_means() -> None:
    notes = codelists.load("warnings").frame["note"]
    assert all(note.endswith("。") and note.count("。") == 1 for note in notes)


def test_every_evidence_rung_stands_in_order() -> None:
    assert codelists.load("evidence_rung").codes == ("0", "1", "2", "3", "4")


def test_every_proof_register_is_a_register_by_its_own_title() -> None:
    proofs = codelists.load("proof_registers")
    assert proofs.labels == tuple(REGISTERS[code].sheet for code in proofs.codes)


def test_every_proof_is_looked_for_in_columns_its_register_has() -> None:
    for code, row in codelists.load("proof_registers").rows.items():
        columns = REGISTERS[code].by_name
        assert columns[row["day"]].type == "date"
        assert set(filter(None, row["columns"].split("|"))) <= set(columns)
        assert not row["each"] or columns[row["each"]].references


def test_every_matter_of_a_promise_is_proved_by_a_register_of_proofs() -> None:
    rows = codelists.load("proof_matters").rows.values()
    assert {row["register"] for row in rows} <= set(codelists.load("proof_registers").codes)
    assert all(row["words"] and row["evidence"] for row in rows)


def test_every_indicator_names_a_register_and_a_unit() -> None:
    rows = codelists.load("indicators").rows
    assert {row["register"] for row in rows.values()} <= set(REGISTERS)
    assert all(row["unit"] and row["unit_label"] for row in rows.values())


@pytest.mark.parametrize(
    ("unit", "subject", "indicator"),
    [
        ("场", "科普讲座、科普咨询", "events"),
        ("人次", "科普活动参与群众", "attendances"),
        ("人次", "网络知识竞赛参加", "contest_attendances"),
        ("人次", "业务培训参训", "training_attendances"),
        ("篇", "刊发稿件", "press_items"),
        ("场", "依托科学工作室开展活动", "studio_sessions"),
        ("个", "已走访甲、乙等社区", "communities_visited"),
        ("项", "现场提出意见", "visit_suggestions"),
        ("家", "存续的企业科协", "enterprise_associations"),
        ("次", "派驻纪检监察组列席会议", "discipline_attendance"),
        ("%", "采购预算合规率", "procurement_compliance"),
        ("个", "公开招标项目", "procurement_projects"),
        ("次", "主席办公会", "meetings"),
        ("项", "制度漏洞", "rules_made"),
        ("吨", "核查粮食", None),
        ("位", "来信的科技工作者", None),
        (None, "科普活动", None),
    ],
)
def test_a_claim_belongs_to_the_first_indicator_that_fits(
    unit: str | None, subject: str, indicator: str | None
) -> None:
    assert indicator_of(unit, subject) == indicator


def test_the_wider_text_is_asked_only_when_the_narrower_is_not_known() -> None:
    sentence = "参加网络竞赛，参与科普活动"
    assert indicator_of("人次", "科普活动", sentence) == "attendances"
    assert indicator_of("人次", None, sentence) == "contest_attendances"


def test_the_frame_of_a_list_is_a_copy() -> None:
    frame = codelists.load("level").frame
    frame["label"] = "改"
    assert codelists.load("level").labels == ("高", "中", "低")
