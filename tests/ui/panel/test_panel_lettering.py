"""Texts are cut where they do not fit, at whole words, and never in the wrong direction."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from reader.ui.panel.lettering import ELLIPSIS, Face, face, line_count, natural_width, set_text

FIXTURES = HealthCheck.function_scoped_fixture
LONG = "قالت شركة نخلة إن إيراداتها ارتفعت في الإمارات ومصر و OpenAI (2025) بنسبة كبيرة جدًا"


@pytest.fixture
def font(qapp) -> Face:
    made = QFont(qapp.font())
    made.setPixelSize(16)
    return face(made)


def test_what_fits_is_left_alone(font: Face) -> None:
    setting = set_text(LONG, font, "rtl", natural_width(LONG, font) + 2)
    assert (setting.shown, setting.lines, setting.elided) == (LONG, 1, False)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_what_does_not_fit_ends_in_an_ellipsis_after_a_whole_word(font: Face, lines: int) -> None:
    setting = set_text(LONG * 3, font, "rtl", 150, max_lines=lines)
    assert setting.lines == lines
    assert setting.shown.endswith(ELLIPSIS)
    kept = setting.shown.removesuffix(ELLIPSIS)
    assert (LONG * 3).startswith(kept)
    assert (LONG * 3)[len(kept)] == " "


@given(
    text=st.text(alphabet="اب لَّ🙂a1(\n«»%\u202e", max_size=60),
    width=st.floats(1, 200),
    lines=st.integers(1, 3),
)
@example("🙂🙂🙂🙂🙂🙂", 30.0, 1)
@example("", 1.0, 1)
@example("\n\n\n", 50.0, 2)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_setting_never_takes_more_lines_than_it_may(
    font: Face, text: str, width: float, lines: int
) -> None:
    setting = set_text(text, font, "rtl", width, max_lines=lines)
    assert setting.lines <= lines or setting.shown == ELLIPSIS
    if setting.elided:
        assert text.startswith(setting.shown.removesuffix(ELLIPSIS))


@pytest.mark.parametrize("width", [60, 90, 150, 300, 1000])
@pytest.mark.parametrize("text", ["نخلة", "نخلة\nبحر", LONG[:30], LONG, LONG + "\n" + LONG])
def test_the_lines_that_are_counted_are_those_that_are_set(
    font: Face, text: str, width: int
) -> None:
    for lines in (2, 3):
        assert (
            line_count(text, font, width, lines)
            == set_text(text, font, "rtl", width, max_lines=lines).lines
        )
