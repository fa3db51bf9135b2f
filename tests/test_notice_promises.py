"""Standing promises: what is to be kept up, how often, and on which occasions."""

from __future__ import annotations

import pytest
from notice_cases import notice, read

from huitoukan.notice import Promise


def promises(body: str) -> tuple[Promise, ...]:
    return notice(body).promises


def test_a_rhythm_is_a_promise_in_the_words_of_its_clause() -> None:
    (promise,) = promises("一是加强管护,规定每两月更新一次挂图,成效明显。")
    assert (promise.text, promise.times, promise.every) == ("每两月更新一次挂图", 1, "P2M")


def test_two_rhythms_in_one_clause_share_its_words() -> None:
    found = promises("县级每季度巡河1次、镇级每月巡河2次以上工作。")
    assert [(promise.text, promise.every) for promise in found] == [
        ("县级每季度巡河1次", "P3M"),
        ("镇级每月巡河2次以上工作", "P1M"),
    ]


def test_several_festivals_make_a_promise_with_occasions() -> None:
    (promise,) = promises("在国庆、春节、中秋等节点,开展廉政谈话。")
    assert (promise.times, promise.every, promise.occasion) == (1, None, "春节、中秋、国庆")
    assert promise.text == "在国庆、春节、中秋等节点,开展廉政谈话"


def test_one_festival_only_dates_an_act() -> None:
    assert promises("春节期间开展慰问。") == ()


@pytest.mark.parametrize("word", ["定期", "不定期", "适时", "常态化", "经常性"])
def test_a_standing_word_is_a_promise_without_rhythm(word: str) -> None:
    (promise,) = promises(f"并{word}开展走访。")
    assert (promise.text, promise.times, promise.every, promise.occasion) == (
        f"{word}开展走访", None, None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "确保科普活动常态化。",
        "推动学习常态化开展。",
        "做到警示教育常态化。",
        "形成定期通报的格局。",
        "组织开展经常性的科普活动。",
        "印发《定期报告制度》。",
        "建立“定期走访+精准服务”工作模式。",
    ],
)
def test_a_purpose_an_adjective_or_a_name_is_no_promise(body: str) -> None:
    assert promises(body) == ()


def test_a_standing_word_beside_a_rhythm_is_one_promise() -> None:
    assert [promise.every for promise in promises("定期检查并每月通报1次。")] == ["P1M"]


def test_the_closing_words_may_promise_too() -> None:
    body = "(1)关于甲的问题。\n整改情况:加强学习。\n完成情况:已完成\n下一步,适时开展“回头看”。"
    (promise,) = read(body).promises
    assert (promise.finding, promise.text) == (0, "适时开展“回头看”")


def test_promises_come_in_the_order_of_the_text_with_their_place() -> None:
    found = notice("定期巡检。每年组织召开2次会议。")
    assert [promise.text for promise in found.promises] == ["定期巡检", "每年组织召开2次会议"]
    assert all(found.source.text[one.start : one.end] == one.text for one in found.promises)
