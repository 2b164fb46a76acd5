"""Which language the interface speaks, and which way it reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from reader.ui.language import base_mark, install, interface_direction, language_of


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> Iterator[None]:
    locale = QLocale()
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(locale)


class _System(QLocale):
    def __init__(self, *languages: str) -> None:
        super().__init__()
        self._languages = list(languages)

    def uiLanguages(self) -> list[str]:
        return self._languages


@pytest.mark.parametrize(
    ("setting", "system", "language"),
    [
        ("auto", ["ar-EG", "en-US"], "ar"),
        ("auto", ["ar"], "ar"),
        ("auto", ["en-US", "ar-EG"], "en"),
        ("auto", ["arn-CL"], "en"),  # Mapuche begins with the same letters
        ("auto", ["fr-FR"], "en"),
        ("auto", [], "en"),
        ("ar", ["en-US"], "ar"),
        ("en", ["ar-EG"], "en"),
    ],
)
def test_arabic_systems_get_arabic_unless_the_reader_says_else(
    setting: str, system: list[str], language: str
) -> None:
    assert language_of(setting, _System(*system)) == language


def test_arabic_turns_the_whole_window(qapp: QApplication) -> None:
    spoken = install(qapp, "ar")
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert (interface_direction(), base_mark()) == ("rtl", "\u200f")
    spoken = install(qapp, "en", spoken)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert (interface_direction(), base_mark()) == ("ltr", "\u200e")
    for translator in spoken:
        qapp.removeTranslator(translator)
