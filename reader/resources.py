"""Where the shipped files are: one answer for a checkout, a wheel and a frozen package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_resources"  # a wheel and a frozen package carry them inside `reader`


def path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``path("article", "mistral.txt")``."""
    root = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)
