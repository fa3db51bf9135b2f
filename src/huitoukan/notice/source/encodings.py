"""Bytes to characters: a byte-order mark, else UTF-8, else the decoding that reads most like a notice."""

from __future__ import annotations

from huitoukan.notice.source.kinds import refuse_disguised
from huitoukan.problems import InputError

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
"""Tried when a file is no UTF-8; of equal readings the first counts."""
ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "cp950",
    "utf-16": "utf-16-le",
}
COMMON = frozenset(
    "的一二三四五六七八九十个是在有和对为及等与不以并于中了上下大年月日区委市县党组织巡察整改问题完成情况工作关责任"
    "制度建设学习实施方案领导干部会议管理监督检查落实机进行开展加强立项目反馈意见长期坚持已措施发展服务社员人民"
    "公开通报局院校街道乡镇村企业单位能力作风纪律严格规范印办法修订次场万元户亩公里"
    "個對為與並於會區黨組織巡察題責任制設學習實導幹議監檢機進開強項饋見長堅業務員報縣鄉鎮單規範辦訂場萬號"
    "，。、；：“”（）《》０１２３４５６７８９"
)
"""Characters that notices are full of, in both scripts; wrong decodings hardly ever give one."""
LIKELY = 0.05
"""The least likeness of a text in UTF-16 without a mark."""
DAMAGED = 0.1
"""At most so many undecodable places per good non-ASCII character: damaged UTF-8, not another encoding."""


def decode(data: bytes, name: str, declared: str = "") -> str:
    """The text of the bytes, a byte-order mark not counted. `declared`: what the file says of itself.

    Raises InputError (status 2) when the bytes are of another kind, damaged or in no known encoding.
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _strict(data, encoding, name)
    refuse_disguised(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error.start, name)
    else:
        if "\x00" not in text:
            return text
    tried = dict.fromkeys([*filter(None, [ALIASES.get(declared.lower())]), *CANDIDATES])
    readings = [reading for encoding in tried if (reading := _attempt(data, encoding)) is not None]
    if not readings:
        raise InputError(
            f"{name} 不是文本，或编码无法识别。", "请用记事本打开并另存为 UTF-8 编码的文本文件。"
        )
    return max(readings, key=likeness)


def likeness(text: str) -> float:
    """The share of common characters among those that are not ASCII."""
    beyond = [character for character in text if character > "\x7f"]
    return sum(character in COMMON for character in beyond) / len(beyond) if beyond else 0.0


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # private-use characters and controls are what a wrong decoding gives
    bad = sum(character < "\t" or "\ue000" <= character <= "\uf8ff" for character in text)
    # almost any bytes are some characters in UTF-16
    if "\x00" in text or bad * 10 > len(text) or (encoding.startswith("utf-16") and likeness(text) < LIKELY):
        return None
    return text


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(data[: error.start].count(b"\n") + 1, name) from None


def _refuse_damaged(data: bytes, first: int, name: str) -> None:
    lossy = data.decode("utf-8", errors="replace")
    broken = lossy.count("\ufffd")
    good = sum(character > "\x7f" for character in lossy) - broken
    if good > 0 and broken <= DAMAGED * good:
        raise _damaged(data[:first].count(b"\n") + 1, name)


def _damaged(line: int, name: str) -> InputError:
    return InputError(
        f"{name} 中有损坏的字符（从第{line}行起）。", "请对照原件改正这一处，或重新导出为 UTF-8 编码。"
    )
