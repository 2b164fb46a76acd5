"""``hamesh export``: the saved notes of a document, in a format for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reader.cli import output, saved


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", required=True, metavar="F", help="such as markdown or html")
    parser.add_argument("--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=saved.FOLDER_HELP)
    parser.add_argument("--language", choices=("ar", "en"), help="of headings and labels")


def run(chosen: argparse.Namespace) -> int:
    from reader import exporters, importers
    from reader.annotations.model import notes_of

    if chosen.format not in exporters.FORMATS:
        known = ", ".join(exporters.FORMATS)
        unknown = output.shown(chosen.format)
        sys.stderr.write(f"hamesh: unknown format {unknown}; there are: {known}\n")
        return 2
    document = importers.read(chosen.file)
    notes = saved.notes(chosen.notes_folder, document)
    language = saved.language(chosen.language)
    content = exporters.export_of(document, notes_of(notes), language=language)
    exporters.export(chosen.output, chosen.format, content)
    return 0
