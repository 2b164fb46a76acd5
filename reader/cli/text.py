"""``hamesh text``: a document's text, as the window shows it."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli import output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def run(chosen: argparse.Namespace) -> int:
    from reader import importers

    text = importers.read(chosen.file).text
    output.write(text + "\n" if text else "")
    return 0
