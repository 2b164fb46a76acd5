"""A picture of the real window, painted without a screen: for the README and for looking at."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import cast

from PySide6.QtCore import (
    QByteArray,
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from reader import importers
from reader.errors import ExportError
from reader.exporters import refuse_source
from reader.library import settings as saved_settings
from reader.library.settings import Language, PanelTab, Settings, Theme
from reader.ui.dialogs.exporting import ExportDialog
from reader.ui.session import SaveState, Session
from reader.ui.window import Desk, ReaderWindow
from reader.ui.window.application import application

_PATIENCE = 60_000  # milliseconds


def screenshot(
    path: Path,
    output: Path,
    size: tuple[int, int] = (1280, 800),
    theme: str = "light",
    language: str = "ar",
    scale: float = 1.0,
    show: str = "statistics",
) -> None:
    """Write a PNG of the window that shows ``path``: ``size`` in points, ``scale`` pixels each.

    ``show`` is a tab of the panel; or "export", for a picture of that dialog alone.
    Shows the saved notes; changes nothing that the reader keeps.

    Raises:
        DocumentError: ``path`` cannot be shown.
        ExportError: ``output`` cannot be written, or is ``path``.
    """
    qInstallMessageHandler(_without_excuses)
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) or (
        sys.platform == "linux" and "QT_QPA_PLATFORM" not in os.environ
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    document = importers.read(path)
    refuse_source(output, document)
    app = application(["hamesh"])
    settings = Settings(
        theme=cast(Theme, theme),
        language=cast(Language, language),
        panel_tab=cast(PanelTab, "notes" if show == "export" else show),
        panel_visible=True,
        notes_folder=saved_settings.load().notes_folder,
    )
    desk = Desk(app, settings, ReaderWindow, keep=False)
    window = cast(ReaderWindow, desk.new_window())
    window.resize(*size)
    window.set_document(document)
    window.show()
    window.build_panel()
    _wait_for(window)
    picture = _paint(_export_dialog(window) if show == "export" else window, scale)
    window.close()
    desk.shutdown()
    output.parent.mkdir(parents=True, exist_ok=True)
    if not QImageWriter(str(output), QByteArray(b"png")).write(picture):
        raise ExportError(output)


def _without_excuses(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """Qt's messages, but for what the platform without a screen says that it cannot do."""
    if not text.startswith("This plugin does not support"):
        sys.stderr.write(f"{kind.name}: {text}\n")


def _wait_for(window: ReaderWindow) -> None:
    """Run the loop until findings and notes are there and painted."""
    session = cast(Session, window.session)
    loop = QEventLoop()

    def check() -> None:
        if session.analysis is not None and session.save_state is not SaveState.LOADING:
            QTimer.singleShot(0, loop.quit)

    session.analysis_changed.connect(check)
    session.save_state_changed.connect(check)
    QTimer.singleShot(_PATIENCE, loop, loop.quit)
    check()
    loop.exec()
    _settle()


def _export_dialog(window: ReaderWindow) -> QWidget:
    """The dialog, with what it previews."""
    window.commands.exports.export()
    dialog = next(it for it in window.findChildren(QDialog) if isinstance(it, ExportDialog))
    loop = QEventLoop()

    def look() -> None:
        if dialog.preview.shown is not None:
            loop.quit()

    looking = QTimer(interval=20)
    looking.timeout.connect(look)
    looking.start()
    QTimer.singleShot(_PATIENCE, loop, loop.quit)
    loop.exec()
    _settle()
    return dialog


def _settle() -> None:
    while QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents):
        pass


def _paint(window: QWidget, scale: float) -> QImage:
    picture = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    picture.fill(window.palette().window().color())
    painter = QPainter(picture)
    window.render(painter, QPoint())
    painter.end()
    return picture
