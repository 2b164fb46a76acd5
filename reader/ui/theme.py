"""Colours: the page's own, from resources/themes, and the chrome's, from pyqtdarktheme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QColor

from reader import resources

PAGE_THEMES = ("light", "dark", "sepia")


class PageTheme(NamedTuple):
    """The page's colours. ``chrome`` names the chrome that goes with them."""

    name: str
    chrome: str
    paper: QColor
    ink: QColor
    muted: QColor
    rule: QColor
    caret: QColor
    selection: QColor
    flash: QColor
    hit: QColor
    current_hit: QColor
    margin_mark: QColor
    statistic: QColor
    statistic_line: QColor
    entity: Mapping[str, QColor]  # background, by entity type
    entity_ink: Mapping[str, QColor]  # for text and dots in the panel, by entity type
    highlight: Mapping[str, QColor]  # by annotation colour


@cache
def page_theme(name: str) -> PageTheme:
    """The page theme called ``name``, one of `PAGE_THEMES`."""
    data = tomllib.loads(resources.path("themes", f"{name}.toml").read_text("utf-8"))
    colours = {key: QColor(value) for key, value in data["page"].items()}
    return PageTheme(
        name=data["name"],
        chrome=data["chrome"],
        statistic=QColor(data["statistic"]["mark"]),
        statistic_line=QColor(data["statistic"]["line"]),
        entity={key: QColor(value) for key, value in data["entity"].items()},
        entity_ink={key: QColor(value) for key, value in data["entity_ink"].items()},
        highlight={key: QColor(value) for key, value in data["highlight"].items()},
        **colours,
    )
