"""Where the shipped files are: one answer for a checkout, a wheel and a frozen package.

And what is shipped: the version is written in ``reader/__init__.py``, and a package knows the
commit that it was built from.
"""

from __future__ import annotations

from pathlib import Path

from reader import __version__

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "_resources"  # a wheel and a frozen package carry them inside `reader`


def path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as ``path("article", "mistral.txt")``."""
    if _SHIPPED.is_dir():
        return _SHIPPED.joinpath(*parts)
    # The guide is read in the repository too, where people look for it.
    return _PACKAGE.parent.joinpath("docs" if parts[:1] == ("guide",) else "resources", *parts)


def version() -> str:
    """The version, and in a package the commit: ``0.1.0 (1a2b3c4d5)``."""
    try:
        commit = path("commit.txt").read_text("ascii").strip()
    except OSError:
        commit = ""
    return f"{__version__} ({commit})" if commit else __version__
