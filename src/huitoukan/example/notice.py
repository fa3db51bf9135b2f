"""The made-up notice: its numbers counted from the logs, its words published and read back by the package."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import yaml

from huitoukan import publish
from huitoukan.codelists import load
from huitoukan.example import plan
from huitoukan.example.events import Events
from huitoukan.example.frames import count_between, record_table
from huitoukan.ledger import Ledger, from_notice
from huitoukan.notice import Source, read_text
from huitoukan.registers import REGISTERS

NAME = "notice.txt"
MARK = load("warnings").label_of("synthetic")
NAMED = 3
"""Communities named as visited; the others are only counted."""
MAIN_MEETINGS = ("主席办公会", "常委会", "全委会", "理论学习会")


@dataclass(frozen=True)
class Notice:
    """The text of the notice and the registers that are read from it."""

    text: str
    notice: pd.DataFrame
    claims: pd.DataFrame
    commitments: pd.DataFrame
    places: pd.DataFrame
    """Start and end of every measure in the text."""

    @property
    def sha256(self) -> str:
        """Hash of the file."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def origin(self) -> str:
        """The sidecar that says what the file is."""
        said = "本通报由程序按公开总数合成，只用于演示，不是任何单位公布的文件。"
        stated = {
            "file": NAME, "kind": "synthetic", "synthetic": True, "title": MARK, "publisher": plan.ORGAN,
            "address": "https://example.com/notice", "signed_on": plan.SIGNED.isoformat(),
            "statement": {"en": "Made up by the program for demonstration; published by nobody.", "zh": said},
            "sha256": self.sha256, "characters": len(self.text),
            "licence_note": "Part of the program's own output.",
        }  # fmt: skip
        return f"# {MARK}\n" + yaml.safe_dump(stated, allow_unicode=True, sort_keys=False, width=110)


def numbers(tables: Mapping[str, pd.DataFrame], log: Events) -> dict[str, object]:
    """What the notice claims, counted from what the ledger holds on the day of signing."""
    meetings, visits, projects = tables["meetings"], tables["visits"], tables["procurements"]
    recent = meetings[meetings["held_on"] >= pd.Timestamp(plan.YEAR)]
    visited = visits[visits["visited_on"] >= pd.Timestamp(plan.YEAR)]
    attended = recent["discipline_group_attended"].fillna(False)
    counts = {
        "events": len(log), "press": len(tables["press"]), "venues": len(tables["venues"]),
        "sessions": count_between(tables["sessions"], "held_on", plan.YEAR, plan.SIGNED),
        "associations": (tables["associations"]["status"] == "active").sum(),
        "main_meetings": recent["kind"].isin(MAIN_MEETINGS).sum(),
        "chair": (recent["kind"] == "主席办公会").sum(), "discipline": attended.sum(),
        "enterprise_visits": (visited["target_kind"] == "enterprise").sum(),
        "communities": visited.loc[visited["target_kind"] == "community", "target"].nunique(),
        "supplements": tables["grassroots"].query("matter == 'supplement'")["done_on"].notna().sum(),
        "rules": tables["documents"]["action"].isin(["made", "revised"]).sum(),
        "tenders": (projects["method"] == "公开招标").sum(),
        "accepted": projects["accepted_on"].notna().sum(),
    }  # fmt: skip
    homes = visited.loc[visited["target_kind"] == "community", "target"].str.removesuffix("社区")
    words = {
        "named": "、".join(homes.head(NAMED)),
        "attendances": in_wan(log.attendances),
        "contests": in_wan(int(tables["contests"]["attendances"].sum()), digits=0),
        "suggestions": f"{len(tables['suggestions']) // 10 * 10}余",
    }
    return {**{name: int(count) for name, count in counts.items()}, **words}


def in_wan(number: int, digits: int = 1) -> str:
    """A large number as notices write it: 47120 → 4.7万, 231000 → 23万, 3480000000 → 34.8亿."""
    unit, word = (100_000_000, "亿") if number >= 100_000_000 else (10_000, "万")
    if number < unit:
        return str(number)
    return f"{number / unit:.{digits}f}".removesuffix(".0") + word


def compose(findings: pd.DataFrame, measures: pd.DataFrame) -> Notice:
    """The notice of these findings and measures, and what our own reading makes of it."""
    head = record_table("notice", [{
        "organ": plan.ORGAN, "inspector": plan.INSPECTOR, "inspected_from": plan.INSPECTED[0].isoformat(),
        "inspected_to": plan.INSPECTED[1].isoformat(), "feedback_on": plan.FEEDBACK.isoformat(),
        "signed_on": plan.SIGNED.isoformat(),
    }])  # fmt: skip
    tables = {name: register.empty() for name, register in REGISTERS.items()}
    tables |= {"notice": head, "findings": findings, "measures": measures}
    text = publish.published(Ledger("", tables, synthetic=True)).text
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    found = from_notice(read_text(Source(NAME, text, digest)))
    places = found["measures"].set_index(["finding", "no"])[["start", "end"]]
    head = head.assign(source=NAME, sha256=digest, characters=len(text)).astype(head.dtypes)
    return Notice(text, head, found["claims"], found["commitments"], places)
