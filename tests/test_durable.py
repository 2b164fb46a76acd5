"""Files that are replaced whole or not at all, and belong to whom they did."""

from __future__ import annotations

import errno
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


@pytest.mark.skipif(os.name == "nt", reason="Windows opens no folder")
@pytest.mark.parametrize(
    ("code", "told"),
    [(errno.EIO, True), (errno.ENOSPC, True), (errno.EINVAL, False), (errno.ENOTSUP, False)],
)
def test_a_folder_that_cannot_be_synced_is_told_of_only_if_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, told: bool
) -> None:
    sync = os.fsync

    def fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(code, os.strerror(code))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    if told:
        with pytest.raises(OSError, match=os.strerror(code)):
            durable.write(tmp_path / "notes", b"new")
    else:
        durable.write(tmp_path / "notes", b"new")
    assert (tmp_path / "notes").read_bytes() == b"new"


def test_what_killed_processes_left_is_swept_after_a_day(tmp_path: Path) -> None:
    path = tmp_path / ("ملاحظات" * 10)
    old = tmp_path / f".{path.name[:40]}.{'a' * 16}.tmp"
    young = tmp_path / f".{path.name[:40]}.{'b' * 16}.tmp"
    others = tmp_path / f".other.{'a' * 16}.tmp", tmp_path / f".{path.name[:40]}.x.tmp", path
    for each in (old, young, *others):
        each.write_bytes(b"1")
        if each != young:
            os.utime(each, (1, 1))
    durable.sweep(path)
    assert {*tmp_path.iterdir()} == {young, *others}
    durable.sweep(tmp_path / "no folder" / "notes")


def test_a_file_is_compared_with_what_it_should_hold(tmp_path: Path) -> None:
    path = tmp_path / "notes"
    assert not durable.holds(path, b"")
    for data in (b"", b"1", b"ab" * durable._PIECE):
        path.write_bytes(data)
        assert durable.holds(path, data)
        assert not durable.holds(path, data + b"1")
        if data:
            assert not durable.holds(path, data[:-1])
            assert not durable.holds(path, b"x" + data[1:])
