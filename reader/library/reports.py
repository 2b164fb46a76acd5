"""Reports of errors that nobody expected: what they tell, and the log that keeps them.

A report is made to be sent to strangers. It says where in the program something happened and on
which system, and nothing of what is read: no word of a document or a note, no name of a file.
"""

from __future__ import annotations

import contextlib
import errno
import platform
import re
import sysconfig
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from reader import resources
from reader.library import folders

LOG: Final = "hamesh.log"
_LIMIT: Final = 500_000  # bytes of one log; then it becomes an old one
_OLD_LOGS: Final = 2
_MOST_FRAMES: Final = 40
_MOST_CAUSES: Final = 5
_HERE: Final = Path(__file__).resolve().parents[2]

# What Python and Qt themselves say with these is about the program. Others, such as ValueError and
# KeyError, are given values, which may be words of a document.
_TELLING: Final = (
    AttributeError,
    ImportError,
    NameError,
    RecursionError,
    RuntimeError,
    TypeError,
    IndexError,
    ZeroDivisionError,
)
_QUOTED: Final = re.compile(r"""'[^']*'|"[^"]*\"""")
_NAME: Final = re.compile(r"['\"][A-Za-z_][A-Za-z0-9_.]{0,60}['\"]")


# -- what is told


def report(error: BaseException, facts: Mapping[str, str]) -> str:
    """What happened where, with ``facts`` about the system beside those that Python knows."""
    about = {
        "Hamesh": resources.version(),
        "Python": f"{platform.python_version()} ({platform.machine()})",
        "System": platform.platform(),
        **facts,
    }
    lines = [f"{name}: {value}" for name, value in about.items()]
    return "\n".join([*lines, "", *_told(error)]) + "\n"


def place(error: BaseException) -> tuple[object, ...]:
    """What tells an error from others: its kind and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return (type(error), *((frame.filename, frame.lineno) for frame in frames))


def _told(error: BaseException) -> list[str]:
    """The error and what it came from, the first cause first."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain and len(chain) < _MOST_CAUSES:
        chain.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    lines: list[str] = []
    for item in reversed(chain):
        lines += ["", "Then:"] if lines else []
        lines += _frames(item)
        lines.append(_said(item))
    return lines


def _frames(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {where(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines[half:-half] = [f"  … {len(lines) - 2 * half} more …"]
    return lines


def where(filename: str) -> str:
    """A module by its place in the program, in Python or in a library; no folder of a person's."""
    path = Path(filename)
    library = Path(sysconfig.get_paths()["stdlib"])
    if "site-packages" in path.parts:
        at = len(path.parts) - path.parts[::-1].index("site-packages")
        return Path(*path.parts[at:]).as_posix()
    for root in (_HERE, library):
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.name


def _said(error: BaseException) -> str:
    """The kind of an error and, where it is sure to be about the program, its words."""
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    if isinstance(error, OSError):
        return f"{name}: {errno.errorcode.get(error.errno or 0, 'unknown')}"
    words = str(error)
    if not isinstance(error, _TELLING):
        return f"{name} ({len(words)} characters left out)" if words else name
    return f"{name}: {_without_words(words)}" if words else name


def _without_words(said: str) -> str:
    """``said`` with names of the program only: what else is quoted may be from a document."""
    said = _QUOTED.sub(lambda it: it[0] if _NAME.fullmatch(it[0]) else "'…'", said)
    said = re.sub(r"[^\x20-\x7e…]+", "…", said)
    return re.sub(r"(?:[A-Za-z]:)?[/\\][^\s'\",;)]+", "…", said)[:300]


# -- where it is kept


def keep(text: str) -> Path | None:
    """Add ``text`` to the log; the log, or None where it cannot be written."""
    from logging import INFO, Formatter, LogRecord
    from logging.handlers import RotatingFileHandler

    class Log(RotatingFileHandler):
        def handleError(self, record: LogRecord) -> None:  # noqa: N802 (logging's name)
            """Tell of a full disk whoever writes, instead of standard error."""
            del record
            raise

    path = folders.state_folder() / LOG
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = Log(
            path, maxBytes=_LIMIT, backupCount=_OLD_LOGS, encoding="utf-8", delay=True,
            errors="backslashreplace",
        )  # fmt: skip
        log.setFormatter(Formatter("%(message)s"))
        with contextlib.closing(log):
            log.emit(LogRecord("hamesh", INFO, "", 0, f"{moment}\n{text}", None, None))
    except OSError:
        return None
    return path
