"""The window: a page, a panel beside it, and the commands around them."""

from __future__ import annotations

from reader.ui.window.desk import Desk
from reader.ui.window.frame import ReaderWindow

__all__ = ["Desk", "ReaderWindow"]
