"""Noting where the program was when it ends by a fault of the machine's kind, as Qt's may be.

Python writes that down itself at the last moment. At the next start it goes into the log, and
nobody is bothered: all that the reader wrote was saved when they wrote it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.library import folders

if TYPE_CHECKING:
    from typing import TextIO

_NOTED: Final = "hamesh-crash.log"
_MOST: Final = 50_000  # bytes of what was noted that go into the log


def note_crashes() -> TextIO | None:
    """Note crashes from now on, and take over what was noted before.

    The file, which must stay open; None where there can be none.
    """
    path = folders.state_folder() / _NOTED
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            _take_over(path)
        noted = path.open("a", encoding="utf-8", errors="backslashreplace")
    except OSError:
        if sys.stderr is not None:
            with contextlib.suppress(OSError, ValueError):  # it may be no file
                faulthandler.enable()
        return None
    faulthandler.enable(noted)
    return noted


def _take_over(path: Path) -> None:
    import re

    from reader.library.reports import keep, where

    with path.open("rb") as noted:
        lines = noted.read(_MOST).decode("utf-8", "replace").splitlines()
    told = re.compile(r'File "([^"]+)", line (\d+) in (.+)')
    short = [told.sub(lambda it: f"{where(it[1])}:{it[2]} {it[3]}", line) for line in lines]
    if keep("\n".join(["The program before this one crashed:", *short, ""])) is not None:
        os.truncate(path, 0)
