"""Whatever the disk refuses, at whichever step of a save, no note is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="some of the faults kill a child")
def test_a_disk_that_fails_anywhere_leaves_the_old_notes_or_the_new_ones() -> None:
    # In a process of its own: a fork copies the threads' locks of whatever ran before.
    done = subprocess.run(
        [sys.executable, "-m", "tests.notes_faults", "--every", "25"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    seen = json.loads(done.stdout)
    assert min(seen["refused"], seen["saved"], seen["killed"]) > 5
