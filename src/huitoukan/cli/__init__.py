"""The command line. Messages in Chinese on standard error, results on standard output, never a traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer
from typer.exceptions import TyperException

from huitoukan.cli import (
    calendar,
    check,
    diff,
    example,
    metrics,
    plan,
    publish,
    read,
    review,
    run,
    snapshot,
    template,
)
from huitoukan.cli.app import DONE, UNUSABLE, app, fail, say, unforeseen
from huitoukan.problems import InputError, Problem, Severity

COMMANDS = (run, read, check, metrics, calendar, snapshot, diff, plan, review, publish, template, example)
"""The modules that enter a command each, in the order in which the help lists them."""
HELP = "用 huitoukan --help 或 huitoukan 命令名 --help 查看用法。"
LIMITS = {"最小": "min", "最大": "max"}
"""How the bounds of a parameter are called, and the attribute that holds each."""
ORDER = [module.__name__ for module in COMMANDS]
app.registered_commands.sort(key=lambda command: ORDER.index(getattr(command.callback, "__module__", "")))


def _usage(error: TyperException) -> str:
    """What is wrong with a call, in Chinese; the library's own words where it is none of the usual slips."""
    names = {"MissingParameter": "缺少参数", "NoSuchOption": "没有这个选项", "BadParameter": "参数的值不对"}
    kind = type(error).__name__
    what = getattr(error, "option_name", None) or getattr(getattr(error, "param", None), "name", None) or ""
    if kind in names:
        return f"{names[kind]}{f' {what}' if what else ''}{_limits(error)}"
    return (
        f"用法不对（{error.format_message().rstrip('.')}）"
        if hasattr(error, "format_message")
        else f"用法不对（{error}）"
    )


def _limits(error: TyperException) -> str:
    """What numbers a refused parameter takes; empty for one that is no number within limits."""
    limits = {word: getattr(getattr(error, "param", None), name, None) for word, name in LIMITS.items()}
    return "".join(f"，{word}是{limit:,}" for word, limit in limits.items() if limit is not None)


def _refused(error: OSError) -> str:
    """Which file or folder the system refuses, and why where it does not say which."""
    from huitoukan.lookback.folders import why

    place = Path(str(error.filename or ""))
    if not place.name:
        return f"结果文件写不进去：{why(error)}。"
    return f"{'文件夹' if place.is_dir() else '文件'} {place.name} 打不开或写不进去。"


def _error(code: str, message: str, remedy: str = "") -> Problem:
    return Problem(code, Severity.ERROR, message, remedy)


def main() -> None:
    """Run a command and leave with the contract's exit status."""
    try:
        status = app(standalone_mode=False)
    except InputError as error:
        fail(error.problems)
        status = error.exit_status
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            say(str(error))
            raise SystemExit(UNUSABLE) from None
        fail([_error("usage", f"{_usage(error)}。", HELP)])
        status = UNUSABLE
    except (KeyboardInterrupt, typer.Abort):
        fail([_error("interrupted", "已中断，没有写完的文件保持原样。")])
        status = UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = DONE
    except OSError as error:
        fail([_error("file_fault", _refused(error), "请确认路径正确、有权写入、磁盘有空间。")])
        status = UNUSABLE
    except Exception as error:
        if os.environ.get("HUITOUKAN_DEBUG"):
            raise
        fail([unforeseen(error)])
        status = UNUSABLE
    raise SystemExit(status if isinstance(status, int) else DONE)
