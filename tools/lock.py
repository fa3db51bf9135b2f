"""Write requirements.lock and environment.yml from the dependency lists of pyproject.toml.

`make lock` keeps the versions already locked where they still fit; `make lock UPGRADE=1` takes the newest.
Needs the network and nothing but the standard library: uv, which solves for every platform at once, is put
into an environment that is thrown away afterwards.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON_VERSION = "3.11"

ENVIRONMENT = """\
# For conda users: `conda env create -f environment.yml`, then `conda activate huitoukan`.
# Made by `make lock` from pyproject.toml and requirements.lock; edit those, not this.
name: huitoukan
channels:
  - conda-forge
dependencies:
  - python={python}
  - pip
  - pip:
{pins}
      - -e .
"""


def main(arguments: list[str]) -> None:
    """Rewrite both files; `--upgrade` also moves every version to the newest that fits."""
    compile_lock(upgrade="--upgrade" in arguments)
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pins = "\n".join(f"      - {pin}" for pin in direct_pins(direct_dependencies(), lock))
    text = ENVIRONMENT.format(python=PYTHON_VERSION, pins=pins)
    (ROOT / "environment.yml").write_text(text, encoding="utf-8", newline="\n")


def compile_lock(*, upgrade: bool) -> None:
    """Write requirements.lock: every extra, every platform, pinned, with hashes, without index addresses."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        command = [str(programs / "uv"), "pip", "compile", "pyproject.toml", "--quiet", "--no-header"]
        command += ["--universal", "--all-extras", "--generate-hashes"]
        # One version for all Pythons, so that the conda list and every venv agree.
        command += ["--python-version", PYTHON_VERSION, "--fork-strategy", "fewest"]
        command += ["--output-file", "requirements.lock"] + ["--upgrade"] * upgrade
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def direct_dependencies() -> list[str]:
    """The names, with extras, that pyproject.toml lists: runtime first, then every extra of ours."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {}).values()
    listed = [*project["dependencies"], *(requirement for extra in extras for requirement in extra)]
    return [re.split(r"[\s<>=!~;@]", requirement, maxsplit=1)[0] for requirement in listed]


def direct_pins(names: list[str], lock: str) -> list[str]:
    """`name==version` for each name, the version being the lock's."""
    versions = dict(re.findall(r"^([\w.-]+)==([^\s;]+)", lock, flags=re.MULTILINE))
    return [f"{name}=={versions[normal(name)]}" for name in names]


def normal(name: str) -> str:
    """The name as the lock spells it: no extras, lower case, hyphens."""
    return re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()


if __name__ == "__main__":
    main(sys.argv[1:])
