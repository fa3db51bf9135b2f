"""Documents named in 《》, and what was done with them: made, revised, issued or only cited."""

from __future__ import annotations

import re

from huitoukan.notice.statements import Claim
from huitoukan.notice.text.spans import CLAUSE, TITLE, Span, spans
from huitoukan.notice.text.text import Text

ACTIONS = {
    "revised": r"(?<!新)(?:修订|修改|修正)|完善|更新",
    "made": r"制定|制订|出台|建立|起草|编制|拟定|健全",
    "issued": r"下发|印发|转发|发布|颁布|公布",
    "cited": r"学习|研学|传达|贯彻|落实|执行|依据|根据|按照|对照|遵照|契机|针对|违反|围绕|宣讲|解读",
}
"""What the word before a title means."""

_WORD = re.compile(
    f"(?P<title>{TITLE.pattern})|" + "|".join(f"(?P<{name}>{words})" for name, words in ACTIONS.items())
)
_LATER = {
    "revised": re.compile(
        r"[^《。;!?\r\n]*?(?:(?:完成|进行|予以|作了?|及时|组织|重新)(?:了)?(?:修订|修改)|修订完善|已修订)"
    ),
    "issued": re.compile(r"(?:等[^《。;,!?\r\n]{0,8})?(?:均?已|正式|正在)?(?:印发|下发|发布)"),
}
"""What was done with a document is sometimes said behind its name: 《…》已印发; 针对《…》…,现已完成修订."""


def documents(text: Text, finding: int, place: Span) -> list[Claim]:
    """One `document` claim per title in the place."""
    result = []
    for clause in spans(CLAUSE, text.untitled, place):
        verbs: list[str] = []
        for found in _WORD.finditer(text.plain, clause.start, clause.end):
            if found.lastgroup != "title":
                verbs.append(str(found.lastgroup))
                continue
            action = _action(verbs)
            if action == "cited":
                later = (
                    name for name, said in _LATER.items() if said.match(text.plain, found.end(), place.end)
                )
                action = next(later, action)
            title = text.words(found.start() + 1, found.end() - 1)
            result.append(text.claim(finding, "document", *found.span(), title=title, action=action))
    return result


def _action(verbs: list[str]) -> str:
    """The action of the nearest verb before a title; without one it is only cited."""
    if verbs[-1:] == ["issued"] and verbs[-2:-1] in (["made"], ["revised"]):
        return verbs[-2]  # 制定印发《…》: made, and sent out
    return verbs[-1] if verbs else "cited"
