"""Standing promises as dated checks: when each falls due, and what the registers say of it."""

from huitoukan.promises.checks import AHEAD, dated_checks
from huitoukan.promises.promise import Promise, promises

__all__ = ["AHEAD", "Promise", "dated_checks", "promises"]
