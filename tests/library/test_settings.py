"""What the reader chose survives: restarts, typing errors, other versions, crashes."""

from __future__ import annotations

import dataclasses
import datetime
import os
from pathlib import Path

import pytest

from reader.exporters import model
from reader.library import export_choices, folders, settings
from reader.library.export_choices import ExportChoices
from reader.library.settings import Settings, load, save, with_recent

CHOSEN = Settings(
    theme="sepia",
    language="ar",
    zoom=130,
    measure=72,
    line_spacing=1.8,
    panel_visible=False,
    panel_tab="notes",
    panel_width=420,
    hidden_marks=("percent", "PER"),
    notes_folder=Path("/مستندات/ملاحظات"),
    recent=(Path("/كتب/أول.txt"), Path("/books/second.txt")),
    window_geometry="AdnQ==",
    last_export_folder=Path("/exports"),
    last_export_format="html",
    export=ExportChoices(
        context=True,
        links=False,
        statistics=True,
        mark=False,
        paper="letter",
        theme="dark",
        template=Path("/قوالب/مقال.md"),
        filtered=True,
        colours=("green", "pink"),
        tags=("رأي", "to check"),
        kinds=("bookmark",),
        since=datetime.date(2025, 1, 31),
        until=datetime.date(2025, 2, 28),
    ),
    colour_names={"yellow": "مهم", "pink": "to check"},
    auto_export=True,
    auto_export_folder=Path("/خزانة/ملاحظات"),
    auto_export_format="org",
)


def test_without_a_file_the_defaults_hold() -> None:
    assert load() == Settings()


def test_every_choice_comes_back() -> None:
    save(CHOSEN)
    assert load() == CHOSEN
    defaults = Settings()
    untested = [
        item.name
        for item in dataclasses.fields(Settings)
        if item.name not in ("extra", "unread")
        and getattr(CHOSEN, item.name) == getattr(defaults, item.name)
    ]
    untested += [
        item.name
        for item in dataclasses.fields(ExportChoices)
        if item.name != "extra"
        and getattr(CHOSEN.export, item.name) == getattr(defaults.export, item.name)
    ]
    assert untested == []


def test_a_wrong_value_falls_back_alone(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        'theme = "pink"\nzoom = "large"\nmeasure = -3\nline_spacing = true\n'
        'panel_visible = 1\nrecent = [1, "/a.txt", ""]\npanel_width = 500\nlanguage = ["ar"]\n',
        encoding="utf-8",
    )
    assert load(path) == Settings(panel_width=500, recent=(Path("/a.txt"),))


def test_keys_of_another_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('zoom = 110\nfuture = "x"\n[table]\nkey = [1, 2]\n', encoding="utf-8")
    save(dataclasses.replace(load(path), zoom=120), path)
    again = load(path)
    assert again.zoom == 120
    assert again.extra == {"future": "x", "table": {"key": [1, 2]}}


@pytest.mark.parametrize("damage", [b"zoom = = 1", b"\xff\xfe\x00", b"\0" * 50])
def test_a_damaged_file_is_set_aside_and_never_overwritten(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "settings.toml"
    for expected in ("settings.toml.bad", "settings.toml.2.bad"):
        path.write_bytes(damage)
        assert load(path) == Settings()
        assert (tmp_path / expected).read_bytes() == damage
        assert not path.exists()


def test_a_file_that_cannot_be_read_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    path = tmp_path / "settings.toml"
    save(Settings(zoom=110), path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        loaded = load(path)
    assert loaded.zoom == Settings().zoom
    with pytest.raises(OSError, match="could not be read"):
        save(dataclasses.replace(loaded, theme="dark"), path)
    assert load(path).zoom == 110
    assert [item.name for item in tmp_path.iterdir()] == ["settings.toml"]


def test_a_file_written_by_windows_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes("zoom = 150\r\n".encode("utf-8-sig"))
    assert load(path).zoom == 150


def test_a_failed_save_leaves_the_old_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "settings.toml"
    save(Settings(zoom=110), path)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            save(Settings(zoom=120), path)
    assert load(path).zoom == 110
    assert [item.name for item in tmp_path.iterdir()] == ["settings.toml"]


def test_recent_files_are_few_newest_first_and_once() -> None:
    chosen = Settings()
    for number in [*range(20), 15]:
        chosen = with_recent(chosen, Path(f"/{number}.txt"))
    names = [path.stem for path in chosen.recent]
    assert names == ["15", "19", "18", "17", "16", "14", "13", "12", "11", "10", "9", "8"]


def test_a_file_name_that_is_no_utf_8_does_not_prevent_saving(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    save(with_recent(Settings(zoom=140), Path("/caf\udce9.txt")), path)
    assert load(path).zoom == 140


def test_hamesh_home_moves_everything(own_home: Path) -> None:
    assert settings.settings_path() == own_home / "settings.toml"
    assert folders.state_folder().parent == own_home
    assert Settings().notes_path == own_home / "notes"


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HAMESH_HOME")
    assert settings.settings_path().parent.name == "hamesh"
    assert Settings().notes_path.name == "Hamesh"
    assert Settings(notes_folder=Path("/mine")).notes_path == Path("/mine")


def test_meanings_of_colours_that_make_no_sense_leave_the_others() -> None:
    path = settings.settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '[colour_names]\nyellow = "  رأي\\n المؤلف "\nmauve = "x"\nblue = 3\ngreen = " "\n',
        encoding="utf-8",
    )
    assert dict(load().colour_names) == {"yellow": "رأي المؤلف"}


def test_choices_of_an_export_fall_back_one_by_one() -> None:
    path = settings.settings_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        'zoom = 120\n[export]\ncontext = 1\npaper = "a5"\ncolours = ["mauve", "blue"]\n'
        'kinds = "all"\nsince = 2025-01-31T10:00:00\nuntil = 2025-02-01\nfuture = [1]\n',
        encoding="utf-8",
    )
    read = load()
    assert read.export == ExportChoices(
        colours=("blue",), until=datetime.date(2025, 2, 1), extra={"future": [1]}
    )
    save(read)
    assert load() == read
    path.write_text("export = 3\nzoom = 130\n", encoding="utf-8")
    assert load() == Settings(zoom=130)


def test_the_choices_are_those_that_formats_know() -> None:
    assert (export_choices.Paper, export_choices.Theme) == (model.Paper, model.Theme)
