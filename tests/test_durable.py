"""Files that are replaced whole or not at all, and belong to whom they did."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reader import durable

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@POSIX
def test_a_new_file_is_as_open_as_the_system_makes_files_and_the_umask_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain"
    plain.touch()

    def refuse(_: int) -> int:  # another thread would write under it
        raise AssertionError("the umask of the process was changed")

    monkeypatch.setattr(os, "umask", refuse)
    durable.write(tmp_path / "new", b"new")
    assert mode(tmp_path / "new") == mode(plain)


@POSIX
@pytest.mark.parametrize("wanted", [0o600, 0o640, 0o664, 0o400])
def test_a_replaced_file_keeps_its_mode_and_nothing_is_readable_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: int
) -> None:
    path = tmp_path / "notes"
    path.write_bytes(b"old")
    path.chmod(wanted)
    seen: list[int] = []
    sync = os.fsync

    def look(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr(os, "fsync", look)
    durable.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == wanted
    assert not seen[0] & 0o077 & ~wanted


def test_a_long_arabic_name_has_room_for_its_spare(tmp_path: Path) -> None:
    path = tmp_path / ("ملاحظات" * 18)
    durable.write(path, b"1")
    durable.write(path, b"2")
    assert [(kept.name, kept.read_bytes()) for kept in tmp_path.iterdir()] == [(path.name, b"2")]
