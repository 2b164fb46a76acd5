"""Where the packaged program starts: in an environment that programs it opens can live with."""

from __future__ import annotations

import os
import sys

from reader.cli import main

# What PyInstaller sets for this process has done its work by now (libraries are found, PySide6
# knows where its plugins are). A file manager that we open must not look for its own in here.
_OURS = ("QT_PLUGIN_PATH", "QML2_IMPORT_PATH")
_CHANGED = ("LD_LIBRARY_PATH",)  # and what it was is kept under the name with _ORIG


def leave_no_trace() -> None:
    """Make the environment what it was before the program started."""
    for name in _OURS:
        os.environ.pop(name, None)
    for name in _CHANGED:
        before = os.environ.pop(f"{name}_ORIG", None)
        os.environ.pop(name, None)
        if before:
            os.environ[name] = before


if __name__ == "__main__":
    leave_no_trace()
    sys.exit(main())
