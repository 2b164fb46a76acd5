"""What the reader has saved, for commands that ask for it: notes, and the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from reader import errors

if TYPE_CHECKING:
    from reader.annotations.model import Annotations
    from reader.document import Document

FOLDER_HELP: Final = "default: the settings'"


def notes(folder: Path | None, document: Document) -> Annotations:
    """What the reader has written about ``document``, in ``folder`` or where the settings say."""
    from reader.annotations.store import open_notes
    from reader.library import settings
    from reader.library.files import is_folder

    if folder is not None and not is_folder(folder):
        raise errors.NotesError(folder, "there is no such folder")
    found = open_notes(folder or settings.load().notes_path, document)
    if found.problem is not None and not isinstance(found.problem, errors.NotesNewer):
        raise found.problem
    return found.annotations


def language(asked: Literal["ar", "en"] | None) -> Literal["ar", "en"]:
    """The language of headings and labels: what was asked for, or the reader's own."""
    from reader.library import settings

    return asked or ("en" if settings.load().language == "en" else "ar")
