"""The columns of the table: what each says of a figure, and how it is ordered by it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reader.exporters.findings.csv import number
from reader.library.corrections import Figure
from reader.ui.figures import kind_text, modifier_text, unit_text, value_text
from reader.ui.figures.order import ByValue, by_words, kind_rank
from reader.ui.figures.phrases import on_one_line, phrase_text

Says = Callable[[Figure, str], str]  # of a figure in the document's text


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is in letters; ``numeric`` ones stand flush right, digit under digit.

    ``order`` is by the cell's words unless it says otherwise. ``copied`` is for other programs.
    """

    title: Any
    says: Says
    width: int
    order: Callable[[Figure, ByValue], Any] | None = None
    copied: Says | None = None
    numeric: bool = False

    @property
    def name(self) -> str:
        """The title in the language of the interface."""
        return QCoreApplication.translate("Table", self.title)

    def key(self, figure: Figure, said: str, values: ByValue) -> Any:
        """What to order ``figure`` by, of which this column has ``said``."""
        return self.order(figure, values) if self.order else by_words(said)

    def copy(self, figure: Figure, text: str) -> str:
        """The cell as another program wants it."""
        return (self.copied or self.says)(figure, text)


_STATES: Final[dict[str, Any]] = {
    "found": "",
    "corrected": QT_TRANSLATE_NOOP("Table", "Corrected"),
    "dismissed": QT_TRANSLATE_NOOP("Table", "Dismissed"),
}


def _phrase(figure: Figure, text: str) -> str:
    return phrase_text(figure.statistic, text)


def _kind(figure: Figure, _text: str) -> str:
    return kind_text(figure.statistic.kind)


def _value(figure: Figure, _text: str) -> str:
    return value_text(dataclasses.replace(figure.statistic, unit=None))


def _plain_value(figure: Figure, text: str) -> str:
    """A number as every program reads it: 11700000000, not 11,700,000,000."""
    value = figure.statistic.value
    return number(value) if isinstance(value, int | float) else _value(figure, text)


def _unit(figure: Figure, _text: str) -> str:
    return unit_text(figure.statistic)


def _modifier(figure: Figure, _text: str) -> str:
    return modifier_text(figure.statistic)


def _subject(figure: Figure, text: str) -> str:
    return on_one_line(figure.statistic.subject, text)


def _state(figure: Figure, _text: str) -> str:
    state = _STATES[figure.state]
    return QCoreApplication.translate("Table", state) if state else ""


def _sentence(figure: Figure, text: str) -> str:
    return on_one_line(figure.statistic.sentence, text)


def _by_kind(figure: Figure, _values: ByValue) -> Any:
    return kind_rank(figure.statistic.kind)


def _by_value(figure: Figure, values: ByValue) -> Any:
    return values.rising(figure.statistic)


COLUMNS: Final = (
    Column(QT_TRANSLATE_NOOP("Table", "Phrase"), _phrase, 21),
    Column(QT_TRANSLATE_NOOP("Table", "Kind"), _kind, 14, order=_by_kind),
    Column(
        QT_TRANSLATE_NOOP("Table", "Value"), _value, 25, order=_by_value,
        copied=_plain_value, numeric=True,
    ),
    Column(QT_TRANSLATE_NOOP("Table", "Unit"), _unit, 10),
    Column(QT_TRANSLATE_NOOP("Table", "Modifier"), _modifier, 12),
    Column(QT_TRANSLATE_NOOP("Table", "Subject"), _subject, 22),
    Column(QT_TRANSLATE_NOOP("Table", "State"), _state, 11),
    Column(QT_TRANSLATE_NOOP("Table", "Sentence"), _sentence, 24),
)  # fmt: skip
"""In the order of the table."""

VALUE: Final = next(index for index, column in enumerate(COLUMNS) if column.numeric)
