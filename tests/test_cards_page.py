"""All cards as one page: harmless, whole in itself, the same again, and searchable in a browser."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from builders import claim, finding
from case import edition, empty, real
from selectolax.lexbor import LexborHTMLParser, LexborNode

from huitoukan import paths
from huitoukan.cards import cards, page
from huitoukan.checks import evidence
from huitoukan.problems import Problem, Severity

NOTICE = paths.RAW / "2025-05-20-notice.txt"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = "<script>alert(1)</script>\"'&amp;</style><!--"


@cache
def shown() -> str:
    """The page of the real case, with one rule's problems."""
    return page(real(), evidence.closed_on_words_only.problems(real()))


def parsed(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(text)


def inner(text: str, tag: str) -> str:
    """The text of the page's one style or script."""
    (found,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, flags=re.DOTALL)
    return str(found)


def policy(text: str) -> str:
    (found,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', text)
    return str(found)


def attributes(text: str, name: str) -> set[str]:
    return {node.attributes[name] or "" for node in parsed(text).css(f"[{name}]")}


def articles(text: str) -> list[LexborNode]:
    return parsed(text).css("article")


def test_there_is_a_card_for_every_claim_under_its_own_anchor() -> None:
    numbers = [article.attributes["id"] for article in articles(shown())]
    assert numbers == [f"c{number}" for number in range(1, len(real().ledger["claims"]) + 1)]


def test_every_link_leads_to_a_place_of_the_page() -> None:
    links = attributes(shown(), "href") - {"#all"}
    assert links <= {f"#{name}" for name in attributes(shown(), "id")}
    assert {"#c1", "#f7"} <= links


def test_it_fetches_nothing_and_allows_nothing_to_be_fetched() -> None:
    assert not attributes(shown(), "src") and not parsed(shown()).css("link, img, iframe, object")
    assert not re.search(r"url\(|@import", inner(shown(), "style"))
    assert not re.search(r"fetch|XMLHttp|import\(|WebSocket|sendBeacon", inner(shown(), "script"))
    assert policy(shown()).startswith("default-src 'none'; ")


def test_only_its_own_style_and_script_may_run() -> None:
    for tag in ("style", "script"):
        digest = hashlib.sha256(inner(shown(), tag).encode()).digest()
        assert f"{tag}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy(shown())
    assert not attributes(shown(), "style")
    assert not [
        name for node in parsed(shown()).css("*") for name in node.attributes if name.startswith("on")
    ]


def test_hostile_words_stay_words() -> None:
    hostile = claim(text=HOSTILE, subject=HOSTILE, unit=HOSTILE)
    case = edition(claims=[hostile], findings=[finding(title=HOSTILE)])
    told = Problem("x", Severity.ASK, HOSTILE, HOSTILE, sheet="量化事实", row=2)
    text = page(case, [told])
    assert len(parsed(text).css("script")) == len(parsed(text).css("style")) == 1
    assert parsed(text).css_first("mark").text() == HOSTILE
    assert text.count(HOSTILE) == 0
    assert HOSTILE not in (cards(case, [told])[0]._repr_html_())


def test_the_same_input_gives_the_same_text() -> None:
    problems = evidence.closed_on_words_only.problems(real())
    assert page(real(), problems) == page(real(), problems)


def test_it_names_the_language_and_says_that_numbers_are_the_organs_own() -> None:
    assert '<html lang="zh-CN">' in shown() and "没有经过第二方核实" in shown()


def test_a_finding_without_a_claim_is_listed_with_none() -> None:
    link = parsed(shown()).css_first('nav a[href="#f9"]')
    assert link.css_first(".n").text() == "0"
    assert "没有读到可以核实" in parsed(shown()).css_first("section#f9").text()


def test_what_is_said_of_the_finding_stands_under_its_heading() -> None:
    label = parsed(shown()).css_first("section#f9 .remarks .label")
    assert label.text() == "待问"
    assert not parsed(shown()).css("article .ask")


def test_only_cards_with_remarks_are_marked_as_such() -> None:
    marked = [node.attributes["id"] for node in parsed(shown()).css("article[data-remarks]")]
    assert marked == [one.anchor for one in cards(real(), []) if one.remarks]


def test_made_up_data_carry_their_mark_on_page_and_card() -> None:
    made_up = replace(real(), ledger=replace(real().ledger, synthetic=True))
    text = page(made_up, [])
    assert len(parsed(text).css("article .mark")) == len(articles(text))
    assert "示例数据(合成)" in parsed(text).css_first("h1").text() + parsed(text).css_first("title").text()
    assert "示例数据" not in shown()


def test_a_ledger_without_claims_still_gives_a_page() -> None:
    assert "没有读到可以核实" in page(empty(), [])


def test_a_card_in_a_notebook_has_its_style_and_no_dead_links() -> None:
    html = cards(real(), [])[0]._repr_html_()
    assert "<style>" in html and "href" not in html and "<script" not in html


def call(*words: object) -> subprocess.CompletedProcess[str]:
    """The command as a user calls it."""
    code = "from huitoukan.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True, encoding="utf-8"
    )


def test_read_writes_page_ledger_and_document_at_once(tmp_path: Path) -> None:
    done = call("read", NOTICE, "--json", "-o", tmp_path / "l.xlsx", "--cards", tmp_path / "c.html")
    assert done.returncode == 0
    assert len(articles((tmp_path / "c.html").read_text("utf-8"))) == len(json.loads(done.stdout)["claims"])
    assert (tmp_path / "l.xlsx").exists() and f"已写出 {tmp_path / 'c.html'}。" in done.stderr


def test_a_page_that_exists_is_kept_unless_asked(tmp_path: Path) -> None:
    mine = tmp_path / "c.html"
    mine.write_text("mine", encoding="utf-8")
    assert call("read", NOTICE, "--cards", mine).returncode == 2
    assert mine.read_text(encoding="utf-8") == "mine"
    assert call("read", NOTICE, "--cards", mine, "--force").returncode == 0
    assert mine.read_text(encoding="utf-8") != "mine"


def test_of_several_notices_each_gets_a_page_in_a_folder(tmp_path: Path) -> None:
    assert call("read", NOTICE, NOTICE, "--cards", tmp_path / "卡片").returncode == 0
    names = {path.name for path in (tmp_path / "卡片").iterdir()}
    assert names == {"2025-05-20-notice.html", "2025-05-20-notice-2.html"}
    refused = call("read", NOTICE, NOTICE, "--cards", tmp_path / "c.html")
    assert refused.returncode == 2 and "--cards 要写文件夹名" in refused.stderr


def test_a_page_needs_the_name_of_one(tmp_path: Path) -> None:
    refused = call("read", NOTICE, "--cards", tmp_path / "c.xlsx")
    assert refused.returncode == 2 and ".html" in refused.stderr


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
@pytest.mark.parametrize(
    ("address", "count"), [("", "显示 44/44"), ("#q=挂图", "显示 2/44"), ("#f7", "显示 5/44")]
)
def test_a_browser_filters_the_page(tmp_path: Path, address: str, count: str) -> None:
    (tmp_path / "c.html").write_text(shown(), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [str(CHROMIUM), *options, "--dump-dom", (tmp_path / "c.html").as_uri() + address]
    seen = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120).stdout
    assert parsed(seen).css_first("#count").text() == count
    hidden = len(parsed(seen).css("article[hidden]"))
    assert count == f"显示 {len(articles(seen)) - hidden}/{len(articles(seen))}"
