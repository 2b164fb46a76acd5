"""The command ``hamesh``: opens the window, or does one piece of work without it.

Exit codes: 0 done; 1 an input could not be read or an output not written (one line on standard
error: file, cause, way out); 2 wrong usage. Whatever takes time to import is imported where it is
used: ``hamesh FILE`` must show its window at once.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO

from reader import __version__, errors

if TYPE_CHECKING:
    import argparse

    from reader.annotations.model import Annotations
    from reader.document import Document

_USAGE: Final = """\
usage: hamesh [FILE …]                              open files, or the one read last
       hamesh text FILE                             print the text that Hamesh shows
       hamesh analyze FILE … [--json]               statistics and entities
       hamesh analyze FILE --csv [OUT]              its statistics as a table; --corrected: as
                                                its reader wants them
       hamesh analyze --jsonl IN --output OUT       the same for many texts, one a line
       hamesh export FILE --format F --output OUT   the notes of FILE
       hamesh screenshot FILE --output PNG          the window as a picture, without a screen
       hamesh COMMAND --help | hamesh --version
A file that is called like a command: hamesh ./text
"""

_NOTES_FOLDER: Final = "default: the settings'"

# What happened, and the way out.
_SENTENCES: Final[dict[type[errors.ReaderError], tuple[str, str]]] = {
    errors.NotFound: ("there is no such file", "check its name and folder"),
    errors.IsAFolder: ("this is a folder", "name a file in it"),
    errors.NoPermission: ("reading it is not permitted", "ask its owner, or copy it"),
    errors.NotText: ("this is not a text file", "save it as plain text (UTF-8) first"),
    errors.TooLarge: ("the file is too large", "split it into parts"),
    errors.Unreadable: ("it cannot be read", "check the disk, or copy the file elsewhere"),
    errors.NotesUnreadable: ("the notes file is damaged", "restore it from a copy"),
    errors.NotesNewer: ("the notes were written by a newer Hamesh", "update Hamesh"),
    errors.NotesNotSaved: ("the notes could not be saved", "choose another notes folder"),
    errors.NotesError: ("the notes could not be read", "choose another notes folder"),
    errors.LexiconError: ("the corrections of entities cannot be used", "restore a copy"),
    errors.ExportOntoSource: ("this is the document itself", "name another output"),
    errors.ExportError: ("the export could not be written", "choose another place"),
    errors.ReaderError: ("something went wrong", "try again"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (default: the command line) ask for; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in _COMMANDS:
            return _run_command(given)
        if given and given[0] in ("help", "-h", "--help"):
            _print(_USAGE)
            return 0
        if given and given[0] == "--version":
            _print(f"hamesh {__version__}\n")
            return 0
        if given and given[0].startswith("-") and given[0] != "--":
            sys.stderr.write(f"hamesh: unknown option {given[0]}\n{_USAGE}")
            return 2
        return _open([name for name in given if name != "--"])
    except errors.ReaderError as error:
        return _failed(error)
    except BrokenPipeError:  # the reader of a pipe went away, as `head` does
        _give_up_output()
        return 1
    except OSError as error:  # all that has a name of its own is a ReaderError by now
        _give_up_output()
        return _not_written(error)
    except KeyboardInterrupt:
        return 130


def _run_command(given: list[str]) -> int:
    import argparse

    parser = argparse.ArgumentParser(prog="hamesh")
    commands = parser.add_subparsers(dest="command")
    for name, (add_arguments, _) in _COMMANDS.items():
        add_arguments(commands.add_parser(name))
    try:
        chosen = parser.parse_args(given)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return int(stop.code or 0)
    _, run = _COMMANDS[chosen.command]
    return run(chosen)


# -- the window


def _open(names: list[str]) -> int:
    paths = [Path(name) for name in names] or [_last_read()]
    try:
        from reader.ui.app import run
    except ImportError as error:  # Qt is there, but not what it needs of the system
        return _no_qt(error)
    return run(paths, [sys.argv[0], *names])


def _last_read() -> Path:
    from reader import resources
    from reader.library import files, settings

    recent = settings.load().recent
    return next(filter(files.is_file, recent), resources.path("article", "mistral.txt"))


def _no_qt(error: ImportError) -> int:
    sys.stderr.write(
        f"hamesh: Qt cannot start: {error}; "
        "install what it names (on Debian and Ubuntu `make setup` does)\n"
    )
    return 1


# -- hamesh text


def _text_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _text(chosen: argparse.Namespace) -> int:
    from reader import importers

    text = importers.read(chosen.file).text
    _print(text + "\n" if text else "")
    return 0


# -- hamesh analyze


def _analyze_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, metavar="FILE", nargs="*")
    parser.add_argument("--json", action="store_true", help="one JSON object a file")
    parser.add_argument(
        "--jsonl", metavar="IN", help='lines of {"id", "text", "date"?}; - is stdin'
    )
    parser.add_argument("--output", metavar="OUT", help="where --jsonl writes; - is stdout")
    parser.add_argument(
        "--csv", metavar="OUT", nargs="?", const="-", help="statistics as CSV; default: stdout"
    )
    parser.add_argument("--no-bom", action="store_true", help="--csv without byte order mark")
    parser.add_argument("--language", choices=("ar", "en"), help="of the headings of --csv")
    parser.add_argument(
        "--corrected", action="store_true",
        help="--csv as the reader has corrected it in the window, without what was dismissed",
    )  # fmt: skip
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=_NOTES_FOLDER)


def _analyze(chosen: argparse.Namespace) -> int:
    if bool(chosen.files) == bool(chosen.jsonl) or bool(chosen.jsonl) != bool(chosen.output):
        sys.stderr.write("hamesh: analyze wants FILE …, or --jsonl IN and --output OUT\n")
        return 2
    if chosen.csv is None and (chosen.no_bom or chosen.language or chosen.corrected):
        sys.stderr.write("hamesh: --no-bom, --language and --corrected say what --csv writes\n")
        return 2
    if chosen.notes_folder is not None and not chosen.corrected:
        sys.stderr.write("hamesh: --notes-folder is where --corrected looks\n")
        return 2
    if chosen.csv is not None:
        if chosen.json or len(chosen.files) != 1:
            sys.stderr.write("hamesh: --csv wants one FILE, and no --json\n")
            return 2
        return _analyze_table(chosen)
    if chosen.jsonl:
        return _analyze_lines(chosen.jsonl, chosen.output)
    code = 0
    for path in chosen.files:
        try:
            _analyze_file(path, as_json=chosen.json)
        except errors.ReaderError as error:
            code = _failed(error)
    return code


def _analyze_file(path: Path, *, as_json: bool) -> None:
    import json

    from reader import importers
    from reader.analysis import analyse
    from reader.analysis.report import report

    document = importers.read(path)
    result = report(str(path), document.text, analyse(document.text), title=document.title)
    if as_json:
        _print(json.dumps(result, ensure_ascii=False) + "\n")
        return
    rows = [
        (item["kind"], item["surface"], item["value"] if item["value"] is not None else "")
        for item in result["statistics"]
    ]
    rows += [(item["type"], item["name"], len(item["mentions"])) for item in result["entities"]]
    _print("".join(f"{kind}\t{what}\t{value}\n" for kind, what, value in rows))


def _analyze_table(chosen: argparse.Namespace) -> int:
    from reader import importers
    from reader.analysis import analyse
    from reader.annotations.anchor import locate
    from reader.annotations.model import corrections_of
    from reader.exporters import findings
    from reader.library import corrections

    document = importers.read(chosen.files[0])
    figures = corrections.found(analyse(document.text).statistics)
    if chosen.corrected:
        said = corrections_of(_notes(chosen.notes_folder, document))
        placed = {id: locate(document, item.anchor) for id, item in said.items()}
        known = {id: placement for id, placement in placed.items() if placement is not None}
        figures = corrections.corrected(figures, said, known)
    items = tuple(
        findings.Finding(figure.statistic, figure.state)
        for figure in figures
        if figure.state != "dismissed"
    )
    content = findings.Findings(document, items, _language(chosen), mark=not chosen.no_bom)
    if chosen.csv == "-":
        _print(findings.FORMATS["csv"].write(content).decode("utf-8"))
    else:
        findings.export(Path(chosen.csv), "csv", content)
    return 0


def _language(chosen: argparse.Namespace) -> Literal["ar", "en"]:
    """The language of headings and labels: what was asked for, or the reader's own."""
    from reader.library import settings

    return chosen.language or ("en" if settings.load().language == "en" else "ar")


def _analyze_lines(source: str, target: str) -> int:
    """Answer line by line: memory stays small, and the output can be read while it grows."""
    if "-" not in (source, target) and _same_file(source, target):
        sys.stderr.write(f"hamesh: {target}: reading and writing the same file; name another\n")
        return 2
    try:
        with _opened(source, "r") as lines, _opened(target, "w") as output:
            return _answer(source, lines, output)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _not_written(error, target)


def _answer(source: str, lines: Iterable[str], output: TextIO) -> int:
    import json

    from reader.analysis import analyse
    from reader.analysis.report import InvalidLine, read_line, report

    code = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            asked = read_line(line)
        except InvalidLine as error:
            sys.stderr.write(f"hamesh: {source}:{number}: {error}; the line is left out\n")
            code = 1
            continue
        found = analyse(asked.text, date=asked.date)
        answer = report(asked.id, asked.text, found, title=asked.title)
        output.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return code


def _opened(name: str, mode: Literal["r", "w"]) -> TextIO:
    if name == "-":
        number = (sys.stdin if mode == "r" else _stdout()).fileno()
        return open(number, mode, encoding="utf-8", errors=_ERRORS[mode], closefd=False)
    return open(name, mode, encoding="utf-8", errors=_ERRORS[mode], newline="\n")  # noqa: PTH123


# Bytes that are no UTF-8 make a bad line, not the end; a lone surrogate leaves as its JSON escape.
_ERRORS: Final = {"r": "surrogateescape", "w": "backslashreplace"}


def _same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False


# -- hamesh export


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", required=True, metavar="F", help="such as markdown or html")
    parser.add_argument("--output", type=Path, required=True, metavar="OUT")
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=_NOTES_FOLDER)
    parser.add_argument("--language", choices=("ar", "en"), help="of headings and labels")


def _export(chosen: argparse.Namespace) -> int:
    from reader import exporters, importers
    from reader.annotations.model import notes_of

    if chosen.format not in exporters.FORMATS:
        known = ", ".join(exporters.FORMATS)
        sys.stderr.write(f"hamesh: unknown format {_shown(chosen.format)}; there are: {known}\n")
        return 2
    document = importers.read(chosen.file)
    notes = _notes(chosen.notes_folder, document)
    content = exporters.export_of(document, notes_of(notes), language=_language(chosen))
    exporters.export(chosen.output, chosen.format, content)
    return 0


def _notes(folder: Path | None, document: Document) -> Annotations:
    """What the reader has written about ``document``, in ``folder`` or where the settings say."""
    from reader.annotations.store import open_notes
    from reader.library import settings
    from reader.library.files import is_folder

    if folder is not None and not is_folder(folder):
        raise errors.NotesError(folder, "there is no such folder")
    notes = open_notes(folder or settings.load().notes_path, document)
    if notes.problem is not None and not isinstance(notes.problem, errors.NotesNewer):
        raise notes.problem
    return notes.annotations


# -- hamesh screenshot


def _screenshot_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--output", type=Path, required=True, metavar="PNG")
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    parser.add_argument("--theme", choices=("light", "dark", "sepia"), default="light")
    parser.add_argument("--language", choices=("ar", "en"), default="ar")
    parser.add_argument("--scale", type=_scale, default=1.0, metavar="N", help="pixels a point")


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


def _screenshot(chosen: argparse.Namespace) -> int:
    try:
        from reader.ui.screenshot import screenshot
    except ImportError as error:
        return _no_qt(error)
    try:
        screenshot(
            chosen.file, chosen.output, chosen.size, chosen.theme, chosen.language, chosen.scale
        )
    except OSError as error:
        return _failed(errors.ExportError(chosen.output, error.strerror or str(error)))
    return 0


# -- what all share

_Add = Callable[["argparse.ArgumentParser"], None]
_Run = Callable[["argparse.Namespace"], int]

_COMMANDS: Final[dict[str, tuple[_Add, _Run]]] = {
    "text": (_text_arguments, _text),
    "analyze": (_analyze_arguments, _analyze),
    "export": (_export_arguments, _export),
    "screenshot": (_screenshot_arguments, _screenshot),
}


def _failed(error: errors.ReaderError) -> int:
    kind = next(kind for kind in type(error).__mro__ if kind in _SENTENCES)
    what, way = _SENTENCES[kind]
    cause = f" ({error.cause})" if error.cause else ""
    name = "" if error.path is None else f"{_shown(str(error.path))}: "
    sys.stderr.write(f"hamesh: {name}{what}{cause}; {way}\n")
    return 1


def _shown(name: str) -> str:
    """A file name on one line, whatever it is made of."""
    return name if name.isprintable() else ascii(name)


def _not_written(error: OSError, target: str = "-") -> int:
    name = str(error.filename or target)
    name = "the output" if name == "-" else _shown(name)
    cause = error.strerror or error
    sys.stderr.write(f"hamesh: {name}: {cause}; check its name, folder and disk\n")
    return 1


def _stdout() -> TextIO:
    if sys.stdout is None:  # closed by whoever started us
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdout


def _give_up_output() -> None:
    """Let what is still to be written go nowhere, for Python would try again when it ends."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print(text: str) -> None:
    # The same bytes wherever it runs: UTF-8, and line feeds as they are.
    stdout = _stdout()
    stdout.flush()
    output: Any = getattr(stdout, "buffer", None)
    if output is None:  # a caller's stream of its own
        stdout.write(text)
    else:
        output.write(text.encode("utf-8", "replace"))
        output.flush()
