"""Executing the notebooks from empty kernels; the same run leaves the same file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from papermill.inspection import inspect_notebook
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from huitoukan.problems import InputError

LOOKBACK = "05-lookback.ipynb"
"""The notebook of the look-back, which takes other files besides the ledger."""
PARAMETERS = "parameters"
INJECTED = "injected-parameters"
WORKERS = 2
"""Kernels at once: each holds a core while it imports."""
TIMEOUT = 300
"""Seconds a single cell may take."""
PAGE = Path(__file__).with_name("page.html")
"""The frame of a page: what stands around the notebook's cells."""
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def execute_all(
    folder: Path,
    parameters: Mapping[str, str | None],
    done: Callable[[str], None] = lambda name: None,
    own: Mapping[str, Mapping[str, str | None]] = MappingProxyType({}),
) -> dict[str, NotebookNode]:
    """Name → executed notebook, in the order of the names. `done` is called with each name as it finishes.

    `own`: name of a notebook → parameters that it alone takes.

    Raises InputError naming the notebook and cell when one fails, or when a notebook lacks a parameter.
    """
    names = sorted(path.name for path in folder.glob("[0-9][0-9]-*.ipynb"))
    if not names:
        raise InputError(f"{folder.name} 文件夹里没有笔记（01-….ipynb）。", "请恢复 notebooks 文件夹。")

    def one(name: str) -> NotebookNode:
        executed = execute(folder / name, {**parameters, **own.get(name, {})})
        done(name)
        return executed

    with ThreadPoolExecutor(WORKERS) as pool:
        return dict(zip(names, pool.map(one, names), strict=True))


def execute(path: Path, parameters: Mapping[str, str | None]) -> NotebookNode:
    """The notebook run from an empty kernel, with everything removed that would differ the next time."""
    notebook = bare(load_notebook_node(str(path)))
    given = {name: value for name, value in parameters.items() if value is not None}
    if unknown := set(given) - set(inspect_notebook(str(path))):
        raise InputError(f"{path.name} 没有参数 {'、'.join(sorted(unknown))}。", "请核对笔记的参数单元格。")
    if given:
        notebook = parameterize_notebook(notebook, given, report_mode=True)
    # a frozen-modules warning of the debugger would land in the outputs
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    client = NotebookClient(
        notebook, timeout=TIMEOUT, kernel_name="python3", record_timing=False,
        resources={"metadata": {"path": str(path.parent)}}, extra_arguments=["--IPKernelApp.log_level=40"],
    )  # fmt: skip
    try:
        client.execute()
    except CellExecutionError as error:
        raise InputError(
            f"{path.name} 运行失败：{error.ename}：{error.evalue}。", "请打开该笔记，从头逐格运行查看。"
        ) from None
    return tidy(notebook)


def bare(notebook: NotebookNode) -> NotebookNode:
    """The notebook without outputs, counts and injected parameters: as written, not as run."""
    cells = [cell for cell in notebook.cells if INJECTED not in cell.metadata.get("tags", [])]
    for cell in cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    notebook.cells = cells
    return notebook


def tidy(notebook: NotebookNode) -> NotebookNode:
    """The notebook with the metadata that depends on machine or moment removed."""
    notebook.metadata = nbformat.from_dict({"kernelspec": KERNEL, "language_info": {"name": "python"}})
    for cell in notebook.cells:
        kept = {"tags": cell.metadata["tags"]} if cell.metadata.get("tags") else {}
        cell.metadata = nbformat.from_dict(kept)
    return notebook


def as_file(notebook: NotebookNode) -> str:
    """The text of an .ipynb file."""
    return nbformat.writes(notebook, version=4) + "\n"


def as_page(notebook: NotebookNode) -> str:
    """The notebook as one HTML page for readers: no code, one file, nothing fetched from the network."""
    exporter = HTMLExporter(
        template_name="basic", exclude_input=True, exclude_input_prompt=True, exclude_output_prompt=True
    )
    body, _ = exporter.from_notebook_node(notebook)
    title = notebook.cells[0].source.splitlines()[0].lstrip("# ")
    return PAGE.read_text(encoding="utf-8").format(title=title, body=body)


def pages(notebooks: Mapping[str, NotebookNode]) -> dict[str, str]:
    """File name → HTML of each notebook."""
    return {f"{name.removesuffix('.ipynb')}.html": as_page(notebook) for name, notebook in notebooks.items()}
