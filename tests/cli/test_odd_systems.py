"""The window opens whatever the system lacks: a language, a home, a font, a place for its files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import resources

_NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{0}/none</dir><cachedir>{0}/cache</cachedir></fontconfig>"""


@pytest.mark.parametrize(
    "lacking",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "xx_YY", "LC_ALL": "no such language", "LANGUAGE": "?"},
        {"HAMESH_HOME": "{file}/home"},
        {"HAMESH_HOME": "", "HOME": "{file}/home", "XDG_RUNTIME_DIR": "{file}", "TMPDIR": "{file}"},
        {"HAMESH_HOME": "", "HOME": "/proc", "XDG_CONFIG_HOME": "/proc", "XDG_STATE_HOME": "/proc"},
        {"FONTCONFIG_FILE": "{fonts}"},
    ],
    ids=["C", "no language", "a file for a home", "no home at all", "closed home", "no fonts"],
)
def test_the_text_can_be_read(lacking: dict[str, str], tmp_path: Path) -> None:
    file, fonts = tmp_path / "file", tmp_path / "fonts.conf"
    file.touch()
    fonts.write_text(_NO_FONTS.format(tmp_path), "utf-8")
    lacks = {name: value.format(file=file, fonts=fonts) for name, value in lacking.items()}
    environment = {name: value for name, value in (os.environ | lacks).items() if value}
    article = str(resources.path("article", "mistral.txt"))
    done = subprocess.run(
        [sys.executable, "-m", "reader", article],
        env=environment | {"HAMESH_TRACE_STARTUP": "quit"},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("readable ")
    assert "Traceback" not in done.stderr
