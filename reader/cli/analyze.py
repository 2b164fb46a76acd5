"""``hamesh analyze``: statistics and entities, as lines, JSON or a table."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal, TextIO

from reader import errors
from reader.cli import output, saved


def add_arguments(parser: argparse.ArgumentParser) -> None:
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
    parser.add_argument("--notes-folder", type=Path, metavar="DIR", help=saved.FOLDER_HELP)


def run(chosen: argparse.Namespace) -> int:
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
        return _table(chosen)
    if chosen.jsonl:
        return _lines(chosen.jsonl, chosen.output)
    code = 0
    for path in chosen.files:
        try:
            _file(path, as_json=chosen.json)
        except errors.ReaderError as error:
            code = output.failed(error)
    return code


def _file(path: Path, *, as_json: bool) -> None:
    import json

    from reader import importers
    from reader.analysis import analyse
    from reader.analysis.report import report

    document = importers.read(path)
    result = report(str(path), document.text, analyse(document.text), title=document.title)
    if as_json:
        output.write(json.dumps(result, ensure_ascii=False) + "\n")
        return
    rows = [
        (item["kind"], item["surface"], item["value"] if item["value"] is not None else "")
        for item in result["statistics"]
    ]
    rows += [(item["type"], item["name"], len(item["mentions"])) for item in result["entities"]]
    output.write("".join(f"{kind}\t{what}\t{value}\n" for kind, what, value in rows))


def _table(chosen: argparse.Namespace) -> int:
    from reader import importers
    from reader.analysis import analyse
    from reader.exporters import findings
    from reader.library import corrections, material

    document = importers.read(chosen.files[0])
    found = analyse(document.text).statistics
    if chosen.corrected:
        figures = material.figures(document, found, saved.notes(chosen.notes_folder, document))
    else:
        figures = corrections.found(found)
    items = tuple(
        findings.Finding(figure.statistic, figure.state)
        for figure in figures
        if figure.state != "dismissed"
    )
    language = saved.language(chosen.language)
    content = findings.Findings(document, items, language, mark=not chosen.no_bom)
    if chosen.csv == "-":
        output.write(findings.FORMATS["csv"].write(content).decode("utf-8"))
    else:
        findings.export(Path(chosen.csv), "csv", content)
    return 0


def _lines(source: str, target: str) -> int:
    """Answer line by line: memory stays small, and the output can be read while it grows."""
    if "-" not in (source, target) and _same_file(source, target):
        sys.stderr.write(f"hamesh: {target}: reading and writing the same file; name another\n")
        return 2
    try:
        with _opened(source, "r") as lines, _opened(target, "w") as answers:
            return _answer(source, lines, answers)
    except BrokenPipeError:
        raise
    except OSError as error:
        return output.not_written(error, target)


def _answer(source: str, lines: Iterable[str], answers: TextIO) -> int:
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
        answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return code


def _opened(name: str, mode: Literal["r", "w"]) -> TextIO:
    if name == "-":
        number = (sys.stdin if mode == "r" else output.stdout()).fileno()
        return open(number, mode, encoding="utf-8", errors=_ERRORS[mode], closefd=False)
    return open(name, mode, encoding="utf-8", errors=_ERRORS[mode], newline="\n")  # noqa: PTH123


# Bytes that are no UTF-8 make a bad line, not the end; a lone surrogate leaves as its JSON escape.
_ERRORS: Final = {"r": "surrogateescape", "w": "backslashreplace"}


def _same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False
