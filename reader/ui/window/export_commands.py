"""Exporting from a window: what is asked, what a worker writes, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reader.errors import ReaderError
from reader.progress import Cancelled, Checkpoint
from reader.text.bidi import isolate
from reader.ui.session import Session
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:  # what writes exports loads when it is first asked for
    from reader.exporters import Export
    from reader.library.material import Material
    from reader.ui.dialogs.exporting import Asked, ExportDialog, Workshop

_GATHERED = 0.5  # of the work on one document: the rest is writing it


@dataclass
class Outcome:
    """What was ``written``, and what was not; ``stopped`` before all was done."""

    written: list[Path] = field(default_factory=list)
    failed: list[ReaderError] = field(default_factory=list)
    stopped: bool = False


class Stop:
    """Whether the reader still wants it: asked by the worker, said by the window."""

    def __init__(self) -> None:
        self.wanted = False

    def ask(self) -> None:
        """Stop at the next moment at which nothing is half done."""
        self.wanted = True


class ExportCommands(QObject):
    """Asks, writes and tells."""

    def __init__(self, window: Host, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def export(self, ids: Sequence[str] = ()) -> None:
        """Ask what is to be exported, beginning with the notes ``ids``, and write it."""
        session, desk = self._window.session, self._desk
        if session is None:
            return
        from reader.ui.dialogs.exporting import ExportDialog

        self._window.commit()  # the last words, typed a moment ago
        settings = desk.settings
        shop = self._workshop()
        dialog = ExportDialog(
            shop,
            session,
            folder=settings.last_export_folder,
            format_name=settings.last_export_format,
            choices=settings.export,
            names=desk.colour_names,
            theme=desk.chrome.page,
            ids=[id for id in ids if id in session.own_notes],
            open_documents=sum(window.session is not None for window in desk.windows),
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._write(session, dialog.asked(), shop))
        dialog.finished.connect(lambda: self._remember(dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _workshop(self) -> Workshop:
        from reader import exporters
        from reader.library import person
        from reader.ui import printing
        from reader.ui.dialogs.exporting import Workshop

        return Workshop(
            {**exporters.FORMATS, **printing.FORMATS},
            printing.first_sheet,
            person.name,
            self._desk.language,
            self._desk.settings.colour_names,
        )

    def _remember(self, dialog: ExportDialog) -> None:
        """Begin with the same choices the next time, also where nothing was written now."""
        self._desk.change(export=dialog.choices(), last_export_format=dialog.format())

    def _write(self, session: Session, asked: Asked, shop: Workshop) -> None:
        one, desk, stop = asked.documents == "this", self._desk, Stop()
        desk.change(last_export_folder=asked.target.parent if one else asked.target)
        # By then this window may be closed, or be another one in another language.
        progress = _Progress(desk, session, stop)
        desk.tasks.run(
            write_one if one else write_all, asked, shop, self._jobs(session, asked), stop,
            on_done=lambda outcome: progress.end(lambda it: _tell(it, asked, outcome)),
            on_error=lambda error: progress.end(lambda it: it.tell(error)),
            on_crash=lambda _: progress.end(lambda _: None),
            on_progress=progress.tell,
        )  # fmt: skip

    def _jobs(self, session: Session, asked: Asked) -> list[Callable[[Checkpoint], Material]]:
        """How each document is come by; those that are open as they are now."""
        from reader.library.material import saved
        from reader.ui.material import material_of

        folder = self._desk.settings.notes_path
        if asked.documents == "files":
            return [
                lambda checkpoint, path=path: saved(path, folder, checkpoint)  # type: ignore[misc]
                for path in asked.files
            ]
        sessions = [session]
        if asked.documents == "open":
            sessions = [it.session for it in self._desk.windows if it.session is not None]
        there = [material_of(item) for item in dict.fromkeys(sessions)]
        return [lambda _, item=item: item for item in there]  # type: ignore[misc]


class _Progress:
    """How far an export is, in whichever window shows its document by now."""

    def __init__(self, desk: Desk, session: Session, stop: Stop) -> None:
        self._desk = desk
        self._session = session
        self._stop = stop
        self.tell(0.0)

    def tell(self, part: float) -> None:
        """Say that ``part`` of it is done, 0 to 1."""
        self._desk.with_window(
            self._session, lambda it: it.status.show_export(part, self._stop.ask)
        )

    def end(self, act: Callable[[Host], object]) -> None:
        """Say that it is over, and what became of it."""
        for window in self._desk.windows:
            window.status.hide_export()
        self._desk.with_window(self._session, act)


Jobs = Sequence["Callable[[Checkpoint], Material]"]


def write_one(
    asked: Asked, shop: Workshop, jobs: Jobs, stop: Stop, checkpoint: Checkpoint
) -> Outcome:
    """Write the one document that was asked for, whole or not at all.

    Raises:
        ReaderError: it could not be written.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    outcome = Outcome()
    try:
        watch = _watching(stop, checkpoint)
        material = jobs[0](watch)
        content = _content(asked, shop, material, watch)
        _put(asked, asked.target, content, watch, replace=asked.replace)
        outcome.written.append(asked.target)
    except Cancelled:
        if not stop.wanted:
            raise
        outcome.stopped = True
    return outcome


def write_all(
    asked: Asked, shop: Workshop, jobs: Jobs, stop: Stop, checkpoint: Checkpoint
) -> Outcome:
    """Write a file for each document; what is wrong with one of them does not stop the others.

    Raises:
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    from reader import exporters

    outcome, taken = Outcome(), set[str]()
    for number, job in enumerate(jobs):

        def part(done: float, number: int = number) -> None:
            checkpoint((number + done) / len(jobs))

        watch = _watching(stop, part)
        try:
            content = _content(asked, shop, job(watch), watch)
            name = exporters.filename(content.title, asked.format)
            path = asked.target / exporters.unused(name, taken, asked.target)
            _put(asked, path, content, watch, replace=False)
            outcome.written.append(path)
        except ReaderError as error:
            outcome.failed.append(error)
        except Cancelled:
            if not stop.wanted:
                raise
            outcome.stopped = True
            break
    return outcome


def _watching(stop: Stop, checkpoint: Checkpoint) -> Checkpoint:
    def watch(part: float) -> None:
        checkpoint(part)
        if stop.wanted:
            raise Cancelled

    return watch


def _content(asked: Asked, shop: Workshop, material: Material, watch: Checkpoint) -> Export:
    from reader.ui.dialogs.exporting.asked import gathered

    return gathered(
        shop, material, asked.format, asked.choice, asked.choices,
        lambda part: watch(part * _GATHERED),
    )  # fmt: skip


def _put(asked: Asked, path: Path, content: Export, watch: Checkpoint, *, replace: bool) -> None:
    from reader import exporters
    from reader.ui.dialogs.exporting.asked import template_named

    with template_named(asked.choices):
        exporters.export(
            path, asked.format, content,
            lambda part: watch(_GATHERED + part * (1 - _GATHERED)), replace=replace,
        )  # fmt: skip


def _tell(window: Host, asked: Asked, outcome: Outcome) -> None:
    """Say what was written where, and offer to see it."""
    from reader.ui.messages import Message, message

    one = asked.documents == "this"
    if not outcome.written and not outcome.failed:
        nothing = QCoreApplication.translate("ExportCommands", "Nothing was exported.")
        window.inform(Message(nothing))
        return
    said = [_written(asked, outcome)]
    if outcome.failed:
        number = len(outcome.failed)
        failed = QCoreApplication.translate(
            "ExportCommands", "%n document(s) could not be exported.", "", number
        )
        said += [failed, message(outcome.failed[0]).text]
    if outcome.stopped:
        said.append(QCoreApplication.translate("ExportCommands", "The others were left out."))
    folder = asked.target.parent if one else asked.target
    show = QCoreApplication.translate("ExportCommands", "Show in Folder")
    text = " ".join(said)
    if one:
        label = QCoreApplication.translate("ExportCommands", "Open")
        window.notice.show_message(
            Message(text, label=label),
            lambda: _open(outcome.written[0]),
            picture="information",
            more=(show, lambda: _open(folder)),
        )
    else:
        picture = "warning" if outcome.failed else "information"
        window.notice.show_message(Message(text, label=show), lambda: _open(folder), picture)


def _written(asked: Asked, outcome: Outcome) -> str:
    if asked.documents == "this":
        text = QCoreApplication.translate("ExportCommands", "Exported as %1.")
        return text.replace("%1", isolate(asked.target.name))
    number = len(outcome.written)
    text = QCoreApplication.translate(
        "ExportCommands", "%n file(s) were written to %1.", "", number
    )
    return text.replace("%1", isolate(asked.target.name or str(asked.target)))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
