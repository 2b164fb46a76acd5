"""Three hints in the bundled article, where Hamesh is started for the first time.

They look like notes and are read, changed and deleted as notes are. Until the reader changes one it
is the program's: it is not written to the notes folder and not exported, and with the first run it
is gone. Nobody finds a file there before they have written something, and none comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from reader.annotations.kinds import Colour
from reader.document import Document, Span

if TYPE_CHECKING:  # load after the page is readable
    from reader.annotations.model import Annotations
    from reader.ui.session import Session

_ID = "urn:uuid:2d5f4a52-0c1e-4d0b-9a59-16c7f0a3d70{}"
_WORDS = 5  # of a paragraph that a hint stands at
_COLOURS: tuple[Colour, ...] = ("yellow", "green", "blue")


class Welcome(QObject):
    """Shows the hints in each window of the ``article``, as long as the process runs.

    ``shown`` is called when there were any: the next start is not the first one.
    """

    def __init__(self, article: Path, shown: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._article = article
        self._shown = shown

    def greet(self, session: Session) -> None:
        """Show the hints in ``session`` if it is the article and has no notes, or say them anew."""
        from reader.ui.session import SaveState

        if session.document.source.path != self._article:
            return
        if session.save_state is SaveState.LOADING:
            session.save_state_changed.connect(self._loaded)
        else:
            session.show_hints(hints(session.document))

    def _loaded(self) -> None:
        from reader.ui.session import SaveState, Session

        session = self.sender()
        if isinstance(session, Session) and session.save_state is not SaveState.LOADING:
            session.save_state_changed.disconnect(self._loaded)
            # Later: the notes themselves come right after their state.
            QTimer.singleShot(0, session, lambda: session.show_hints(hints(session.document)))
            self._shown()


def hints(document: Document) -> Annotations:
    """The hints in the present language, each at the beginning of a paragraph of ``document``."""
    from reader.annotations.anchor import describe
    from reader.annotations.model import Annotation, now
    from reader.text.segment import words

    moment = now()
    found: dict[str, Annotation] = {}
    paragraphs = (block for block in document.blocks if block.role == "paragraph")
    for number, (said, block) in enumerate(zip(_said(), paragraphs, strict=False)):
        first = [*words(document.text, block.start, block.end)][:_WORDS]
        if first:
            anchor = describe(document, Span(first[0].start, first[-1].end))
            id = _ID.format(number)
            found[id] = Annotation(id, anchor, _COLOURS[number], said, (), moment, moment)
    return found


def _said() -> tuple[str, str, str]:
    return (
        QCoreApplication.translate(
            "Welcome",
            "Select words in the text, and a small bar appears beside them: "
            "keys 1 to 5 highlight, N adds a note.",
        ),
        QCoreApplication.translate(
            "Welcome",
            "The panel beside the text lists its figures and names. "
            "Click one to go to where it stands.",
        ),
        QCoreApplication.translate(
            "Welcome",
            "What you write is saved at once, in a folder of your own. "
            "Delete these three hints whenever you like; F1 tells more.",
        ),
    )
