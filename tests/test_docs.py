"""The pages made from declarations are up to date."""

from __future__ import annotations

import subprocess
import sys

from huitoukan import paths


def test_the_pages_made_from_declarations_are_up_to_date() -> None:
    command = [sys.executable, str(paths.ROOT / "tools" / "make_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
