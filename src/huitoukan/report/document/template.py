"""The template of the report: the office's own or the one that comes with the package, filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from huitoukan.problems import InputError
from huitoukan.report.document.slots import UnknownName, escaped, suggestion

FOLDER = Path(__file__).parent / "templates"
NAME = "look-back.md"
ENCODINGS = ("utf-8-sig", "gb18030")
CHOICE = "模板写法见自带的 look-back.md：{{ … }} 填值，{% for … %}{% endfor %}、{% if … %}{% endif %} 成对。"
KNOWN = "可以引用的只有自带的 look-back.md。"
ABSENT = "没有 "
OWN = "*own"
"""The template in hand; no file in FOLDER has such a name, so that it may extend one called like itself."""
LARGEST = 1_000_000
"""Bytes; a template is a few pages of text."""


def rendered(values: Mapping[str, Any], template: Path | None = None) -> str:
    """The template filled in, as Markdown; an office's own may extend the one of the package.

    InputError (exit status 2), naming the line and what is wrong, when the template cannot be read or filled.
    """
    own = FOLDER / NAME if template is None else Path(template)
    name, text = own.name, text_of(own)
    first = FunctionLoader(lambda wanted: (text, OWN, lambda: True) if wanted == OWN else None)
    environment = _environment(ChoiceLoader([first, FileSystemLoader(FOLDER)]))
    try:
        return environment.get_template(OWN).render(values)
    except TemplateSyntaxError as error:
        raise _faulty(name, error.lineno, _syntax(error.message or ""), CHOICE) from None
    except TemplateNotFound as error:
        raise _faulty(name, _line(error.__traceback__), f"找不到引用的模板 {error.name}", KNOWN) from None
    except UnknownName as error:
        raise _faulty(name, _line(error.__traceback__), str(error), error.remedy) from None
    except UndefinedError as error:
        remedy = suggestion(str(error).removeprefix(ABSENT), values)
        raise _faulty(name, _line(error.__traceback__), str(error), remedy) from None
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        if not _own(error.__traceback__):
            raise
        raise _faulty(name, _line(error.__traceback__), f"填不出来：{error}", CHOICE) from None
    except RecursionError:
        raise _faulty(name, None, "模板引用了自己", CHOICE) from None


class _Unknown(StrictUndefined):
    """A name the template uses and nobody gave."""

    @property
    def _undefined_message(self) -> str:
        return f"{ABSENT}{self._undefined_name}"


def _environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=loader, undefined=_Unknown, finalize=escaped, autoescape=False,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def text_of(path: Path) -> str:
    """The template's text. InputError when there is none."""
    remedy = "模板是 UTF-8 的文本文件（.md），可以复制自带的 look-back.md 再改。"
    try:
        data = path.read_bytes()
    except OSError:
        raise InputError(f"读不到模板 {path.name}。", "请核对文件名。") from None
    for encoding in ENCODINGS if len(data) <= LARGEST and b"\0" not in data else ():
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise InputError(f"模板 {path.name} 不是文本文件。", remedy)


def _line(trace: TracebackType | None) -> int | None:
    """The last line of the template that the error passed through."""
    found = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == OWN:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _own(trace: TracebackType | None) -> bool:
    """Whether the error was made in the template, not in what it asked for."""
    last = ""
    while trace is not None:
        last = trace.tb_frame.f_code.co_filename
        trace = trace.tb_next
    return last == OWN or "jinja2" in last


def _syntax(message: str) -> str:
    """What is wrong with the writing, in Chinese."""
    if message.startswith("Unexpected end of template"):
        return "起的 {% if %}、{% for %} 或 {% block %} 没有结尾的 {% end… %}"
    if unknown := re.search(r"unknown tag '(\w+)'", message):
        return f"不认识 {{% {unknown[1]} %}}，或它前面少了一半"
    if unknown := re.search(r"No filter named '(\w+)'", message):
        return f"没有 {unknown[1]} 这个过滤器"
    return f"括号、引号或 {{{{ }}}} 不成对（{message}）"


def _faulty(name: str, line: int | None, message: str, remedy: str) -> InputError:
    where = f"第{line}行：" if line else ""
    return InputError(f"模板 {name} {where}{message}。".replace("。。", "。"), remedy)
