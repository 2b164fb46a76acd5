"""``hamesh [FILE …]``: the window, in the process that shows others already or in this one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library import instance

_LINK = "hamesh:"


def run(names: list[str]) -> int:
    from reader.library import instance

    # Before Qt: where another process shows it, this one ends after a tenth of the time.
    wanted = instance.request(names)
    taken, door = instance.meet(wanted)
    if taken:
        return 0
    try:
        return _show(names, wanted, door)
    finally:
        if door is not None:
            door.close()


def _show(names: list[str], wanted: instance.Request, door: instance.Door | None) -> int:
    addresses = [name for name in names if name.startswith(_LINK)]
    paths = [Path(name) for name in names if name not in addresses]
    if addresses:
        from reader.annotations.link import read_link

        addresses = [name for name in addresses if read_link(name) is not None]
    if not paths and not addresses:
        paths = [_last_read()]
    try:
        from reader.ui.app import run as show
    except ImportError as error:  # Qt is there, but not what it needs of the system
        return no_qt(error)
    return show(paths, [sys.argv[0], *names], wanted, door, addresses)


def _last_read() -> Path:
    from reader import resources
    from reader.library import files, settings

    recent = settings.load().recent
    return next(filter(files.is_file, recent), resources.path("article", "mistral.txt"))


def no_qt(error: ImportError) -> int:
    sys.stderr.write(
        f"hamesh: Qt cannot start: {error}; "
        "install what it names (on Debian and Ubuntu `make setup` does)\n"
    )
    return 1
