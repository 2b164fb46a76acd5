"""The reader's rules about names, one lexicon for all windows: read and saved in the background."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.ui.tasks import Task, Tasks

if TYPE_CHECKING:  # load after the page is readable, most of it in a worker
    from reader.errors import ReaderError
    from reader.library.entity_lexicon.file import LexiconFile
    from reader.library.entity_lexicon.lexicon import EntityLexicon
    from reader.library.entity_lexicon.rules import RuleChange


class SharedLexicon(QObject):
    """Holds the rules and keeps them in ``path``; without a path they are kept nowhere.

    Nothing is let go of before it is on the disk: what could not be written is written with the
    next change, or at last by `close`.
    """

    changed = Signal()
    failed = Signal(object)  # LexiconError, for a message

    def __init__(
        self, tasks: Tasks, path: Path | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lexicon: EntityLexicon | None = None  # not a rule so far
        self._tasks = tasks
        self._path = path
        self._file: LexiconFile | None = None
        self._behind = False  # whether the disk lacks something of ours
        self._loading: Task | None = None
        self._writing: Task | None = None

    @property
    def lexicon(self) -> EntityLexicon:
        """The rules as they are now."""
        if self._lexicon is None:
            from reader.library.entity_lexicon.lexicon import EMPTY

            self._lexicon = EMPTY
        return self._lexicon

    @property
    def writable(self) -> bool:
        """Whether rules may be changed: not when a newer version wrote them."""
        return self._file is None or not self._file.read_only

    @property
    def saving(self) -> bool:
        """Whether rules are on their way to the disk."""
        return self._writing is not None

    def change(self, changes: Iterable[RuleChange]) -> None:
        """Take ``changes`` over, tell everyone, and save."""
        from reader.library.entity_lexicon.lexicon import changed

        if self.writable:
            self._take(changed(self.lexicon, changes))
            self._behind = True
            self._write()

    def _take(self, lexicon: EntityLexicon) -> None:
        news = lexicon.rules != self.lexicon.rules
        self._lexicon = lexicon
        if news:
            self.changed.emit()

    def save(self) -> None:
        """Write the rules once more, after that failed."""
        self._write()

    def load(self) -> None:
        """Read the file, once more where another process may have written it."""
        if self._path is None or self._loading is not None or self._writing is not None:
            return
        from reader.library.entity_lexicon.file import open_lexicon

        self._loading = self._tasks.run(
            open_lexicon, self._path, on_done=self._loaded, on_crash=self._not_loaded,
            watched=False, notes=True,
        )  # fmt: skip

    def _loaded(self, file: LexiconFile) -> None:
        from reader.library.entity_lexicon.lexicon import merged

        self._loading = None
        self._file = file
        ours = merged(self.lexicon, file.lexicon)
        self._behind = self._behind or file.recovered
        self._take(ours)
        if file.problem is not None:
            self.failed.emit(file.problem)
        self._write()

    def _not_loaded(self, _: BaseException) -> None:
        self._loading = None

    def _write(self) -> None:
        if not self._behind or self._file is None or self._writing or self._file.read_only:
            return
        from reader.library.entity_lexicon.file import write_lexicon

        self._behind = False
        self._writing = self._tasks.run(
            write_lexicon, self._file, self.lexicon,
            on_done=self._written, on_error=self._not_written, on_crash=self._crashed,
            watched=False, notes=True,
        )  # fmt: skip

    def _written(self, file: LexiconFile) -> None:
        from reader.library.entity_lexicon.lexicon import merged

        self._writing = None
        self._file = file
        if file.problem is not None:
            self.failed.emit(file.problem)
        self._take(merged(self.lexicon, file.lexicon))
        self._write()

    def _not_written(self, error: ReaderError) -> None:
        self._writing = None
        self._behind = True
        self.failed.emit(error)

    def _crashed(self, error: BaseException) -> None:
        from reader.errors import LexiconNotSaved

        self._not_written(LexiconNotSaved(self._path, repr(error)))

    def close(self) -> ReaderError | None:
        """Write what is unwritten, waiting for it; the error if that fails."""
        for task in (self._loading, self._writing):
            if task is not None:
                self._tasks.wait(task)
                task.cancel()  # its answer is taken here
        if self._writing is not None:
            self._behind = self._behind or self._writing.result is None
            self._file = self._writing.result or self._file
        self._loading = self._writing = None
        if not self._behind or self._path is None:
            return None
        from reader.errors import ReaderError
        from reader.library.entity_lexicon.file import open_lexicon, write_lexicon

        try:
            self._file = write_lexicon(self._file or open_lexicon(self._path), self.lexicon)
        except ReaderError as error:
            return error
        self._behind = False
        return None
