"""The pages made from declarations are up to date, and what the others tell users to type can be typed."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys

import pytest
import typer

from huitoukan import cli, paths

ROOT = paths.ROOT


def test_the_pages_made_from_declarations_are_up_to_date() -> None:
    command = [sys.executable, str(paths.ROOT / "tools" / "make_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


PAGES = ("README.md", "README.zh.md", "docs/quarterly-guide.zh.md")
"""Pages that tell users what to type."""


def typed() -> list[tuple[str, str]]:
    """Every call of the command in a code block or in running text, with the page it stands on."""
    return [
        (page, call.split("  #")[0].strip())
        for page in PAGES
        for call in re.findall(r"(?:^|`)(huitoukan [^`\n]+)", (ROOT / page).read_text(encoding="utf-8"), re.M)
    ]


@pytest.mark.parametrize(("page", "call"), typed())
def test_every_call_that_a_page_shows_is_one_that_the_command_takes(page: str, call: str) -> None:
    name, *arguments = shlex.split(call)[1:]
    if name.startswith("--"):
        return
    commands = typer.main.get_command(cli.app).commands
    # parsing asks for nothing that is not given and runs nothing
    assert commands[name].make_context(name, arguments or ["--help"], resilient_parsing=not arguments)


def test_the_pages_show_every_command() -> None:
    shown = {call.split()[1] for page, call in typed() if page == "README.zh.md"}
    assert set(typer.main.get_command(cli.app).commands) <= shown


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (path.parent / link).exists()]
