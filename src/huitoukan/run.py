"""The main job: check the ledger, execute the notebooks, export figures, tables, facts and manifest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from huitoukan import charts, paths, sentences
from huitoukan.edition import Edition
from huitoukan.lookback.opening import open_review
from huitoukan.problems import Problem
from huitoukan.report import calendar, facts, figures, handover, notebooks, provenance

Progress = Callable[[str, int], None]
"""Called with what is being done and how many steps are still to come."""


@dataclass(frozen=True)
class Outcome:
    """What a run made, and the summary it ends with."""

    edition: Edition
    problems: tuple[Problem, ...]
    summary: tuple[str, ...]
    written: tuple[Path, ...]
    kept: tuple[str, ...]
    """Names of the files of the report that are not of a run, such as those of a review: they were left."""


def run(
    ledger: Path | str | None = None,
    quarter: str | None = None,
    as_of: str | None = None,
    out: Path | str | None = None,
    progress: Progress = lambda what, left: None,
    *,
    snapshots: Path | str | None = None,
    earlier: Path | str | None = None,
    force: bool = False,
) -> Outcome:
    """Do the main job for a ledger (the committed one by default), writing below `out` (the project).

    Writes figures/<quarter>/, reports/<quarter>/ (the report of the look-back among others) and the executed
    notebooks (in place for the committed ledger, else below reports/<quarter>/notebooks/). Nothing is written
    before everything has been computed. `snapshots` and `earlier` as in `open_review`. A report not of a run
    (one of a review with its workpaper, or changed by hand) is kept as it is unless `force`. InputError:
    status 1 with every error of the ledger, 2 when it cannot be read.
    """
    progress("核对台账", 5)
    review = open_review(ledger, quarter, as_of, (), snapshots, earlier)
    edition, problems = review.edition, review.problems
    root = Path(out).resolve() if out else paths.ROOT
    committed = (ledger, quarter, as_of, out, snapshots, earlier) == (None,) * 6
    progress("运行笔记", 4)
    parameters = {} if committed else _parameters(edition, ledger)
    executed = notebooks.execute_all(
        paths.NOTEBOOKS, parameters, lambda name: progress(f"已运行 {name}", 4),
        {notebooks.LOOKBACK: _whole(snapshots=snapshots, earlier=earlier)},
    )  # fmt: skip
    progress("绘制图件", 3)
    drawn = figures.draw(edition) + figures.draw_review(review)
    found = facts.facts(edition, problems)
    pages, report = notebooks.pages(executed), handover.files(review)

    progress("写出图件", 2)
    figure_folder, folder = (
        root / paths.FIGURES / str(edition.quarter),
        root / paths.REPORTS / str(edition.quarter),
    )
    written = [path for chart in drawn for path in charts.export(chart, figure_folder)]
    progress("写出表格和报告", 1)
    kept = [] if force else handover.of_others(report, folder)
    written += [paths.write_bytes(folder / name, report[name]) for name in report if not kept]
    written.append(calendar.write(folder / "promises.ics", edition))
    written.append(paths.write_text(folder / "facts.json", facts.as_json(found)))
    written += [paths.write_text(folder / name, page) for name, page in pages.items()]
    home = paths.NOTEBOOKS if committed else folder / "notebooks"
    for name, notebook in executed.items():
        paths.write_text(home / name, notebooks.as_file(notebook))
    manifest = provenance.manifest(edition, [path for path in written if path.suffix != ".html"], root)
    written.append(paths.write_text(folder / handover.MANIFEST, facts.as_json(manifest)))
    progress("完成", 0)
    summary = tuple(map(str, sentences.summary(edition, problems)))
    return Outcome(edition, problems, summary, tuple(written), tuple(kept))


def _parameters(edition: Edition, ledger: Path | str | None) -> dict[str, str | None]:
    return _whole(ledger=ledger) | {
        "quarter": str(edition.quarter), "as_of": edition.as_of.isoformat(),
    }  # fmt: skip


def _whole(**given: Path | str | None) -> dict[str, str | None]:
    """Paths as a notebook takes them, which runs in its own folder."""
    return {name: str(Path(path).resolve()) if path else None for name, path in given.items()}
