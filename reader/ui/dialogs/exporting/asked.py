"""What the export dialog answers, and what it needs to answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QImage

from reader.errors import TemplateWrong
from reader.exporters import Choice, Export, Format, Options
from reader.library.export_choices import ExportChoices
from reader.library.material import Material, content, read_template
from reader.progress import Checkpoint, no_checkpoint
from reader.ui.language import Language

Documents = Literal["this", "open", "files"]
"""What is exported: the document of the window, those of all windows, or files chosen for it."""

FirstSheet = Callable[[str, Export, int, str, Checkpoint], "QImage | None"]


@dataclass(frozen=True, slots=True)
class Workshop:
    """What exports are made with. ``first_sheet`` paints them; see `reader.ui.printing`.

    ``reader`` answers with the name that comments carry.
    """

    formats: Mapping[str, Format]
    first_sheet: FirstSheet
    reader: Callable[[], str]
    language: Language
    colour_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be written. ``target`` is a folder where it is more than one document.

    ``replace`` says that the reader knows of a file there.
    """

    format: Format
    choice: Choice
    choices: ExportChoices
    target: Path
    documents: Documents = "this"
    files: tuple[Path, ...] = ()
    replace: bool = False


def gathered(
    shop: Workshop,
    material: Material,
    format: Format,
    choice: Choice,
    choices: ExportChoices,
    checkpoint: Checkpoint = no_checkpoint,
) -> Export:
    """What ``format`` is to write.

    Raises:
        ReaderError: a template or rules about names cannot be read.
        Cancelled: whatever ``checkpoint`` raises passes through.
    """
    template = choices.template if format.name == "markdown" else None
    options = Options(
        context=choices.context,
        links=choices.links,
        statistics=choices.statistics,
        paper=choices.paper,
        mark=choices.mark,
        template=read_template(template) if template is not None else None,
        theme=choices.theme,
        reader=shop.reader(),
    )
    return content(
        material,
        format,
        choice,
        options,
        language=shop.language,
        colour_names=shop.colour_names,
        checkpoint=checkpoint,
    )


@contextmanager
def template_named(choices: ExportChoices) -> Iterator[None]:
    """Let what is wrong with a template be said with its name, which formats do not know."""
    try:
        yield
    except TemplateWrong as error:
        error.path = choices.template
        raise
