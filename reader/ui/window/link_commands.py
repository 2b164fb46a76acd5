"""Following an address, or a notes file, to a document or a note, and copying such addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader import importers, resources
from reader.library import files
from reader.ui import citing
from reader.ui.session import SaveState, Session
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:  # loads when there is an address to follow
    from reader.annotations.link import Link
    from reader.annotations.model import Annotation
    from reader.document import Document
    from reader.library.whereabouts import Found, How, Missing, Told
    from reader.progress import Checkpoint

_SAMPLE = ("article", "mistral.txt")


@dataclass(frozen=True, slots=True)
class _Goal:
    """What ``link`` leads to; ``notes`` is the notes file that it was taken from, if any."""

    link: Link
    notes: Path | None = None


class LinkCommands(QObject):
    """Goes where an address leads: to a document, to the passage of a note, to the note."""

    def __init__(self, window: Host, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    # -- following

    def follow(self, address: str) -> None:
        """Show what ``address`` leads to; one that is not ours does nothing."""
        from reader.annotations.link import read_link

        link = read_link(address)
        if link is not None:
            self._go_to(_Goal(link))

    def open_notes(self, path: Path) -> None:
        """Show the document of the notes file ``path``, and its notes."""
        self._desk.tasks.run(_told, path, on_done=lambda told: self._told(path, told))

    def _told(self, path: Path, told: Told | None) -> None:
        from reader.annotations.link import Link
        from reader.ui.messages import no_notes_file

        if told is not None:
            self._go_to(_Goal(Link(told.said.fingerprints[0]), path), told)
        else:
            self._stay().inform(no_notes_file(path))

    def _go_to(self, goal: _Goal, told: Told | None = None) -> None:
        for window in self._desk.windows:
            if window.session is not None and _has_had(window.session, goal.link.fingerprint):
                self._visit(window, window.session, goal, "same")
                return
        settings = self._desk.settings
        self._desk.tasks.run(
            _find, goal.link.fingerprint, settings.notes_path, settings.recent, told,
            on_done=lambda answer: self._found(goal, answer),
        )  # fmt: skip

    def _found(self, goal: _Goal, answer: Found | Missing) -> None:
        from reader.library.whereabouts import Found
        from reader.ui.messages import link_leads_nowhere, notes_without_document

        if isinstance(answer, Found):
            self._show(self._asked(), answer.document, goal, answer.how)
            return
        said = link_leads_nowhere if goal.notes is None else notes_without_document
        self._stay().inform(said(answer.name), lambda: self._choose(goal))

    def _stay(self) -> Host:
        """The window that was asked, with what is in it, or with something at all."""
        window = self._asked()
        if window.session is None and not window.reading:
            window.open(self._something())
        window.come_forward()
        return window

    def _show(self, window: Host, document: Document, goal: _Goal, how: How) -> None:
        path = document.source.path
        present = self._desk.window_of(path) if path is not None else None
        if present is None or present.session is None:
            present = self._desk.place(document, window)
            if path is not None and path != resources.path(*_SAMPLE):
                self._desk.add_recent(path)
        if present.session is not None:
            self._visit(present, present.session, goal, how)

    def _visit(self, window: Host, session: Session, goal: _Goal, how: How) -> None:
        window.come_forward()
        _Visit(self._desk, session, goal, how)

    def _choose(self, goal: _Goal) -> None:
        """Let the reader say which file it is."""
        from PySide6.QtWidgets import QFileDialog

        window = self._asked()
        folder = str(window.path.parent) if window.path else ""
        name, _ = QFileDialog.getOpenFileName(window, self.tr("Open"), folder)
        if name:
            self._desk.tasks.run(
                _read, Path(name), goal.link.fingerprint,
                on_done=lambda answer: self._show(
                    self._asked(), answer.document, goal, answer.how
                ),
                on_error=lambda error: self._asked().tell(error),
            )  # fmt: skip

    def _asked(self) -> Host:
        """The window that was asked, or where it has closed, another one."""
        windows = self._desk.windows
        if self._window in windows:
            return self._window
        return windows[-1] if windows else self._desk.new_window()

    def _something(self) -> Path:
        """What is shown in a window that was made for an address that leads nowhere."""
        recent = self._desk.settings.recent
        return next(filter(files.is_file, recent), resources.path(*_SAMPLE))

    # -- copying

    def copy_link(self, chosen: list[Annotation]) -> None:
        """Copy the address of the one note that is ``chosen``."""
        if self._window.session is not None and len(chosen) == 1:
            citing.copy_link(self._window.session, chosen[0])

    def copy_citation(self, chosen: list[Annotation]) -> None:
        """Copy the passages that are ``chosen`` with their source; without any, the source."""
        if self._window.session is not None:
            citing.copy_citation(self._window.session, chosen)

    def copy_bibtex(self) -> None:
        """Copy what the document is, for programs that cite."""
        if self._window.session is not None:
            citing.copy_bibtex(self._window.session)


class _Visit(QObject):
    """Waits until the notes of a session are there, and goes to one of them, or to all."""

    def __init__(self, desk: Desk, session: Session, goal: _Goal, how: How) -> None:
        super().__init__(session)
        self._desk = desk
        self._session = session
        self._link = goal.link
        self._notes = goal.notes
        self._how = how
        session.save_state_changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if self._session.save_state is not SaveState.LOADING:
            self._session.save_state_changed.disconnect(self._look)
            QTimer.singleShot(0, self, self._arrive)  # by then the notes have their places

    def _arrive(self) -> None:
        self._desk.with_window(self._session, self._go)
        self.deleteLater()

    def _go(self, window: Host) -> None:
        session, id = self._session, self._link.annotation_id
        if window.session is not session:
            return
        if self._notes is not None:
            _show_notes(window)
            self._desk.change(panel_visible=True)
        item = session.annotations.get(id) if id is not None else None
        if item is None:
            self._say_what_is_missing(window)
            return
        span = session.span_of(item.id)
        if span is not None:
            session.reveal(span)
            window.page.choose(item.id)
        elif item.kind != "document":
            from reader.ui.messages import link_to_lost_words

            window.inform(link_to_lost_words())
        if item.note.strip() or span is None:
            session.edit_requested.emit(item.id)
        if span is not None:
            window.page.setFocus()  # what is typed now is not meant for the note

    def _say_what_is_missing(self, window: Host) -> None:
        from reader.ui import messages

        id, said = self._link.annotation_id, None
        if self._notes is not None:
            if self._is_own(self._notes):
                return  # they are shown, or said not to be readable
            window.inform(messages.notes_to_import(self._notes), lambda: self._import(window))
            return
        if id is None and self._how == "replaced":
            said = messages.link_to_changed_text()
        elif id is not None and self._session.notes_path is None:
            return  # that they cannot be read has been said
        elif id is not None and not self._session.relink_suggestions:  # it may be among those
            said = messages.link_to_no_note(deleted=id in self._session.deleted)
        if said is not None:
            window.inform(said, lambda: _show_notes(window) if said.label else None)

    def _is_own(self, notes: Path) -> bool:
        """Whether the file is in the reader's folder: what belongs to the text is shown by now."""
        own = self._desk.settings.notes_path
        return files.file_id(own) is not None and files.file_id(own) == files.file_id(notes.parent)

    def _import(self, window: Host) -> None:
        from reader.ui.dialogs.importing import review

        session, desk = self._session, self._desk
        if self._notes is None or window.session is not session or not session.writable:
            return
        review(
            window,
            session,
            self._notes,
            told=lambda said: desk.with_window(session, lambda it: it.tell_step(said)),
            failed=lambda error: desk.with_window(session, lambda it: it.tell(error)),
            wanted=lambda: window.session is session and window in desk.windows,
        )


def _show_notes(window: Host) -> None:
    window.build_panel().show_tab("notes")


def _has_had(session: Session, fingerprint: str) -> bool:
    """Whether the text of ``session`` has ``fingerprint``, or had it, as its notes know."""
    notes = session.notes_file
    if notes is not None and fingerprint in notes.fingerprints:
        return True
    return session.document.fingerprint == fingerprint


def _find(
    fingerprint: str,
    notes: Path,
    recent: tuple[Path, ...],
    told: Told | None,
    checkpoint: Checkpoint,
) -> Found | Missing:
    from reader.library.whereabouts import find

    return find(fingerprint, notes, recent, checkpoint, told)


def _told(path: Path, checkpoint: Checkpoint) -> Told | None:
    from reader.library.whereabouts import told_by

    del checkpoint
    return told_by(path)


def _read(path: Path, fingerprint: str, checkpoint: Checkpoint) -> Found:
    from reader.library.whereabouts import Found

    document = importers.read(path.absolute(), checkpoint)
    return Found(document, "same" if document.fingerprint == fingerprint else "replaced")
