"""``hamesh screenshot``: the window as a picture, without a screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader import errors
from reader.cli import output
from reader.cli.window import no_qt


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--output", type=Path, required=True, metavar="PNG")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    parser.add_argument("--theme", choices=("light", "dark", "sepia"), default="light")
    parser.add_argument("--language", choices=("ar", "en"), default="ar")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="pixels a point")
    parser.add_argument(
        "--show", choices=("statistics", "entities", "notes", "export"), default="statistics",
        help="a tab of the panel, or the export dialog by itself",
    )  # fmt: skip


def _size(written: str) -> tuple[int, int]:
    width, height = (int(part) for part in written.lower().split("x"))
    if not (100 <= width <= 10_000 and 100 <= height <= 10_000):
        raise ValueError(written)
    return width, height


def _scale(written: str) -> float:
    scale = float(written)
    if not 0.5 <= scale <= 4:
        raise ValueError(written)
    return scale


def run(chosen: argparse.Namespace) -> int:
    try:
        from reader.ui.screenshot import screenshot
    except ImportError as error:
        return no_qt(error)
    try:
        screenshot(
            chosen.file, chosen.output, chosen.size, chosen.theme, chosen.language, chosen.scale,
            chosen.show,
        )  # fmt: skip
    except OSError as error:
        return output.failed(errors.ExportError(chosen.output, error.strerror or str(error)))
    return 0
