"""What the command for a folder of exports does, and what is said of the files in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:
    from reader.errors import ReaderError
    from reader.library.auto_export import Written


class KeepingCommands(QObject):
    """Asks for the folder, and says what the reader should know of it."""

    def __init__(self, window: Host, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def choose(self) -> None:
        """Ask which folder is to be kept up to date, and how, and do so from now on."""
        from reader.ui.dialogs.keeping import KeepingDialog

        chosen = self._desk.settings
        dialog = KeepingDialog(
            chosen.auto_export, chosen.auto_export_folder, chosen.auto_export_format, self._window
        )
        if dialog.exec():
            self._desk.change(
                auto_export=dialog.wanted(),
                auto_export_folder=dialog.folder() or chosen.auto_export_folder,
                auto_export_format=dialog.format(),
            )
        dialog.deleteLater()

    def tell_beside(self, written: Written) -> None:
        """Say that a file of the reader's own stays, and where the export is."""
        from reader.ui.messages import kept_beside

        if written.beside is not None:
            message = kept_beside(written.beside, written.path)
            self._window.inform(message, lambda: _show(written.path.parent))

    def tell_failed(self, error: ReaderError) -> None:
        """Say that the folder is not up to date, and let another one be chosen."""
        from reader.ui.messages import folder_not_kept

        self._window.notice.show_message(folder_not_kept(error), self.choose)


def _show(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
