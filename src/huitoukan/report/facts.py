"""The numbers and sentences of a report as data, so that nobody types them again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from huitoukan import metrics, sentences
from huitoukan.edition import Edition
from huitoukan.problems import Problem


def facts(edition: Edition, problems: Sequence[Problem]) -> dict[str, object]:
    """Everything a report may quote: the edition, every measurement, the summary, the problems."""
    notice = edition.notice.astype(object).where(edition.notice.notna(), None).to_dict()
    return {
        "edition": {
            "quarter": str(edition.quarter),
            "as_of": edition.as_of.isoformat(),
            "ledger": edition.ledger.name,
            "synthetic": edition.synthetic,
            "notice": notice,
        },
        "summary": [str(sentence) for sentence in sentences.summary(edition, problems)],
        "metrics": [found.as_dict() for found in metrics.measure(edition)],
        "problems": {
            "by_severity": dict(Counter(problem.severity.value for problem in problems)),
            "list": [problem.as_dict() for problem in problems],
        },
    }


def as_json(document: object) -> str:
    """A JSON document that reads well in a diff: two spaces, Chinese as it is, a newline at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2, default=str, allow_nan=False) + "\n"
