"""Asking in which form, of which notes, how and where something is to be taken along."""

from __future__ import annotations

from reader.ui.dialogs.exporting.asked import Asked, Workshop
from reader.ui.dialogs.exporting.dialog import ExportDialog

__all__ = ["Asked", "ExportDialog", "Workshop"]
