"""Nobody grows a package unawares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packaging.conftest import Script

AGREED = {"hamesh": 5000, "_internal/a.so": 1000, "_internal/b.txt": 3}


def changes(script: Script, **found: int) -> list[str]:
    names = {"program": "hamesh", "library": "_internal/a.so", "text": "_internal/b.txt"}
    sizes = AGREED | {names.get(name, f"_internal/{name}"): size for name, size in found.items()}
    lines = script("manifest").differences(AGREED, {it: size for it, size in sizes.items() if size})
    return [line.split()[0] for line in lines]


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ({}, []),
        ({"library": 1060}, []),
        ({"text": 60}, []),
        ({"library": 1160}, ["size:"]),
        ({"library": 800}, ["size:", "whole:"]),
        ({"program": 5200}, ["whole:"]),
        ({"text": 0}, ["gone:"]),
        ({"strange": 1}, ["new:"]),
        ({"strange": 4000}, ["new:", "whole:"]),
    ],
)
def test_what_is_new_gone_or_of_another_size_is_said(
    script: Script, found: dict[str, int], said: list[str]
) -> None:
    assert changes(script, **found) == said


def test_versions_make_no_difference(script: Script, tmp_path: Path) -> None:
    for name in (
        "_internal/libpython3.13.so.1.0",
        "_internal/python3.13/lib-dynload/_json.cpython-313-x86_64-linux-gnu.so",
        "_internal/PySide6/libpyside6.abi3.so.6.12",
        "_internal/python313.dll",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1025)
    assert script("manifest").listed(tmp_path) == {
        "_internal/libpython3.so.1.0": 2,
        "_internal/python3/lib-dynload/_json.python3-x86_64-linux-gnu.so": 2,
        "_internal/PySide6/libpyside6.abi3.so": 2,
        "_internal/python3.dll": 2,
    }


def test_what_was_agreed_is_read_as_it_was_written(script: Script, tmp_path: Path) -> None:
    manifest = script("manifest")
    manifest.write(tmp_path / "agreed.txt", AGREED)
    assert manifest.read(tmp_path / "agreed.txt") == AGREED
