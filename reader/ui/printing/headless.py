"""Qt for printing where there is no window, and maybe no screen."""

from __future__ import annotations

import os
import sys
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication


def application() -> QCoreApplication:
    """The application, made if there is none, and then kept: Qt prints nothing without one."""
    return QApplication.instance() or _made()


@cache
def _made() -> QApplication:
    if sys.platform == "linux":  # others paint without a screen anyway
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["hamesh"])
