"""The sidecar that says where a raw file came from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from huitoukan import paths
from huitoukan.origins import REQUIRED, origin_of
from huitoukan.problems import InputError


def sidecar(folder: Path, text: str) -> Path:
    (folder / "a.origin.yml").write_text(text, encoding="utf-8")
    return folder / "a.txt"


FULL = "".join(f"{name}: x\n" for name in REQUIRED)


def test_a_file_without_a_sidecar_has_no_origin(tmp_path: Path) -> None:
    assert origin_of(tmp_path / "a.txt") is None


def test_what_is_stated_is_read_as_text_and_what_is_not_stays_unknown(tmp_path: Path) -> None:
    origin = origin_of(sidecar(tmp_path, FULL + "published_on: 2025-07-18\nsynthetic: true\n"))
    assert origin is not None
    assert (origin.published_on, origin.title, origin.synthetic) == ("2025-07-18", None, True)


def test_a_statement_in_two_languages_is_read_in_chinese(tmp_path: Path) -> None:
    text = FULL.replace("statement: x", "statement: {en: restated, zh: 转述}")
    origin = origin_of(sidecar(tmp_path, text))
    assert origin is not None and origin.statement == "转述"


@pytest.mark.parametrize("name", REQUIRED)
def test_what_is_missing_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=rf"缺少 {name}。"):
        origin_of(sidecar(tmp_path, FULL.replace(f"{name}: x\n", "")))


@pytest.mark.parametrize("text", ["a: [", "just a sentence", ""])
def test_a_file_that_is_no_list_of_facts_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"a\.origin\.yml"):
        origin_of(sidecar(tmp_path, text))


def test_every_raw_file_has_an_origin_with_its_own_hash() -> None:
    files = [path for path in paths.RAW.iterdir() if not path.name.endswith(".origin.yml")]
    assert files
    for path in files:
        origin = origin_of(path)
        assert origin is not None and origin.file == path.name
        assert origin.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
