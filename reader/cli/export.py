"""``hamesh export``: the notes of documents, or what was found in them, for other programs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import errors
from reader.cli import choosing, output, saved

if TYPE_CHECKING:
    from reader.exporters import Export, Format, Options


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, metavar="FILE", nargs="*")
    parser.add_argument("--format", metavar="F", help="one of --list, such as markdown or html")
    parser.add_argument(
        "--output", metavar="OUT", help="a file; a folder, which gives files the titles' names; -"
    )
    parser.add_argument("--force", action="store_true", help="replace files that are there")
    parser.add_argument("--list", action="store_true", help="the formats, and nothing else")
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=saved.FOLDER_HELP)
    parser.add_argument(
        "--select", action="append", default=[], metavar="WHICH", help=choosing.HELP
    )
    parser.add_argument("--context", action="store_true", help="quotes in their sentences")
    parser.add_argument("--statistics", action="store_true", help="a table of figures at the end")
    parser.add_argument("--no-links", action="store_true", help="no hamesh: addresses")
    parser.add_argument("--no-bom", action="store_true", help="CSV without byte order mark")
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="your own for markdown (docs/exports.md)"
    )
    parser.add_argument("--paper", choices=("a4", "letter"), default="a4")
    parser.add_argument("--theme", choices=("auto", "light", "dark", "sepia"), default="auto")
    parser.add_argument("--language", choices=("ar", "en"), help="of headings and labels")
    parser.add_argument("--reader", default="", metavar="NAME", help="whose comments they are")
    parser.add_argument("--author", action="append", default=[], help="of the text, to cite it")
    parser.add_argument("--published", default="", metavar="DAY", help="as 2024, 2024-05, …")
    parser.add_argument("--url", default="", help="where the text is on the web")
    parser.add_argument("--site", default="", help="newspaper, journal or site it is from")


def run(chosen: argparse.Namespace) -> int:
    from reader import exporters

    known = (*exporters.FORMATS, *exporters.PRINTED)
    if chosen.list:
        return _list()
    if not chosen.files or not chosen.format or not chosen.output:
        return _wrong("export wants FILE …, --format F and --output OUT; or --list")
    if chosen.format not in known:
        return _wrong(
            f"unknown format {output.shown(chosen.format)}; there are: {', '.join(known)}"
        )
    if chosen.template is not None and chosen.format != "markdown":
        return _wrong("--template is for --format markdown")
    target, several = Path(chosen.output), len(chosen.files) > 1
    if several and (chosen.output == "-" or target.is_file()):
        return _wrong("several FILEs want a folder as --output")
    if chosen.output.endswith(("/", os.sep)) and not target.is_dir():
        return _wrong(f"{output.shown(chosen.output)}: there is no such folder")
    try:
        format, _kept = _format(chosen.format)
    except ImportError as error:
        from reader.cli.window import no_qt

        return no_qt(error)
    from reader.exporters.lines import one_line
    from reader.library import settings

    names = settings.load().colour_names
    try:
        asked = _Asked(
            chosen, format, choosing.choice(chosen.select, names), _options(chosen), names
        )
    except choosing.Wrong as error:
        return _wrong(one_line(f"--select {error}"))
    if not several and not target.is_dir():
        asked.write(chosen.files[0], target)
        return 0
    code, taken = 0, set[str]()
    for path in chosen.files:
        try:
            asked.write(path, target, taken)
        except errors.ReaderError as error:
            code = output.failed(error)
    return code


def _wrong(why: str) -> int:
    sys.stderr.write(f"hamesh: {why}\n")
    return 2


def _list() -> int:
    from reader import exporters

    rows = [(name, item.suffix) for name, item in exporters.FORMATS.items()]
    rows += [(name, ".pdf") for name in exporters.PRINTED]
    output.write("".join(f"{name}\t{suffix}\n" for name, suffix in sorted(rows)))
    return 0


def _format(name: str) -> tuple[Format, object]:
    """The format, and what must stay until it is written: Qt, for what is printed."""
    from reader import exporters

    if name not in exporters.PRINTED:
        return exporters.FORMATS[name], None
    from reader.ui import printing
    from reader.ui.printing.headless import application

    return printing.FORMATS[name], application()


def _options(chosen: argparse.Namespace) -> Options:
    from reader.exporters import Options
    from reader.library import material, person

    return Options(
        context=chosen.context,
        links=not chosen.no_links,
        statistics=chosen.statistics,
        paper=chosen.paper,
        mark=not chosen.no_bom,
        template=material.read_template(chosen.template) if chosen.template else None,
        theme=chosen.theme,
        reader=chosen.reader or person.name(),
    )


class _Asked:
    """What was asked for, to be done for one document after the other."""

    def __init__(
        self,
        chosen: argparse.Namespace,
        format: Format,
        choice: Any,
        options: Options,
        names: Mapping[str, str],
    ) -> None:
        self._chosen = chosen
        self._format = format
        self._choice = choice
        self._options = options
        self._names = names

    def write(self, path: Path, target: Path, taken: set[str] | None = None) -> None:
        """Export ``path`` to ``target``; where there are ``taken`` names, it is a folder."""
        from reader import exporters

        content = self._content(path)
        try:
            if str(target) == "-":
                output.write_bytes(self._format.write(content))
                return
            if taken is not None:
                target = target / exporters.unused(
                    exporters.filename(content.title, self._format), taken
                )
            exporters.export(target, self._format, content, replace=self._chosen.force)
        except errors.ExportError as error:
            if error.path is None:  # the template: it has no other name
                error.path = self._chosen.template
            raise

    def _content(self, path: Path) -> Export:
        from reader import exporters
        from reader.library import material

        chosen = self._chosen
        return material.content(
            material.saved(path, saved.folder_of(chosen.notes_folder)),
            self._format,
            self._choice,
            self._options,
            language=saved.language(chosen.language),
            colour_names=self._names,
            bibliography=exporters.Bibliography(
                tuple(chosen.author), chosen.published, chosen.url, chosen.site
            ),
        )
