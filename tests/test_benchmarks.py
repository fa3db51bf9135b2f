"""The benchmark's gold says what stands in its texts, and its rule treats every reader alike."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import gold
from benchmarks.gold import Mark, Text
from benchmarks.scoring import score

MARKED = sorted(gold.FOLDER.glob("*.json"))


def text_of(words: str, *marks: Mark) -> Text:
    """A text with its gold."""
    return Text("text", words, "2025-05-20", marks, complete=True)


def outcome(kind: str, text: Text, *hits: Mark) -> tuple[int, int, int]:
    """Right, wrong, missed."""
    found = score(kind, text, list(hits))
    return found.right, found.wrong, found.missed


@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_every_mark_is_the_exact_piece_of_its_text(path: Path) -> None:
    said = json.loads(path.read_text(encoding="utf-8"))
    source = path.with_suffix(".txt")
    words = (source if source.is_file() else gold.REAL).read_bytes().decode("utf-8")
    for mark in (*said["claims"], *said["times"]):
        assert words[mark["start"] : mark["end"]] == mark["text"]


def test_the_invented_notices_hold_sixty_claims_of_every_kind() -> None:
    kinds = Counter(mark.kind for text in gold.invented() for mark in text.gold if mark.kind != "time")
    assert kinds == {"count": 30, "rate": 7, "money": 10, "frequency": 7, "event": 6}


def test_every_dated_act_is_marked_among_the_times_as_well() -> None:
    for text in (*gold.invented(), gold.real()):
        times = [mark for mark in text.gold if mark.kind == "time"]
        for event in (mark for mark in text.gold if mark.kind == "event"):
            assert any(time.touches(event) for time in times)


def test_a_hit_with_the_place_and_the_value_is_right() -> None:
    text = text_of("共4.7万人次", Mark("count", 1, 7, (47000,)))
    assert outcome("count", text, Mark("count", 1, 5, (47000.0,))) == (1, 0, 0)


def test_a_hit_with_another_value_is_wrong_and_the_claim_missed() -> None:
    text = text_of("追回6,300元", Mark("money", 2, 8, (6300,)))
    assert outcome("money", text, Mark("money", 4, 8, (300,))) == (0, 1, 1)


def test_any_of_several_offered_values_may_be_the_right_one() -> None:
    text = text_of("支出3万元", Mark("money", 2, 5, (30000,)))
    assert outcome("money", text, Mark("money", 2, 5, (3, 30000))) == (1, 0, 0)


def test_the_same_claim_found_twice_counts_once() -> None:
    text = text_of("共12个", Mark("count", 1, 4, (12,)))
    assert outcome("count", text, Mark("count", 1, 3, (12,)), Mark("count", 1, 4, (12,))) == (1, 0, 0)


def test_a_number_in_a_date_a_sum_or_a_list_mark_counts_neither_way() -> None:
    text = text_of("1.付3万元\n(2)于5月", Mark("money", 3, 6, (30000,)))
    hits = [Mark("count", start, start + 1, (0,)) for start in (0, 3, 8, 11)]
    assert outcome("count", text, *hits) == (0, 0, 0)


def test_a_number_that_states_nothing_is_wrong() -> None:
    assert outcome("count", text_of("坚持三重一大"), Mark("count", 2, 3, (3,))) == (0, 1, 0)


def test_what_is_open_to_argument_counts_neither_way() -> None:
    text = text_of("致25位代表", Mark("count", 1, 4, (25,), optional=True))
    for hits in ([Mark("count", 1, 3, (25,))], [Mark("count", 1, 3, (5,))], []):
        assert outcome("count", text, *hits) == (0, 0, 0)


def test_a_month_is_its_first_to_its_last_day() -> None:
    text = text_of(
        "2024年2月召开", Mark("event", 0, 7, ("2024-02",)), Mark("time", 0, 7, (("2024-02-01", None),))
    )
    assert outcome("event", text, Mark("time", 0, 7, (["2024-02-01", "2024-02-29"],))) == (1, 0, 0)
    assert outcome("event", text, Mark("time", 0, 7, (["2024-02-01", "2024-03-01"],))) == (0, 1, 1)


def test_a_window_is_compared_by_the_end_the_text_gives() -> None:
    text = text_of("2025年以来", Mark("time", 0, 7, (("2025-01-01", None),)))
    assert outcome("time", text, Mark("time", 0, 7, (["2025-01-01", "2025-12-31"],))) == (1, 0, 0)
    assert outcome("time", text, Mark("time", 0, 7, (["1-01-01", None],))) == (0, 1, 1)


def test_a_date_that_is_no_dated_act_is_judged_among_the_times_only() -> None:
    text = text_of("2025年1月1日", Mark("time", 0, 9, (("2025-01-01", "2025-01-01"),)))
    hit = Mark("time", 0, 9, (["2025-01-01", "2025-01-01"],))
    assert outcome("event", text, hit) == (0, 0, 0)
    assert outcome("time", text, hit) == (1, 0, 0)


def test_a_count_read_as_a_date_is_wrong() -> None:
    text = text_of("意见十一条", Mark("count", 2, 5, (11,)))
    assert outcome("event", text, Mark("time", 2, 4, (["2025-10-01", "2025-10-01"],))) == (0, 1, 0)
