"""A process that is killed while it saves has saved what it reported, and brings nothing back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked and killed")
def test_killed_at_random_moments_it_has_saved_exactly_what_it_reported() -> None:
    # In a process of its own: a fork copies the threads' locks of whatever ran before.
    done = subprocess.run(
        [sys.executable, "-m", "tests.notes_crash", "--kills", "24"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(done.stdout)
    assert seen["kills"] == 24
    assert seen["saves"] > 24
    assert seen["spares_at_last"] == 0
