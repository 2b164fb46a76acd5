"""Ink on every colour that can lie behind it, in every theme, and the chrome around it."""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from reader.ui import chrome
from reader.ui.chrome import Chrome, theme_name
from reader.ui.page.marks import layered
from reader.ui.theme import PAGE_THEMES, PageTheme, page_theme

READABLE = 4.5  # WCAG 2, AA, text of ordinary size
VISIBLE = 3.0  # the same for what is no text


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = colour.getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def marks(theme: PageTheme) -> dict[str, QColor]:
    """Every colour that is painted behind the text."""
    return {
        "statistic": theme.statistic,
        "selection": theme.selection,
        "flash": theme.flash,
        "hit": theme.hit,
        "current hit": theme.current_hit,
        **{f"entity {key}": colour for key, colour in theme.entity.items()},
        **{f"highlight {key}": colour for key, colour in theme.highlight.items()},
    }


def blended(one: QColor, other: QColor, part: float) -> QColor:
    mixed = (
        a * (1 - part) + b * part
        for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)
    )
    return QColor.fromRgbF(*mixed)


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_text_is_readable_on_every_mark(name: str) -> None:
    theme = page_theme(name)
    grounds = {"paper": theme.paper, **marks(theme)}
    hard = {key for key, ground in grounds.items() if contrast(theme.ink, ground) < READABLE}
    assert not hard


@pytest.mark.parametrize("name", PAGE_THEMES)
@pytest.mark.parametrize("part", [0.25, 0.5, 0.75])
def test_text_is_readable_where_two_marks_overlap(name: str, part: float) -> None:
    theme = page_theme(name)
    pairs = itertools.permutations(marks(theme).items(), 2)
    hard = {
        (one, other)
        for (one, below), (other, above) in pairs
        if contrast(theme.ink, blended(below, above, part)) < READABLE
    }
    assert not hard


@pytest.mark.parametrize("name", PAGE_THEMES)
@pytest.mark.parametrize("number", [2, 3, 5])
def test_text_is_readable_where_highlights_lie_over_each_other(name: str, number: int) -> None:
    theme = page_theme(name)
    stacks = itertools.combinations_with_replacement(theme.highlight.items(), number)
    hard = [
        [key for key, _ in stack]
        for stack in stacks
        if contrast(theme.ink, layered([colour for _, colour in stack])) < READABLE
    ]
    assert not hard


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_lines_around_highlights_and_signs_beside_them_can_be_seen(name: str) -> None:
    theme = page_theme(name)
    grounds = (theme.paper, *theme.highlight.values())
    lines = {"approximate": theme.muted, "chosen": theme.caret}
    assert {k for k, ink in lines.items() for it in grounds if contrast(ink, it) < VISIBLE} == set()


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_small_words_and_coloured_names_are_readable_on_paper(name: str) -> None:
    theme = page_theme(name)
    inks = {"muted": theme.muted, "line": theme.statistic_line, **theme.entity_ink}
    assert {key for key, ink in inks.items() if contrast(ink, theme.paper) < READABLE} == set()


@pytest.mark.parametrize(
    ("setting", "system", "theme"),
    [
        ("auto", Qt.ColorScheme.Dark, "dark"),
        ("auto", Qt.ColorScheme.Light, "light"),
        ("auto", Qt.ColorScheme.Unknown, "light"),
        ("light", Qt.ColorScheme.Dark, "light"),
        ("sepia", Qt.ColorScheme.Dark, "sepia"),
    ],
)
def test_the_readers_choice_comes_before_the_systems(
    setting: str, system: Qt.ColorScheme, theme: str
) -> None:
    assert theme_name(setting, system) == theme


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_the_chrome_is_readable(qapp: QApplication, tmp_path: Path, name: str) -> None:
    made = Chrome(qapp, name, tmp_path)
    palette = qapp.palette()
    for ground in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        assert contrast(made.ink, palette.color(ground)) >= READABLE
        assert contrast(palette.color(QPalette.ColorRole.Link), palette.color(ground)) >= READABLE
    made.deleteLater()


def test_the_arrow_of_a_choice_keeps_off_its_frame_in_arabic_too(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    made = Chrome(qapp, "light", tmp_path)
    frees = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        box = QComboBox()
        qtbot.addWidget(box)
        box.setLayoutDirection(direction)
        box.resize(160, 30)
        seen = box.grab().toImage()
        inked = [
            x
            for x in range(seen.width())
            if any(contrast(seen.pixelColor(x, y), made.ink) < 2 for y in range(seen.height()))
        ]
        frees.append(min(inked[0], seen.width() - 1 - inked[-1]))
    assert frees[0] == pytest.approx(frees[1], abs=1)
    assert min(frees) > 1  # the frame's line
    made.deleteLater()


def test_the_sheet_that_was_kept_is_the_sheet_that_was_made(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Chrome(qapp, "dark", tmp_path)
    sheet, palette = qapp.styleSheet(), qapp.palette()
    assert "QToolBar" in sheet
    monkeypatch.setattr(chrome, "_sheet", lambda *_: pytest.fail("made again"))
    second = Chrome(qapp, "dark", tmp_path)
    assert qapp.styleSheet() == sheet
    assert qapp.palette() == palette
    first.deleteLater()
    second.deleteLater()


def test_a_home_that_cannot_be_written_keeps_nobody_from_the_colours(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "a file, so that no folder can be made in it"
    home.touch()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    Chrome(qapp, "light", home / "state").deleteLater()
    pictures = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert pictures
    assert [path for path in pictures if not Path(path).is_file()] == []
    assert os.environ["HOME"] == str(home)


def test_nothing_is_drawn_into_the_home_of_the_reader(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, state = tmp_path / "home", tmp_path / "نسخة (1) على قرص" / "state"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    Chrome(qapp, "light", state).deleteLater()
    pictures = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert pictures
    assert [path for path in pictures if not Path(path).is_relative_to(state)] == []
    assert [path for path in pictures if not Path(path).is_file()] == []
    assert not list(home.iterdir())
    assert "url(/" not in qapp.styleSheet()  # where a space or a bracket would end the sheet
    Chrome(qapp, "light", state).deleteLater()  # now from what is kept
    assert re.findall(r'url\("([^"]+)"\)', qapp.styleSheet()) == pictures


def test_a_damaged_sheet_is_made_anew(qapp: QApplication, tmp_path: Path) -> None:
    Chrome(qapp, "light", tmp_path).deleteLater()
    sheet = qapp.styleSheet()
    (tmp_path / "chrome-light.qss").write_bytes(b"\xff\xfe nothing")
    Chrome(qapp, "light", tmp_path).deleteLater()
    assert qapp.styleSheet() == sheet
