"""Reading takes time in proportion to the text, whatever the text repeats."""

from __future__ import annotations

from time import perf_counter

import pytest
from notice_cases import notice

SHORT, LONG = 20_000, 40_000
AT_ONCE = 0.2
"""Seconds below which the longer text is read so fast that a ratio would only measure noise."""
TRIES = 3

REPEATS = [
    "“", "”", '"', "(", "《", "》", "《》", "《甲》", "1", "一", "1,", "1,111", "1.", "一是", "。一是",
    " ", "\u3000", "\n", "\r\n", "2月", "2024年", "2024年2月20日至", "(1)", "\n(1)关于甲的问题。",
    "\n1.针对“甲”问题。\n开展2次。\n", "每年", "每年开展1次", "每年1次、", "定期,", "春节国庆", "2次",
    "开展2次,", "135场。", "万", "十", "百", "第", "第一", "二十大", "中全会", "-", "0000-", "巡", "对",
    "反馈1个", "整改措施", "\n完成情况:", "制定《甲》", "〔2016〕", "给25位", "百分之", "1%", "约", "数十",
    "将2024年2月,", "\n一、", "\n问题:",
]  # fmt: skip


def seconds(repeat: str, length: int) -> float:
    body = (repeat * (length // len(repeat) + 1))[:length]
    start = perf_counter()
    notice(body)
    return perf_counter() - start


@pytest.mark.parametrize("repeat", REPEATS)
def test_twice_the_text_takes_about_twice_the_time(repeat: str) -> None:
    for _ in range(TRIES):
        long = seconds(repeat, LONG)
        if long < AT_ONCE or long / seconds(repeat, SHORT) < 3.2:
            return
    pytest.fail(f"{LONG} characters of {repeat!r} took {long:.1f} s, more than thrice the half")
