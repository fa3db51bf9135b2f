"""How the time to read grows with the text: the real notice repeated, and texts that repeat one thing."""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter

from huitoukan import paths
from huitoukan.notice import load, read_text
from huitoukan.notice.model import Source
from huitoukan.problems import InputError

COPIES = (1, 4, 16, 64)
LENGTHS = (25_000, 50_000, 100_000)
REPEATS = [
    "“", "”", '"', "(", "《", "》", "《》", "《甲》", "1", "一", "1,", "1,111", "1.", "一是", "。一是",
    " ", "\u3000", "\n", "\r\n", "2月", "2024年", "2024年2月20日至", "(1)", "\n(1)关于甲的问题。",
    "\n1.针对“甲”问题。\n开展2次。\n", "每年", "每年开展1次", "每年1次、", "定期,", "春节国庆", "2次",
    "开展2次,", "135场。", "万", "十", "百", "第", "第一", "二十大", "中全会", "-", "0000-", "巡", "对",
    "反馈1个", "整改措施", "\n完成情况:", "制定《甲》", "〔2016〕", "给25位", "百分之", "1%", "约", "数十",
    "将2024年2月,", "\n一、", "\n问题:",
]  # fmt: skip
"""What a hostile or broken file may hold a hundred thousand times."""


def seconds(text: str) -> float:
    """Time to read a text, a notice or not."""
    start = perf_counter()
    with suppress(InputError):
        read_text(Source("text", text, ""))
    return perf_counter() - start


def main() -> None:
    """Print both tables; a growth near the growth of the text is linear."""
    real = load(paths.RAW / "2025-05-20-notice.txt").text
    seconds(real)
    base = min(seconds(real) for _ in range(5))
    print("copies of the real notice   time ÷ (copies x time of one)")
    for copies in COPIES:
        print(f"{copies:>24}   {min(seconds(real * copies) for _ in range(2)) / base / copies:.2f}")
    print(f"\nrepeated text   growth of time from {LENGTHS[0]:,} to {LENGTHS[-1]:,} characters (linear: 4)")
    head = "\n(1)关于甲的问题。\n整改情况:"
    for repeat in REPEATS:
        times = [seconds(head + (repeat * (length // len(repeat) + 1))[:length]) for length in LENGTHS]
        print(f"{repeat!r:>28}   {times[-1] / times[0]:>6.1f}   {times[-1]:.2f} s")


if __name__ == "__main__":
    main()
