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
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"

# How many forms %n has in each language, in the order of Qt's rules: for Arabic
# 0 | 1 | 2 | 3–10 | 11–99 | 100–102 and the like.
PLURAL_FORMS = {"ar": 6, "en": 2}
_SOURCE_LANGUAGE = "en"  # its file holds only what has plural forms

_Key = tuple[str, str, str]  # context, source, comment

_EMPTY = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1"></TS>'


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
    """Make the ``*.ts`` files of ``folder`` hold exactly the strings of the source.

    Translations of strings that are still there are kept. No line numbers: with them, every change
    of the code would change the translations.
    """
    collected = collect()
    for path in sorted(folder.glob("*.ts")):
        old = ElementTree.parse(path).getroot()
        language = old.get("language", "")
        known = dict(messages(old))
        new = Element("TS", version="2.1", language=language, sourcelanguage=_SOURCE_LANGUAGE)
        contexts: dict[str, Element] = {}
        for key, found in messages(collected):
            if language == _SOURCE_LANGUAGE and not found.get("numerus"):
                continue
            message = known.get(key)
            if message is None or message.get("numerus") != found.get("numerus"):
                message = _untranslated(found, language)
            if key[0] not in contexts:
                contexts[key[0]] = SubElement(new, "context")
                SubElement(contexts[key[0]], "name").text = key[0]
            contexts[key[0]].append(message)
        ElementTree.indent(new, "    ")
        body = ElementTree.tostring(new, encoding="unicode")
        path.write_text(
            f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n',
            encoding="utf-8",
            newline="\n",
        )


def collect() -> Element:
    """The source's strings as lupdate finds them; those with ``%n`` have plural forms.

    (lupdate sees that in ``tr(…, n)``, but not in Python's ``QCoreApplication.translate(…, n)``.)
    """
    sources = [path.relative_to(ROOT) for path in sorted((ROOT / "reader").rglob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "collected.ts")
        target.write_text(_EMPTY, encoding="utf-8")
        command: list[str | Path] = [tool("lupdate"), "-silent", "-locations", "none"]
        command += [*sources, "-ts", target]
        subprocess.run(command, cwd=ROOT, check=True)
        collected = ElementTree.parse(target).getroot()
    for (_, source, _), message in messages(collected):
        if "%n" in source:
            message.set("numerus", "yes")
    return collected


def messages(root: Element) -> Iterator[tuple[_Key, Element]]:
    """Every message of a ``*.ts`` file, with what it is known by."""
    for context in root.iter("context"):
        for message in context.iter("message"):
            source, comment = message.findtext("source", ""), message.findtext("comment", "")
            yield (context.findtext("name", ""), source, comment), message


def _untranslated(found: Element, language: str) -> Element:
    message = Element("message", dict(found.attrib))
    for name in ("source", "comment", "extracomment"):
        text = found.findtext(name)
        if text is not None:
            SubElement(message, name).text = text
    translation = SubElement(message, "translation", type="unfinished")
    if found.get("numerus"):
        for _ in range(PLURAL_FORMS[language]):
            SubElement(translation, "numerusform")
    return message


def compile_all(files: list[Path], into: Path | None = None) -> None:
    """Compile ``*.ts`` to ``*.qm`` in the folder ``into``, or beside each file."""
    for file in files:
        target = (into or file.parent) / (file.stem + ".qm")
        # A program that runs has the old file mapped: it must stay whole until that lets go of it.
        fresh = target.with_suffix(".qm.new")
        subprocess.run([tool("lrelease"), "-silent", file, "-qm", fresh], check=True)
        fresh.replace(target)


def main() -> None:
    parser = argparse.ArgumentParser(prog="translations.py")
    commands = parser.add_subparsers(dest="command", required=True)
    updating = commands.add_parser("update")
    updating.add_argument("folder", type=Path, nargs="?", default=TRANSLATIONS)
    compiling = commands.add_parser("compile")
    compiling.add_argument("files", type=Path, nargs="*")
    compiling.add_argument("--into", type=Path)
    chosen = parser.parse_args()
    if chosen.command == "update":
        update(chosen.folder)
    else:
        compile_all(chosen.files or sorted(TRANSLATIONS.glob("*.ts")), chosen.into)


if __name__ == "__main__":
    main()
