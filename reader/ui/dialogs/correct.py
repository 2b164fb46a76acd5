"""Asking what a statistic is, where the analysis has read it wrongly."""

from __future__ import annotations

import html
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.analysis.model import GROUPS, Kind, Modifier, Statistic
from reader.library.corrections import Figure, is_sound, same
from reader.library.entries import RANGES, is_time, read_number, read_time, units_of
from reader.text.bidi import document_direction, isolate
from reader.ui.dialogs.turning import turn
from reader.ui.figures import (
    kind_text,
    modifier_text,
    number_text,
    unit_text,
    value_text,
)
from reader.ui.language import base_mark, interface_direction

_AROUND = 60  # code points shown before and after the passage, within its sentence
_LONGEST = 200  # letters of a value
_MODIFIERS: tuple[Modifier, ...] = ("about", "more_than", "less_than", "at_least", "at_most")


def correct(parent: QWidget | None, figure: Figure, text: str) -> Statistic | None:
    """What the reader says that ``figure`` of ``text`` is; None if they leave it as it is."""
    dialog = CorrectDialog(figure, text, parent)
    answer = dialog.statistic if dialog.exec() else None
    dialog.deleteLater()
    return answer


class CorrectDialog(QDialog):
    """Asks for kind, value, unit and modifier. ``statistic`` is the answer, None while wrong."""

    def __init__(self, figure: Figure, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = figure.statistic
        self.statistic: Statistic | None = figure.statistic
        self.setWindowTitle(self.tr("Correct Statistic"))
        self.setMinimumWidth(420)
        passage = QLabel(_passage(figure.statistic, text), self, wordWrap=True)
        passage.setTextFormat(Qt.TextFormat.RichText)
        self._kind = QComboBox(self)
        self._value, self._low, self._high = (QLineEdit(self) for _ in range(3))
        self._unit = QComboBox(self, editable=True)
        self._unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._modifier = QComboBox(self)
        self._form = QFormLayout()
        for label, field in (
            (self.tr("Kind"), self._kind),
            (self.tr("Value"), self._value),
            (self.tr("From"), self._low),
            (self.tr("To"), self._high),
            (self.tr("Unit"), self._unit),
            (self.tr("Precision"), self._modifier),
        ):
            field.setAccessibleName(label)
            self._form.addRow(label, field)
        self._said = QLabel(self, wordWrap=True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._accept = buttons.addButton(self.tr("Correct"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._accept.setDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(passage)
        column.addLayout(self._form)
        column.addWidget(self._said)
        column.addWidget(buttons)
        self._fill()
        self._kind.currentIndexChanged.connect(self._take_kind)
        for field in (self._value, self._low, self._high):
            field.setMaxLength(_LONGEST)
            field.textChanged.connect(self._check)
        self._unit.editTextChanged.connect(self._check)
        self._modifier.currentIndexChanged.connect(self._check)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._take_kind()
        first = self._low if self.kind in RANGES else self._value
        first.setFocus()
        first.selectAll()

    @property
    def kind(self) -> Kind:
        """The chosen kind."""
        kind: Kind = self._kind.currentData()
        return kind

    def _fill(self) -> None:
        item = self._before
        for kinds in GROUPS.values():
            if self._kind.count():
                self._kind.insertSeparator(self._kind.count())
            for kind in kinds:
                self._kind.addItem(kind_text(kind), kind)
        self._kind.setCurrentIndex(self._kind.findData(item.kind))
        self._modifier.addItem(self.tr("as it says"), None)
        for modifier in _MODIFIERS:
            self._modifier.addItem(modifier_text(replace(item, modifier=modifier)), modifier)
        self._modifier.setCurrentIndex(max(0, self._modifier.findData(item.modifier)))
        for field, value in self._ends():
            field.setText(_written(value))

    def _ends(self) -> tuple[tuple[QLineEdit, int | float | str | None], ...]:
        item = self._before
        return (self._value, item.value), (self._low, item.low), (self._high, item.high)

    # -- what is chosen

    def _take_kind(self) -> None:
        """Show the fields that the kind has, with the units that it knows."""
        ranged = self.kind in RANGES or (self.kind == self._before.kind and self._is_ranged())
        for field, shown in ((self._value, not ranged), (self._low, ranged), (self._high, ranged)):
            self._form.setRowVisible(field, shown)
        self._value.setPlaceholderText(_EXAMPLES.get(self.kind, ""))
        units = sorted(units_of(self.kind))
        self._form.setRowVisible(self._unit, bool(units) or self._before.unit is not None)
        unit = self._before.unit if self.kind == self._before.kind else None
        if unit is None and len(units) == 1:
            unit = units[0]
        self._unit.blockSignals(True)
        self._unit.clear()
        for code in units:
            self._unit.addItem(self._unit_name(code), code)
        self._unit.setCurrentIndex(-1 if unit is None else self._unit.findData(unit))
        self._unit.setEditText("" if unit is None else self._unit_name(unit))
        self._unit.blockSignals(False)
        self._check()

    def _is_ranged(self) -> bool:
        return self._before.value is None and not is_time(self._before.kind)

    def _unit_name(self, code: str) -> str:
        return unit_text(replace(self._before, value=1, low=None, high=None, unit=code))

    def _unit_code(self) -> str | None:
        """The unit by its name, or as it was typed; None without one."""
        typed = self._unit.currentText().strip()
        if not self._form.isRowVisible(self._unit) or not typed:
            return None
        if self._before.unit is not None and typed == self._unit_name(self._before.unit):
            return self._before.unit
        index = self._unit.findText(typed, Qt.MatchFlag.MatchFixedString)
        return typed if index < 0 else str(self._unit.itemData(index))

    # -- what it comes to

    def _check(self) -> None:
        """Say what the entries mean, or which of them means nothing."""
        item = self._before
        value = self._time() if is_time(self.kind) else self._number(self._value, item.value)
        low, high = self._number(self._low, item.low), self._number(self._high, item.high)
        made = replace(
            item, kind=self.kind, value=value, low=low, high=high, unit=self._unit_code(),
            modifier=self._modifier.currentData(),
        )  # fmt: skip
        if value != item.value:
            made = replace(made, resolved=())
        entries = ((self._value, value), (self._low, low), (self._high, high))
        unread = [field for field, found in entries if self._typed(field) and found is None]
        self.statistic = made if not unread and is_sound(made) else None
        said = self._complaint(unread) if self.statistic is None else self._meaning(made)
        self._said.setText(base_mark() + said)
        for field, _ in entries:
            turn(field, "ltr")  # a minus stands before its number
            field.setAccessibleDescription(said if self.statistic is None else "")
        self._accept.setEnabled(self.statistic is not None and not same(made, item))

    def _typed(self, field: QLineEdit) -> str:
        return field.text().strip() if self._form.isRowVisible(field) else ""

    def _number(self, field: QLineEdit, before: int | float | str | None) -> int | float | None:
        typed = self._typed(field)
        if before is not None and not isinstance(before, str) and typed == _written(before):
            return before
        return read_number(typed, RANGES.get(self.kind, self.kind))

    def _time(self) -> str | None:
        typed, before = self._typed(self._value), self._before
        if self.kind == before.kind and typed == before.value:
            return typed
        return read_time(typed, self.kind)

    def _complaint(self, unread: list[QLineEdit]) -> str:
        if not unread and self._form.isRowVisible(self._low):
            return self.tr("A range needs an end, and the first may not be above the second.")
        if is_time(self.kind):
            return self.tr("This is no time of that kind: write it in words, or as %1.").replace(
                "%1", isolate(_EXAMPLES[self.kind], "ltr")
            )
        return self.tr("This is no number: write it in digits or words.")

    def _meaning(self, made: Statistic) -> str:
        told = f"{modifier_text(made)} {isolate(value_text(made))}".strip()
        return self.tr("Shown as: %1").replace("%1", told)


# How the analysis writes what words cannot always say.
_EXAMPLES: dict[Kind, str] = {
    "date": "2025-02-14",
    "time": "T15:30",
    "datetime": "2025-02-14T15:30",
    "duration": "P3M",
    "relative_time": "-P2Y",
    "date_range": "2025-02",
    "time_range": "(T09,T17)",
    "datetime_range": "2025-02-14TEV",
}


def _written(value: int | float | str | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else number_text(value)


def _passage(item: Statistic, text: str) -> str:
    """The words of the statistic, bold between what stands around them."""
    first, last = (item.sentence.start, item.sentence.end) if item.sentence else (0, len(text))
    low, high = item.span.start - _AROUND, item.span.end + _AROUND
    low = first if low <= first else max(low, text.find(" ", low, item.span.start) + 1)
    high = last if high >= last else max(item.span.end, text.rfind(" ", item.span.end, high))
    before = ("…" if low > first else "") + text[low : item.span.start]
    after = text[item.span.end : high] + ("…" if high < last else "")
    direction = document_direction(text[low:high], interface_direction())
    words = html.escape(item.span.of(text))
    shown = f"{html.escape(before)}<b>{words}</b>{html.escape(after)}".replace("\n", " ")
    return f'<div dir="{direction}">{shown}</div>'
