"""Names of people where the ledger says who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from huitoukan import codelists
from huitoukan.publish.numbers import Personal

PERSON_COLUMNS = ("leader", "owner")
"""Columns of the published registers in which people stand, if against the rule by name."""

_HAN = "[\u4e00-\u9fff]"
_POSITIONS = (
    "党组书记|党委书记|支部书记|副书记|书记|副主席|主席|副主任|主任|副局长|局长|副科长|科长|副处长|处长|副部长|部长"
    "|副会长|会长|副秘书长|秘书长|副组长|组长|副站长|站长|副所长|所长|副院长|院长|副校长|校长|副股长|股长|副镇长|镇长"
    "|副乡长|乡长|副区长|区长|副县长|县长|副市长|市长|副经理|经理|队长|委员|干部|干事|科员|会计|出纳|文书|专员|联络员"
    "|负责人|责任人|经办人|联系人|牵头人|带队人|审核人|同志|老师"
)
_POSITION = re.compile(rf"(?:{_POSITIONS})+")
_TOKEN = re.compile(rf"{_HAN}+(?:·{_HAN}+)*")
_JOINED = re.compile(r"(?<=..)[和与及](?=..)")
_NO_NAME = re.compile(
    rf"{_POSITIONS}|[委办局室部科处股组站所院队厅校系园区县市镇乡村街]$|委会|协会|学会|商会|工会|妇联|科协|中心|公司|支部|机关"
    "|社区|街道|单位|部门|领导|班子|成员|人员|全体|职工|专人|专班|岗位|党组|党委|党办|纪检|常务|常委|安全|文明|文化|金融|管理"
    "|应急|项目|车辆|财务|高新|方案|康复|路政|司法|宣传|人事|后勤|信息|综合|组织|行政|业务|法规|督查|审计"
)
"""Words of an organisation, an office or a duty."""
_BEFORE = rf"(?:(?<!{_HAN})|(?<=[由和与、人])|(?<=[局组科处部]长)|(?<=书记)|(?<=主任)|(?<=主席))"
_AFTER = rf"(?:(?!{_HAN})|(?=[和与任等]|负责|牵头|带队|主持|分管|联系|督办|{_POSITIONS}))"
"""What stands beside a name of two characters in running text."""
_MASKED = re.compile(r".某{1,3}")


@cache
def _surnames() -> frozenset[str]:
    return frozenset(codelists.load("surnames").codes)


def is_name(word: str) -> bool:
    """Whether a word is taken for a person's name.

    It has two to four Chinese characters, opens with a surname of the code list `surnames`, four characters
    only with a surname of two, and holds no word of an organisation, an office or a position (党组书记、
    办公室、区科协). What is masked already (张某某) is no name.
    """
    if not re.fullmatch(rf"{_HAN}{{2,4}}", word) or _NO_NAME.search(word) or _MASKED.fullmatch(word):
        return False
    double = word[:2] in _surnames() and len(word) > 2
    return double or (word[0] in _surnames() and len(word) < 4)


def masked(name: str) -> str:
    """The first character, and 某某 for the rest."""
    return f"{name[0]}某某"


def names_in(cell: str) -> Iterator[Personal]:
    """The names in a cell that says who is responsible, in order: 张三、党组书记李四（办公室）王五同志."""
    for token in _TOKEN.finditer(cell):
        start = token.start()
        for piece in _JOINED.split(token[0]):
            if "·" in piece:
                yield Personal("人名", start, start + len(piece))
            else:
                yield from _in_piece(piece, start)
            start += len(piece) + 1


def _in_piece(piece: str, at: int) -> Iterator[Personal]:
    if is_name(piece):
        yield Personal("人名", at, at + len(piece))
        return
    last = 0
    for position in [*_POSITION.finditer(piece), None]:
        end = position.start() if position else len(piece)
        if is_name(piece[last:end]):
            yield Personal("人名", at + last, at + end)
        if position:
            last = position.end()


def known_names(text: str, names: Iterable[str]) -> Iterator[Personal]:
    """Where names found in the ledger's columns stand in running text.

    A name of two characters counts only between marks or beside a position: 高明 is also in 高明显.
    """
    for name in names:
        pattern = re.escape(name) if len(name) > 2 else f"{_BEFORE}{re.escape(name)}{_AFTER}"
        yield from (Personal("人名", *found.span()) for found in re.finditer(pattern, text))
