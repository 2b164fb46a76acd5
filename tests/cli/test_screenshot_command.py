"""``hamesh screenshot``: the options as they arrive."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

from reader.cli import main


def test_a_screenshot_is_asked_for_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, ...]] = []
    fake = ModuleType("reader.ui.screenshot")
    fake.screenshot = lambda *given: asked.append(given)  # type: ignore[attr-defined]  # made here
    monkeypatch.setitem(sys.modules, "reader.ui.screenshot", fake)
    line = "screenshot a.txt --output b.png --size 800x600 --theme dark --language en --scale 2"
    line += " --show notes"
    assert main(line.split()) == 0
    assert asked == [(Path("a.txt"), Path("b.png"), (800, 600), "dark", "en", 2.0, "notes")]
