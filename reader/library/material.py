"""What exports are made of: a document with its notes, figures and names as its reader has them.

`saved` finds all that on the disk; an open window has its own. Both end in `content`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader import durable, errors, importers
from reader.analysis import analyse
from reader.analysis.model import Entity, Statistic
from reader.annotations.anchor import Placement, locate
from reader.annotations.model import Annotations, corrections_of, notes_of
from reader.annotations.notebook import Notebook
from reader.annotations.store import NotesFile, notebook_of, open_notes
from reader.document import Document
from reader.exporters import ALL, Bibliography, Choice, Export, Format, Language, Options, export_of
from reader.exporters import chosen as among
from reader.library import corrections, folders
from reader.library.corrections import Figure
from reader.library.entity_lexicon.applying import apply
from reader.library.entity_lexicon.file import open_lexicon
from reader.library.entity_lexicon.lexicon import EntityLexicon
from reader.progress import Checkpoint, no_checkpoint

Found = tuple[tuple[Statistic, ...], tuple[Entity, ...]]
"""Statistics and entities."""

_LONGEST_TEMPLATE: Final = 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Material:
    """One document and what its reader has of it, whatever of that is chosen then.

    ``annotations`` are notes, highlights and corrections, ``placements`` where those stand whose
    place is known already. ``found`` are figures and names as the reader wants them; where it is
    None and they are wanted, the text is analysed and ``rules`` say what becomes of the names.
    ``notebook`` answers with all that the notes file says.
    """

    document: Document
    annotations: Annotations
    notebook: Callable[[], Notebook | None]
    rules: Callable[[], EntityLexicon]
    placements: Mapping[str, Placement] | None = None
    found: Found | None = None


def saved(path: Path, folder: Path, checkpoint: Checkpoint = no_checkpoint) -> Material:
    """The document at ``path``, and what was saved of it in ``folder``.

    Raises:
        DocumentError: it cannot be read.
        NotesError: its notes cannot be read. Those from a newer version can, and are not written.
    """
    document = importers.read(path, checkpoint)
    file = notes_in(folder, document)
    return Material(document, file.annotations, lambda: notebook_of(file), saved_rules)


def notes_in(folder: Path, document: Document) -> NotesFile:
    """The notes file of ``document`` in ``folder``.

    Raises:
        NotesError: it cannot be read. One from a newer version can, and is not written.
    """
    found = open_notes(folder, document)
    if found.problem is not None and not isinstance(found.problem, errors.NotesNewer):
        raise found.problem
    return found


def saved_rules() -> EntityLexicon:
    """What the reader says of names, for all documents.

    Raises:
        LexiconError: that cannot be read.
    """
    file = open_lexicon(folders.entity_lexicon_path())
    if file.problem is not None and not isinstance(file.problem, errors.LexiconNewer):
        raise file.problem
    return file.lexicon


def content(
    material: Material,
    format: Format,
    choice: Choice,
    options: Options,
    *,
    language: Language,
    colour_names: Mapping[str, str],
    bibliography: Bibliography | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> Export:
    """What ``format`` is to write of ``material``. ``checkpoint`` hears of an analysis.

    Raises:
        LexiconError: the rules about names are wanted, and cannot be read.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    found: Found = ((), ())
    if wants_findings(format, options):
        found = material.found or _found(material, checkpoint)
    statistics, entities = found
    return export_of(
        material.document,
        among(notes_of(material.annotations), choice),
        placements=material.placements,
        language=language,
        statistics=statistics,
        entities=entities,
        options=options,
        colour_names=colour_names,
        bibliography=bibliography,
        notebook=material.notebook() if choice == ALL else None,
    )


def wants_findings(format: Format, options: Options) -> bool:
    """Whether ``format`` has a place for figures and names."""
    return format.family == "findings" or (format.family == "article" and options.statistics)


def figures(
    document: Document, statistics: Iterable[Statistic], annotations: Annotations
) -> tuple[Figure, ...]:
    """``statistics`` of ``document`` as its reader has corrected them in ``annotations``."""
    said = corrections_of(annotations)
    placed = {id: locate(document, item.anchor) for id, item in said.items()}
    known = {id: placement for id, placement in placed.items() if placement is not None}
    return corrections.corrected(corrections.found(statistics), said, known)


def wanted(figures: Sequence[Figure]) -> tuple[Statistic, ...]:
    """The statistics of ``figures`` that the reader takes for some."""
    return tuple(item.statistic for item in figures if item.state != "dismissed")


def read_template(path: Path) -> str:
    """The source of a template of the reader's own.

    Raises:
        DocumentError: there is none, it is no text in UTF-8, or cannot be read.
    """
    try:
        data = durable.read(path, _LONGEST_TEMPLATE)
    except OSError as error:
        raise errors.Unreadable(path, error.strerror or str(error)) from error
    if data is None:
        raise errors.NotFound(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise errors.NotText(path) from error


def _found(material: Material, checkpoint: Checkpoint) -> Found:
    text = material.document.text
    analysis = analyse(text, checkpoint=checkpoint)
    read = figures(material.document, analysis.statistics, material.annotations)
    return wanted(read), apply(analysis.entities, text, material.rules())
