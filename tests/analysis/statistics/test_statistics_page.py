"""The table of kinds in docs/statistics.md says what the code does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

from reader.analysis.model import Kind, Statistic
from reader.analysis.statistics import find_statistics

PAGE = Path(__file__).parents[3] / "docs" / "statistics.md"
ROWS = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)


def shown(item: Statistic) -> str:
    value = f"{item.low} … {item.high}" if item.value is None else str(item.value)
    return f"{value} {item.unit}" if item.unit else value


def test_every_kind_has_an_example() -> None:
    assert {kind for kind, _, _ in ROWS} == set(get_args(Kind))


def test_the_examples_are_read_as_the_page_says() -> None:
    for kind, example, value in ROWS:
        text = example.replace("**", "")
        found = find_statistics(text)
        read = [(item.span.of(text), item.kind, shown(item)) for item in found]
        assert read == [(example.split("**")[1], kind, value)]
