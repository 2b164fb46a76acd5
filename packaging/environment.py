"""Tying .venv to this checkout: what it has to hold, where the code is, and the command.

Run by packaging/setup.sh inside .venv, with ``run``, ``test`` or ``package``. An editable install
would do the same, but writes the absolute path into a .pth file, which Python 3.11 reads in the
locale's encoding: in a folder with an Arabic name and the C locale, Python would not even start.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

_EXTRAS = {"test": "dev", "package": "package"}

_COMMAND = """\
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/python" -m reader "$@"
"""


def main(purpose: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = list(project["dependencies"])
    wanted += project["optional-dependencies"].get(_EXTRAS.get(purpose, ""), [])
    (VENV / "requirements.txt").write_text("\n".join(wanted) + "\n", encoding="ascii")
    packages = Path(sysconfig.get_path("purelib"))
    here = os.path.relpath(ROOT, packages.resolve())
    (packages / "hamesh-checkout.pth").write_text(f"{here}\n", encoding="ascii")
    command = VENV / "bin" / "hamesh"
    command.write_text(_COMMAND, encoding="ascii")
    command.chmod(0o755)


if __name__ == "__main__":
    main(sys.argv[1])
