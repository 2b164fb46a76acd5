"""What is in a package, compared with what was agreed, so that nobody grows it unawares.

::

    python packaging/manifest.py           compare dist/hamesh with packaging/manifest-….txt
    python packaging/manifest.py --write   agree to what is there
"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from bundle import ROOT

PACKAGE = ROOT / "dist" / "hamesh"
_TOLERANCE = 0.15  # of a file's size; and what is smaller than a few blocks is not looked at
_BLOCKS = 64  # KiB
_WHOLE = 0.03  # of the whole package's size

# What differs with the last digits of a version, and what with Python's own.
_VERSIONS = (
    (re.compile(r"cpython-3\d+|cp3\d+|python3\d+(?=\.dll)"), "python3"),
    (re.compile(r"python3\.\d+"), "python3"),
    (re.compile(r"(?<=abi3\.so)\.\d+\.\d+"), ""),
    (re.compile(r"-[\d.]+(?=\.dist-info)"), ""),
)


def agreed_file() -> Path:
    """The manifest for this system."""
    return ROOT / "packaging" / f"manifest-{sys.platform}-{platform.machine()}.txt"


def listed(folder: Path = PACKAGE) -> dict[str, int]:
    """The files in a package by their paths without versions, with their sizes in KiB."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if not file.is_dir() or file.is_symlink():
            name = file.relative_to(folder).as_posix()
            for pattern, replacement in _VERSIONS:
                name = pattern.sub(replacement, name)
            found[name] = -(-file.lstat().st_size // 1024)
    return found


def differences(agreed: Mapping[str, int], found: Mapping[str, int]) -> list[str]:
    """What is new, what is gone and what has grown or shrunk; one line each."""
    lines = [
        f"new:   {found[name]:>7} KiB  {name}" for name in sorted(found.keys() - agreed.keys())
    ]
    lines += [f"gone:  {agreed[it]:>7} KiB  {it}" for it in sorted(agreed.keys() - found.keys())]
    for name in sorted(found.keys() & agreed.keys()):
        before, now = agreed[name], found[name]
        if abs(now - before) > max(_BLOCKS, before * _TOLERANCE):
            lines.append(f"size:  {now:>7} KiB  {name} (agreed: {before})")
    before, now = sum(agreed.values()), sum(found.values())
    if abs(now - before) > before * _WHOLE:
        lines.append(f"whole: {now:>7} KiB  (agreed: {before})")
    return lines


def read(path: Path) -> dict[str, int]:
    """What was agreed on."""
    rows = (line.split(maxsplit=1) for line in path.read_text("utf-8").splitlines())
    return {name: int(size) for size, name in rows if size != "#"}


def write(path: Path, found: Mapping[str, int]) -> None:
    """Agree to what was found."""
    rows = [f"{size:>7} {name}\n" for name, size in sorted(found.items())]
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    head = f"# KiB and path of every file in dist/hamesh, built with Python {python}\n"
    path.write_text(head + "".join(rows), encoding="utf-8", newline="\n")


def check() -> None:
    """Compare what was built with what was agreed.

    Raises:
        SystemExit: they differ.
    """
    path = agreed_file()
    found = listed()
    print(f"{PACKAGE.relative_to(ROOT)}: {len(found)} files, {sum(found.values()) / 1024:.1f} MiB")
    if not path.is_file():
        print(f"nobody has agreed on what a package for this system holds: no {path.name}")
    elif lines := differences(read(path), found):
        print("\n".join(lines))
        sys.exit("not what was agreed: python packaging/manifest.py --write, if it should be so")


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        write(agreed_file(), listed())
    check()
