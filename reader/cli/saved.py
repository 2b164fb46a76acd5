"""What the reader has saved, for commands that ask for it: notes, and the language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from reader import errors

if TYPE_CHECKING:
    from reader.annotations.model import Annotations
    from reader.annotations.store import NotesFile
    from reader.document import Document

FOLDER_HELP: Final = "default: the settings'"


def notes(folder: Path | None, document: Document) -> Annotations:
    """What the reader has written about ``document``, in ``folder`` or where the settings say."""
    return file_of(folder, document).annotations


def file_of(folder: Path | None, document: Document) -> NotesFile:
    """The notes file of ``document``, in ``folder`` or where the settings say.

    Raises:
        NotesError: it cannot be read. One from a newer version can, and is not written.
    """
    from reader.library.material import notes_in

    return notes_in(folder_of(folder), document)


def folder_of(asked: Path | None) -> Path:
    """The folder of the notes: the one that was asked for, or where the settings say.

    Raises:
        NotesError: it was asked for, and is none.
    """
    from reader.library import settings
    from reader.library.files import is_folder

    if asked is not None and not is_folder(asked):
        raise errors.NotesError(asked, "there is no such folder")
    return asked or settings.load().notes_path


def language(asked: Literal["ar", "en"] | None) -> Literal["ar", "en"]:
    """The language of headings and labels: what was asked for, or the reader's own."""
    from reader.library import settings

    return asked or ("en" if settings.load().language == "en" else "ar")
