"""Work that only the UI thread may do, in slices: between them people can type and scroll."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer

SLICE = 80
"""Steps a turn of the event loop. A row is made and measured in about a tenth of a millisecond."""


class _Work:
    def __init__(self, steps: Iterator[None], ends: tuple[Callable[[], None], ...]) -> None:
        self._steps = steps
        self._ends = iter(ends)
        self._stepping = True

    def slice(self) -> None:
        self._stepping = sum(1 for _ in islice(self._steps, SLICE)) == SLICE

    def turn(self) -> bool:
        """Do what one turn has room for; whether anything is left."""
        if self._stepping:
            self.slice()
            return True
        end = next(self._ends, None)
        if end is not None:
            end()
        return end is not None

    def at_once(self) -> bool:
        """Do everything if one slice holds all the steps; whether anything is left."""
        self.slice()
        if not self._stepping:
            for end in self._ends:
                end()
        return self._stepping


class Slices(QObject):
    """Does one piece of work after the other; another for the same owner takes its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: dict[QObject, _Work] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def run(self, owner: QObject, steps: Iterator[None], *ends: Callable[[], None]) -> None:
        """Take ``steps``, then call ``ends``: all at once if one slice holds the steps.

        Else each of ``ends`` has a turn of the event loop to itself.
        """
        work = _Work(steps, ends)
        self.stop(owner)
        if work.at_once():
            self._work[owner] = work
            self._timer.start()

    def stop(self, owner: QObject) -> None:
        """Leave undone what is not done yet."""
        self._work.pop(owner, None)

    def busy(self, owner: QObject) -> bool:
        """Whether there is something left to do."""
        return owner in self._work

    def _turn(self) -> None:
        owner, work = next(iter(self._work.items()), (None, None))
        if owner is None or work is None:
            self._timer.stop()
        elif not work.turn() and self._work.get(owner) is work:
            del self._work[owner]
