"""Building the package: ``dist/hamesh``, one folder that starts without Python or Qt installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import manifest
import stage
from bundle import ROOT


def main() -> None:
    stage.stage()
    os.environ["PYTHONHASHSEED"] = "0"  # so that the same source gives the same archive
    subprocess.run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
            "--distpath", "dist", "--workpath", "build/pyinstaller", "packaging/hamesh.spec",
        ],
        cwd=ROOT, check=True,
    )  # fmt: skip
    strip()
    manifest.check()


def strip() -> None:
    """Take the symbols out of Python's own libraries: of ours Qt and the others have none."""
    if sys.platform != "linux" or not shutil.which("strip"):
        return
    inside = manifest.PACKAGE / "_internal"
    files = [*inside.glob("libpython3*.so*"), *inside.glob("python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)


if __name__ == "__main__":
    main()
