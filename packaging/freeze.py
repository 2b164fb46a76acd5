"""Building the package: ``dist/hamesh``, one folder that starts without Python or Qt installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import manifest
import stage
from bundle import ROOT


def main() -> None:
    stage.stage()
    os.environ["PYTHONHASHSEED"] = "0"  # so that the same source gives the same archive
    # Unpacking the modules would be a twentieth of the time to the first text.
    os.environ["PYINSTALLER_ZLIB_COMPRESSION_LEVEL"] = "0"
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
            "--distpath", "dist", "--workpath", "build/pyinstaller", "packaging/hamesh.spec",
        ],
        cwd=ROOT, check=True,
    )  # fmt: skip
    strip()
    manifest.check()


def strip(package: Path = manifest.PACKAGE) -> None:
    """Take out the symbols that only a debugger reads; Qt's libraries come without."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    inside = package / "_internal"
    files = [it for it in inside.rglob("*.so*") if "PySide6" not in it.parts]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)


if __name__ == "__main__":
    main()
