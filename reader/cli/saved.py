"""What the reader has saved, for commands that ask for it: notes, and the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from reader import errors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.analysis.model import Entity, Statistic
    from reader.annotations.model import Annotations
    from reader.annotations.store import NotesFile
    from reader.document import Document
    from reader.library.corrections import Figure

FOLDER_HELP: Final = "default: the settings'"


def notes(folder: Path | None, document: Document) -> Annotations:
    """What the reader has written about ``document``, in ``folder`` or where the settings say."""
    return file_of(folder, document).annotations


def file_of(folder: Path | None, document: Document) -> NotesFile:
    """The notes file of ``document``, in ``folder`` or where the settings say.

    Raises:
        NotesError: it cannot be read. One from a newer version can, and is not written.
    """
    from reader.annotations.store import open_notes
    from reader.library import settings
    from reader.library.files import is_folder

    if folder is not None and not is_folder(folder):
        raise errors.NotesError(folder, "there is no such folder")
    found = open_notes(folder or settings.load().notes_path, document)
    if found.problem is not None and not isinstance(found.problem, errors.NotesNewer):
        raise found.problem
    return found


def figures(
    document: Document, statistics: Iterable[Statistic], annotations: Annotations
) -> tuple[Figure, ...]:
    """``statistics`` of ``document`` as its reader has corrected them in ``annotations``."""
    from reader.annotations.anchor import locate
    from reader.annotations.model import corrections_of
    from reader.library import corrections

    said = corrections_of(annotations)
    placed = {id: locate(document, item.anchor) for id, item in said.items()}
    known = {id: placement for id, placement in placed.items() if placement is not None}
    return corrections.corrected(corrections.found(statistics), said, known)


def entities(document: Document, found: Sequence[Entity]) -> tuple[Entity, ...]:
    """``found`` in ``document``, after the reader's rules about names.

    Raises:
        LexiconError: there are rules, and they cannot be read.
    """
    from reader.library import folders
    from reader.library.entity_lexicon.applying import apply
    from reader.library.entity_lexicon.file import open_lexicon

    file = open_lexicon(folders.entity_lexicon_path())
    if file.problem is not None and not isinstance(file.problem, errors.LexiconNewer):
        raise file.problem
    return apply(found, document.text, file.lexicon)


def language(asked: Literal["ar", "en"] | None) -> Literal["ar", "en"]:
    """The language of headings and labels: what was asked for, or the reader's own."""
    from reader.library import settings

    return asked or ("en" if settings.load().language == "en" else "ar")
