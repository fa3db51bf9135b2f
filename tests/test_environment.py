"""The three lists of dependencies say the same, and what is installed is what they say."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
EDITABLE = "-e ."


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def declared() -> list[Requirement]:
    """Every direct dependency of pyproject.toml, runtime and extras."""
    project = tomllib.loads(read("pyproject.toml"))["project"]
    listed = list(project["dependencies"])
    for extra in project["optional-dependencies"].values():
        listed += extra
    return [Requirement(text) for text in listed]


def lock_entries() -> list[str]:
    """One text per locked package: the requirement and the hashes that follow it, comments left out."""
    lines = [line for line in read("requirements.lock").splitlines() if not line.strip().startswith("#")]
    return re.split(r"(?<!\\)\n", "\n".join(lines).strip())


def locked() -> list[Requirement]:
    return [Requirement(entry.split("\\\n")[0].strip()) for entry in lock_entries()]


def locked_here() -> dict[str, str]:
    """Name → version of every locked package whose marker holds on this machine."""
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in locked()
        if requirement.marker is None or requirement.marker.evaluate()
    }


def conda_list() -> dict[str, object]:
    return yaml.safe_load(read("environment.yml"))


def conda_pip_part() -> list[str]:
    return next(part["pip"] for part in conda_list()["dependencies"] if isinstance(part, dict))


def test_a_dependency_is_declared_only_once():
    names = [canonicalize_name(requirement.name) for requirement in declared()]
    assert sorted(names) == sorted(set(names))


def test_the_lock_pins_each_package_to_one_version_for_all_platforms():
    names = [canonicalize_name(requirement.name) for requirement in locked()]
    assert sorted(names) == sorted(set(names))
    assert all(re.fullmatch(r"==[^,*]+", str(requirement.specifier)) for requirement in locked())


def test_every_locked_package_carries_a_hash():
    assert [entry for entry in lock_entries() if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", ["requirements.lock", "environment.yml"])
def test_the_made_lists_name_no_index_and_no_folder_of_a_machine(name):
    assert (
        re.findall(
            r"https?:|file:|://|--(?:extra-)?index-url|--find-links|/(?:home|root|tmp|work)/", read(name)
        )
        == []
    )


def test_the_lock_satisfies_every_declared_dependency():
    pins = locked_here()
    misfits = [
        str(requirement)
        for requirement in declared()
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ]
    assert misfits == []


def test_what_is_installed_is_what_the_lock_says():
    installed = {name: version(name) for name in locked_here()}
    assert installed == locked_here()


def test_the_conda_list_holds_the_direct_dependencies_at_the_locked_versions_and_nothing_more():
    pins = locked_here()
    expected = [
        (canonicalize_name(requirement.name), requirement.extras, pins[canonicalize_name(requirement.name)])
        for requirement in declared()
    ]
    listed = [Requirement(pin) for pin in conda_pip_part() if pin != EDITABLE]
    found = [
        (canonicalize_name(pin.name), pin.extras, str(pin.specifier).removeprefix("==")) for pin in listed
    ]
    assert found == expected


def test_the_conda_list_ends_by_installing_this_package():
    assert conda_pip_part()[-1] == EDITABLE


def test_the_conda_list_asks_for_a_python_the_package_allows():
    project = tomllib.loads(read("pyproject.toml"))["project"]
    (python,) = [part for part in conda_list()["dependencies"] if str(part).startswith("python=")]
    assert Requirement(f"python{project['requires-python']}").specifier.contains(python.partition("=")[2])


def test_conda_takes_packages_from_conda_forge_only():
    assert (conda_list()["name"], conda_list()["channels"]) == ("huitoukan", ["conda-forge"])
