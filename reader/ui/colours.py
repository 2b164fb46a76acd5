"""What the five colours of highlights are called: as the reader says, or their own names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from reader.annotations.kinds import COLOURS, Colour


def own_names() -> dict[Colour, str]:
    """The colours' own names in the language of the interface."""
    names = (
        QCoreApplication.translate("Colours", "Yellow"),
        QCoreApplication.translate("Colours", "Green"),
        QCoreApplication.translate("Colours", "Blue"),
        QCoreApplication.translate("Colours", "Pink"),
        QCoreApplication.translate("Colours", "Purple"),
    )
    return dict(zip(COLOURS, names, strict=True))


@dataclass(frozen=True, slots=True)
class ColourNames:
    """The reader's meanings of colours; see `reader.library.settings`."""

    meanings: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, colour: Colour) -> str:
        """What ``colour`` is called."""
        return self.meanings.get(colour) or own_names()[colour]

    def all(self) -> dict[Colour, str]:
        """What each colour is called, in their order."""
        return {colour: self.of(colour) for colour in COLOURS}
