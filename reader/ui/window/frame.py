"""The window of one document: page, panel, menus, messages, and how it opens and closes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reader import importers, resources
from reader.document import Document
from reader.errors import NotesNotSaved, NotFound, ReaderError
from reader.library import files
from reader.progress import Checkpoint
from reader.text.bidi import isolate
from reader.ui.page.view import PageView
from reader.ui.tasks import Task
from reader.ui.window.commands import SAMPLE, Commands
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host
from reader.ui.window.menus import Menus
from reader.ui.window.place import ReadingPlace, prepare
from reader.ui.window.status import StatusLine

if TYPE_CHECKING:  # load after the page is readable
    from reader.library.auto_export import Written
    from reader.library.files import FileId
    from reader.ui.dialogs.table.window import TableWindow
    from reader.ui.messages import Message
    from reader.ui.page.find import FindBar
    from reader.ui.panel.side import SidePanel
    from reader.ui.session import Session
    from reader.ui.window.actions import Actions
    from reader.ui.window.keeping_commands import KeepingCommands
    from reader.ui.window.link_commands import LinkCommands
    from reader.ui.window.note_commands import NoteCommands
    from reader.ui.window.notice import NoticeBar

_LEAST_PAGE = 280  # pixels: in a narrow window the panel yields first
_FRAME = (8, 40)  # pixels that the title bar and the frame around a window may take
_NOTES = ".jsonld"  # a file of notes, which leads to what they are about
_FURNISH_AFTER = 200  # milliseconds: no text is painted yet, but here is what to open one with


class ReaderWindow(Host):
    """Shows a session. What takes long to build is built once the text can be read."""

    def __init__(self, desk: Desk, session: Session | None = None) -> None:
        super().__init__()
        self.desk = desk
        self._session: Session | None = None
        self._coming: Document | None = None  # shown, and without its session so far
        self.path: Path | None = None
        self.file: FileId | None = None
        self.panel: SidePanel | None = None
        self.find_bar: FindBar | None = None
        self.table: TableWindow | None = None
        self.reading: dict[Path, Task] = {}
        self._rebuilding = False
        self._told_of_saving = False
        self._told_step: Message | None = None
        self._notice: NoticeBar | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.commands = Commands(self, desk)
        self._offers: Actions | None = None
        self._build()
        # A small screen, or one drawn at 200 %, is smaller than what we should like.
        room = self.screen().availableSize() - QSize(*_FRAME)
        self.resize(QSize(1080, 760).boundedTo(room))
        if desk.settings.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(desk.settings.window_geometry.encode()))
        desk.settings_changed.connect(self._take_settings)
        desk.chrome.changed.connect(self._dress)
        self.place = ReadingPlace(self.page, desk.tasks, self)
        if session is not None:
            self._take(session)
        else:
            self._show_title()

    def _build(self) -> None:
        self.page = PageView(self)
        self.page.setObjectName("page")
        self.page.set_look(self.desk.look())
        self.page.set_colour_names(self.desk.colour_names)
        self.page.zoom_requested.connect(self.commands.zoom)
        # Queued: when it arrives, what was painted has also reached the screen.
        self.page.first_painted.connect(self._painted, Qt.ConnectionType.QueuedConnection)
        middle = QWidget(self)
        middle.setMinimumWidth(_LEAST_PAGE)
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.page, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)  # a hairline; Qt lets it be taken from 2 px beside it
        self._beside = QWidget(self)  # keeps the panel's place until it is built
        self._splitter.addWidget(self._beside)
        self._splitter.addWidget(middle)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._panel_resized)
        self.setCentralWidget(self._splitter)
        self.status = StatusLine(self)
        self.status.details_wanted.connect(self._explain_notes)
        self.setStatusBar(self.status)
        self.page.chosen_changed.connect(self._update_offers)
        self.menus = Menus(self, self.desk, lambda: self.offers)
        self.place_panel()
        # Menus and toolbar are empty as long as nobody misses what is in them.
        QTimer.singleShot(_FURNISH_AFTER, self, self.menus.furnish)

    # -- the commands

    @property
    def offers(self) -> Actions:
        """All commands, built when menus, keys or buttons are first wanted."""
        if self._offers is None:
            from reader.ui.window.actions import Actions
            from reader.ui.window.backup_commands import BackupCommands

            self._offers = Actions(
                self, self.desk, self.commands, self.note_commands,
                self.link_commands, self.keeping_commands, BackupCommands(self, self.desk),
            )  # fmt: skip
            self._offers.update()
        return self._offers

    def _update_offers(self) -> None:
        if self._offers is not None:
            self._offers.update()

    @cached_property
    def note_commands(self) -> NoteCommands:
        """What is done about notes, built when it is first wanted."""
        from reader.ui.window.note_commands import NoteCommands

        return NoteCommands(self, self.desk)

    @cached_property
    def link_commands(self) -> LinkCommands:
        """What is done about links, built when it is first wanted."""
        from reader.ui.window.link_commands import LinkCommands

        return LinkCommands(self, self.desk)

    @cached_property
    def keeping_commands(self) -> KeepingCommands:
        """What is done about the folder of exports, built when it is first wanted."""
        from reader.ui.window.keeping_commands import KeepingCommands

        return KeepingCommands(self, self.desk)

    # -- the session

    def set_document(self, document: Document) -> None:
        """Show ``document`` in a new session; the old one, if any, has nothing to lose."""
        self._leave()
        self.file = None
        self.path = document.source.path
        self.page.set_document(document)
        if self.desk.keeps:
            self.place.restore(document)
        self.page.setFocus()
        self._coming = document
        if self.isVisible():
            self._prepare()
        else:  # the text comes first; but no other event need ever come
            self._show_title()
            QTimer.singleShot(_FURNISH_AFTER, self, self._prepare)

    @property
    def session(self) -> Session | None:
        """What the window shows; of a document that has just come it is made now."""
        self._prepare()
        return self._session

    def _prepare(self) -> None:
        """Make a session of the document that has just come, unless that is done."""
        document, self._coming = self._coming, None
        if document is not None:
            from reader.ui.session import Session

            session = Session(document, self.desk.tasks, self.desk, self.desk.lexicon)
            session.hidden_marks = frozenset(self.desk.settings.hidden_marks)
            self._take(session)

    def _take(self, session: Session) -> None:
        self._session = session
        self.path = session.document.source.path
        self.page.set_session(session)  # first: what can be done depends on what it shows
        session.save_state_changed.connect(self._save_state_changed)
        session.notes_problem.connect(self._notes_problem)
        session.annotations_changed.connect(self._update_offers)
        session.selection_changed.connect(self._update_offers)
        session.caret_moved.connect(self._update_offers)
        session.relink_suggested.connect(self.note_commands.offer_relink)
        session.undo_stack.indexChanged.connect(self._step_made)
        session.edit_requested.connect(self._show_panel_for_note)
        session.correction_requested.connect(self.commands.correct_statistic)
        session.naming_requested.connect(self.commands.correct_entity)
        session.hidden_marks_changed.connect(self._keep_hidden_marks)
        self.status.set_session(session)
        if self.panel is not None:
            self.panel.set_session(session)
        if self.table is not None:
            self.table.set_session(session)
        self.place.follow(session.document if self.desk.keeps else None)
        self.desk.auto_export.follow(session)
        if self.desk.welcome is not None:
            self.desk.welcome.greet(session)
        self._show_title()
        self._update_offers()
        if session.relink_suggestions and session.empty:  # from a window in another language
            self.note_commands.offer_relink(session.relink_suggestions)
        self.page.setFocus()

    def _leave(self) -> None:
        """Let go of the present session, which has been closed or is handed on."""
        if self.find_bar is not None:
            self.find_bar.close()  # nobody waits any more for what it searches
        session, self._session = self._session, None
        if session is None:
            return
        for signal, slot in (
            (session.save_state_changed, self._save_state_changed),
            (session.notes_problem, self._notes_problem),
            (session.annotations_changed, self._update_offers),
            (session.selection_changed, self._update_offers),
            (session.caret_moved, self._update_offers),
            (session.relink_suggested, self.note_commands.offer_relink),
            (session.undo_stack.indexChanged, self._step_made),
            (session.edit_requested, self._show_panel_for_note),
            (session.correction_requested, self.commands.correct_statistic),
            (session.naming_requested, self.commands.correct_entity),
            (session.hidden_marks_changed, self._keep_hidden_marks),
        ):
            signal.disconnect(slot)
        self.place.follow(None)
        self.page.set_session(None)
        self.status.set_session(None)
        if self.panel is not None:
            self.panel.set_session(None)
        if self.table is not None:
            self.table.set_session(None)
        if not self._rebuilding:
            session.close()
            self.desk.auto_export.leave(session)
            session.deleteLater()

    def _painted(self) -> None:
        self.readable.emit()
        self.menus.furnish()
        QTimer.singleShot(0, self, self._finish)

    def _finish(self) -> None:
        session = self.session
        if session is None:
            return
        from reader.ui.session import SaveState

        if session.save_state is SaveState.LOADING:
            session.load_notes(self.desk.settings.notes_path)
        self.desk.lexicon.load()
        if self.panel is None and self.desk.settings.panel_visible:
            self.build_panel()
        if session.analysis is None:
            session.start_analysis()
        self.desk.look_for_recent()
        self.settled.emit()

    @property
    def notice(self) -> NoticeBar:
        """The bar for messages, built with the first of them."""
        if self._notice is None:
            from reader.ui.window.notice import NoticeBar

            self._notice = NoticeBar(self.desk.chrome, self)
            self._column.insertWidget(0, self._notice)
            self.menus.furnish()  # who reads a message, before there is a text even, uses keys
        return self._notice

    def _hide_notice(self) -> None:
        if self._notice is not None:
            self._notice.hide()

    # -- the panel

    def build_panel(self) -> SidePanel:
        """The side panel, built when it is first wanted."""
        if self.panel is None:
            from reader.ui.panel.side import SidePanel  # heavy: after the text is on the screen

            self.panel = SidePanel(self)
            self.panel.set_theme(self.desk.chrome.page)
            self.panel.set_colour_names(self.desk.colour_names)
            self.panel.set_session(self.session)
            self.panel.show_tab(self.desk.settings.panel_tab)
            self.panel.tab_changed.connect(lambda name: self.desk.change(panel_tab=name))
            self.panel.left.connect(self.page.setFocus)
            self.panel.table_wanted.connect(self.commands.show_table)
            self.panel.export_requested.connect(self.commands.exports.export)
            self.panel.search_wanted.connect(self.commands.find_words)
            self._splitter.replaceWidget(0, self.panel)
            self._beside.deleteLater()
            self.place_panel()
        return self.panel

    def build_find_bar(self) -> FindBar:
        """The find bar, built when it is first wanted."""
        if self.find_bar is None:
            from reader.ui.page.find import FindBar

            self.find_bar = FindBar(self.page, self)
            self._column.insertWidget(self._column.indexOf(self.page), self.find_bar)
        return self.find_bar

    def build_table(self) -> TableWindow:
        """The table of statistics, built when it is first wanted."""
        if self.table is None:
            from reader.ui.dialogs.table.window import TableWindow

            self.table = TableWindow(lambda: self.desk.settings.last_export_folder, self)
            self.table.save_requested.connect(self.commands.save_table)
            self.table.set_session(self.session)
        return self.table

    def place_panel(self) -> None:
        """Give the panel the width that it had, or hide it."""
        # What was comfortable in a wide window would leave a narrow one no page to read.
        width = min(self.desk.settings.panel_width, round(self.width() * 0.45))
        (self.panel or self._beside).setVisible(self.desk.settings.panel_visible)
        self._splitter.setSizes([width, max(1, self._splitter.width() - width)])
        if self._offers is not None:
            self._offers["panel"].setChecked(self.desk.settings.panel_visible)

    def _panel_resized(self) -> None:
        width = self._splitter.sizes()[0]
        if width:
            self.desk.change(panel_width=width)

    def _show_panel_for_note(self, annotation_id: str) -> None:
        fresh = self.panel is None
        self.desk.change(panel_visible=True)
        if fresh and self.session is not None:
            # Built only now, the panel has missed the request that led here: ask again.
            self.build_panel()
            self.session.edit_requested.emit(annotation_id)

    # -- what others change

    def _take_settings(self, names: frozenset[str]) -> None:
        if names & {"zoom", "measure", "line_spacing"}:
            self.page.set_look(self.desk.look())
        if "panel_visible" in names:
            if self.desk.settings.panel_visible and self.session is not None:
                self.build_panel()
            self.place_panel()
        if "colour_names" in names:
            self.page.set_colour_names(self.desk.colour_names)
            if self._offers is not None:
                self._offers.name_colours()
            if self.panel is not None:
                self.panel.set_colour_names(self.desk.colour_names)
        if self._offers is not None:
            for name in names & {"theme", "language"}:
                self._offers[f"{name}.{getattr(self.desk.settings, name)}"].setChecked(True)

    def _dress(self) -> None:
        self.page.set_look(self.desk.look())
        self.menus.dress()
        if self.panel is not None:
            self.panel.set_theme(self.desk.chrome.page)

    def _keep_hidden_marks(self) -> None:
        if self.session is not None:
            self.desk.change(hidden_marks=tuple(sorted(self.session.hidden_marks)))

    # -- title

    def _show_title(self) -> None:
        name = self.tr("Hamesh")
        title = ""
        document = self.page.document
        if document is not None:
            title = document.title or (self.path.name if self.path else "")
        self.setWindowTitle(f"{isolate(title)} — {name}" if title else name)

    # -- opening

    @property
    def replaceable(self) -> bool:
        """Whether another document may take this one's place: nothing, or the bare sample."""
        if self.session is None:
            return True
        return (
            self.path == resources.path(*SAMPLE)
            and self.session.empty
            and not self.session.undo_stack.count()
        )

    @property
    def cascade(self) -> QPoint:
        """How far the next window stands from this one."""
        return QPoint(-28 if self.isRightToLeft() else 28, 28)

    def open(self, path: Path, *, again: bool = False) -> None:
        """Show the file ``path``: here, in a new window, or in the one that has it already.

        ``again`` opens it though another window shows it.
        """
        path = path.absolute()
        if path.suffix == _NOTES:
            self.link_commands.open_notes(path)
            return
        if path == self.path or path in self.reading:
            return
        present = self.desk.window_of(path)
        if present is not None and not again:
            present.come_forward()
            return
        self._hide_notice()
        shown = frozenset(item.file for item in self.desk.windows if item.file is not None)
        self.reading[path] = self.desk.tasks.run(
            _read,
            path,
            frozenset() if again else shown,
            on_done=lambda answer: self._opened(path, *answer),
            on_error=lambda error: self._not_opened(path, error),
            on_progress=lambda part: self.status.show_reading(path.name, part),
        )

    def _opened(self, path: Path, file: FileId | None, document: Document | None) -> None:
        self._no_longer_reading(path)
        if document is None:
            present = self.desk.window_of_file(file)
            if present is not None:
                present.come_forward()
            else:  # closed meanwhile
                self.open(path, again=True)
            return
        if path != resources.path(*SAMPLE):
            self.desk.add_recent(path)
        self.desk.place(document, self).file = file

    def _not_opened(self, path: Path, error: ReaderError) -> None:
        self._no_longer_reading(path)
        if isinstance(error, NotFound):
            self.desk.missing |= {path}
        self.commands.tell(error, {"retry_open": lambda: self.open(path)})
        self.come_forward()  # who asked for it may look at another program by now

    def _no_longer_reading(self, path: Path) -> None:
        del self.reading[path]
        if not self.reading:
            self.status.show_work()

    def _stop_reading(self) -> list[Path]:
        """Give up whatever is being read; what that was."""
        for task in self.reading.values():
            task.cancel()
        paths = list(self.reading)
        self.reading.clear()
        return paths

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
        for path in paths:
            # After the other program has been answered: opening may take long, or ask.
            QTimer.singleShot(0, self, lambda path=path: self.open(path))

    def come_forward(self) -> None:
        """Show the window and put it before the others."""
        self.show()
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def tell(self, error: ReaderError) -> None:
        """Show the message for ``error``, with a way out."""
        self.commands.tell(error)

    def inform(self, message: Message, act: Callable[[], object] | None = None) -> None:
        """Show ``message``, which is about no trouble; its button calls ``act``."""
        self.notice.show_message(message, act, picture="information")

    def tell_beside(self, written: Written) -> None:
        """Say that a file of the folder of exports was changed by hand, and where the notes are."""
        self.keeping_commands.tell_beside(written)

    def tell_not_kept(self, error: ReaderError) -> None:
        """Say why the folder of exports is not up to date."""
        self.keeping_commands.tell_failed(error)

    def follow(self, address: str) -> None:
        """Show what ``address`` leads to, in this window or another one."""
        self.link_commands.follow(address)

    def commit(self) -> bool:
        """Give the session what is being typed; whether it took it."""
        return self.panel is None or self.panel.commit()

    def tell_step(self, said: str) -> None:
        """Show what the last step has done, with a button to undo it, until the next one."""
        from reader.ui.messages import Message

        self._told_step = Message(said, label=self.tr("Undo"))
        self.inform(self._told_step, self.commands.undo_step)

    def _step_made(self) -> None:
        self._update_offers()
        # What its button would undo by now is another step.
        if self._told_step is not None and self.notice.message is self._told_step:
            self._hide_notice()
        self._told_step = None

    # -- notes that cannot be read or saved

    def _save_state_changed(self) -> None:
        from reader.ui.session import SaveState

        self._update_offers()
        state = self.session.save_state if self.session is not None else None
        if state is SaveState.SAVED and self._told_of_saving:
            self._hide_notice()
            self._told_of_saving = False

    def _notes_problem(self, error: ReaderError) -> None:
        self._told_of_saving = isinstance(error, NotesNotSaved)
        self.commands.tell(error)

    def _explain_notes(self) -> None:
        if self.session is not None and self.session.save_error is not None:
            self._notes_problem(self.session.save_error)

    # -- closing

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # until nothing can go wrong any more: an exception must not close it
        session = self.session
        if session is not None:
            position = self.page.reading_position()
            kept = self.commit()  # the last words, typed a moment ago
            error: ReaderError | None = session.close()
            if error is None and self.desk.windows == [self]:
                error = self.desk.lexicon.close()
            if error is None and not kept:
                error = NotesNotSaved(session.notes_path, "read only")
            if error is not None and not self.commands.may_discard(error):
                session.go_on(self.desk.settings.notes_path)
                return
            if self.desk.keeps:
                self.place.settle(position)
        self._stop_reading()
        self._keep_geometry()
        self._leave()
        self.desk.forget(self)
        event.accept()

    def _keep_geometry(self) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.desk.change(window_geometry=geometry)

    def rebuilt(self) -> Host:
        """A new window in the present language, with everything that this one shows."""
        session, position = self.session, self.page.reading_position()
        tab = self.panel.current_tab() if self.panel is not None else None
        selected = self.page.selection
        table = self.table is not None and self.table.isVisible()
        geometry, shown = self.saveGeometry(), self.isVisible()
        wanted = self._stop_reading()
        self._rebuilding = True
        self._leave()
        self.desk.forget(self)
        window = self.desk.new_window(session)
        window.file = self.file
        window.restoreGeometry(geometry)
        if session is not None:
            window.page.set_reading_position(position)
            window.page.set_selection(selected, follow=False)
        for path in wanted:
            window.open(path, again=True)
        if tab is not None:
            window.build_panel().show_tab(tab)
        if shown:
            window.come_forward()
            window.place_panel()  # only now is known how wide the whole is
        if table:
            window.build_table().show()
        self.hide()
        self.deleteLater()
        return window


def _read(
    path: Path, shown: frozenset[FileId], checkpoint: Checkpoint
) -> tuple[FileId | None, Document | None]:
    """Which file ``path`` names, and its document, unless it is one of those ``shown``."""
    file = files.file_id(path)
    if file in shown:
        return file, None
    document = importers.read(path, checkpoint)
    prepare(document)
    return file, document
