"""Taking in the notes of another program: the report of what would happen, then one step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.document import Document
from reader.errors import NotesNotSaved, ReaderError
from reader.progress import Checkpoint
from reader.text.bidi import isolate
from reader.ui.language import base_mark

if TYPE_CHECKING:  # the formats load in a worker
    from datetime import datetime

    from reader.annotations.foreign.planning import Entry, Outcome, Plan
    from reader.annotations.model import Annotations
    from reader.ui.session import Session
    from reader.ui.tasks import Task

_FORMATS = {  # the programs' own names, in every language
    "hamesh": "Hamesh",
    "webannotation": "W3C Web Annotation",
    "readium": "Thorium",
    "hypothesis": "Hypothesis",
    "readwise": "Readwise",
    "kindle": "Kindle",
}
_PATTERNS = "\u2066(*.jsonld *.json *.annotation *.ann *.csv *.txt)"
_LISTED = 200  # notes of one kind: more than anybody reads before deciding
_SHOWN = 160  # code points of a quote or a note; the whole of it is its tip


def import_notes(
    parent: QWidget,
    session: Session,
    folder: Path | None,
    *,
    told: Callable[[str], None],
    failed: Callable[[ReaderError], None],
    wanted: Callable[[], bool] = lambda: True,
) -> None:
    """Ask for a file, show what is in it, and take it in if the reader wants that.

    ``told`` gets the sentence for what was done, ``failed`` what went wrong. While the file is read
    the reader may close the window or open another text in it: ``wanted`` says that they have not.
    """
    name, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("ImportDialog", "Import Notes"),
        str(folder or ""),
        QCoreApplication.translate("ImportDialog", "Notes")
        + f" {_PATTERNS};;"
        + QCoreApplication.translate("ImportDialog", "All files")
        + " \u2066(*)",
    )
    if name:
        review(parent, session, Path(name), told=told, failed=failed, wanted=wanted)


def review(
    parent: QWidget,
    session: Session,
    path: Path,
    *,
    told: Callable[[str], None],
    failed: Callable[[ReaderError], None],
    wanted: Callable[[], bool] = lambda: True,
) -> Task:
    """Read ``path`` in the background, then ask about what is in it."""
    kept = session.kept

    def ask(plan: Plan) -> None:
        if not wanted():
            return
        dialog = ImportDialog(plan, path, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: accept(plan))
        dialog.open()

    def accept(plan: Plan) -> None:
        if session.kept is kept:
            take_in(plan)
        else:  # somebody else has written meanwhile
            _plan(session, path, take_in, failed)

    def take_in(plan: Plan) -> None:
        changes = plan.changes
        if not (changes and wanted()):  # or the button would undo another step
            return
        if not session.writable:
            failed(NotesNotSaved(session.notes_path, "read only"))
            return
        session.change(QCoreApplication.translate("ImportDialog", "Import notes"), *changes)
        number = len(changes)  # lupdate loses a call that holds another
        told(QCoreApplication.translate("ImportDialog", "%n note(s) were imported.", "", number))

    return _plan(session, path, ask, failed)


def _plan(
    session: Session,
    path: Path,
    on_done: Callable[[Plan], None],
    on_error: Callable[[ReaderError], None],
) -> Task:
    return session.tasks.run(
        read_and_plan, path, session.document, session.kept, session.deleted,
        on_done=on_done, on_error=on_error,
    )  # fmt: skip


def read_and_plan(
    path: Path,
    document: Document,
    present: Annotations,
    deleted: Mapping[str, datetime],
    checkpoint: Checkpoint,
) -> Plan:
    """What importing the file ``path`` would do.

    Raises:
        ReaderError: there are no notes in it that we understand, or it cannot be read.
    """
    from reader.annotations.foreign.planning import plan
    from reader.annotations.foreign.reading import read

    return plan(document, present, deleted, read(path), checkpoint)


class ImportDialog(QDialog):
    """Shows what importing would do, by kind, and asks whether to do it."""

    def __init__(self, plan: Plan, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        number = len(plan.changes)
        self.setWindowTitle(self.tr("Import Notes"))
        heading = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        format_name = isolate(_FORMATS.get(plan.format, plan.format))
        heading.setText(f"{base_mark()}{isolate(path.name)} · {format_name}")
        said = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        said.setText(base_mark() + self._summary(number))
        self._tree = QTreeWidget(self)
        self._tree.setHeaderLabels([self.tr("Passage"), self.tr("Note")])
        self._tree.setAccessibleName(self.tr("What the file holds"))
        self._tree.setUniformRowHeights(True)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        self._tree.header().resizeSection(1, 240)
        self._tree.header().setStretchLastSection(False)
        for title, count, rows, changes in self._groups():
            self._add(title, count, rows, changes)
        buttons = QDialogButtonBox(self)
        if number:
            action = buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
            action.setDefault(True)
            buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        else:
            buttons.addButton(QDialogButtonBox.StandardButton.Close)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(heading)
        column.addWidget(said)
        column.addWidget(self._tree, 1)
        column.addWidget(buttons)
        self.resize(640, 460)

    def _summary(self, number: int) -> str:
        if not number:
            return self.tr("There is nothing in it that you do not have.")
        return self.tr(
            "%n note(s) will be added to yours. Nothing of yours is replaced, and one step "
            "takes it all back.",
            "",
            number,
        )

    def _groups(self) -> Iterator[tuple[str, int, list[tuple[str, str]], bool]]:
        """Title, how many, passages with notes, and whether they change anything."""
        titles: dict[Outcome, str] = {
            "new": self.tr("New"),
            "newer": self.tr("Newer than yours: merged, with both texts"),
            "orphan": self.tr("Not found in the text: kept without a place"),
            "older": self.tr("Older than yours: nothing changes"),
            "duplicate": self.tr("You have them already"),
            "deleted": self.tr("Deleted by you: they stay deleted"),
            "unplaced": self.tr("Not found in the text: left out"),
        }
        for outcome, title in titles.items():
            entries = self._plan.of(outcome)
            rows = [self._row(entry) for entry in entries[:_LISTED]]
            yield title, len(entries), rows, outcome in ("new", "newer", "orphan")
        elsewhere = self._plan.elsewhere
        works = [
            (name or self.tr("Without a title"), self.tr("%n note(s)", "", count))
            for name, count in [*elsewhere.items()][:_LISTED]
        ]
        yield self.tr("About other texts: left out"), sum(elsewhere.values()), works, False
        yield self.tr("Not understood"), self._plan.unread, [], False

    def _row(self, entry: Entry) -> tuple[str, str]:
        item = entry.annotation
        if item.kind == "document":
            passage = self.tr("About the document")
        elif entry.placement is None:
            passage = item.anchor.exact
        elif entry.placement.how == "approximate":
            passage = self.tr("Probably: %1").replace("%1", isolate(item.anchor.exact))
        else:
            passage = item.anchor.exact
        return passage, " ".join([item.note, *(f"#{tag}" for tag in item.tags)]).strip()

    def _add(self, title: str, count: int, rows: list[tuple[str, str]], changes: bool) -> None:
        if not count:
            return
        group = QTreeWidgetItem(self._tree, [f"{base_mark()}{title} ({count})"])
        group.setFirstColumnSpanned(True)
        font = group.font(0)
        font.setBold(changes)
        group.setFont(0, font)
        for texts in rows:
            row = QTreeWidgetItem(group)
            for column, text in enumerate(texts):
                line = " ".join(text.split())
                short = line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
                row.setText(column, base_mark() + isolate(short) if short else "")
                if len(line) > _SHOWN // 4:
                    row.setToolTip(column, isolate(line[:2000]))
        if rows and len(rows) < count and len(rows) == _LISTED:
            more = self.tr("and %n more", "", count - len(rows))
            QTreeWidgetItem(group, [base_mark() + more]).setDisabled(True)
        group.setExpanded(changes)
