"""Every text of the panel can be read on every ground it may stand on."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from reader.ui.panel.look import mixed, panel_look
from reader.ui.theme import PAGE_THEMES, page_theme


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: QColor, second: QColor) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_texts_have_contrast_on_every_ground(name: str) -> None:
    look = panel_look(page_theme(name))
    for ground in (look.ground, look.hover, look.current, look.lit, look.field):
        for ink in (look.ink, look.muted, look.figure):
            assert contrast(ink, ground) >= 4.5, (name, ink.name(), ground.name())


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_marks_and_rings_stand_out_from_the_ground(name: str) -> None:
    look = panel_look(page_theme(name))
    for colour in (*look.theme.entity_ink.values(), look.theme.statistic_line, look.accent):
        assert contrast(colour, look.ground) >= 3, (name, colour.name())
        assert contrast(look.field, colour) >= 3, (name, colour.name())


@pytest.mark.parametrize("name", PAGE_THEMES)
def test_what_is_drawn_stands_out(name: str) -> None:
    look = panel_look(page_theme(name))
    assert contrast(look.figure, look.other) >= 3
    assert contrast(look.figure, look.rest) >= 3
    for ground in (look.ground, look.hover, look.current, look.lit):
        assert contrast(look.period, ground) >= 3, ground.name()


def test_mixing_goes_from_the_first_colour_to_the_second() -> None:
    black, white = QColor("black"), QColor("white")
    assert mixed(black, white, 0) == black
    assert mixed(black, white, 1) == white
    assert mixed(black, white, 0.5).lightness() in (127, 128)
