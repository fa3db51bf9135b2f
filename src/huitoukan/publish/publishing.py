"""From a ledger to the notice it can be published as."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from huitoukan.ledger import Ledger, read_ledger
from huitoukan.problems import InputError
from huitoukan.publish.compose import compose
from huitoukan.publish.masking import PUBLISHED, mask
from huitoukan.publish.model import Masked, Published
from huitoukan.publish.readback import differences, latest
from huitoukan.publish.words import Row
from huitoukan.registers import REGISTERS


def published(source: Ledger | Path | str, mask_personal: bool = True) -> Published:
    """The ledger, or the one in a workbook, as a notice for publication, personal data masked.

    Raises InputError when the workbook cannot be read (status 2) or the ledger holds no finding (status 1).
    """
    ledger = source if isinstance(source, Ledger) else read_ledger(source)
    if not len(ledger["findings"]):
        raise InputError(
            f"{ledger.name} 的整改台账没有问题，写不成通报。", "请先填写“整改台账”表。", exit_status=1
        )
    found: tuple[Masked, ...] = ()
    tables = {name: ledger[name] for name in PUBLISHED}
    if mask_personal:
        tables, found = mask(tables)
    paragraphs = compose(tables, _notice(tables["notice"]), ledger.synthetic)
    result = Published(tuple(paragraphs), found)
    notes = (*_left_out(ledger), *_unknown(tables["notice"]), *differences(result.text, tables))
    return Published(result.paragraphs, found, notes)


def _notice(table: pd.DataFrame) -> Row:
    rows = latest(table).to_dict("records")
    return rows[0] if rows else dict.fromkeys(table.columns, pd.NA)


def _left_out(ledger: Ledger) -> Iterator[str]:
    """What a notice has no place for."""
    rest = [
        f"{register.sheet}{len(ledger[name])}行"
        for name, register in REGISTERS.items()
        if name not in PUBLISHED and len(ledger[name])
    ]
    if rest:
        yield f"通报不登载：{'、'.join(rest)}，仍在台账中。"
    if len(ledger["notice"]) > 1:
        yield f"通报信息有{len(ledger['notice'])}行，取落款日期最晚的一行。"
    numbers = set(ledger["findings"]["no"])
    for name in ("measures", "claims", "commitments"):
        table = ledger[name]
        lost = table[~table["finding"].isin(numbers) & ((table["finding"] != 0) | (name == "measures"))]
        if len(lost):
            rows = ledger.rows(name, lost.index[:5])
            yield f"通报不登载：{REGISTERS[name].sheet}{rows}等{len(lost)}行，整改台账没有对应的问题。"


def _unknown(notices: pd.DataFrame) -> Iterator[str]:
    """What an official notice says and the ledger does not know; nothing is put in its place."""
    row = _notice(notices)
    missing = [
        REGISTERS["notice"].column(name).title
        for name in ("organ", "inspector", "inspected_from", "inspected_to", "feedback_on", "signed_on")
        if pd.isna(row[name])
    ]
    if missing:
        yield f"台账“通报信息”没有{'、'.join(missing)}，通报中没有写，请补填后重新生成。"
