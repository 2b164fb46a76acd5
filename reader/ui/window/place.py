"""Where a document was last read: looked up when it opens, noted now and then and at the end."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QTimer

from reader.document import Document
from reader.library import history
from reader.ui.page.view import PageView
from reader.ui.tasks import Task, Tasks

_EVERY = 4_000  # milliseconds


class ReadingPlace(QObject):
    """Follows how far a page is scrolled, for one document at a time."""

    def __init__(self, page: PageView, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._tasks = tasks
        self._document: Document | None = None
        self._noted = -1
        self._noting: Task | None = None
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._note)

    def follow(self, document: Document | None) -> None:
        """Note the place in ``document`` from now on; None for none."""
        self._document = document
        self._noted = -1
        if document is not None:
            self._timer.start()
        else:
            self._timer.stop()

    def restore(self, document: Document) -> None:
        """Scroll to where ``document`` was read last."""
        known = history.load()
        if known:
            self._page.set_reading_position(history.position(known, document))

    def settle(self, position: int) -> None:
        """Note ``position`` now, and wait for it: the window closes."""
        if self._noting is not None:
            self._tasks.wait(self._noting)
        if self._document is not None:
            remember(self._document, position)

    def _note(self) -> None:
        position = self._page.reading_position()
        if self._document is None or position == self._noted:
            return
        if self._noting is None or self._noting.finished:
            self._noted = position
            self._noting = self._tasks.run(
                remember, self._document, position, on_done=_nothing, watched=False
            )


def prepare(document: Document) -> None:
    """What `ReadingPlace.restore` will ask for: in a worker, for 20 MB take too long elsewhere."""
    if history.history_path().exists():
        _ = document.fingerprint


def remember(document: Document, position: int) -> None:
    """Write down the place. That it cannot be written is no reason to disturb reading."""
    with contextlib.suppress(OSError):  # a place is lost, never a note
        history.remember(document, position)


def _nothing(_: object) -> None:
    """For work whose answer nobody needs."""
