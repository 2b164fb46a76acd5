"""Keeps the list of notes as the session has them: few changes at once, many in slices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from reader.annotations.model import Annotation, Change
from reader.document import Document, Span
from reader.ui.colours import ColourNames
from reader.ui.panel.filling import Filler
from reader.ui.panel.guide import Guide
from reader.ui.panel.model import Rows
from reader.ui.panel.note_rows import BY_DATE, Arrangement, NoteRows
from reader.ui.panel.note_view import NotesView
from reader.ui.panel.rows import Row
from reader.ui.session import Session

_FEW = 64  # changes that are sooner shown one by one
_EMPTY = Document("", ())


class NoteList(QObject):
    """The rows of one session's notes, in one arrangement."""

    changed = Signal()  # what stands where, and what is written
    waiting = Signal()  # rows are on their way, and none are shown

    def __init__(self, parent: QObject, view: NotesView, filler: Filler, guide: Guide) -> None:
        super().__init__(parent)
        model = view.model()
        assert isinstance(model, Rows)
        self._model = model
        self._view = view
        self._filler = filler
        self._guide = guide
        self._session: Session | None = None
        self._names = ColourNames()
        self._arrangement: Arrangement = "text"
        self._make_rows()

    @property
    def complete(self) -> bool:
        """Whether it shows all there are."""
        return self._filler.filled

    def set_session(self, session: Session | None) -> None:
        """Show the notes of ``session`` when all their rows are there."""
        self._session = session
        self._make_rows()
        self._refresh()

    def set_names(self, names: ColourNames) -> None:
        """Call the colours what their reader calls them."""
        self._names = names
        self._make_rows()
        self._renew()

    def arrange(self, arrangement: Arrangement) -> None:
        """Group and sort the notes in another way."""
        self._arrangement = self._rows.arrangement = arrangement
        self._renew()

    def _make_rows(self) -> None:
        document = self._session.document if self._session is not None else _EMPTY
        self._rows = NoteRows(document, self._names)
        self._rows.arrangement = self._arrangement

    def _order(self) -> int:
        return BY_DATE if self._arrangement == "date" else 0

    def _refresh(self) -> None:
        """Show the notes when all their rows are there."""
        self._filler.stop()
        session = self._session
        if session is not None:
            rows = self._rows.rows(session)
            self._filler.fill(rows, self.changed.emit, self._rows.headings, self._order())
            if not self._filler.filled:
                self._filler.empty()
                self.waiting.emit()
        else:
            self._filler.empty()
            self._filler.show()
            self.changed.emit()

    def _renew(self) -> None:
        """Show what has changed of many notes, or how they are grouped."""
        if self._session is None or not self._filler.filled or not self._model.total():
            self._refresh()
            return
        rows = self._rows.rows(self._session)
        self._filler.renew(rows, self.changed.emit, self._rows.headings, self._order())

    def follow(self, changes: tuple[Change, ...]) -> None:
        """Show what ``changes`` have made of the notes; without any, all may be others."""
        direct = self._filler.filled and not self._filler.busy and 0 < len(changes) <= _FEW
        if not direct or not self._exchange(changes):
            self._renew()

    def _exchange(self, changes: Sequence[Change]) -> bool:
        """Show ``changes`` one by one, unless they need headings that there are not."""
        assert self._session is not None
        steps = []
        for change in changes:
            old, stood = self._rows.known(change.id), self._rows.stood(change.id)
            new, item = None, self._session.annotations.get(change.id)
            if item is None:
                self._rows.forget(change.id)
            else:
                new = self._rows.make(self._session, item)
            groups = self._rows.stood(change.id)
            if any(self._model.group(key) is None for key in groups):
                return False
            steps.append((old, stood, new, groups))
        with self._view.keeping_chosen():
            for old, stood, new, groups in steps:
                if old is not None and (new is None or stood != groups or self._moves(old, new)):
                    self._take_out(old, stood)
                if new is not None:
                    self._put(new, groups, known=old is not None)
        self._view.settle_current()
        self._guide.light()
        self.changed.emit()
        return True

    def _moves(self, old: Row, new: Row) -> bool:
        ranks = (old.ranks, new.ranks) if self._order() else ((), ())
        return (old.sort, ranks[0]) != (new.sort, ranks[1])

    def _take_out(self, row: Row, groups: Iterable[str]) -> None:
        self._guide.passages.remove(row)
        for key in groups:
            group = self._model.group(key)
            if group is not None:
                self._model.remove(group, row)

    def _put(self, row: Row, groups: Iterable[str], *, known: bool) -> None:
        if known:
            self._guide.passages.remove(row)
        for key in groups:
            group = self._model.group(key)
            assert group is not None
            self._model.put(group, row)
            self._guide.passages.put(group, row)

    def over(self, spans: Iterable[Span]) -> list[Annotation]:
        """The written notes on passages that share a part of one of ``spans``, in their order."""
        if self._session is None:
            return []
        rows = {row.key: row for span in spans for _, row in self._guide.passages.over(span)}
        items = [
            self._session.annotations.get(str(row.key))
            for row in sorted(rows.values(), key=lambda row: row.sort)
        ]
        return [it for it in items if it is not None and it.kind == "passage" and it.note.strip()]
