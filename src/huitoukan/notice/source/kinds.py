"""Which endings are read, and one clear line for every other file that people try."""

from __future__ import annotations

from pathlib import Path

from huitoukan.problems import InputError

TEXT = (".txt", ".md")
HTML = (".html", ".htm", ".mhtml", ".mht")
WORD = (".docx",)
PDF = (".pdf",)
SUFFIXES = (*TEXT, *HTML, *WORD, *PDF)
"""The endings that are read."""

_PICTURE = "图片里没有文字层，请先做文字识别（OCR）存成 .txt 或 .docx，或找通报原文。"
_OLD_WORD = "请用 Word 或 WPS 打开，另存为 .docx 再读。"
_SHEET = "请把表格复制到 Word 文档中另存为 .docx；已经是台账的，用 huitoukan check 核对。"
_ARCHIVE = "请先解压，再读里面的通报文件。"
REMEDIES = {
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"), ("图片", _PICTURE)),
    **dict.fromkeys((".doc", ".dot", ".rtf", ".odt"), ("旧版或其他格式的文档", _OLD_WORD)),
    **dict.fromkeys((".wps", ".wpt"), ("WPS 文字文档", "请用 WPS 打开，另存为 .docx 再读。")),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), ("电子表格", _SHEET)),
    **dict.fromkeys((".zip", ".rar", ".7z"), ("压缩包", _ARCHIVE)),
    ".ofd": ("OFD 版式文件", "请用 OFD 阅读器打开，另存为带文字层的 .pdf，或复制全文存成 .txt 再读。"),
    ".ceb": ("CEB 版式文件", "请用阅读器打开，另存为带文字层的 .pdf，或复制全文存成 .txt 再读。"),
}
"""What a file with such an ending is, and what to do with it."""

SIGNATURES = {
    b"\x89PNG": ("图片", _PICTURE),
    b"\xff\xd8\xff": ("图片", _PICTURE),
    b"GIF8": ("图片", _PICTURE),
    b"II*\x00": ("图片", _PICTURE),
    b"MM\x00*": ("图片", _PICTURE),
    b"%PDF": ("PDF 文件", "请把文件名的结尾改成 .pdf 再读。"),
    b"{\\rtf": ("RTF 文档", _OLD_WORD),
    b"PK\x03\x04": (
        "压缩包或 Office 文件",
        "是 Word 文档的，请把文件名的结尾改成 .docx；是压缩包的，请先解压。",
    ),
    b"\xd0\xcf\x11\xe0": ("旧版 Office 文件", _OLD_WORD),
}
"""First bytes of files that are often given a wrong ending."""


def refuse_unreadable(path: Path) -> None:
    """Nothing for a file with a known ending; else InputError (status 2) with what to do about this kind."""
    suffix = path.suffix.lower()
    if suffix in SUFFIXES:
        return
    if suffix in REMEDIES:
        what, remedy = REMEDIES[suffix]
        raise InputError(f"{path.name} 是{what}，不能直接读取。", remedy)
    known = " ".join(SUFFIXES)
    raise InputError(f"暂不能读取 {path.name} 这种格式。", f"能读取的格式有 {known}，请先另存为其中一种。")


def refuse_disguised(data: bytes, name: str, *expected: bytes) -> None:
    """Nothing unless the first bytes show another kind than those expected; InputError (status 2) then."""
    if expected and data.startswith(expected):
        return
    for signature, (what, remedy) in SIGNATURES.items():
        if data.startswith(signature):
            raise InputError(f"{name} 的内容是{what}，不是{'文本' if not expected else '这种文件'}。", remedy)
