"""The ledger written back as a notice for publication; what is read from it is the ledger again."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

from huitoukan.ledger import Ledger
from huitoukan.publish.document import SUFFIXES, content
from huitoukan.publish.model import Masked, Paragraph, Published, Role
from huitoukan.publish.publishing import published

__all__ = ["SUFFIXES", "Masked", "Paragraph", "Published", "Role", "content", "published"]


class _Callable(ModuleType):
    """The package as the function of its name: `htk.publish(ledger)` publishes."""

    def __call__(self, source: Ledger | Path | str, mask: bool = True) -> Published:
        """A ledger, or the path of one, as a notice for publication; see `published`."""
        return published(source, mask)


sys.modules[__name__].__class__ = _Callable
