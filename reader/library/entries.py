"""What a reader types for a statistic: numbers and times as a text has them, or as ISO has them."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from reader.analysis.model import GROUP_OF, Kind
from reader.text.digits import to_western

RANGES: Final[dict[Kind, Kind]] = {
    "range": "number",
    "percent_range": "percent",
    "money_range": "money",
    "age_range": "age",
}
"""The kinds that go from a low to a high end, and what their ends are."""

_AGES: Final = ("year", "month", "week", "day")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_SHAPES: Final = str.maketrans({"−": "-", "٫": "."})
_MARKS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

# ISO 8601 and EDTF, as far as the analysis writes them.
_YEAR = r"(?:\d{4}|XXXX)"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = (
    rf"(?:{_YEAR}-{_MONTH}-(?:0[1-9]|[12]\d|3[01])|XXXX-XX-(?:0[1-9]|[12]\d|3[01])"
    rf"|{_YEAR}(?:-{_MONTH})?-W(?:\d\d|XX)-[1-7])"
)
_CLOCK = r"T(?:[01]\d|2[0-4])(?::[0-5]\d(?::[0-5]\d)?)?"
_PART = r"T(?:MO|MI|AF|EV|NI)"
_AMOUNT = r"\d+(?:\.\d+)?"
_LENGTH = (
    rf"P(?=[\dT])(?:{_AMOUNT}Y)?(?:{_AMOUNT}M)?(?:{_AMOUNT}W)?(?:{_AMOUNT}D)?"
    rf"(?:T(?=\d)(?:{_AMOUNT}H)?(?:{_AMOUNT}M)?(?:{_AMOUNT}S)?)?"
)
_MOMENT = rf"{_DAY}{_CLOCK}(?:Z|[+-]\d\d:\d\d)?"
_PERIOD = rf"{_YEAR}(?:-(?:{_MONTH}|W\d\d|Q[1-4]|H[12]|SP|SU|FA|WI))?|\d{{3}}X|\d\dXX"


def _between(end: str) -> str:
    return rf"\((?:{end}),(?:{end})(?:,{_LENGTH})?\)|(?:{end})/(?:{end})"


_TIMES: Final[dict[Kind, str]] = {
    "date": _DAY,
    "time": _CLOCK,
    "datetime": rf"{_MOMENT}|PRESENT_REF",
    "duration": _LENGTH,
    "relative_time": rf"[+-]?{_LENGTH}",
    "date_range": rf"{_PERIOD}|[+-]{_LENGTH}|{_between(rf'{_DAY}|{_YEAR}(?:-{_MONTH})?')}",
    "time_range": rf"{_PART}|{_between(_CLOCK)}",
    "datetime_range": rf"{_DAY}{_PART}|[+-]{_LENGTH}|{_between(_MOMENT)}",
}


def read_number(text: str, kind: Kind = "number") -> int | float | None:
    """The number that ``text`` is: digits of any shape, or words; None for anything else.

    >>> read_number("١١٫٧")
    11.7
    >>> read_number("12 مليون")
    12000000
    >>> read_number("كثير") is None
    True
    """
    plain = _plain(text)
    if _NUMBER.fullmatch(plain):
        number = Decimal(plain)
        return int(number) if number == number.to_integral_value() else float(number)
    found = _read(plain, {"number", kind})
    return None if isinstance(found, str) else found


def read_time(text: str, kind: Kind) -> str | None:
    """The time of ``kind`` that ``text`` says, as ISO 8601 or EDTF; None for anything else.

    >>> read_time("XXXX-02-14", "date")
    'XXXX-02-14'
    >>> read_time("ثلاثة أشهر", "duration")
    'P3M'
    >>> read_time("2025-02-31", "date") is None
    True
    """
    plain = _plain(text)
    if re.fullmatch(_TIMES[kind], plain.upper()):
        return plain.upper() if _is_in_calendar(plain) else None
    found = _read(plain, {kind})
    return found if isinstance(found, str) else None


def units_of(kind: Kind) -> tuple[str, ...]:
    """The units that the analysis knows for ``kind``, as it names them."""
    from reader.analysis.statistics.words.lexicon import lexicon

    kind = RANGES.get(kind, kind)
    if kind == "age":
        return _AGES
    entries = [entry for found in lexicon().entries.values() for entry in found]
    if kind == "money":
        codes = [entry.payload[0] for entry in entries if entry.sense in ("money", "sign")]
    else:
        units = [entry.payload for entry in entries if entry.sense == "unit"]
        codes = [payload[1] for payload in units if payload[0] == kind]
    return tuple(dict.fromkeys(map(str, codes)))


def is_time(kind: Kind) -> bool:
    """Whether values of ``kind`` are text."""
    return GROUP_OF[kind] == "time"


def _plain(text: str) -> str:
    return to_western(_MARKS.sub("", text)).translate(_SHAPES).strip()


def _read(text: str, kinds: set[Kind]) -> int | float | str | None:
    """What the analysis makes of ``text``, if it is nothing but one statistic of ``kinds``."""
    from reader.analysis.statistics import find_statistics

    found = find_statistics(text) if "\n" not in text else ()
    if len(found) != 1 or len(found[0].span) != len(text) or found[0].kind not in kinds:
        return None
    return found[0].value


def _is_in_calendar(text: str) -> bool:
    try:
        for day in re.findall(r"\d{4}-\d\d-\d\d", text):
            date.fromisoformat(day)
    except ValueError:
        return False
    return True
