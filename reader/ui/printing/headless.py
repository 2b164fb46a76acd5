"""Qt for printing where there is no window, and maybe no screen."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication


def application() -> QCoreApplication:
    """The application, made if there is none; whoever asked keeps it until all is printed."""
    here = QApplication.instance()
    if here is not None:
        return here
    if sys.platform == "linux":  # others paint without a screen anyway
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QApplication(["hamesh"])
