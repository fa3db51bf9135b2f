"""The names of the package that notebooks and other programs use."""

from __future__ import annotations

import subprocess
import sys

import pytest
from case import real

import huitoukan as htk
from huitoukan import paths


@pytest.mark.parametrize("name", htk.__all__)
def test_every_public_name_is_there_and_can_be_called(name: str) -> None:
    assert callable(getattr(htk, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        htk.nonsense  # noqa: B018


def test_a_ledger_can_be_checked_and_measured_by_its_path() -> None:
    assert len(htk.check(paths.LEDGER)) == len(htk.check(real()))
    assert [found.value for found in htk.metrics(paths.LEDGER)] == [
        found.value for found in htk.metrics(real())
    ]


def test_the_package_itself_imports_nothing_heavy() -> None:
    code = "import sys, huitoukan; print([m for m in ('pandas', 'matplotlib', 'scipy') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "[]\n"
    )
