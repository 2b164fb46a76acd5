"""What a window is to its desk, its commands and its menus, which know no more of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from reader.document import Document
    from reader.errors import ReaderError
    from reader.library.auto_export import Written
    from reader.library.files import FileId
    from reader.ui.dialogs.table.window import TableWindow
    from reader.ui.messages import Message
    from reader.ui.page.find import FindBar
    from reader.ui.page.view import PageView
    from reader.ui.panel.side import SidePanel
    from reader.ui.session import Session
    from reader.ui.tasks import Task
    from reader.ui.window.notice import NoticeBar
    from reader.ui.window.status import StatusLine


class Host(QMainWindow):
    """An abstract window of one document; `frame.ReaderWindow` is the real one.

    (Qt's metaclass is not Python's: an ABC it cannot be.)
    """

    readable = Signal()  # a document's text is on the screen
    settled = Signal()  # and so is what could wait for it

    path: Path | None
    file: FileId | None  # that of `path`, whatever else it is called
    reading: dict[Path, Task]  # what else was asked for and is on its way
    page: PageView
    status: StatusLine
    table: TableWindow | None  # of statistics, once it was asked for

    @property
    def session(self) -> Session | None:
        """What it shows, with all that is known of it."""
        raise NotImplementedError

    @property
    def notice(self) -> NoticeBar:
        """The bar for messages."""
        raise NotImplementedError

    @property
    def replaceable(self) -> bool:
        """Whether another document may take this one's place: nothing, or the bare sample."""
        raise NotImplementedError

    @property
    def cascade(self) -> QPoint:
        """How far the next window stands from this one."""
        raise NotImplementedError

    def open(self, path: Path, *, again: bool = False) -> None:
        """Show the file ``path``: here, in a new window, or in the one that has it already.

        Several may be asked for one after the other: each is read, and none in another's stead.

        ``again`` opens it though another window shows it.
        """
        raise NotImplementedError

    def set_document(self, document: Document) -> None:
        """Show ``document`` in a new session; the old one, if any, has nothing to lose."""
        raise NotImplementedError

    def tell(self, error: ReaderError) -> None:
        """Show the message for ``error``, with a way out."""
        raise NotImplementedError

    def inform(self, message: Message, act: Callable[[], object] | None = None) -> None:
        """Show ``message``, which is about no trouble; its button calls ``act``."""
        raise NotImplementedError

    def tell_step(self, said: str) -> None:
        """Show what the last step has done, with a button to undo it, until the next one."""
        raise NotImplementedError

    def tell_beside(self, written: Written) -> None:
        """Say that a file of the folder of exports was changed by hand, and where the notes are."""
        raise NotImplementedError

    def tell_not_kept(self, error: ReaderError) -> None:
        """Say why the folder of exports is not up to date."""
        raise NotImplementedError

    def follow(self, address: str) -> None:
        """Show what ``address`` leads to, in this window or another one."""
        raise NotImplementedError

    def commit(self) -> bool:
        """Give the session what is being typed; whether it took it."""
        raise NotImplementedError

    def come_forward(self) -> None:
        """Show the window and put it before the others."""
        raise NotImplementedError

    def rebuilt(self) -> Host:
        """A new window in the present language, with everything that this one shows."""
        raise NotImplementedError

    def place_panel(self) -> None:
        """Give the panel the width that it had, or hide it."""
        raise NotImplementedError

    def build_panel(self) -> SidePanel:
        """The side panel, built when it is first wanted."""
        raise NotImplementedError

    def build_table(self) -> TableWindow:
        """The table of statistics, built when it is first wanted."""
        raise NotImplementedError

    def build_find_bar(self) -> FindBar:
        """The find bar, built when it is first wanted."""
        raise NotImplementedError
