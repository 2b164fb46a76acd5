"""Sentences for what went wrong or is on offer: file, cause, and a way out, in two languages."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from reader import errors
from reader.text.bidi import isolate

if TYPE_CHECKING:  # loads in a worker, after the page is readable
    from reader.annotations.folder import Candidate
    from reader.library.backup.restoring import Fate

WayOut = Literal[
    "open",
    "retry_open",
    "retry_save",
    "retry_names",
    "notes_folder",
    "show_notes",
    "export",
    "export_anew",
    "restore",
    "",
]
"""What the one button of a message does; ``""`` has no button."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message for the quiet bar: one or two sentences and what its button does and says."""

    text: str
    way_out: WayOut = ""
    label: str = ""


def relink_offer(candidates: Sequence[Candidate]) -> Message:
    """What is said of notes files that may belong to a document; the first is the likeliest."""
    best = candidates[0]
    file = best.document.name if best.document is not None else best.path.name
    name = isolate(" ".join(best.title.split()) or file)
    notes, found = best.notes, best.found  # lupdate knows no attributes
    there = QCoreApplication.translate(
        "Messages", "%n note(s) on %1 may belong to this document.", "", notes
    )
    here = QCoreApplication.translate(
        "Messages", "The words of %n of them are in its text.", "", found
    )
    label = QCoreApplication.translate("Messages", "Relink…")
    return Message(_joined(there.replace("%1", name), here), label=label)


def link_leads_nowhere(name: str) -> Message:
    """What is said where the document of an address, called ``name``, is not found."""
    if name:
        text = QCoreApplication.translate(
            "Messages", "%1, to which the link leads, was not found where it was last."
        )
    else:
        text = QCoreApplication.translate(
            "Messages", "The link leads to a document that was never opened here."
        )
    label = QCoreApplication.translate("Messages", "Open…")
    return Message(text.replace("%1", isolate(" ".join(name.split()))), label=label)


def notes_without_document(name: str) -> Message:
    """What is said where the document of a notes file, called ``name``, is not found."""
    if name:
        text = QCoreApplication.translate(
            "Messages", "%1, which these notes are about, was not found where it was last."
        )
    else:
        text = QCoreApplication.translate(
            "Messages", "The document that these notes are about was not found."
        )
    label = QCoreApplication.translate("Messages", "Open…")
    return Message(text.replace("%1", isolate(" ".join(name.split()))), label=label)


def no_notes_file(path: Path) -> Message:
    """What is said of a file that is called like one with notes, and is none."""
    text = QCoreApplication.translate("Messages", "%1 holds no notes that Hamesh can read.")
    return Message(text.replace("%1", isolate(path.name)))


def notes_to_import(path: Path) -> Message:
    """What is said of a notes file from elsewhere, beside its document."""
    text = QCoreApplication.translate("Messages", "%1 is not in your notes folder.")
    label = QCoreApplication.translate("Messages", "Import…")
    return Message(text.replace("%1", isolate(path.name)), label=label)


def link_to_no_note(*, deleted: bool) -> Message:
    """What is said where the note of an address is not among those of its document."""
    if deleted:
        text = QCoreApplication.translate(
            "Messages", "The note to which the link leads was deleted."
        )
    else:
        text = QCoreApplication.translate(
            "Messages", "The note to which the link leads is not among the notes on this document."
        )
    return Message(text, label=QCoreApplication.translate("Messages", "Show the notes"))


def link_to_lost_words() -> Message:
    """What is said where the words of an address's note are in the text no more."""
    return Message(
        QCoreApplication.translate(
            "Messages", "The words to which the link leads are no longer in the text."
        )
    )


def link_to_changed_text() -> Message:
    """What is said where another text than that of an address stands in its place."""
    return Message(
        QCoreApplication.translate("Messages", "This text has changed since the link was made.")
    )


def kept_beside(changed: Path, written: Path) -> Message:
    """What is said of an export that made way for a file that its reader ``changed``."""
    text = QCoreApplication.translate(
        "Messages",
        "%1 is not as Hamesh left it, and stays as it is. Your notes are now kept in %2.",
    )
    text = text.replace("%1", isolate(changed.name)).replace("%2", isolate(written.name))
    return Message(text, label=QCoreApplication.translate("Messages", "Show the folder"))


def folder_not_kept(error: errors.ReaderError) -> Message:
    """What is said where the folder of exports is not up to date because of ``error``."""
    text = QCoreApplication.translate(
        "Messages", "The folder of exports could not be kept up to date."
    )
    if isinstance(error, errors.ExportError) and not isinstance(error, errors.TemplateWrong):
        why = _joined(isolate(str(error.path), "ltr") + ":" if error.path else "", _cause(error))
    else:
        why = message(error).text
    label = QCoreApplication.translate("Messages", "Change…")
    return Message(_joined(text, why), label=label)


def restored(fates: Mapping[Fate, int]) -> Message:
    """What became of how many files of a backup."""
    words: Mapping[Fate, str] = {
        "new": QCoreApplication.translate("Messages", "Came back: %1"),
        "merged": QCoreApplication.translate("Messages", "Merged with what is here: %1"),
        "beside": QCoreApplication.translate("Messages", "Set beside files of their names: %1"),
        "same": QCoreApplication.translate("Messages", "The same here already: %1"),
        "kept": QCoreApplication.translate("Messages", "Left as they are here: %1"),
    }
    said = [
        word.replace("%1", isolate(str(count), "ltr"))
        for fate, word in words.items()
        if (count := fates.get(fate, 0))
    ]
    text = QCoreApplication.translate("Messages", "The backup was restored.")
    return Message(_joined(text, " · ".join(said)))


def message(error: errors.ReaderError) -> Message:
    """The sentence for ``error``: what fits its class best, or its nearest base class."""
    sentence = next(_SENTENCES[kind] for kind in type(error).__mro__ if kind in _SENTENCES)
    name = isolate(error.path.name) if error.path is not None else _this_file()
    text, way_out = sentence(name, _cause(error))
    if way_out == "retry_save" and _refused(error):
        way_out = "notes_folder"
    return Message(text, way_out, _LABELS[way_out]())


def _refused(error: errors.ReaderError) -> bool:
    """Whether the folder is at fault, so that trying again would change nothing."""
    if error.cause in _OWN_CAUSES:
        return True
    return any(os.strerror(number) in error.cause for number in _FOLDER_FAULTS)


def _this_file() -> str:
    return QCoreApplication.translate("Messages", "this file")


def _cause(error: errors.ReaderError) -> str:
    """The word for the cause, translated where we know it; a sentence, or nothing."""
    if error.cause in _OWN_CAUSES:
        return _OWN_CAUSES[error.cause]()
    if isinstance(error, errors.TemplateWrong) and error.line:
        where = QCoreApplication.translate("Messages", "Line %1: %2")
        why = isolate(error.why, "ltr")  # Jinja's own words
        return where.replace("%1", str(error.line)).replace("%2", why)
    for number, sentence in _CAUSES.items():
        if os.strerror(number) in error.cause:
            return sentence()
    return isolate(error.cause.rstrip(".") + ".", "ltr") if error.cause else ""


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


_Sentence = Callable[[str, str], tuple[str, WayOut]]


def _not_found(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "%1 is not there. It may have been moved, renamed or deleted."
    )
    return text.replace("%1", name), "open"


def _folder(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "%1 is a folder. Choose a file inside it.")
    return text.replace("%1", name), "open"


def _no_permission(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "You are not allowed to read %1.")
    return text.replace("%1", name), "open"


def _not_text(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "%1 is not a text that can be shown: its content is something else."
    )
    return text.replace("%1", name), "open"


def _too_large(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "%1 is too large to open.")
    return text.replace("%1", name), "open"


def _unreadable(name: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "%1 could not be read.")
    return _joined(text.replace("%1", name), cause), "retry_open"


def _notes_unreadable(name: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "The notes file %1 is damaged. It was kept; nothing in it was deleted."
    )
    return _joined(text.replace("%1", name), cause), "show_notes"


def _notes_newer(_: str, __: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages",
        "These notes were written by a newer Hamesh. They are shown, but cannot be changed here.",
    )
    return text, ""


def _notes_not_saved(_: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "Your notes could not be saved.")
    rest = QCoreApplication.translate("Messages", "They are safe as long as this window is open.")
    return _joined(text, cause, rest), "retry_save"  # or another folder: see `message`


def _notes_closed(name: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "Notes cannot be saved in the folder %1: choose another one before you write."
    )
    return _joined(text.replace("%1", name), cause), "notes_folder"


def _notes(_: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "The notes of this document could not be read.")
    return _joined(text, cause), "notes_folder"


def _lexicon_unreadable(name: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "%1 holds no corrections of entities that can be read. It was kept as it is."
    )
    return _joined(text.replace("%1", name), cause), ""


def _lexicon_newer(_: str, __: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "A newer Hamesh wrote the corrections of entities. They cannot be changed here."
    )
    return text, ""


def _lexicon_not_saved(_: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "Your corrections of entities are not saved.")
    rest = QCoreApplication.translate("Messages", "They are safe as long as this window is open.")
    return _joined(text, cause, rest), "retry_names"


def _lexicon(_: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "Your corrections of entities could not be read.")
    return _joined(text, cause), ""


def _export(name: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "%1 could not be written.")
    return _joined(text.replace("%1", name), cause), "export"


def _onto_source(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "%1 is the document itself, and stays as it is. Choose another name."
    )
    return text.replace("%1", name), "export"


def _exists(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "%1 is there already, and stays as it is.")
    return text.replace("%1", name), "export"


def _template(_: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "There is a mistake in your template.")
    return _joined(text, cause), "export_anew"


def _backup(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "%1 is no backup of Hamesh, or it is damaged. Nothing was restored."
    )
    return text.replace("%1", name), "restore"


def _backup_newer(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "%1 was made by a newer Hamesh. Update Hamesh to restore it."
    )
    return text.replace("%1", name), ""


def _any(name: str, cause: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate("Messages", "Something went wrong with %1.")
    return _joined(text.replace("%1", name), cause), ""


def _not_notes(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "There are no notes in %1, or none in a form that can be imported."
    )
    return text.replace("%1", name), ""


def _notes_too_new(name: str, _: str) -> tuple[str, WayOut]:
    text = QCoreApplication.translate(
        "Messages", "The notes in %1 were written by a newer Hamesh. Update Hamesh to import them."
    )
    return text.replace("%1", name), ""


_SENTENCES: Mapping[type, _Sentence] = {
    errors.NotFound: _not_found,
    errors.IsAFolder: _folder,
    errors.NoPermission: _no_permission,
    errors.NotText: _not_text,
    errors.TooLarge: _too_large,
    errors.DocumentError: _unreadable,
    errors.NotesUnreadable: _notes_unreadable,
    errors.NotesNewer: _notes_newer,
    errors.NotesNotSaved: _notes_not_saved,
    errors.NotesFolderClosed: _notes_closed,
    errors.NotesError: _notes,
    errors.LexiconUnreadable: _lexicon_unreadable,
    errors.LexiconNewer: _lexicon_newer,
    errors.LexiconNotSaved: _lexicon_not_saved,
    errors.NotesTooNew: _notes_too_new,
    errors.NotNotes: _not_notes,
    errors.LexiconError: _lexicon,
    errors.BackupNewer: _backup_newer,
    errors.BackupError: _backup,
    errors.ExportExists: _exists,
    errors.TemplateWrong: _template,
    errors.ExportOntoSource: _onto_source,
    errors.ExportError: _export,
    errors.ReaderError: _any,
}

_LABELS: Mapping[WayOut, Callable[[], str]] = {
    "": lambda: "",
    "open": lambda: QCoreApplication.translate("Messages", "Choose another file…"),
    "retry_open": lambda: QCoreApplication.translate("Messages", "Try again"),
    "retry_save": lambda: QCoreApplication.translate("Messages", "Try again"),
    "retry_names": lambda: QCoreApplication.translate("Messages", "Try again"),
    "notes_folder": lambda: QCoreApplication.translate("Messages", "Choose another folder…"),
    "show_notes": lambda: QCoreApplication.translate("Messages", "Show the folder"),
    "export": lambda: QCoreApplication.translate("Messages", "Choose another place…"),
    "export_anew": lambda: QCoreApplication.translate("Messages", "Export anew…"),
    "restore": lambda: QCoreApplication.translate("Messages", "Choose another file…"),
}

_FOLDER_FAULTS = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST)

# What keeps notes from a file that the system would let us write.
_OWN_CAUSES: Mapping[str, Callable[[], str]] = {
    "read only": lambda: QCoreApplication.translate(
        "Messages", "The notes file there can only be read."
    ),
    "written by a newer Hamesh": lambda: QCoreApplication.translate(
        "Messages", "The notes file there was written by a newer Hamesh."
    ),
}

_CAUSES: Mapping[int, Callable[[], str]] = {
    errno.ENOSPC: lambda: QCoreApplication.translate("Messages", "The disk is full."),
    errno.EDQUOT: lambda: QCoreApplication.translate("Messages", "Your disk quota is used up."),
    errno.EROFS: lambda: QCoreApplication.translate("Messages", "The disk is read-only."),
    errno.EACCES: lambda: QCoreApplication.translate(
        "Messages", "You are not allowed to use that folder."
    ),
    errno.EPERM: lambda: QCoreApplication.translate("Messages", "The system does not allow it."),
    errno.ENOENT: lambda: QCoreApplication.translate("Messages", "The folder is not there."),
    errno.ENOTDIR: lambda: QCoreApplication.translate(
        "Messages", "A file stands where the folder should be."
    ),
    errno.EEXIST: lambda: QCoreApplication.translate(
        "Messages", "A file stands where the folder should be."
    ),
    errno.EIO: lambda: QCoreApplication.translate("Messages", "The disk reports an error."),
}
