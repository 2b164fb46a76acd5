"""The window of the table: it stays open beside the page, and both show the same session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.library.corrections import Figure
from reader.text.bidi import isolate
from reader.ui.dialogs.table.clip import as_mime, rows_in_both
from reader.ui.dialogs.table.kinds import KindBox
from reader.ui.dialogs.table.model import FigureFilter, FiguresModel
from reader.ui.dialogs.table.saving import SaveTableDialog
from reader.ui.dialogs.table.view import FigureView
from reader.ui.keyboard import means
from reader.ui.language import base_mark, interface_direction
from reader.ui.messages import message
from reader.ui.session import Session
from reader.ui.slices import Slices
from reader.ui.tasks import Task

_SIZE = (1040, 620)
_AT_ONCE = 100  # rows, copied without waiting for a worker
_FILTER_AFTER = 120  # milliseconds without another letter


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """What is to be written where: the shown figures, in their order."""

    figures: tuple[Figure, ...]
    target: Path
    format: str
    mark: bool


class TableWindow(QDialog):
    """All figures of a session in a table. Whoever opens it writes what `save_requested` asks."""

    save_requested = Signal(object)  # SaveRequest

    def __init__(self, folder: Callable[[], Path | None], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # it goes with the page
        self._folder = folder
        self._format = "csv"
        self._session: Session | None = None
        self.setWindowTitle(self.tr("Table of Statistics"))
        self.setSizeGripEnabled(True)
        self._slices = Slices(self)
        self._model = FiguresModel(self._slices, self)
        self._shown = FigureFilter(self._model, self._slices, self)
        self._copying: Task | None = None
        self._build()
        self._typing = QTimer(self, singleShot=True, interval=_FILTER_AFTER)
        self._typing.timeout.connect(self._choose)
        self.filter.textChanged.connect(lambda _: self._typing.start())
        self.filter.returnPressed.connect(self.view.setFocus)
        self.kinds.currentIndexChanged.connect(self._choose)
        self.dismissed.toggled.connect(self._choose)
        self.save.clicked.connect(self.ask_where)
        self.view.visit.connect(self._visit)
        self.view.dismissed.connect(self._dismiss)
        self.view.restored.connect(self._restore)
        self.view.correction.connect(self._correct)
        self.view.copied.connect(self._copy)
        self._shown.chosen.connect(self._count)
        self._shown.rowsInserted.connect(self._count)
        self._shown.rowsRemoved.connect(self._count)
        self._shown.modelReset.connect(self._count)
        self._shown.layoutChanged.connect(self._count)
        room = self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 60))
        self.setMinimumSize(360, 240)

    def _build(self) -> None:
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter statistics"))
        self.filter.setAccessibleName(self.tr("Filter statistics"))
        self.filter.setClearButtonEnabled(True)
        self.kinds = KindBox(self)
        self.dismissed = QCheckBox(self.tr("Show &dismissed"), self)
        self.view = FigureView(self._shown, self)
        self.total = QLabel(self)
        self.save = QPushButton(self.tr("&Save…"), self)
        close = QPushButton(self.tr("Close"), self)
        close.clicked.connect(self.close)
        for button in (self.save, close):
            button.setAutoDefault(False)  # Enter belongs to the rows and the filter
        self.trouble = QFrame(self)
        self._said = QLabel(self.trouble, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._again = QPushButton(self.trouble)
        self._again.setAutoDefault(False)
        self._again.clicked.connect(self.ask_where)
        said = QHBoxLayout(self.trouble)
        said.setContentsMargins(0, 0, 0, 0)
        said.addWidget(self._said, 1)
        said.addWidget(self._again)
        self.trouble.hide()
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.filter, 1)
        above.addWidget(self.kinds)
        above.addWidget(self.dismissed)
        below.addWidget(self.total, 1)
        below.addWidget(self.save)
        below.addWidget(close)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(self.view, 1)
        column.addWidget(self.trouble)
        column.addLayout(below)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]  # none: the page may come before it

    # -- the session

    def set_session(self, session: Session | None) -> None:
        """Show the figures of ``session``, and whatever becomes of them."""
        if self._session is not None:
            self._session.figures_changed.disconnect(self._refresh)
            self._session.save_state_changed.disconnect(self._take_state)
        self._stop_copying()
        self._session = session
        if session is not None:
            session.figures_changed.connect(self._refresh)
            session.save_state_changed.connect(self._take_state)
        self.trouble.hide()
        self._take_state()
        self._refresh()

    def _take_state(self) -> None:
        self.view.writable = self._session is not None and self._session.writable

    def _refresh(self) -> None:
        session = self._session
        figures = session.figures if session is not None else ()
        self._model.set_figures(figures, session.document.text if session is not None else "")
        dropped = sum(figure.state == "dismissed" for figure in figures)
        self.dismissed.setVisible(bool(dropped) or self.dismissed.isChecked())
        self._offer_kinds()
        self._count()

    def _offer_kinds(self) -> None:
        figures = self._session.figures if self._session is not None else ()
        if not self.dismissed.isChecked():
            figures = tuple(figure for figure in figures if figure.state != "dismissed")
        self.kinds.offer(figures)

    def _choose(self) -> None:
        self._offer_kinds()
        self._shown.choose(self.filter.text(), self.kinds.kinds(), self.dismissed.isChecked())

    def _count(self) -> None:
        session = self._session
        shown, all_ = self._shown.rowCount(), self._model.rowCount()
        if session is not None and session.analysis is None:
            text = self.tr("Looking for figures…")
        elif shown == all_:
            text = self.tr("%n figure(s)", "", all_)
        else:
            text = self.tr("%1 of %n figure(s)", "", all_).replace("%1", f"{shown:,}")
        self._say(text)
        self.save.setEnabled(shown > 0)

    def _say(self, text: str) -> None:
        self.total.setText(base_mark() + text)

    # -- what the rows ask for

    def _visit(self, figure: Figure) -> None:
        if self._session is not None:
            self._session.set_caret(figure.statistic.span.start)
            self._session.reveal(figure.statistic.span)
            self._make_way()

    def _make_way(self) -> None:
        """Let the page be seen; the keyboard stays here where the table covers nothing of it."""
        page = self.parentWidget()
        if page is not None and page.frameGeometry().intersects(self.frameGeometry()):
            page.raise_()
            page.activateWindow()

    def _dismiss(self, figures: tuple[Figure, ...]) -> None:
        if self._session is not None:
            self._session.dismiss(*figures)

    def _restore(self, figures: tuple[Figure, ...]) -> None:
        if self._session is not None:
            self._session.restore(*figures)

    def _correct(self, figure: Figure) -> None:
        if self._session is not None:
            self._session.correction_requested.emit(figure)

    # -- copying

    def _copy(self, figures: tuple[Figure, ...], columns: tuple[int, ...]) -> None:
        """Put ``figures`` on the clipboard; many of them once they are put in words."""
        session = self._session
        if session is None:
            return
        self._stop_copying()
        rows = (figures, session.document.text, columns, interface_direction())
        if len(figures) <= _AT_ONCE:
            plain, marked = rows_in_both(*rows, checkpoint=lambda _part: None)
            QGuiApplication.clipboard().setMimeData(as_mime(plain, marked))
            return
        self._say(self.tr("Copying…"))
        self._copying = session.tasks.run(
            rows_in_both,
            *rows,
            on_done=lambda both: self._take_copy(len(figures), *both),
            on_progress=lambda part: self._say(f"{self.tr('Copying…')} {part:.0%}"),
        )

    def _take_copy(self, count: int, plain: str, marked: str) -> None:
        QGuiApplication.clipboard().setMimeData(as_mime(plain, marked))
        self._say(self.tr("%n row(s) copied", "", count))

    def _stop_copying(self) -> None:
        if self._copying is not None:
            self._copying.cancel()
            self._copying = None

    # -- saving

    def ask_where(self) -> None:
        """Ask for a form and a place for the shown rows, and have them written there."""
        if self._session is None:
            return
        self.trouble.hide()
        dialog = SaveTableDialog(self._session.document, self._folder(), self._format, self)
        if dialog.exec():
            self._format = dialog.format()
            self.save_requested.emit(
                SaveRequest(self._shown.figures(), dialog.target(), self._format, dialog.mark())
            )
        dialog.deleteLater()

    def show_saved(self, target: Path) -> None:
        """Say that ``target`` was written."""
        self._say(self.tr("Saved as %1").replace("%1", isolate(target.name)))

    def tell(self, error: ReaderError) -> None:
        """Say what went wrong with writing, and offer another place."""
        said = message(error)
        self._said.setText(base_mark() + said.text)
        self._again.setText(said.label)
        self.trouble.setAccessibleName(said.text)
        self.trouble.show()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        session = self._session
        if means(event, QKeySequence.StandardKey.Find):
            self.filter.setFocus()
            self.filter.selectAll()
        elif means(event, QKeySequence.StandardKey.Undo) and session is not None:
            session.undo_stack.undo()
        elif means(event, QKeySequence.StandardKey.Redo) and session is not None:
            session.undo_stack.redo()
        elif means(event, QKeySequence.StandardKey.Save):
            self.ask_where()
        elif means(event, QKeySequence.StandardKey.Close):
            self.close()
        elif event.key() == Qt.Key.Key_Escape and self.filter.text():
            self.filter.clear()
        else:
            super().keyPressEvent(event)
