"""What every test gets: no screen, and settings, state and notes of its own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

# Before anything imports Qt. Tests of the real program (tests/e2e) give it a platform of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh HAMESH_HOME, so that no test sees or touches what a reader keeps."""
    home = tmp_path / "hamesh home"
    monkeypatch.setenv("HAMESH_HOME", str(home))
    return home
