"""Bringing translations up to date with the source, and compiling them for the program.

::

    python packaging/translations.py update [FOLDER]    collect the source's strings into *.ts
    python packaging/translations.py compile [FILE …]   *.ts → *.qm beside them (default: all)
    python packaging/translations.py compile --into FOLDER
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"


def tool(name: str) -> Path:
    """A program that PySide6-Essentials brings, such as ``lrelease``.

    Raises:
        SystemExit: PySide6 is not installed.
    """
    spec = find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"{name} comes with PySide6-Essentials: pip install PySide6-Essentials")
    return Path(spec.submodule_search_locations[0]) / (name + (".exe" if os.name == "nt" else ""))


def update(folder: Path = TRANSLATIONS) -> None:
    """Collect every translatable string of the source into the ``*.ts`` files of ``folder``.

    Line numbers are left out: they would make every change of the code a change of translations.
    """
    sources = sorted((ROOT / "reader").rglob("*.py"))
    targets = sorted(folder.glob("*.ts"))
    options = ["-silent", "-no-obsolete", "-locations", "none"]
    for target in targets:
        # Relative names: an absolute one would go into the file.
        plural = ["-pluralonly"] if target.stem.endswith("_en") else []
        subprocess.run(
            [tool("lupdate"), *options, *plural, *_relative(sources), "-ts", target],
            cwd=ROOT,
            check=True,
        )


def compile_all(files: list[Path], into: Path | None = None) -> list[Path]:
    """Compile ``*.ts`` to ``*.qm`` in the folder ``into``, or beside each file."""
    compiled = []
    for file in files:
        target = (into or file.parent) / (file.stem + ".qm")
        subprocess.run([tool("lrelease"), "-silent", file, "-qm", target], check=True)
        compiled.append(target)
    return compiled


def _relative(files: list[Path]) -> list[Path]:
    return [file.relative_to(ROOT) for file in files]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    updating = commands.add_parser("update")
    updating.add_argument("folder", type=Path, nargs="?", default=TRANSLATIONS)
    compiling = commands.add_parser("compile")
    compiling.add_argument("files", type=Path, nargs="*")
    compiling.add_argument("--into", type=Path)
    chosen = parser.parse_args()
    if chosen.command == "update":
        update(chosen.folder.resolve())
    else:
        compile_all(chosen.files or sorted(TRANSLATIONS.glob("*.ts")), chosen.into)


if __name__ == "__main__":
    main()
