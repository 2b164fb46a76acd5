"""What the reader has chosen, kept in a TOML file that a person can read and edit.

A value that makes no sense falls back to its default and leaves the others alone; keys that this
version does not know are kept; a damaged file is set aside, and one that the system does not let us
read is left alone: neither is ever overwritten.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from reader import durable
from reader.annotations.kinds import COLOURS
from reader.library import export_choices, folders, portable
from reader.library.export_choices import ExportChoices
from reader.library.saved_values import (
    Read,
    decimal,
    file,
    files,
    one_of,
    string,
    strings,
    whole,
    yes_or_no,
)

Theme = Literal["auto", "light", "dark", "sepia"]
Language = Literal["auto", "ar", "en"]
PanelTab = Literal["statistics", "entities", "notes"]

RECENT_LIMIT: Final = 12
LONGEST_COLOUR_NAME: Final = 60  # code points


@dataclass(frozen=True, slots=True)
class Settings:
    """One value a choice; see `load` and `save`.

    ``zoom`` is percent, ``measure`` the width of a line in characters, ``line_spacing`` a multiple
    of the font's own line height, ``panel_width`` device-independent pixels. ``hidden_marks`` names
    the kinds whose marks the page leaves out, so that a kind of a later version is shown.
    ``notes_folder`` None means the default one. ``recent`` is newest first, ``window_geometry``
    base64 of what Qt saves. ``export`` are the answers that the export dialog got last.
    ``colour_names`` are the meanings that the reader gave to colours of highlights; a colour
    without one goes by its own name. ``auto_export`` says whether ``auto_export_folder`` is kept up
    to date with exports. ``extra`` are the keys of another version. ``unread`` says that these are
    defaults in place of a file that could not be read, which `save` must leave alone.
    """

    theme: Theme = "auto"
    language: Language = "auto"
    zoom: int = 100
    measure: int = 68
    line_spacing: float = 1.6
    panel_visible: bool = True
    panel_tab: PanelTab = "statistics"
    panel_width: int = 360
    hidden_marks: tuple[str, ...] = ()
    notes_folder: Path | None = None
    recent: tuple[Path, ...] = ()
    window_geometry: str = ""
    last_export_folder: Path | None = None
    last_export_format: str = ""
    export: ExportChoices = field(default_factory=ExportChoices)
    colour_names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    auto_export: bool = False
    auto_export_folder: Path | None = None
    auto_export_format: str = "markdown"
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    unread: bool = False

    @property
    def notes_path(self) -> Path:
        """The folder that notes are kept in."""
        return self.notes_folder or folders.default_notes_folder()


def with_recent(settings: Settings, path: Path) -> Settings:
    """``settings`` with ``path`` as the newest of the recent files."""
    path = path.absolute()
    others = (known for known in settings.recent if known != path)
    return dataclasses.replace(settings, recent=(path, *others)[:RECENT_LIMIT])


def settings_path() -> Path:
    """The file that `load` and `save` use unless told otherwise."""
    return folders.settings_folder() / "settings.toml"


def load(path: Path | None = None) -> Settings:
    """The saved settings; defaults where there are none. Never fails.

    A file that is no TOML is renamed (see `durable.set_aside`).
    """
    path = path or settings_path()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Settings()
    except OSError:
        return Settings(unread=True)
    try:
        return parse(content)
    except ValueError:
        with contextlib.suppress(OSError):
            durable.set_aside(path)
        return Settings()


def parse(content: bytes) -> Settings:
    """What the bytes of a settings file say.

    Raises:
        ValueError: they are no UTF-8, or no TOML.
    """
    try:
        saved = tomllib.loads(content.decode("utf-8-sig"))
    except RecursionError as error:
        raise ValueError("nested beyond reason") from error
    known = {name: read(saved[name]) for name, read in _READ.items() if name in saved}
    return Settings(
        **{name: value for name, value in known.items() if value is not None},
        extra=MappingProxyType({name: saved[name] for name in saved if name not in _READ}),
    )


def save(settings: Settings, path: Path | None = None) -> None:
    """Write ``settings`` atomically; unknown keys come last.

    Raises:
        OSError: nothing was written; what was saved before is untouched.
    """
    import tomli_w

    path = path or settings_path()
    if settings.unread:
        raise PermissionError(errno.EACCES, "it could not be read", str(path))
    values = {item.name: getattr(settings, item.name) for item in dataclasses.fields(settings)}
    extra = values.pop("extra")
    values.pop("unread")
    written = {name: _plain(value) for name, value in values.items() if value is not None}
    durable.write(path, tomli_w.dumps({**written, **extra}).encode("utf-8"))


def _plain(value: Any) -> Any:
    if isinstance(value, ExportChoices):
        said = export_choices.plain(value)
        return {name: _plain(one) for name, one in said.items()}
    if isinstance(value, Path):
        return _in_utf8(portable.written(value))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _in_utf8(said) for name, said in value.items()}
    return value


def _in_utf8(name: str) -> str:
    # A file name that is no UTF-8 arrives with lone surrogates, which TOML cannot hold.
    return name.encode("utf-8", "replace").decode("utf-8")


def _recent(value: Any) -> tuple[Path, ...] | None:
    paths = files(value)
    return None if paths is None else paths[:RECENT_LIMIT]


def _colour_names(value: Any) -> Mapping[str, str] | None:
    if not isinstance(value, dict):
        return None
    names = {
        colour: " ".join(name.split())[:LONGEST_COLOUR_NAME]
        for colour, name in value.items()
        if colour in COLOURS and isinstance(name, str)
    }
    return MappingProxyType({colour: name for colour, name in names.items() if name})


_READ: Final[Mapping[str, Read]] = {
    "theme": one_of(Theme),
    "language": one_of(Language),
    "zoom": whole(20, 500),
    "measure": whole(20, 200),
    "line_spacing": decimal(0.8, 4.0),
    "panel_visible": yes_or_no,
    "panel_tab": one_of(PanelTab),
    "panel_width": whole(80, 4000),
    "hidden_marks": strings,
    "notes_folder": file,
    "recent": _recent,
    "window_geometry": string,
    "last_export_folder": file,
    "last_export_format": string,
    "export": export_choices.read,
    "colour_names": _colour_names,
    "auto_export": yes_or_no,
    "auto_export_folder": file,
    "auto_export_format": string,
}
