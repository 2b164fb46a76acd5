"""A session as what exports are made of: as it is at this moment, for a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.session import Session

if TYPE_CHECKING:  # what writes exports loads when it is first asked for
    from reader.annotations.notebook import Notebook
    from reader.library.material import Material


def material_of(session: Session) -> Material:
    """What ``session`` holds now; what it does not know yet is found out in the worker."""
    from reader.annotations.store import notebook_of, with_annotations
    from reader.library.material import Material, wanted

    notes, kept, rules = session.notes_file, session.kept, session.naming.rules()

    def notebook() -> Notebook | None:
        return notebook_of(with_annotations(notes, kept)) if notes is not None else None

    analysed = session.analysis is not None
    return Material(
        session.document,
        kept,
        notebook,
        lambda: rules,
        session.placements,
        (wanted(session.figures), session.entities) if analysed else None,
    )
