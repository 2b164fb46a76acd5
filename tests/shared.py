"""The data and tools that lie beside a checkout; tests that want them skip where they are not."""

from __future__ import annotations

import importlib.util
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def shared(*parts: str) -> Path:
    """A path below ../shared, or a skip that says what is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is not here: it is kept beside the project, not in it")
    return path


def oracle() -> ModuleType:
    """The right-to-left oracle, which judges painted text by UAX #9."""
    path = shared("tools", "bidi", "qt_visual_order.py")
    if "qt_visual_order" not in sys.modules:
        spec = importlib.util.spec_from_file_location("qt_visual_order", path)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["qt_visual_order"] = module
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # it leaves its tables open
            spec.loader.exec_module(module)
    return sys.modules["qt_visual_order"]
