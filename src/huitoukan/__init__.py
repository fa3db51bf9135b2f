"""回头看: from a rectification notice, a ledger and activity logs to checked metrics, charts and reports.

The names below are all that a notebook needs; the modules behind them are imported when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOME = {
    "calendar": "report.calendar",
    "check": "checks",
    "diff": "lookback.diff",
    "freeze": "lookback.freezing",
    "history": "lookback.history",
    "open_edition": "edition",
    "open_review": "lookback.opening",
    "provenance": "report.provenance",
    "read_ledger": "ledger",
    "read_notice": "notice",
    "save": "ledger",
    "stop_on_errors": "problems",
    "thaw": "lookback.snapshots",
}
"""Public function → the module it lives in; `metrics` and `publish` are both package and function."""

__all__ = [
    "calendar",
    "check",
    "diff",
    "freeze",
    "history",
    "metrics",
    "open_edition",
    "open_review",
    "provenance",
    "publish",
    "read_ledger",
    "read_notice",
    "save",
    "stop_on_errors",
    "thaw",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"huitoukan.{_HOME[name]}"), name)
    if name in ("metrics", "publish"):
        return import_module(f"huitoukan.{name}")
    raise AttributeError(f"module 'huitoukan' has no attribute {name!r}")
