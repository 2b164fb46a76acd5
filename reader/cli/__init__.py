"""The command ``hamesh``: opens the window, or does one piece of work without it.

One module a command, with what it takes and what it does (`Command`). Exit codes: 0 done; 1 an
input could not be read or an output not written (one line on standard error: file, cause, way
out); 2 wrong usage. Whatever takes time to import is imported where it is used: ``hamesh FILE``
must show its window at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Protocol

from reader import errors, resources
from reader.cli import output, window

if TYPE_CHECKING:
    import argparse

_USAGE: Final = """\
usage: hamesh [FILE …]                              open texts or notes files, or the one read last
       hamesh hamesh:…                              go to the passage that a link leads to
       hamesh text FILE                             print the text that Hamesh shows
       hamesh analyze FILE … [--json]               statistics and entities
       hamesh analyze FILE --csv [OUT]              its statistics as a table; --corrected: as
                                                its reader wants them
       hamesh analyze --jsonl IN --output OUT       the same for many texts, one a line
       hamesh export FILE … --format F --output OUT the notes of FILE; --list: the formats
       hamesh backup OUT | hamesh restore FILE      all notes, rules, settings in one file, and back
       hamesh notes FILE [--json]                   list its notes, with where they stand
       hamesh notes FILE --import NOTES [--dry-run] take in notes from another file, and report
       hamesh notes --check FOLDER                  verify every notes file in a folder
       hamesh screenshot FILE --output PNG          the window as a picture, without a screen
       hamesh COMMAND --help | hamesh --version
A file that is called like a command: hamesh ./text
"""

_COMMANDS: Final = ("text", "analyze", "backup", "export", "notes", "restore", "screenshot")


class Command(Protocol):
    """A module of this package: the arguments of one command, and its work."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, chosen: argparse.Namespace) -> int: ...


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what ``arguments`` (default: the command line) ask for; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in _COMMANDS:
            return _run(given[0], given[1:])
        if given and given[0] in ("help", "-h", "--help"):
            output.write(_USAGE)
            return 0
        if given and given[0] == "--version":
            output.write(f"hamesh {resources.version()}\n")
            return 0
        if given and given[0].startswith("-") and given[0] != "--":
            sys.stderr.write(f"hamesh: unknown option {given[0]}\n{_USAGE}")
            return 2
        return window.run([name for name in given if name != "--"])
    except errors.ReaderError as error:
        return output.failed(error)
    except BrokenPipeError:  # the reader of a pipe went away, as `head` does
        output.give_up_output()
        return 1
    except OSError as error:  # all that has a name of its own is a ReaderError by now
        output.give_up_output()
        return output.not_written(error)
    except KeyboardInterrupt:
        return 130


def _run(name: str, given: list[str]) -> int:
    import argparse

    command = _command(name)
    parser = argparse.ArgumentParser(prog=f"hamesh {name}")
    command.add_arguments(parser)
    try:
        chosen = parser.parse_args(given)
    except SystemExit as stop:  # argparse has said what is wrong, or printed the help
        return int(stop.code or 0)
    return command.run(chosen)


def _command(name: str) -> Command:
    from reader.cli import analyze, backup, export, notes, restore, screenshot, text

    known: dict[str, Command] = {
        "text": text,
        "analyze": analyze,
        "backup": backup,
        "export": export,
        "notes": notes,
        "restore": restore,
        "screenshot": screenshot,
    }
    return known[name]
