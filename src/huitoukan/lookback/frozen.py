"""An edition as the files that keep it, and the edition again from those files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, TypeVar

from huitoukan.edition import Edition
from huitoukan.ledger import Ledger
from huitoukan.lookback import exact
from huitoukan.lookback.manifest import Manifest, as_json
from huitoukan.metrics import Measurement
from huitoukan.period import Quarter
from huitoukan.problems import InputError, Problem, Severity
from huitoukan.reference import load as load_reference
from huitoukan.registers import REGISTERS
from huitoukan.workbook import Place

TABLES, SUFFIX = "tables/", ".csv"
METRICS, PROBLEMS, ORIGINS = "metrics.json", "problems.json", "origins.json"

Made = TypeVar("Made")


@dataclass(frozen=True)
class Frozen(Edition):
    """An edition as it was frozen, with what was measured and found then.

    The reference data are today's: what is measured anew may differ from `measurements`.
    """

    manifest: Manifest
    measurements: tuple[Measurement, ...]
    problems: tuple[Problem, ...]


def as_files(
    edition: Edition, measured: Sequence[Measurement], problems: Sequence[Problem]
) -> dict[str, bytes]:
    """File name → content: every register that has rows, metrics, problems, and where the rows stood."""
    ledger = edition.ledger
    files = {
        f"{TABLES}{name}{SUFFIX}": exact.to_csv(ledger[name])
        for name in REGISTERS
        if len(ledger.tables.get(name, ()))
    }
    found = {
        "reading": [problem.as_dict() for problem in ledger.problems],
        "all": [problem.as_dict() for problem in problems],
    }
    documents = {
        METRICS: [one.as_dict() for one in measured],
        PROBLEMS: found,
        ORIGINS: {name: asdict(place) for name, place in sorted(ledger.places.items())},
    }
    return files | {name: as_json(document).encode() for name, document in documents.items()}


def from_files(manifest: Manifest, files: Mapping[str, bytes]) -> Frozen:
    """The edition these files keep. InputError when this program does not know one of its registers."""
    tables = {name: register.empty() for name, register in REGISTERS.items()}
    for file in (name for name in files if name.startswith(TABLES)):
        name = file.removeprefix(TABLES).removesuffix(SUFFIX)
        try:
            tables[name] = exact.from_csv(files[file], REGISTERS[name])
        except (KeyError, ValueError):
            raise InputError(
                f"冻结的{manifest.title}里的 {file} 与本程序的登记表不合。", "请用冻结时的程序版本打开。"
            ) from None
    problems = json.loads(files[PROBLEMS])
    places = {name: _place(place) for name, place in json.loads(files[ORIGINS]).items()}
    ledger = Ledger(
        manifest.ledger, tables, manifest.synthetic, _problems(problems["reading"]), manifest.ledger_sha256,
        None, places,
    )  # fmt: skip
    return Frozen(
        ledger, load_reference(), Quarter.parse(manifest.quarter), date.fromisoformat(manifest.as_of),
        manifest, tuple(_measurement(one) for one in json.loads(files[METRICS])), _problems(problems["all"]),
    )  # fmt: skip


def _measurement(stated: dict[str, Any]) -> Measurement:
    found = _known(Measurement, stated)
    return Measurement(**found | {name: tuple(found.get(name, ())) for name in ("sources", "warnings")})


def _problems(stated: Iterable[dict[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(**_known(Problem, one) | {"severity": Severity(one["severity"])}) for one in stated)


def _place(stated: dict[str, Any]) -> Place:
    titles = {int(at): title for at, title in stated.get("titles", {}).items()}
    layers = tuple(_place(layer) for layer in stated.get("layers", ()))
    return Place(**_known(Place, stated) | {"titles": titles, "layers": layers})


def _known(kind: Callable[..., Any], stated: dict[str, Any]) -> dict[str, Any]:
    """The fields this program has; those an edition was frozen with and that are gone since are left out."""
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return {name: value for name, value in stated.items() if name in names}
