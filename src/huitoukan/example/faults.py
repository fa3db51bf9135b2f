"""Every fault planted in a copy of the first ledger."""

from __future__ import annotations

from huitoukan.example import faults_claims, faults_office, faults_outreach, faults_rectification
from huitoukan.example.planting import Fault, Planter
from huitoukan.example.story import Story
from huitoukan.registers import REGISTERS


def faults(story: Story) -> list[Fault]:
    """The faults in the order of the sheets and rows."""
    planter = Planter(story)
    parts = (faults_outreach, faults_claims, faults_rectification, faults_office)
    found = [fault for part in parts for fault in part.faults(planter)]
    order = list(REGISTERS)
    return sorted(found, key=lambda fault: (order.index(fault.register), fault.row, fault.code))
