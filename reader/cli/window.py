"""``hamesh [FILE …]``: the window."""

from __future__ import annotations

import sys
from pathlib import Path


def run(names: list[str]) -> int:
    paths = [Path(name) for name in names] or [_last_read()]
    try:
        from reader.ui.app import run as show
    except ImportError as error:  # Qt is there, but not what it needs of the system
        return no_qt(error)
    return show(paths, [sys.argv[0], *names])


def _last_read() -> Path:
    from reader import resources
    from reader.library import files, settings

    recent = settings.load().recent
    return next(filter(files.is_file, recent), resources.path("article", "mistral.txt"))


def no_qt(error: ImportError) -> int:
    sys.stderr.write(
        f"hamesh: Qt cannot start: {error}; "
        "install what it names (on Debian and Ubuntu `make setup` does)\n"
    )
    return 1
