"""A power cut at any step of a save leaves the old notes or the new; after it, the new ones."""

from __future__ import annotations

import pytest

pytest.importorskip("fcntl", reason="the disk that loses its power is POSIX's")

from tests import notes_power
from tests.notes_faults import SCENARIOS, Scenario


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_what_a_power_cut_may_leave_holds_the_old_notes_or_the_new_ones(
    scenario: Scenario,
) -> None:
    looked_at, wrong = notes_power.cut(scenario)
    assert looked_at > 3
    assert not wrong
