"""Work off the UI thread: pure functions on frozen values, with progress, cancel and stale answers.

The only module that knows threads. A pool of two, because the interpreter runs one at a time
anyway; and one thread of their own for the notes, which nothing may keep waiting.
"""

from __future__ import annotations

import math
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from reader.errors import ReaderError
from reader.progress import Cancelled

_STEP = 0.01  # of the whole: more news than that would keep the UI thread from everything else


class Task:
    """A piece of work under way. Its callbacks run on the UI thread, and none after `cancel`."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._left = threading.Event()
        self.finished = False
        self.result: Any = None  # what the function answered, once its thread has left it

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next checkpoint and drop whatever it answers."""
        self._cancelled.set()


class Tasks(QObject):
    """Runs functions in a pool and brings their answers back to the thread it lives in."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._notes = QThreadPool(self)
        self._notes.setMaxThreadCount(1)
        self._running: set[Task] = set()
        self._arrived.connect(self._deliver)

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[ReaderError], None] | None = None,
        on_crash: Callable[[BaseException], None] | None = None,
        on_progress: Callable[[float], None] | None = None,
        watched: bool = True,
        notes: bool = False,
    ) -> Task:
        """Start ``function(*args)``; with ``watched`` it also gets a ``checkpoint`` argument.

        ``notes`` reads or writes the reader's notes: these wait for one another and for nothing
        else.

        A `ReaderError` goes to ``on_error``; any other exception goes to the exception hook, on
        the UI thread, where a person hears of it, and to ``on_crash``.
        """
        task = Task()
        self._running.add(task)
        told = -1.0

        def checkpoint(part: float) -> None:
            nonlocal told
            if task.cancelled:
                raise Cancelled
            if on_progress is not None and part >= told + _STEP:
                told = part
                self._arrived.emit((task, on_progress, part))

        def work() -> None:
            try:
                if task.cancelled:
                    raise Cancelled
                result = function(*args, checkpoint=checkpoint) if watched else function(*args)
            except Cancelled:
                self._arrived.emit((task, None, None))
            except ReaderError as error:
                self._arrived.emit((task, on_error or _report, error))
                self._arrived.emit((task, None, None))
            except BaseException as error:
                if on_crash is not None:
                    self._arrived.emit((task, on_crash, error))
                self._arrived.emit((task, _report, error))
                self._arrived.emit((task, None, None))
            else:
                task.result = result
                self._arrived.emit((task, on_done, result))
                self._arrived.emit((task, None, None))
            finally:
                task._left.set()

        (self._notes if notes else self._pool).start(work)
        return task

    @Slot(object)
    def _deliver(self, message: tuple[Task, Callable[[Any], None] | None, Any]) -> None:
        task, callback, value = message
        if callback is None:
            task.finished = True
            self._running.discard(task)
        elif not task.cancelled:
            callback(value)

    def wait(self, task: Task, seconds: float = math.inf) -> bool:
        """Block until ``task`` has left its thread, for the moment of closing only; whether it has.

        At most for ``seconds``.
        """
        until = time.monotonic() + seconds
        while not task._left.wait(0.05):
            if time.monotonic() > until:
                return False
        return True

    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._running)

    def shutdown(self) -> None:
        """Cancel everything and wait until the threads are idle."""
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()
        self._notes.waitForDone()


def _report(error: BaseException) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
