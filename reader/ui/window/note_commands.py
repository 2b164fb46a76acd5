"""What the commands about notes and bookmarks do; dialogs are imported where they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader.annotations.model import Annotation, Kind
from reader.document import Span
from reader.ui import noting
from reader.ui.page import annotating
from reader.ui.session import Session
from reader.ui.window.desk import Desk
from reader.ui.window.host import Host

if TYPE_CHECKING:  # loads in a worker, after the page is readable
    from reader.annotations.anchor import Placement
    from reader.annotations.folder import Candidate

Place = tuple[Span, str]
"""Where an annotation stands, and its id."""


class NoteCommands(QObject):
    """Carries out what the menu of notes and its keys ask for."""

    def __init__(self, window: Host, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._counted: Mapping[str, Placement] = {}
        self._kinds: frozenset[Kind] = frozenset()

    # -- what is chosen

    def chosen(self) -> list[Annotation]:
        """The highlights under the selection, or the annotation that is meant at the caret."""
        session = self._window.session
        if session is None:
            return []
        if session.selection is None:
            current = annotating.current_annotation(self._window.page)
            return [] if current is None else [current]
        return [
            session.annotations[annotation_id]
            for annotation_id, placement in session.placements.items()
            if placement.span.overlaps(session.selection)
            and session.annotations[annotation_id].kind == "passage"
        ]

    def delete(self) -> None:
        """Delete the chosen annotations, in one step."""
        session, chosen = self._window.session, self.chosen()
        if session is None or not session.writable:
            return
        noting.delete(session, *chosen)

    def accept(self) -> None:
        """Be sure of the places of the chosen, in one step."""
        session = self._window.session
        if session is not None and session.writable:
            noting.accept(session, *self.chosen())

    # -- going from one to the next

    def kinds_in_text(self) -> frozenset[Kind]:
        """Of which kinds there are annotations to go to; counted anew only when they change."""
        session = self._window.session
        if session is None:
            return frozenset()
        if session.placements is not self._counted:
            self._counted = session.placements
            self._kinds = frozenset(session.annotations[key].kind for key in self._counted)
        return self._kinds

    def go_to_note(self, step: int) -> None:
        """Go to the next highlight in the text, or the one before; round and round."""
        session = self._window.session
        if session is not None:
            places = (
                (placement.span, annotation_id)
                for annotation_id, placement in session.placements.items()
                if session.annotations[annotation_id].kind == "passage"
            )
            self._go(session, sorted(places), session.caret, step)

    def go_to_bookmark(self, step: int) -> None:
        """Go to the next bookmark, or the one before; round and round."""
        session = self._window.session
        if session is not None:
            places = [(span, item.id) for span, item in annotating.bookmarks(session)]
            self._go(session, places, self._here(session), step)

    def _go(self, session: Session, places: Sequence[Place], here: int, step: int) -> None:
        page = self._window.page
        current = annotating.current_annotation(page)
        chosen = current.id if current is not None and here == session.caret else None
        target = following(places, here, chosen, step)
        if target is not None:
            session.reveal(target[0])
            page.choose(target[1])

    def _here(self, session: Session) -> int:
        """Where the reader is: at the caret, or where it was scrolled away, at the top line."""
        page = self._window.page
        return session.caret if page.in_view(session.caret) else page.reading_position()

    # -- bookmarks and notes of their own

    def toggle_bookmark(self) -> None:
        """Put a bookmark at the sentence that is read, or take away the one that is there."""
        session = self._window.session
        if session is not None and session.document.blocks:
            annotating.toggle_bookmark(session, self._here(session))

    def has_bookmark(self) -> bool:
        """Whether the sentence that is read has a bookmark."""
        session = self._window.session
        if session is None or not session.document.blocks:
            return False
        return annotating.bookmark_at(session, self._here(session)) is not None

    def note_document(self) -> None:
        """Write about the document as a whole."""
        if self._window.session is not None:
            noting.write_about_document(self._window.session)

    # -- notes of other files

    def import_notes(self) -> None:
        """Ask for a file of notes, show what is in it, and take it in; one step to undo."""
        session, desk = self._window.session, self._desk
        if session is None or not session.writable:
            return
        from reader.ui.dialogs.importing import import_notes

        import_notes(
            self._window,
            session,
            desk.settings.last_export_folder,
            told=lambda said: desk.with_window(session, lambda it: it.tell_step(said)),
            failed=lambda error: desk.with_window(session, lambda it: it.tell(error)),
            wanted=lambda: self._window.session is session and self._window in desk.windows,
        )

    def relink(self) -> None:
        """Ask which notes file belongs to the document, and take it over."""
        session = self._window.session
        if session is None or not session.can_relink:
            return
        from reader.ui.dialogs.relink import RelinkDialog

        dialog = RelinkDialog(session, self._window)
        if dialog.exec() and dialog.path is not None and self._window.session is session:
            session.relink(dialog.path)
        dialog.deleteLater()

    def offer_relink(self, candidates: Sequence[Candidate]) -> None:
        """Say that there are notes that may belong to the document, and how to get them."""
        from reader.ui.messages import relink_offer

        self._window.inform(relink_offer(candidates), self.relink)

    # -- names of colours

    def name_colours(self) -> None:
        """Ask what each colour means to the reader, and call it so from now on, everywhere."""
        from reader.ui.dialogs.colour_names import ColourNamesDialog

        dialog = ColourNamesDialog(self._desk.colour_names, self._desk.chrome.page, self._window)
        if dialog.exec():
            self._desk.change(colour_names=dialog.meanings())
        dialog.deleteLater()


def following(places: Sequence[Place], here: int, chosen: str | None, step: int) -> Place | None:
    """The first of the sorted ``places`` after ``here``, or the last one before it.

    Where ``chosen`` is one of them, it is its neighbour: several may begin at one place.
    """
    if not places:
        return None
    ids = [annotation_id for _, annotation_id in places]
    if chosen in ids:
        return places[(ids.index(chosen) + step) % len(places)]
    if step > 0:
        return next((place for place in places if place[0].start > here), places[0])
    return next((place for place in reversed(places) if place[0].start < here), places[-1])
