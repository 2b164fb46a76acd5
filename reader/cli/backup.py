"""``hamesh backup``: everything that is the reader's in one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader import errors
from reader.cli import output, saved


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("output", type=Path, metavar="OUT", help="such as hamesh.zip")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=saved.FOLDER_HELP)


def run(chosen: argparse.Namespace) -> int:
    from reader.library.backup import back_up
    from reader.library.files import is_folder

    if chosen.notes_folder is not None and not is_folder(chosen.notes_folder):
        raise errors.NotesError(chosen.notes_folder, "there is no such folder")
    if chosen.output.exists() and not chosen.force:
        raise errors.ExportExists(chosen.output)
    count = back_up(chosen.output, notes_folder=chosen.notes_folder)
    output.write(f"{count} files\n")
    return 0
