"""``hamesh restore``: what a backup holds, brought back without overwriting anything."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from reader.cli import output, saved

if TYPE_CHECKING:
    from reader.library.backup.restoring import Fate


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=saved.FOLDER_HELP)


def run(chosen: argparse.Namespace) -> int:
    from reader.library.backup import restore

    fates = restore(chosen.file, notes_folder=chosen.notes_folder).fates
    output.write("".join(f"{fates[fate]} {what}\n" for fate, what in _WORDS if fates[fate]))
    return 0


_WORDS: Final[tuple[tuple[Fate, str], ...]] = (
    ("new", "restored"),
    ("merged", "merged with what is there"),
    ("same", "the same as what is there"),
    ("beside", "set beside other files of their names"),
    ("kept", "left out: what is there stays"),
)
