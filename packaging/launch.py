"""Where the packaged program starts: in an environment that programs it opens can live with."""

from __future__ import annotations

import os
import sys

from reader.cli import main

# What PyInstaller sets for this process has done its work by now: its libraries are found. A file
# manager that we open must not look for its own in here. (What it was is kept with _ORIG.)
_CHANGED = "LD_LIBRARY_PATH"


def leave_no_trace() -> None:
    """Make the environment what it was before the program started."""
    before = os.environ.pop(f"{_CHANGED}_ORIG", None)
    os.environ.pop(_CHANGED, None)
    if before:
        os.environ[_CHANGED] = before


if __name__ == "__main__":
    leave_no_trace()
    sys.exit(main())
