"""Everything that is the reader's in one file, and back: the format is in docs/exports.md."""

from __future__ import annotations

from reader.library.backup.making import back_up
from reader.library.backup.restoring import Restored, restore

__all__ = ["Restored", "back_up", "restore"]
