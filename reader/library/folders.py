"""Where Hamesh keeps what it keeps: settings, state, names and, unless the reader says else, notes.

The environment variable ``HAMESH_HOME`` moves all of them into one folder, and so does a folder
``data`` beside a packaged program (`reader.library.portable`).
"""

from __future__ import annotations

import os
from pathlib import Path

from reader.library import portable

_NAME = "hamesh"


def settings_folder() -> Path:
    """The folder of ``settings.toml``."""
    return _moved() or _platform("user_config_path")


def state_folder() -> Path:
    """What may be lost without harm: reading positions and logs."""
    return _moved("state") or _platform("user_state_path")


def data_folder() -> Path:
    """What the reader has taught Hamesh: the rules about names."""
    return _moved("data") or _platform("user_data_path")


def entity_lexicon_path() -> Path:
    """The file of the reader's rules about names."""
    return data_folder() / "entity-lexicon.json"


def default_notes_folder() -> Path:
    """``Hamesh`` in the reader's documents folder: theirs to back up, sync and read."""
    moved = _moved("notes")
    if moved:
        return moved
    import platformdirs  # costs some milliseconds, and only where nothing else says the folder

    return platformdirs.user_documents_path() / "Hamesh"


def _moved(*parts: str) -> Path | None:
    home = os.environ.get("HAMESH_HOME")
    folder = Path(home).expanduser().absolute() if home else portable.home()
    return folder.joinpath(*parts) if folder else None


def _platform(kind: str) -> Path:
    import platformdirs

    folder: Path = getattr(platformdirs, kind)(_NAME, appauthor=False)
    return folder
