"""The panel's colours, all derived from the page's theme, and the style sheet made of them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from reader.ui.theme import PageTheme


@dataclass(frozen=True, slots=True)
class PanelLook:
    """Colours by what they are for. Texts keep a contrast of 4.5:1 on all four grounds."""

    ground: QColor
    hover: QColor
    current: QColor
    lit: QColor
    field: QColor  # behind what is typed
    ink: QColor
    muted: QColor
    rule: QColor
    accent: QColor
    figure: QColor
    other: QColor  # the parts of a whole that are not meant
    rest: QColor  # what a bar could fill and does not
    period: QColor  # on a timeline
    theme: PageTheme

    def mark(self, name: str) -> QColor:
        """The full colour of an entity type, a highlight, or a statistic."""
        theme = self.theme
        return theme.entity_ink.get(name) or theme.highlight.get(name) or theme.statistic_line


def panel_look(theme: PageTheme) -> PanelLook:
    """The look that goes with ``theme``."""
    ground = mixed(theme.paper, theme.rule, 0.28)
    figure = mixed(theme.statistic_line, theme.ink, 0.12)
    return PanelLook(
        ground=ground,
        hover=mixed(ground, theme.rule, 0.4),
        current=mixed(ground, theme.selection, 0.4),
        lit=mixed(ground, theme.flash, 0.22),
        field=theme.paper,
        ink=theme.ink,
        muted=mixed(theme.muted, theme.ink, 0.15),
        rule=theme.rule,
        accent=theme.caret,
        figure=figure,
        other=mixed(ground, figure, 0.36),
        rest=mixed(ground, theme.rule, 0.7),
        period=mixed(ground, figure, 0.82),
        theme=theme,
    )


def mixed(first: QColor, second: QColor, part: float) -> QColor:
    """``first`` with ``part`` (0 to 1) of ``second``."""
    return QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * part,
        first.greenF() + (second.greenF() - first.greenF()) * part,
        first.blueF() + (second.blueF() - first.blueF()) * part,
    )


def scaled(font: QFont, factor: float) -> QFont:
    """``font`` at another size, whether that was given in points or pixels."""
    result = QFont(font)
    if font.pixelSize() > 0:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    else:
        result.setPointSizeF(font.pointSizeF() * factor)
    return result


def style_sheet(look: PanelLook, unit: int) -> str:
    """The panel's style sheet; ``unit`` is the height of a line of its font in pixels.

    A style sheet of its own, because the chrome's wins over palettes.
    """
    names = {
        "ground": look.ground.name(),
        "field": look.field.name(),
        "ink": look.ink.name(),
        "muted": look.muted.name(),
        "rule": look.rule.name(),
        "edge": mixed(look.rule, look.muted, 0.25).name(),
        "accent": look.accent.name(),
        "hover": look.hover.name(),
        "thumb": mixed(look.rule, look.muted, 0.12).name(),
        "selection": look.theme.selection.name(),
        "bar": max(8, round(unit * 0.5)),
        "half": 3,
        "round": max(4, round(unit * 0.36)),
        "pad": max(3, round(unit * 0.3)),
        "thin": max(2, round(unit * 0.14)),
    }
    return _SHEET % names


_SHEET = """
#panel, #panel QWidget { background: %(ground)s; color: %(ink)s; }
#panel QLabel#message { color: %(muted)s; }
#panel QTreeView { border: none; outline: none; background: %(ground)s; }
#panel QLineEdit, #panel QPlainTextEdit {
    background: %(field)s; color: %(ink)s; border: 1px solid %(edge)s;
    border-radius: %(round)spx; padding: %(pad)spx;
    selection-background-color: %(selection)s; selection-color: %(ink)s;
    placeholder-text-color: %(muted)s;
}
#panel QLineEdit:focus, #panel QPlainTextEdit:focus { border: 1px solid %(accent)s; }
#panel QLineEdit QToolButton { border: none; background: transparent; padding: 0; }
#panel QToolButton#beside {
    border: 1px solid transparent; border-radius: %(round)spx; background: transparent;
    padding: %(pad)spx;
}
#panel QToolButton#beside:hover { background: %(hover)s; }
#panel QToolButton#beside:focus { border: 1px solid %(accent)s; }
#panel QToolButton#beside::menu-indicator { image: none; width: 0; }
#panel QFrame#editor { border: none; border-top: 1px solid %(rule)s; border-radius: 0; }
#panel QPushButton#clear {
    border: none; background: transparent; color: %(ink)s; text-decoration: underline;
    padding: %(pad)spx;
}
#panel QPushButton#clear:focus { border: 1px solid %(accent)s; border-radius: %(round)spx; }
#panel QProgressBar {
    border: none; border-radius: %(thin)spx; background: %(rule)s;
    min-height: %(thin)spx; max-height: %(thin)spx;
}
#panel QProgressBar::chunk { background: %(accent)s; border-radius: %(thin)spx; }
#panel QScrollBar:vertical {
    background: transparent; border: none; margin: 0; width: %(bar)spx;
}
#panel QScrollBar::handle:vertical {
    background: %(thumb)s; border: none; border-radius: %(half)spx; min-height: 32px;
    margin: 1px;
}
#panel QScrollBar::add-line, #panel QScrollBar::sub-line { width: 0; height: 0; border: none; }
#panel QScrollBar::add-page, #panel QScrollBar::sub-page { background: transparent; }
"""
