"""The things a reader should hear about, as data; `messages` in `cli` and `ui` make the sentences.

::

    ReaderError             path, cause
    ├── DocumentError       a document cannot be shown
    │   ├── NotFound
    │   ├── IsAFolder
    │   ├── NoPermission
    │   ├── NotText         bytes that are no text in any encoding we read
    │   ├── TooLarge
    │   └── Unreadable      anything else that the system says
    ├── NotesError          notes cannot be read or saved
    │   ├── NotesUnreadable   kept, set aside under `kept_as`
    │   ├── NotesNewer        written by a newer Hamesh: read only
    │   └── NotesNotSaved     disk full, folder read-only, …
    │       └── NotesFolderClosed   they could not be, if there were any
    ├── LexiconError        the rules about names cannot be read or saved
    │   ├── LexiconUnreadable set aside under `kept_as`
    │   ├── LexiconNewer      written by a newer Hamesh: read only
    │   └── LexiconNotSaved
    ├── NotNotes            a file holds no notes that we can import
    │   └── NotesTooNew       a newer Hamesh wrote it
    ├── BackupError         a backup is damaged, or none at all
    │   └── BackupNewer       written by a newer Hamesh
    └── ExportError         an export cannot be written
        ├── ExportExists      something else has the name already
        ├── ExportOntoSource  it would replace the document itself
        └── TemplateWrong     the reader's own, in some line
"""

from __future__ import annotations

from pathlib import Path


class ReaderError(Exception):
    """Something expected went wrong with ``path``; ``cause`` is the system's word for it."""

    def __init__(self, path: Path | None, cause: str = "") -> None:
        super().__init__(path, cause)
        self.path = path
        self.cause = cause

    def __str__(self) -> str:
        return f"{type(self).__name__}: {self.path}: {self.cause}"


class DocumentError(ReaderError):
    """A document cannot be shown."""


class NotFound(DocumentError):
    """There is no such file."""


class IsAFolder(DocumentError):
    """The path names a folder."""


class NoPermission(DocumentError):
    """The system does not let us read the file."""


class NotText(DocumentError):
    """The bytes are no text in any encoding that we read."""


class TooLarge(DocumentError):
    """The file is larger than we promise to handle."""


class Unreadable(DocumentError):
    """The system failed while reading."""


class NotesError(ReaderError):
    """Notes cannot be read or saved."""


class NotesUnreadable(NotesError):
    """A notes file is damaged; it was kept, as ``kept_as`` where it had to make room."""

    def __init__(self, path: Path | None, cause: str = "", kept_as: Path | None = None) -> None:
        super().__init__(path, cause)
        self.kept_as = kept_as


class NotesNewer(NotesError):
    """A notes file was written by a newer Hamesh; it is shown but not changed."""


class NotesNotSaved(NotesError):
    """Notes could not be written; they are still in memory."""


class NotesFolderClosed(NotesNotSaved):
    """Nothing can be written in the notes folder, which is known before there is anything."""


class NotNotes(ReaderError):
    """A file holds no notes in any format that we import."""


class NotesTooNew(NotNotes):
    """A newer Hamesh wrote the file, in a format that we cannot know."""


class LexiconError(ReaderError):
    """The reader's rules about names cannot be read or saved."""


class LexiconUnreadable(LexiconError):
    """A lexicon file is damaged; it was kept, as ``kept_as`` where it had to make room."""

    def __init__(self, path: Path | None, cause: str = "", kept_as: Path | None = None) -> None:
        super().__init__(path, cause)
        self.kept_as = kept_as


class LexiconNewer(LexiconError):
    """A lexicon file was written by a newer Hamesh; it applies but is not changed."""


class LexiconNotSaved(LexiconError):
    """Rules about names could not be written; they are still in memory."""


class BackupError(ReaderError):
    """A file is no backup of ours, or not a whole one; nothing was restored from it."""


class BackupNewer(BackupError):
    """A newer Hamesh made the backup, in a form that we cannot know."""


class ExportError(ReaderError):
    """An export could not be written; nothing half-written is left."""


class ExportExists(ExportError):
    """A file of that name is there, and nobody has said that it may be replaced."""


class ExportOntoSource(ExportError):
    """An export would replace the document that it is made from."""


class TemplateWrong(ExportError):
    """The reader's own template cannot be followed: ``why``, in ``line``, which counts from 1.

    0 where nobody knows the line.
    """

    def __init__(self, path: Path | None, cause: str = "", line: int = 0, why: str = "") -> None:
        super().__init__(path, cause)
        self.line = line
        self.why = why or cause
